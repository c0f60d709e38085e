package io.tegum.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Symbolic links in a results folder: what a run sweeps away is its own. */
class LinksTest {

  @TempDir Path folder;

  @Test
  void whatALinkPointsToOutlivesTheLink() throws IOException {
    Path precious = Files.createDirectories(folder.resolve("elsewhere")).resolve("precious");
    Files.writeString(precious, "precious");
    Path store = Files.createDirectories(folder.resolve("store"));
    Path curves = Files.createDirectories(store.resolve("curves"));
    Path dead = Files.createDirectories(store.resolve("_staging/dead-writer"));
    Path orphan = Files.createSymbolicLink(curves.resolve("orphan.parquet"), precious);
    Files.createSymbolicLink(curves.resolve("folder.parquet"), precious.getParent());
    Files.createSymbolicLink(dead.resolve("file"), precious);
    Files.createSymbolicLink(dead.resolve("folder"), precious.getParent());
    Files.createSymbolicLink(store.resolve("_staging/other-writer"), precious.getParent());
    Files.createSymbolicLink(store.resolve("sweep.json"), precious);

    SweepStore sweep = new SweepStore(new StoreFiles(store.toString(), new Configuration()));
    byte[] text = "{}".getBytes(StandardCharsets.UTF_8);
    sweep.recover(new Configuration(), StoredSweep.NO_GRIDS);
    sweep.putProvenance(text);
    sweep.end();
    assertThat(orphan).doesNotExist();
    assertThat(store.resolve("_staging")).doesNotExist();
    assertThat(store.resolve("sweep.json")).isRegularFile().hasContent("{}");
    assertThat(precious).hasContent("precious");
  }

  @Test
  void foldersThatAreLinksAreRefusedAndTheResultsFolderMayBeOne() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path store = Files.createDirectories(folder.resolve("store"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), store);
    RunLock lock = RunLock.take(new StoreFiles(link.toString(), new Configuration()));
    assertThatThrownBy(() -> RunLock.take(new StoreFiles(store.toString(), new Configuration())))
        .isInstanceOf(OccupiedException.class);
    lock.close();
    for (String name : new String[] {"_staging", "trials", "curves"}) {
      Path inside = Files.createSymbolicLink(store.resolve(name), elsewhere);
      assertThatThrownBy(() -> RunLock.take(new StoreFiles(link.toString(), new Configuration())))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(name + " is a symbolic link, must be a folder");
      Files.delete(inside);
    }
  }
}
