package io.tegum.sweep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code verify} finds, and what it says of it. */
class VerifyCommandTest {

  private static final int FLIPS = 40;

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void run() throws IOException {
    out = folder.resolve("out");
    run(SmallSpec.WITH_DIVERGENCE, out);
  }

  @Test
  void soundFolderIsSaidToBeSound() {
    CommandRun sound = CommandRun.of("verify", out.toString());
    assertThat(sound.exitCode()).as(sound.out()).isZero();
    assertThat(sound.out())
        .containsPattern("trials +24\n")
        .containsPattern("missing +0\n")
        .containsPattern("pages +[\\d,]+\n")
        .containsPattern("damaged +0 files\n")
        .containsPattern("doubled +0 files\n")
        .containsPattern("foreign +0 files\n")
        .hasLineCount(8);
    assertThat(sound.err()).isEmpty();
  }

  @Test
  void everyFlippedBitIsFoundAndItsFileNamed() throws IOException {
    Random random = new Random(40);
    for (int k = 0; k < FLIPS; k++) {
      List<Path> files = files(k % 2 == 0 ? "trials" : "curves");
      Path file = files.get(random.nextInt(files.size()));
      byte[] bytes = Files.readAllBytes(file);
      int bit = random.nextInt(8 * bytes.length);
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(file, bytes);
      CommandRun rotten = CommandRun.of("verify", out.toString());
      assertThat(rotten.exitCode()).as(rotten.out()).isEqualTo(ExitCode.BAD_DATA);
      assertThat(rotten.out())
          .as("bit %d of byte %d of %s", bit % 8, bit / 8, file)
          .contains(file.getFileName() + ": ")
          .doesNotContainPattern("damaged +0 files");
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(file, bytes);
    }
    assertThat(CommandRun.of("verify", out.toString()).exitCode()).isZero();
  }

  @Test
  void doubledForeignAndMissingOnesAreNamedApart() throws IOException {
    List<Path> own = files("trials");
    copy(own.get(0).getFileName().toString(), out, "copy.parquet");
    Path other = folder.resolve("other");
    run(SmallSpec.WITH_DIVERGENCE.replace("features: 5", "features: 6"), other);
    String foreign = other.resolve("trials").toFile().list()[0];
    copy(foreign, other, "foreign.parquet");
    Files.delete(own.get(1));
    CommandRun found = CommandRun.of("verify", out.toString());
    assertThat(found.exitCode()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(found.out())
        .containsPattern("damaged +0 files\n")
        .containsPattern("doubled +1 file\n")
        .containsPattern("foreign +1 file\n")
        .containsPattern("missing +[1-9]")
        .contains("trials/copy.parquet: all of its trials stand in other files too")
        .contains("trials/foreign.parquet: its trials are of a grid that neither")
        .contains("curves/" + own.get(1).getFileName() + ": its trials are not there (yet)");
  }

  /** A file of other code, say, that nothing but its rows tells of. */
  @Test
  void rowsThatTheirFooterDoesNotNameAreNamed() throws IOException {
    List<Path> own = files("trials");
    Path one = own.get(0);
    Path two = own.get(1);
    for (Path file : List.of(one, two)) {
      Path curves = out.resolve("curves").resolve(file.getFileName());
      Files.move(curves, folder.resolve(file.getFileName()));
    }
    Files.move(folder.resolve(one.getFileName()), out.resolve("curves").resolve(two.getFileName()));
    Files.move(folder.resolve(two.getFileName()), out.resolve("curves").resolve(one.getFileName()));
    CommandRun found = CommandRun.of("verify", out.toString());
    assertThat(found.exitCode()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(found.out())
        .containsPattern("damaged +2 files\n")
        .contains("trials of its rows are not in trials/" + one.getFileName());
  }

  @Test
  void specsThatAreNotWhatTheyWereAreNamed() throws IOException {
    Files.writeString(
        out.resolve("sweep.yaml"), SmallSpec.WITH_DIVERGENCE.replace("0.003", "0.002"));
    Path earlier = Files.createDirectories(out.resolve("specs")).resolve("0123.yaml");
    Files.write(earlier, "name: x".getBytes(StandardCharsets.UTF_8));
    CommandRun found = CommandRun.of("verify", out.toString());
    assertThat(found.exitCode()).isEqualTo(ExitCode.BAD_DATA);
    assertThat(found.out())
        .contains("sweep.yaml: it is not the spec that sweep.json tells the SHA-256 of")
        .contains("specs/0123.yaml: its name is not the SHA-256 of its content");
  }

  @Test
  void whatIsNotThereIsInputThatIsNotFound() {
    CommandRun nowhere = CommandRun.of("verify", folder.resolve("nowhere").toString());
    assertThat(nowhere.exitCode()).isEqualTo(ExitCode.INPUT_NOT_FOUND);
    assertThat(nowhere.err()).contains("there is no such folder").hasLineCount(1);
  }

  private void copy(String name, Path from, String to) throws IOException {
    for (String table : List.of("trials", "curves")) {
      Files.copy(from.resolve(table).resolve(name), out.resolve(table).resolve(to));
    }
  }

  private void run(String spec, Path into) throws IOException {
    Path file = SmallSpec.in(Files.createDirectories(folder.resolve(into + "-spec")), spec);
    CommandRun run =
        CommandRun.of(
            "run",
            file.toString(),
            "--out",
            into.toString(),
            "--master",
            "local[1]",
            "--bundle-seconds",
            "0.001");
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private List<Path> files(String table) throws IOException {
    try (Stream<Path> files = Files.list(out.resolve(table))) {
      return files.sorted().toList();
    }
  }
}
