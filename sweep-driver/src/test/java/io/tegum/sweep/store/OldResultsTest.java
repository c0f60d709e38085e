package io.tegum.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.sweep.run.ReaderGrids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of another results version are read, though no run goes on in them. */
class OldResultsTest {

  private static final Map<String, String> OLD =
      Map.of("tegum.results_version", "1", "tegum.code_version", "old");

  @TempDir Path folder;

  @Test
  void filesOfTheFoldersVersionAreSoundAndOthersAreNot() throws IOException {
    StoredSweep sweep = sweep("{\"results_version\": 1}");
    String one = sweep.write(0, 3, OLD);
    sweep.write(3, 6, OLD);
    String newer = sweep.write(6, 9, Map.of("tegum.results_version", "2"));
    for (String table : new String[] {"trials", "curves"}) {
      Path tables = folder.resolve(table);
      Files.copy(tables.resolve(one), tables.resolve("z-copy.parquet"));
    }
    Sound sound = Sound.of(sweep.store, StoredSweep.HADOOP, ReaderGrids.of(sweep.store));
    assertThat(sound.scan().counts().completed()).isEqualTo(6);
    assertThat(sound.doubles()).extracting(StoredFile::name).containsExactly("z-copy.parquet");
    assertThat(sound.scan().damages())
        .singleElement()
        .hasToString("trials/" + newer + ": its results are of version 2");
  }

  @Test
  void tablesWithoutASpecAreReadAsTheirFootersTell() throws IOException {
    StoredSweep sweep = new StoredSweep(folder);
    sweep.write(0, 3, OLD);
    sweep.write(3, 6);
    Sound sound = Sound.of(sweep.store, StoredSweep.HADOOP, ReaderGrids.of(sweep.store));
    assertThat(sound.isWhole()).isTrue();
    assertThat(sound.scan().counts().completed()).isEqualTo(6);
    assertThat(sound.scan().otherIds().size()).isZero();
  }

  private StoredSweep sweep(String provenance) throws IOException {
    StoredSweep sweep = new StoredSweep(folder);
    sweep.store.put(StoredSweep.SPEC.getBytes(StandardCharsets.UTF_8));
    sweep.store.putProvenance(provenance.getBytes(StandardCharsets.UTF_8));
    return sweep;
  }
}
