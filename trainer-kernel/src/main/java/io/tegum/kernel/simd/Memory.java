package io.tegum.kernel.simd;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The working memory of a step: one float array with a place for each of its matrices, large enough
 * to be where {@link Places} wants it. Such arrays are lent out again when their step is closed.
 */
public final class Memory implements AutoCloseable {

  /** Floats of an array that is more than half of the largest region, 32 MB. */
  private static final int LENT_FLOATS = 1 << 22;

  /** As many as steps can run at once. */
  private static final int MOST_LENT = Runtime.getRuntime().availableProcessors();

  private static final Deque<float[]> LENT = new ArrayDeque<>();

  private final Places places = new Places();
  private float[] floats;

  /** A place for {@code size} floats; its offset in {@link #floats}. Before {@link #allocate}. */
  public int place(int size) {
    return places.place(size);
  }

  /** Allocates all places, zeroed. */
  public float[] allocate() {
    int end = places.end();
    synchronized (LENT) {
      floats = end <= LENT_FLOATS ? LENT.poll() : null;
    }
    if (floats == null) {
      floats = new float[Math.max(end, LENT_FLOATS)];
    }
    Arrays.fill(floats, 0, end, 0);
    return floats;
  }

  /** Gives the array back; nothing may use it afterwards. */
  @Override
  public void close() {
    synchronized (LENT) {
      if (floats != null && floats.length == LENT_FLOATS && LENT.size() < MOST_LENT) {
        LENT.push(floats);
      }
    }
    floats = null;
  }
}
