package io.tegum.sweep.store;

import static io.tegum.sweep.store.StoredSweep.indices;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file that the file system does not give is named; all others are read. */
class UnreadableFilesTest {

  @TempDir Path folder;

  @Test
  void trialsThatCannotBeReadAreNamedAndSetAside() throws IOException {
    check("trials");
  }

  @Test
  void curvesThatCannotBeReadAreNamedAndSetAsideWithTheirTrials() throws IOException {
    check("curves");
  }

  private void check(String table) throws IOException {
    StoredSweep sweep = new StoredSweep(folder);
    sweep.write(0, 3);
    String silent = sweep.write(3, 6);
    sweep.write(6, 9);
    Configuration settings =
        FaultyFileSystem.settings(FaultyFileSystem.UNREADABLE, table + "/" + silent);
    SweepStore store = new SweepStore(new StoreFiles(folder.toString(), settings));
    assertNamed(StoreScan.of(store, settings, sweep.grids), silent);
    assertNamed(store.recover(settings, sweep.grids), silent);
    for (String each : new String[] {"trials", "curves"}) {
      assertThat(folder.resolve(each).resolve(silent)).doesNotExist();
      try (var aside = Files.walk(folder.resolve("quarantine"))) {
        assertThat(aside.filter(file -> file.endsWith(Path.of(each, silent)))).hasSize(1);
      }
    }
  }

  private static void assertNamed(StoreScan scan, String silent) {
    assertThat(indices(scan)).hasToString("0-2 6-8");
    assertThat(scan.damages())
        .singleElement()
        .hasToString("trials/" + silent + ": it cannot be read: Input/output error");
  }
}
