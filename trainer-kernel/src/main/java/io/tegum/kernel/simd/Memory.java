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

  private final Memory otherOrNull;
  private final Places places;
  private float[] floats; // null where they are another's
  private final int begin;
  private int end; // of what is in use

  /** Memory of its own. */
  public Memory() {
    this(null);
  }

  /**
   * Memory in another's array, where that has room.
   *
   * @param otherOrNull has an array of its own, which is allocated, and is not closed as long as
   *     this is in use; none may be allocated in it between this one's places and its allocation
   */
  public Memory(Memory otherOrNull) {
    this.otherOrNull = otherOrNull;
    places = otherOrNull == null ? new Places() : new Places(otherOrNull.end);
    begin = places.end();
  }

  /** A place for {@code size} floats; its offset in {@link #floats}. Before {@link #allocate}. */
  public int place(int size) {
    return places.place(size);
  }

  /** Allocates all places, zeroed. */
  public float[] allocate() {
    end = places.end();
    if (otherOrNull != null && (otherOrNull.floats == null || otherOrNull.end != begin)) {
      throw new IllegalStateException(
          "Cannot allocate memory beside another that was closed, or that others were allocated in"
              + " since");
    }
    if (otherOrNull != null && end <= otherOrNull.floats.length) {
      Arrays.fill(otherOrNull.floats, otherOrNull.end, end, 0);
      otherOrNull.end = end;
      return otherOrNull.floats;
    }
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
