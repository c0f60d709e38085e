package io.tegum.kernel.simd;

/**
 * Places for matrices in one array of floats, so that vectors lie within cache lines where the JVM
 * allows it. An array cannot be aligned in Java, but the G1 collector puts one of more than half a
 * region at the start of a region and leaves it there, so its floats begin 16 bytes after a cache
 * line: places begin 12 floats later. Elsewhere the same places are merely slower.
 */
public final class Places {

  /** Floats before the first cache line. */
  private static final int LEAD = 12;

  private int end;

  /** Places from the beginning of an array on. */
  public Places() {
    this(LEAD);
  }

  /** Places behind those that end at {@code end}. */
  Places(int end) {
    this.end = end;
  }

  /** A place for {@code size} floats; its offset in the array. */
  public int place(int size) {
    int begin = end;
    end = Math.addExact(end, PanelOperations.padded(size));
    return begin;
  }

  /** Floats of all places, and before the first. */
  int end() {
    return end;
  }

  /** An array with all places, zeroed. */
  public float[] allocate() {
    return new float[end];
  }
}
