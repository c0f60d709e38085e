package io.tegum.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Symbolic links in a results folder: what a run sweeps away is its own. */
class LinksTest {

  /** All that we write to or delete from. */
  private static final List<String> FOLDERS =
      List.of(
          "_staging",
          "trials",
          "curves",
          "_compaction",
          "quarantine",
          "specs",
          "events",
          "report",
          "report/diagrams");

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
    for (String name : FOLDERS) {
      Files.createDirectories(store.resolve(name).getParent());
      Path inside = Files.createSymbolicLink(store.resolve(name), elsewhere);
      assertThatThrownBy(() -> RunLock.take(new StoreFiles(link.toString(), new Configuration())))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(name + " is a symbolic link, must be a folder");
      Files.delete(inside);
    }
  }

  @Test
  void nothingIsWrittenThroughALinkNorDeletedThere() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path precious = Files.writeString(elsewhere.resolve("file"), "precious");
    Path store = Files.createDirectories(folder.resolve("store"));
    StoreFiles files = new StoreFiles(store.toString(), new Configuration());
    Files.writeString(store.resolve("mine"), "mine");
    for (String name : FOLDERS) {
      Files.createDirectories(store.resolve(name).getParent());
      Path inside = Files.createSymbolicLink(store.resolve(name), elsewhere);
      for (ThrowingCallable step :
          List.<ThrowingCallable>of(
              () -> files.write(name + "/new", new byte[1]),
              () -> files.write(name + "/below/new", new byte[1]),
              () -> files.delete(name + "/file"),
              () -> files.move("mine", name + "/file"),
              () -> files.move(name + "/file", "moved"),
              () -> files.replace("mine", name + "/file"))) {
        assertThatThrownBy(step)
            .isInstanceOf(IOException.class)
            .hasMessageContaining("is a symbolic link, must be a folder");
      }
      Files.delete(inside);
    }
    assertThat(precious).hasContent("precious");
    assertThat(elsewhere.toFile().list()).containsExactly("file");
    assertThat(store.resolve("mine")).hasContent("mine");
  }

  @Test
  void whatStandsInThePlaceOfOurFoldersAndFilesIsNamed() throws IOException {
    Path store = Files.createDirectories(folder.resolve("store"));
    for (String name : FOLDERS) {
      Files.createDirectories(store.resolve(name).getParent());
      Path file = Files.createFile(store.resolve(name));
      assertThatThrownBy(() -> RunLock.take(new StoreFiles(store.toString(), new Configuration())))
          .isInstanceOf(IOException.class)
          .hasMessage(file + " is a file, must be a folder; move it away");
      Files.delete(file);
    }
    for (String name : List.of("_staging/lock", "sweep.yaml", "sweep.json")) {
      Path inside = Files.createDirectories(store.resolve(name));
      assertThatThrownBy(() -> RunLock.take(new StoreFiles(store.toString(), new Configuration())))
          .isInstanceOf(IOException.class)
          .hasMessage(inside + " is a folder, must be a file; move it away");
      Files.delete(inside);
    }
    RunLock.take(new StoreFiles(store.toString(), new Configuration())).close();
  }
}
