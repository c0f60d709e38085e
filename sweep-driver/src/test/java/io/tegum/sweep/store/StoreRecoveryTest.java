package io.tegum.sweep.store;

import static io.tegum.sweep.store.StoredSweep.indices;
import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.sweep.run.BuildVersion;
import io.tegum.sweep.run.KnownGrids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run finds, keeps and sets aside when it begins. */
class StoreRecoveryTest {

  @TempDir Path folder;
  private StoredSweep sweep;

  @BeforeEach
  void open() throws IOException {
    sweep = new StoredSweep(folder);
  }

  @Test
  void footersTellWhichTrialsAreThereAndHowTheyEnded() throws IOException {
    sweep.write(0, 3);
    sweep.writeWithFailure(5, 8);
    StoreScan scan = sweep.scan();
    assertThat(indices(scan)).hasToString("0-2 5-7");
    assertThat(scan.counts().completed()).isEqualTo(5);
    assertThat(scan.counts().failed()).isEqualTo(1);
    assertThat(scan.counts().trainSeconds()).isGreaterThan(0.5);
    assertThat(scan.otherIds().size()).isZero();
    assertThat(scan.damages()).isEmpty();
  }

  @Test
  void trialsOfGridsThatNobodyKnowsAreKnownByTheirIds() throws IOException {
    sweep.write(0, 3);
    StoreScan scan = StoreScan.of(sweep.store, StoredSweep.HADOOP, StoredSweep.NO_GRIDS);
    assertThat(scan.coverage()).isEqualTo(Coverage.NONE);
    assertThat(scan.counts().completed()).isEqualTo(3);
    assertThat(scan.otherIds().size()).isEqualTo(3);
    assertThat(scan.otherIds().contains(sweep.grid.configuration(2).orElseThrow().trialId()))
        .isTrue();
    assertThat(scan.otherIds().contains(sweep.grid.configuration(3).orElseThrow().trialId()))
        .isFalse();
  }

  @Test
  void whatIsNoWholeFileOfResultsIsNamedAndSetAside() throws IOException {
    String kept = sweep.write(0, 2);
    String truncated = sweep.write(2, 4);
    cut(folder.resolve("trials").resolve(truncated));
    String tornCurves = sweep.write(4, 6);
    cut(folder.resolve("curves").resolve(tornCurves));
    String withoutCurves = sweep.write(6, 8);
    Files.delete(folder.resolve("curves").resolve(withoutCurves));
    String old = sweep.write(8, 10, Map.of("tegum.results_version", "1"));
    Path foreign = folder.resolve("trials/foreign.parquet");
    Files.copy(folder.resolve("curves").resolve(kept), foreign);
    Files.copy(folder.resolve("curves").resolve(kept), folder.resolve("curves/foreign.parquet"));
    Files.createFile(folder.resolve("trials/_SUCCESS"));
    Files.createDirectory(folder.resolve("curves/a folder"));

    List<String> damages =
        sweep.recover().damages().stream().map(StoreScan.Damage::toString).toList();
    assertThat(damages).hasSize(7);
    assertThat(damages)
        .anyMatch(d -> d.startsWith("trials/" + truncated + ": it cannot be read"))
        .anyMatch(d -> d.startsWith("trials/" + tornCurves + ": the curves of its trials cannot"))
        .contains("trials/" + withoutCurves + ": the curves of its trials are not there")
        .contains("trials/" + old + ": its results are of version 1")
        .contains("trials/foreign.parquet: it is no table of trials")
        .contains("trials/_SUCCESS: it is no file of results")
        .contains("curves/a folder: it is no file of results");

    assertThat(names("trials")).containsExactly(kept);
    assertThat(names("curves")).containsExactly(kept);
    Path aside = folder.resolve("quarantine").resolve(names("quarantine").get(0));
    assertThat(folder.relativize(aside.resolve("trials")).toString()).startsWith("quarantine/2");
    assertThat(names(aside.resolve("trials"), 6))
        .contains(truncated, tornCurves, withoutCurves, old, "foreign.parquet", "_SUCCESS");
    assertThat(names(aside.resolve("curves"), 5))
        .contains(truncated, tornCurves, old, "foreign.parquet", "a folder");
    assertThat(indices(sweep.scan())).hasToString("0-1");
    assertThat(sweep.recover().damages()).isEmpty();
  }

  @Test
  void bundlesCurvesWithoutTheirTrialsAreSweptAway() throws IOException {
    String kept = sweep.write(0, 2);
    String half = sweep.write(2, 4);
    Files.delete(folder.resolve("trials").resolve(half));
    assertThat(sweep.scan().orphans()).containsExactly(half); // perhaps they are just coming
    assertThat(sweep.recover().damages()).isEmpty();
    assertThat(names("curves")).containsExactly(kept);
    assertThat(folder.resolve("quarantine")).doesNotExist();
  }

  @Test
  void aFileWhoseTrialsAllStandElsewhereIsDropped() throws IOException {
    String large = sweep.write(0, 6);
    sweep.write(2, 5);
    StoreScan scan = sweep.recover();
    assertThat(scan.damages()).isEmpty();
    assertThat(names("trials")).containsExactly(large);
    assertThat(names("curves")).containsExactly(large);
    assertThat(scan.counts().all()).isEqualTo(6);
  }

  @Test
  void aFileOfWhichSomeTrialsStandElsewhereIsSetAside() throws IOException {
    sweep.write(0, 6);
    String straggler = sweep.write(4, 8);
    String other = sweep.write(9, 10);
    StoreScan scan = sweep.recover();
    assertThat(scan.damages()).hasSize(1);
    assertThat(scan.damages().get(0))
        .hasToString("trials/" + straggler + ": some of its trials stand in other files too");
    assertThat(names("trials")).hasSize(2).contains(other).doesNotContain(straggler);
    assertThat(indices(scan)).hasToString("0-5 9");
  }

  @Test
  void aFileOfAnotherSweepIsSetAside() throws IOException {
    String own = sweep.write(0, 3);
    String foreign = fromElsewhere(BuildVersion.text());
    StoreScan scan = sweep.recover();
    assertThat(scan.damages())
        .extracting(StoreScan.Damage::toString)
        .containsExactly(
            "trials/%s: its trials are of a grid that neither sweep.yaml nor specs/ gives"
                .formatted(foreign));
    assertThat(names("trials")).containsExactly(own);
    assertThat(names("curves")).containsExactly(own);
  }

  /** Other code may have called the sweep's own grid by another name. */
  @Test
  void whatOtherCodeStoredIsKeptWhateverGridItNames() throws IOException {
    String own = sweep.write(0, 3);
    String other = fromElsewhere("an earlier one");
    StoreScan scan = sweep.recover();
    assertThat(scan.damages()).isEmpty();
    assertThat(names("trials")).containsExactlyInAnyOrder(own, other);
    assertThat(scan.otherIds().size()).isEqualTo(3);
  }

  /** A file of a sweep of sparsities .5 and .8, moved here; its name. */
  private String fromElsewhere(String codeVersion) throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    StoredSweep another = new StoredSweep(elsewhere, StoredSweep.SPEC.replace("0.9]", "0.8]"));
    String name = another.write(3, 6, Map.of("tegum.code_version", codeVersion));
    for (String table : List.of("trials", "curves")) {
      Files.move(elsewhere.resolve(table).resolve(name), folder.resolve(table).resolve(name));
    }
    return name;
  }

  /** Sparsities .5 and .9; since it was extended, .7 between them. */
  @Test
  void aTrialOfTheGridBeforeAnExtensionIsNotKeptTwice() throws IOException {
    String before = sweep.write(4, 8);
    StoredSweep extended = extendedTo("[0.5, 0.7, 0.9]");
    extended.write(4, 6); // 4 and 5 of sparsity .5 in both
    String some = extended.write(13, 16); // 1 to 3 of sparsity .9: 7 to 9 before
    String others = extended.write(6, 12);
    KnownGrids grids = both(extended);
    IndexRuns all = IndexRuns.parse("0-17");
    assertThat(grids.inOwn(sweep.grid.identity(), IndexRuns.parse("4-7 11"), all))
        .hasToString("4-5 12-13 17");
    assertThat(grids.inOwn(sweep.grid.identity(), IndexRuns.parse("4-7 11"), IndexRuns.of(13, 18)))
        .hasToString("13 17");
    StoreScan scan = extended.store.recover(StoredSweep.HADOOP, grids);
    assertThat(names("trials")).containsExactlyInAnyOrder(before, others);
    assertThat(scan.damages())
        .extracting(StoreScan.Damage::toString)
        .containsExactly("trials/" + some + ": some of its trials stand in other files too");
  }

  /** Of sparsities .5 and .9 the second is not in the sweep any more, but its trials stay. */
  @Test
  void trialsThatTheOwnGridLacksAreNeitherLostNorKeptTwice() throws IOException {
    String mixed = sweep.write(5, 9); // 5 of sparsity .5, and three of .9
    String large = sweep.write(8, 12); // the double of 8
    StoredSweep extended = extendedTo("[0.5, 0.7]");
    String own = extended.write(0, 6);
    StoreScan scan = extended.store.recover(StoredSweep.HADOOP, both(extended));
    assertThat(names("trials")).containsExactlyInAnyOrder(own, large);
    assertThat(scan.damages())
        .extracting(StoreScan.Damage::path)
        .containsExactly("trials/" + mixed);
    assertThat(scan.counts().all()).isEqualTo(10);
  }

  private StoredSweep extendedTo(String sparsities) throws IOException {
    return new StoredSweep(folder, StoredSweep.SPEC.replace("[0.5, 0.9]", sparsities));
  }

  private KnownGrids both(StoredSweep extended) {
    return new KnownGrids(
        extended.grid,
        Map.of(sweep.grid.identity(), sweep.grid, extended.grid.identity(), extended.grid),
        true);
  }

  private List<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(this.folder.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static List<String> names(Path folder, int count) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(names).hasSize(count);
      return names;
    }
  }

  private static void cut(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(content, content.length / 2));
  }
}
