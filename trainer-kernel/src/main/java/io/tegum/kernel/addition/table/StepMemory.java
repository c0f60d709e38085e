package io.tegum.kernel.addition.table;

import static io.tegum.kernel.simd.PanelOperations.padded;

/** Places for matrices in one array of floats. */
final class StepMemory {

  /** Floats before the first cache line of an array that begins a region of the collector's. */
  private static final int LEAD = 12;

  private int end = LEAD;

  /** A place for {@code size} floats; its offset in the array. */
  int place(int size) {
    int begin = end;
    end = Math.addExact(end, padded(size));
    return begin;
  }

  /** The array with all places, zeroed. */
  float[] allocate() {
    return new float[end];
  }
}
