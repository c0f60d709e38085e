package io.tegum.kernel.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Walks along a Protocol Buffers message in a file without holding it: fields that nobody asks for
 * are passed over (protobuf.dev/programming-guides/encoding). Messages may be of any size.
 */
final class ProtobufCursor {

  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int BYTES = 2;
  static final int FIXED32 = 5;

  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_VARINT = 10;

  private final String file;
  private final ByteSource source;
  private final byte[] buffer = new byte[BUFFER];
  private long bufferAt;
  private int buffered;
  private long position;
  private int wireType;

  ProtobufCursor(String file, ByteSource source) {
    this.file = file;
    this.source = source;
  }

  long position() {
    return position;
  }

  void moveTo(long target) {
    position = target;
  }

  /** Wire type of the field that {@link #nextField} found. */
  int wireType() {
    return wireType;
  }

  /** The number of the next field before {@code end}, or 0 when there is none. */
  int nextField(long end) throws IOException {
    if (position >= end) {
      return 0;
    }
    long tag = varint(end);
    wireType = (int) (tag & 7);
    long number = tag >>> 3;
    if (number == 0 || number > Integer.MAX_VALUE) {
      throw damaged("a field's number was " + Long.toUnsignedString(number));
    }
    return (int) number;
  }

  /** A varint, at most up to {@code end}. */
  long varint(long end) throws IOException {
    long value = 0;
    for (int i = 0; i < LONGEST_VARINT; i++) {
      if (position >= end) {
        throw damaged("a number is cut off");
      }
      byte next = nextByte();
      value |= (next & 0x7fL) << (7 * i);
      if (next >= 0) {
        return value;
      }
    }
    throw damaged("a number has more than 10 bytes");
  }

  /** Where the length-delimited field ends whose content begins at the position after this call. */
  long contentEnd(long end) throws IOException {
    if (wireType != BYTES) {
      throw damaged("a field's wire type was %d, must be 2".formatted(wireType));
    }
    long length = varint(end);
    if (length < 0 || length > end - position) {
      throw damaged(
          "a field of %s bytes exceeds what holds it; the file is truncated"
              .formatted(Long.toUnsignedString(length)));
    }
    return position + length;
  }

  /** A text of at most {@code most} bytes. */
  String text(long end, int most) throws IOException {
    long contentEnd = contentEnd(end);
    if (contentEnd - position > most) {
      throw damaged("a name has more than %,d bytes".formatted(most));
    }
    byte[] bytes = new byte[(int) (contentEnd - position)];
    source.read(position, bytes, bytes.length);
    position = contentEnd;
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Passes over the field whose number was read. */
  void skip(long end) throws IOException {
    switch (wireType) {
      case VARINT -> varint(end);
      case FIXED64 -> pass(Long.BYTES, end);
      case FIXED32 -> pass(Integer.BYTES, end);
      case BYTES -> position = contentEnd(end);
      default -> throw damaged("a field's wire type was " + wireType);
    }
  }

  private void pass(int bytes, long end) throws BadCheckpointException {
    if (end - position < bytes) {
      throw damaged("a number is cut off");
    }
    position += bytes;
  }

  /** The next byte, which must be there. */
  byte nextByte() throws IOException {
    if (position < bufferAt || position >= bufferAt + buffered) {
      bufferAt = position;
      buffered = (int) Math.min(BUFFER, source.length() - position);
      source.read(position, buffer, buffered);
    }
    return buffer[(int) (position++ - bufferAt)];
  }

  BadCheckpointException damaged(String what) {
    return new BadCheckpointException(
        "%s: is no ONNX file, or damaged: at byte %,d %s".formatted(file, position, what));
  }
}
