package io.tegum.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingTest {

  @TempDir java.nio.file.Path folder;
  private FileSystem files;
  private Path root;

  @BeforeEach
  void open() throws IOException {
    files = FileSystem.getLocal(new Configuration()).getRawFileSystem();
    root = new Path(folder.toUri());
  }

  private Staging newWriter() {
    return new Staging(files, root, new Configuration(), UUID.randomUUID().toString(), false);
  }

  @Test
  void fileBegunBeforeItsWriterWasRetiredIsNotPutInPlaceAfterwards() throws IOException {
    Staging writer = newWriter();
    Path target = new Path(root, "table.parquet");
    Path staged = writer.path(target);
    try (FSDataOutputStream out = writer.create(staged)) {
      newWriter().retireOthers();
      out.write(1);
    }
    assertThatThrownBy(() -> files.rename(staged, target)).isInstanceOf(IOException.class);
    assertThat(files.exists(target)).isFalse();
    assertThat(files.listStatus(new Path(root, Placement.FOLDER))).isEmpty();
  }

  @Test
  void closingLeavesOtherWritersAlone() throws IOException {
    Staging one = newWriter();
    Staging two = newWriter();
    Path staged = one.path(new Path(root, "one"));
    one.create(staged).close();
    two.create(two.path(new Path(root, "two"))).close();
    two.close();
    assertThat(files.exists(staged)).isTrue();
    one.close();
    assertThat(files.exists(new Path(root, Placement.FOLDER))).isFalse();
  }
}
