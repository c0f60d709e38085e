package io.tegum.kernel.checkpoint;

import java.io.Serializable;
import java.util.List;

/**
 * Where a tensor stands in a checkpoint.
 *
 * @param name its name there
 * @param type of its elements
 * @param shape sizes of its dimensions, the last one contiguous
 * @param file the file that holds it
 * @param offset of its first byte in that file
 */
public record Tensor(String name, TensorType type, List<Long> shape, String file, long offset)
    implements Serializable {

  public Tensor {
    shape = List.copyOf(shape);
  }

  /** Number of its elements. */
  long elements() {
    long elements = 1;
    for (long size : shape) {
      elements *= size;
    }
    return elements;
  }

  /** Number of its bytes in the file. */
  public long bytes() {
    return byteCount(type, shape);
  }

  /** Refuses elements that are no weights of ours, such as quantised ones. */
  void requireReadable() throws BadCheckpointException {
    if (!type.isReadable()) {
      throw new BadCheckpointException(
          "%s: %s: its type was %s, weights must be F64, F32, F16 or BF16"
              .formatted(file, BadCheckpointException.quoted(name), type));
    }
  }

  boolean isMatrix() {
    return shape.size() == 2;
  }

  /** For instance {@code [384, 1536]}. */
  String shapeText() {
    return text(shape);
  }

  /** A shape for messages, however long it is. */
  static String text(List<Long> shape) {
    return BadCheckpointException.quoted(shape.toString());
  }

  /**
   * Bytes of {@code elements} of {@code type}, or empty when no file can hold as many.
   *
   * @param shape sizes, none below 0
   */
  static long byteCount(TensorType type, List<Long> shape) throws ArithmeticException {
    if (shape.contains(0L)) {
      return 0;
    }
    long bits = type.bits();
    for (long size : shape) {
      bits = Math.multiplyExact(bits, size);
    }
    if (bits % 8 != 0) {
      throw new ArithmeticException("no whole number of bytes");
    }
    return bits / 8;
  }
}
