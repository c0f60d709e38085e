package io.tegum.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tegum.analysis.results.ResultsWriter;
import io.tegum.kernel.family.Families;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32C;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checksums of what Parquet's own leave out. */
class SealTest {

  @TempDir Path folder;

  @Test
  void sealedFilesAreWholeParquetFilesAndSayThatTheyAreSealed() throws IOException {
    Path file = stored();
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      assertThat(reader.getRecordCount()).isEqualTo(3);
      assertThat(reader.getFileMetaData().getKeyValueMetaData())
          .containsEntry("tegum.seal", "crc32c");
    }
    Footer footer = Footer.read(new LocalInputFile(file));
    assertThat(footer.rows()).isEqualTo(3);
    assertThat(footer.seal()).isPresent();
  }

  /** The sums by the class's own picture of a file, over bytes that are cut out here. */
  @Test
  void sealHoldsTheChecksumsOfBodyAndTail() throws IOException {
    byte[] bytes = Files.readAllBytes(stored());
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int seal = bytes.length - 8 - file.getInt(bytes.length - 8) - 24;
    assertThat(new String(bytes, seal + 16, 8, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("TEGMSEAL");
    int body = (int) file.getLong(seal);
    assertThat(body).isBetween(100, seal);
    assertThat(file.getInt(seal + 8)).isEqualTo(crc(Arrays.copyOf(bytes, body)));
    byte[] tail = new byte[bytes.length - body - 4];
    System.arraycopy(bytes, body, tail, 0, seal + 12 - body);
    System.arraycopy(bytes, seal + 16, tail, seal + 12 - body, bytes.length - seal - 16);
    assertThat(file.getInt(seal + 12)).isEqualTo(crc(tail));
  }

  @Test
  void noBitOfFooterSealAndIndexesCanFlipUnseen() throws IOException {
    Path file = stored();
    byte[] bytes = Files.readAllBytes(file);
    int body = (int) Footer.read(new LocalInputFile(file)).seal().orElseThrow().bodyLength();
    assertThat(bytes.length - body).isGreaterThan(2000);
    for (int bit = 8 * body; bit < 8 * bytes.length; bit++) {
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThatThrownBy(() -> Footer.read(new MemoryInputFile(bytes)))
          .as("bit %d of byte %d", bit % 8, bit / 8)
          .isInstanceOfAny(CorruptException.class, IOException.class, RuntimeException.class)
          .satisfies(e -> FileInspection.checkIsTheFilesFault((Exception) e));
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
    }
    assertThat(Footer.read(new MemoryInputFile(bytes)).rows()).isEqualTo(3);
  }

  @Test
  void filesFromBeforeThereWereSealsAreRead() throws IOException {
    Path file = folder.resolve("old.parquet");
    ResultsWriter.trials(
            new LocalOutputFile(file),
            Families.named(Families.DEFAULT),
            Map.of("tegum.code_version", "old"))
        .close();
    Footer footer = Footer.read(new LocalInputFile(file));
    assertThat(footer.seal()).isEmpty();
    assertThat(footer.keyValues()).containsEntry("tegum.code_version", "old");
  }

  @Test
  void whatIsNoParquetFileIsCalledSo() throws IOException {
    for (byte[] bytes : new byte[][] {new byte[0], new byte[11], new byte[100_000]}) {
      assertThatThrownBy(() -> Footer.read(new MemoryInputFile(bytes)))
          .isInstanceOf(CorruptException.class)
          .hasMessageContaining("it is no Parquet file");
    }
    byte[] bytes = Files.readAllBytes(stored());
    for (int length : new int[] {bytes.length - 1, bytes.length / 2, 12}) {
      assertThatThrownBy(() -> Footer.read(new MemoryInputFile(Arrays.copyOf(bytes, length))))
          .isInstanceOf(CorruptException.class);
    }
  }

  private Path stored() throws IOException {
    String name = new StoredSweep(folder).write(0, 3);
    return folder.resolve("trials").resolve(name);
  }

  private static int crc(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return (int) checksum.getValue();
  }
}
