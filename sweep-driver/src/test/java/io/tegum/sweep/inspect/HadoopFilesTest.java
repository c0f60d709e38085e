package io.tegum.sweep.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tegum.kernel.checkpoint.ByteSource;
import io.tegum.kernel.checkpoint.CheckpointFiles;
import io.tegum.kernel.checkpoint.LocalFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files by way of Hadoop, and mapped ones, hold the same bytes anywhere. */
class HadoopFilesTest {

  private static final int SIZE = 300_000;

  @TempDir Path folder;
  private CheckpointFiles hadoop;
  private CheckpointFiles mapped;

  @BeforeEach
  void write() throws IOException {
    byte[] content = new byte[SIZE];
    new Random(1).nextBytes(content);
    Files.write(folder.resolve("a"), content);
    Files.createDirectory(folder.resolve("sub"));
    hadoop =
        new HadoopFiles(
            new org.apache.hadoop.fs.Path(folder.toUri().toString()), new Configuration());
    mapped = new LocalFiles(folder.toString());
  }

  @Test
  void bothReadTheSameBytes() throws Exception {
    assertThat(hadoop.names()).isEqualTo(mapped.names()).containsExactly("a");
    Random random = new Random(2);
    try (ByteSource left = copied(hadoop).open("a");
        ByteSource right = copied(mapped).open("a")) {
      assertThat(left.length()).isEqualTo(right.length()).isEqualTo(SIZE);
      for (int i = 0; i < 50; i++) {
        int at = random.nextInt(SIZE);
        byte[] first = new byte[random.nextInt(SIZE - at) + 1];
        byte[] second = new byte[first.length];
        left.read(at, first, first.length);
        right.read(at, second, second.length);
        assertThat(first).isEqualTo(second);
      }
    }
  }

  @Test
  void nothingIsReadBeyondTheEnd() throws IOException {
    for (CheckpointFiles files : new CheckpointFiles[] {hadoop, mapped}) {
      assertThatThrownBy(() -> files.open("b")).isInstanceOf(FileNotFoundException.class);
      try (ByteSource source = files.open("a")) {
        assertThatThrownBy(() -> source.read(SIZE - 1, new byte[2], 2))
            .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> source.read(Long.MAX_VALUE, new byte[2], 2))
            .isInstanceOf(EOFException.class);
      }
    }
  }

  /** As it travels to an executor. */
  private static CheckpointFiles copied(CheckpointFiles files) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(files);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (CheckpointFiles) in.readObject();
    }
  }
}
