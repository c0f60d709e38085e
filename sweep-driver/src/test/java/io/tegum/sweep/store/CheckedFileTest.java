package io.tegum.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tegum.analysis.results.ResultsWriter;
import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.training.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole files against their checksums. */
class CheckedFileTest {

  private static final int FLIPS = 200;

  @TempDir Path folder;

  @Test
  void everyPageOfASealedFileHasAChecksum() throws IOException {
    Path file = folder.resolve("trials").resolve(new StoredSweep(folder).write(0, 3));
    CheckedFile read = CheckedFile.read(new LocalInputFile(file));
    int columns = Footer.read(new LocalInputFile(file)).schema().getColumns().size();
    assertThat(read).isEqualTo(new CheckedFile(Files.size(file), columns, 0));
  }

  @Test
  void noBitOfASealedFileCanFlipUnseen() throws IOException {
    String name = new StoredSweep(folder).write(0, 6);
    Random random = new Random(20);
    for (String table : new String[] {"trials", "curves"}) {
      byte[] bytes = Files.readAllBytes(folder.resolve(table).resolve(name));
      for (int flip = 0; flip < FLIPS; flip++) {
        int bit = random.nextInt(8 * bytes.length);
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));
        assertThatThrownBy(() -> CheckedFile.read(new MemoryInputFile(bytes)))
            .as("bit %d of byte %d of %s", bit % 8, bit / 8, table)
            .isInstanceOfAny(IOException.class, RuntimeException.class)
            .satisfies(e -> FileInspection.checkIsTheFilesFault((Exception) e));
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));
      }
    }
  }

  @Test
  void damagedPageIsNamedByItsColumn() throws IOException {
    Path file = folder.resolve("trials").resolve(new StoredSweep(folder).write(0, 3));
    var chunk =
        Footer.read(new LocalInputFile(file)).metadata().getBlocks().get(0).getColumns().stream()
            .filter(c -> c.getPath().toDotString().startsWith("feature_norms"))
            .findFirst()
            .orElseThrow();
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) (chunk.getStartingPos() + chunk.getTotalSize() - 1)] ^= 1;
    assertThatThrownBy(() -> CheckedFile.read(new MemoryInputFile(bytes)))
        .isInstanceOf(CorruptException.class)
        .hasMessageContaining("a page of column feature_norms is damaged")
        .hasMessageContaining("CRC");
    bytes[(int) (chunk.getStartingPos() + chunk.getTotalSize() - 1)] ^= 1;
    bytes[1] ^= 1; // of the file's first four letters, which no reader looks at
    assertThatThrownBy(() -> CheckedFile.read(new MemoryInputFile(bytes)))
        .isInstanceOf(CorruptException.class)
        .hasMessage("its checksum does not match, those of its pages' data do");
  }

  @Test
  void fileFromBeforeThereWereSealsIsReadPageByPage() throws IOException {
    StoredSweep sweep = new StoredSweep(folder);
    Path file = folder.resolve("old.parquet");
    try (ParquetWriter<TrialRow> writer =
        ResultsWriter.trials(new LocalOutputFile(file), sweep.grid.family(), Map.of())) {
      writer.write(
          new TrialRow("old", "test", Trainer.train(sweep.grid.configuration(0).orElseThrow())));
    }
    assertThat(CheckedFile.read(new LocalInputFile(file)).unchecked()).isEqualTo(1);
    byte[] bytes = Files.readAllBytes(file);
    bytes[200] ^= 4;
    assertThatThrownBy(() -> CheckedFile.read(new MemoryInputFile(bytes)))
        .isInstanceOf(CorruptException.class);
  }
}
