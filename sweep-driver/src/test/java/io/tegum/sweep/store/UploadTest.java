package io.tegum.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {

  private static final byte[] CONTENT = {1, 2, 3};

  @TempDir java.nio.file.Path folder;
  private FileSystem files;
  private Path root;

  @BeforeEach
  void open() throws IOException {
    files = FileSystem.getLocal(new Configuration()).getRawFileSystem();
    root = new Path(folder.toUri());
  }

  @Test
  void executorsOfARetiredWriterPutNothingInPlace() throws IOException {
    Upload driver = new Upload(files, root, "first", false);
    Upload executor = new Upload(files, root, "first", true);
    Path target = new Path(root, "trials/bundle.parquet");
    assertThatThrownBy(() -> executor.put(target, CONTENT)).isInstanceOf(IOException.class);
    driver.retireOthers();
    executor.put(target, CONTENT);
    assertThat(folder.resolve("trials/bundle.parquet")).hasBinaryContent(CONTENT);

    Upload next = new Upload(files, root, "second", false);
    next.retireOthers();
    assertThatThrownBy(() -> executor.put(new Path(root, "trials/late.parquet"), CONTENT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("first is not there: this run has ended, or another has begun");
    assertThat(folder.resolve("trials/late.parquet")).doesNotExist();
    next.close();
    assertThat(folder.resolve("_staging")).doesNotExist();
  }

  @Test
  void locksAreNobodysLeftovers() throws IOException {
    files.create(new Path(root, "_staging/lock.other")).close();
    Upload writer = new Upload(files, root, "writer", false);
    writer.retireOthers();
    writer.close();
    assertThat(folder.resolve("_staging/lock.other")).exists();
  }
}
