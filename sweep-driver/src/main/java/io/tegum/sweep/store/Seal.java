package io.tegum.sweep.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Checksums of what Parquet's own, which cover a page's data, leave out: of the footer and the
 * indexes before it, which readers trust first of all, and of the whole file.
 *
 * <p>They stand in {@value #BYTES} bytes straight before the footer, where readers of Parquet find
 * nothing that any offset points to, and so look past them:
 *
 * <pre>
 * PAR1, pages | indexes | bodyLength, body's CRC, tail's CRC, TEGMSEAL | footer, its length, PAR1
 * body        | tail, but for the tail's CRC
 * </pre>
 *
 * <p>The footer says under {@link #KEY} that a seal is there, so that a file without one is told
 * from a file whose seal was hit.
 *
 * @param bodyLength bytes of the body
 * @param bodyChecksum CRC-32C of these
 * @param tailChecksum CRC-32C of the tail
 */
record Seal(long bodyLength, int bodyChecksum, int tailChecksum) {

  /** Key of the footer of a sealed file. */
  static final String KEY = TrialsFooter.PREFIX + "seal";

  static final int BYTES = 24;

  /** Footer's length and PAR1, the end of every Parquet file. */
  static final int END_BYTES = 8;

  private static final String KIND = "crc32c";
  private static final int TAIL_CHECKSUM_AT = 12;
  private static final int TAIL_CHECKSUM_END = 16;
  private static final long MAGIC = 0x4C414553_4D474554L; // "TEGMSEAL" in little-endian order

  /** {@code footer}, with the word that the file is going to be sealed. */
  static Map<String, String> announcedIn(Map<String, String> footer) {
    Map<String, String> announced = new HashMap<>(footer);
    announced.put(KEY, KIND);
    return announced;
  }

  /**
   * A whole Parquet file, with its seal.
   *
   * @param bodyLength where its pages end, and its indexes or else its footer begin
   */
  static byte[] put(byte[] parquet, int bodyLength) {
    int footer = parquet.length - END_BYTES - footerLength(parquet);
    ByteBuffer sealed = ByteBuffer.allocate(parquet.length + BYTES).order(ByteOrder.LITTLE_ENDIAN);
    sealed.put(parquet, 0, footer);
    sealed.putLong(bodyLength).putInt(checksum(parquet, 0, bodyLength)).putInt(0).putLong(MAGIC);
    sealed.put(parquet, footer, parquet.length - footer);
    byte[] bytes = sealed.array();
    sealed.putInt(footer + TAIL_CHECKSUM_AT, tailChecksum(bytes, bodyLength, footer));
    return bytes;
  }

  /** The seal that stands at {@code offset}; empty when none does. */
  static Optional<Seal> at(byte[] bytes, int offset) {
    if (offset < 0) {
      return Optional.empty();
    }
    ByteBuffer seal = ByteBuffer.wrap(bytes, offset, BYTES).order(ByteOrder.LITTLE_ENDIAN);
    long bodyLength = seal.getLong();
    int bodyChecksum = seal.getInt();
    int tailChecksum = seal.getInt();
    return seal.getLong() == MAGIC
        ? Optional.of(new Seal(bodyLength, bodyChecksum, tailChecksum))
        : Optional.empty();
  }

  /**
   * Whether bytes are the tail that was sealed.
   *
   * @param bytes end with the file's end
   * @param tail where the tail begins in them
   * @param seal where the seal does
   */
  boolean fitsTail(byte[] bytes, int tail, int seal) {
    return tailChecksum(bytes, tail, seal) == tailChecksum;
  }

  private static int tailChecksum(byte[] bytes, int tail, int seal) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, tail, seal + TAIL_CHECKSUM_AT - tail);
    checksum.update(bytes, seal + TAIL_CHECKSUM_END, bytes.length - seal - TAIL_CHECKSUM_END);
    return (int) checksum.getValue();
  }

  private static int checksum(byte[] bytes, int from, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, from, length);
    return (int) checksum.getValue();
  }

  /** Length of the footer, as the end of a file tells it. */
  static int footerLength(byte[] bytes) {
    return ByteBuffer.wrap(bytes, bytes.length - END_BYTES, Integer.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .getInt();
  }
}
