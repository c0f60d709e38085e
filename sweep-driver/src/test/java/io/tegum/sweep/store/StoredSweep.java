package io.tegum.sweep.store;

import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.family.Trial;
import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.training.Trainer;
import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.run.KnownGrids;
import io.tegum.sweep.spec.SweepSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** A local store of a sweep whose trials train in a millisecond, filled by hand. */
final class StoredSweep {

  static final Configuration HADOOP = new Configuration();

  /** Nothing is known of the grids that the trials came from. */
  /** 12 trials. */
  static final String SPEC =
      """
      name: stored
      model: {features: 3, hidden: 2}
      data: {sparsity: [0.5, 0.9], importance_decay: 0.9}
      training: {schedule: representation-only, steps: 5, batch: 8, learning_rate: 0.003}
      seeds: 6
      record: {points: 2}
      """;

  static final SweepGrids NO_GRIDS = new KnownGrids(grid(SPEC), Map.of(), false);

  final Grid grid;
  final SweepStore store;
  final SweepGrids grids;

  StoredSweep(Path folder) throws IOException {
    this(folder, SPEC);
  }

  StoredSweep(Path folder, String spec) throws IOException {
    grid = grid(spec);
    grids = new KnownGrids(grid, Map.of(grid.identity(), grid), true);
    store = new SweepStore(new StoreFiles(folder.toString(), HADOOP));
  }

  private static Grid grid(String spec) {
    return Grid.of(SweepSpec.parse("sweep.yaml", spec.getBytes(StandardCharsets.UTF_8)));
  }

  /** Trains the trials in [first, end) and writes them as a bundle; its file's name. */
  String write(long first, long end) throws IOException {
    return write(first, end, Map.of("tegum.code_version", "test"));
  }

  String write(long first, long end, Map<String, String> provenance) throws IOException {
    List<TrialRow> rows = new ArrayList<>();
    for (long index = first; index < end; index++) {
      Trial trial = grid.configuration(index).orElseThrow();
      rows.add(new TrialRow("stored", "test", Trainer.train(trial)));
    }
    return write(first, end, rows, provenance);
  }

  /** As {@link #write}, but the trial at {@code first} failed. */
  String writeWithFailure(long first, long end) throws IOException {
    List<TrialRow> rows = new ArrayList<>();
    for (long index = first; index < end; index++) {
      Trial trial = grid.configuration(index).orElseThrow();
      TrialResult result =
          index == first
              ? TrialResult.failed(trial, "a test", 3, List.of(), 0.5)
              : Trainer.train(trial);
      rows.add(new TrialRow("stored", "test", result));
    }
    return write(first, end, rows, Map.of("tegum.code_version", "test"));
  }

  private String write(long first, long end, List<TrialRow> rows, Map<String, String> provenance)
      throws IOException {
    String name = "%032x".formatted(first * 1000 + end);
    Coverage coverage = Coverage.of(grid.identity(), IndexRuns.of(first, end));
    store.write(name, rows, coverage, provenance);
    return name + ".parquet";
  }

  StoreScan scan() throws IOException {
    return StoreScan.of(store, HADOOP, grids);
  }

  StoreScan recover() throws IOException {
    return store.recover(HADOOP, grids);
  }

  /** Which trials a scan says are there. */
  static IndexRuns indices(StoreScan scan) {
    return IndexRuns.union(List.copyOf(scan.coverage().runs().values()));
  }
}
