package io.tegum.kernel.checkpoint;

import static io.tegum.kernel.checkpoint.BadCheckpointException.quoted;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** Reads weights of a checkpoint as 32-bit floats, a piece at a time. One thread at a time. */
public final class TensorReader implements Closeable {

  private static final int CHUNK_BYTES = 1 << 20;

  private final CheckpointFiles files;
  private final Map<String, ByteSource> open = new HashMap<>();
  private final byte[] chunk = new byte[CHUNK_BYTES];

  public TensorReader(CheckpointFiles files) {
    this.files = files;
  }

  /**
   * Reads {@code count} elements from the {@code first} on into {@code out}, from {@code at} on.
   *
   * @param out Modified
   * @throws BadCheckpointException when the type cannot be read, or a value is NaN or infinite
   */
  void read(Tensor tensor, long first, int count, float[] out, int at) throws IOException {
    tensor.requireReadable();
    ByteSource source = source(tensor.file());
    int size = tensor.type().bits() / 8;
    int done = 0;
    while (done < count) {
      int now = Math.min(count - done, CHUNK_BYTES / size);
      source.read(tensor.offset() + (first + done) * size, chunk, now * size);
      ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, now * size).order(ByteOrder.LITTLE_ENDIAN);
      tensor.type().decode(bytes, now, out, at + done);
      requireFinite(tensor, first + done, now, out, at + done);
      done += now;
    }
  }

  /** All elements of a tensor of one dimension. */
  float[] vector(Tensor tensor) throws IOException {
    int count = Math.toIntExact(tensor.elements());
    float[] values = new float[count];
    read(tensor, 0, count, values, 0);
    return values;
  }

  private static void requireFinite(Tensor tensor, long first, int count, float[] values, int at)
      throws BadCheckpointException {
    for (int i = 0; i < count; i++) {
      float value = values[at + i];
      if (!Float.isFinite(value)) {
        throw new BadCheckpointException(
            "%s: %s: element %,d of %s was %s, weights must be finite 32-bit numbers"
                .formatted(
                    tensor.file(), quoted(tensor.name()), first + i, tensor.shapeText(), value));
      }
    }
  }

  private ByteSource source(String file) throws IOException {
    ByteSource source = open.get(file);
    if (source == null) {
      source = files.open(file);
      open.put(file, source);
    }
    return source;
  }

  @Override
  public void close() throws IOException {
    for (ByteSource source : open.values()) {
      source.close();
    }
  }
}
