package io.tegum.sweep.store;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;

/**
 * A Parquet file's footer, read in one go and, where the file is sealed, checked before anything of
 * it is believed.
 *
 * @param metadata what it says
 * @param seal the file's seal; empty for files from before there were seals, and for others' files
 */
record Footer(ParquetMetadata metadata, Optional<Seal> seal) {

  /** Holds footer, seal and indexes of nearly every file of ours. */
  private static final int AT_ONCE = 64 << 10;

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /** With the settings of Hadoop's files, which it would read anew each time. */
  private static final ParquetReadOptions OPTIONS =
      ParquetReadOptions.builder(new PlainParquetConfiguration()).build();

  /**
   * Reads it.
   *
   * @throws CorruptException when it is not what was written
   * @throws IOException also when the file system fails; Parquet throws RuntimeExceptions besides
   */
  static Footer read(InputFile file) throws IOException {
    long length = file.getLength();
    if (length < MAGIC.length + Seal.END_BYTES) {
      throw new CorruptException("it is no Parquet file: it has " + length + " bytes");
    }
    try (SeekableInputStream in = file.newStream()) {
      byte[] end = end(in, length, (int) Math.min(length, AT_ONCE));
      int footerBytes = footerBytes(end, length);
      int needed = Math.min((int) length, footerBytes + Seal.END_BYTES + Seal.BYTES);
      if (needed > end.length) {
        end = end(in, length, needed);
      }
      int footerAt = end.length - Seal.END_BYTES - footerBytes;
      Optional<Seal> seal = Seal.at(end, footerAt - Seal.BYTES);
      if (seal.isPresent()) {
        check(seal.get(), in, length, end, footerAt - Seal.BYTES);
      }
      ParquetMetadata metadata = parse(end, footerAt, footerBytes);
      if (seal.isEmpty()
          && metadata.getFileMetaData().getKeyValueMetaData().containsKey(Seal.KEY)) {
        throw new CorruptException("the checksum of its footer is not there");
      }
      return new Footer(metadata, seal);
    }
  }

  /** Of a file that is in memory. */
  static ParquetMetadata parse(byte[] parquet) throws IOException {
    int bytes = footerBytes(parquet, parquet.length);
    return parse(parquet, parquet.length - Seal.END_BYTES - bytes, bytes);
  }

  private static ParquetMetadata parse(byte[] bytes, int offset, int length) throws IOException {
    return new ParquetMetadataConverter(OPTIONS)
        .readParquetMetadata(
            new ByteArrayInputStream(bytes, offset, length), ParquetMetadataConverter.NO_FILTER);
  }

  private static void check(Seal seal, SeekableInputStream in, long length, byte[] end, int sealAt)
      throws IOException {
    long tail = length - seal.bodyLength();
    boolean possible =
        seal.bodyLength() >= MAGIC.length
            && tail >= end.length - sealAt
            && tail <= Integer.MAX_VALUE - Seal.BYTES;
    if (possible) {
      byte[] all = tail <= end.length ? end : end(in, length, (int) tail);
      int shift = all.length - end.length;
      possible = seal.fitsTail(all, all.length - (int) tail, sealAt + shift);
    }
    if (!possible) {
      throw new CorruptException("the checksum of its footer does not match");
    }
  }

  private static byte[] end(SeekableInputStream in, long length, int bytes) throws IOException {
    byte[] end = new byte[bytes];
    in.seek(length - bytes);
    try {
      in.readFully(end);
    } catch (EOFException e) {
      throw new CorruptException("it is shorter than the file system says");
    }
    return end;
  }

  private static int footerBytes(byte[] end, long length) throws CorruptException {
    if (!Arrays.equals(end, end.length - MAGIC.length, end.length, MAGIC, 0, MAGIC.length)) {
      throw new CorruptException("it is no Parquet file: it does not end with PAR1");
    }
    int bytes = Seal.footerLength(end);
    if (bytes <= 0 || bytes > length - MAGIC.length - Seal.END_BYTES) {
      throw new CorruptException("it is no Parquet file: its footer has " + bytes + " bytes");
    }
    return bytes;
  }

  /** Where the last page ends. */
  static long endOfPages(ParquetMetadata metadata) {
    long end = MAGIC.length;
    for (BlockMetaData rows : metadata.getBlocks()) {
      for (ColumnChunkMetaData column : rows.getColumns()) {
        end = Math.max(end, column.getStartingPos() + column.getTotalSize());
      }
    }
    return end;
  }

  /** The table's schema. */
  MessageType schema() {
    return metadata.getFileMetaData().getSchema();
  }

  /** Its keys and values. */
  Map<String, String> keyValues() {
    return metadata.getFileMetaData().getKeyValueMetaData();
  }

  /** Number of rows. */
  long rows() {
    return metadata.getBlocks().stream().mapToLong(BlockMetaData::getRowCount).sum();
  }
}
