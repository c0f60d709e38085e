package io.tegum.sweep.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read is told apart from what is wrong. */
class SpecFileTest {

  @TempDir private Path folder;

  @Test
  void aFileThatIsNotThereIsNotFound() {
    Path file = folder.resolve("none.yaml");
    assertThatExceptionOfType(SpecNotFoundException.class)
        .isThrownBy(() -> SweepSpec.read(file))
        .withMessage(file + ": Cannot read the spec: there is no such file");
  }

  @Test
  void aDirectoryIsNotFound() {
    assertThatExceptionOfType(SpecNotFoundException.class)
        .isThrownBy(() -> SweepSpec.read(folder))
        .withMessage(folder + ": Cannot read the spec: it is a directory, must be a file");
  }

  @Test
  void aFolderThatIsAFileIsNotFound() throws IOException {
    Path file = Files.writeString(folder.resolve("x.yaml"), "name: t\n").resolve("y.yaml");
    assertThatExceptionOfType(SpecNotFoundException.class)
        .isThrownBy(() -> SweepSpec.read(file))
        .satisfies(e -> assertThat(e.getMessage()).startsWith(file + ": Cannot read the spec: "));
  }

  @Test
  void aFileThatIsWrongHasFaults() throws IOException {
    Path file = Files.writeString(folder.resolve("x.yaml"), "name: t\nmodel: {features: 5}\n");
    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(() -> SweepSpec.read(file))
        .satisfies(
            e ->
                assertThat(e.faults())
                    .extracting(Fault::field)
                    .containsExactly("data.sparsity", "model.hidden"));
  }

  /** A reader's buffer may end between its two Java chars. */
  @Test
  void anEmojiMayStandAnywhere() throws IOException {
    String spec = "name: t\nmodel: {features: 5, hidden: 2}\ndata: {sparsity: 0.5}\n";
    for (int before = 0; before < 4; before++) {
      String comment = "#" + "x".repeat(before) + "\ud83d\ude00".repeat(5000) + "\n";
      Path file = Files.writeString(folder.resolve("x.yaml"), comment + spec);
      assertThat(SweepSpec.read(file).name()).isEqualTo("t");
    }
  }

  @Test
  void aLargeFileIsRefusedUnread() throws IOException {
    Path file = Files.write(folder.resolve("x.yaml"), new byte[SweepSpec.MAX_BYTES + 1]);
    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(() -> SweepSpec.read(file))
        .withMessage(file + ": the file is larger than 1 MB (1000000 bytes allowed)");
  }
}
