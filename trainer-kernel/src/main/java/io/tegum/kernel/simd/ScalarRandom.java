package io.tegum.kernel.simd;

import java.util.Arrays;

/** The specification of {@link RandomOperations}, in plain loops. */
final class ScalarRandom implements RandomOperations {

  private static final int LANES = PanelOperations.LANES;

  @Override
  public void randomWords(long state, long first, int count, long[] out) {
    for (int k = 0; k < count; k++) {
      out[k] = word(state, first + k);
    }
  }

  @Override
  public void randomNumbers(long state, long first, int count, int[] out) {
    for (int k = 0; k < count; k++) {
      long word = word(state, first + k / 2);
      out[k] = (int) (k % 2 == 0 ? word : word >>> 32) >>> 1;
    }
    Arrays.fill(out, count, PanelOperations.padded(count), Integer.MAX_VALUE);
  }

  @Override
  public void countBelow(
      int[] numbers, int count, int[] threshold, int begin, int end, int[] below) {
    for (int each = begin; each < end; each++) {
      below[each] = 0;
      for (int k = 0; k < count; k++) {
        below[each] += numbers[k] < threshold[each] ? 1 : 0;
      }
    }
  }

  @Override
  public void presentFeatures(
      long[] words, int count, int range, int[] feature, float[] value, int at) {
    for (int k = 0; k < count; k++) {
      int inBlock = k % LANES;
      int number = k - inBlock + inBlock / 2 + (inBlock % 2 == 0 ? 0 : LANES / 2);
      long word = words[number];
      feature[at + k] = (int) (((word >>> VALUE_BITS) * range) >>> CHOICE_BITS);
      value[at + k] = (((int) word & VALUE_MASK) + 0.5f) * TO_UNIT;
    }
  }

  @Override
  public void sortDistinct(int present, int stride, int[] feature, int at) {
    for (int t = at; t < at + stride; t++) {
      for (int s = 1; s < present; s++) {
        int chosen = feature[t + s * stride];
        for (int e = t; e < t + s * stride; e += stride) {
          int taken = feature[e];
          feature[e] = Math.min(taken, chosen);
          chosen = Math.max(taken, chosen + 1);
        }
        feature[t + s * stride] = chosen;
      }
    }
  }

  @Override
  public void sparseUniforms(
      long state, long first, int threshold, int count, float[] out, int outAt) {
    float scale = (float) (1.0 / (0x1.0p31 - threshold));
    for (int k = 0; k < count; k++) {
      long word = word(state, first + k / 2);
      int half = (int) (k % 2 == 0 ? word : word >>> 32);
      out[outAt + k] = Math.fma(Math.max((half >>> 1) - threshold, -1), scale, scale);
    }
  }

  @Override
  public void dropRepeated(int events, int stride, int[] feature, float[] value, int at) {
    int end = at + events * stride;
    for (int own = at; own < end; own += stride) {
      for (int later = own + stride; later < end; later += stride) {
        for (int t = 0; t < stride; t++) {
          value[own + t] = feature[own + t] == feature[later + t] ? 0 : value[own + t];
        }
      }
    }
  }

  @Override
  public void masks(long state, long first, int threshold, float kept, int count, float[] out) {
    for (int k = 0; k < count; k++) {
      long word = word(state, first + k / 2);
      int half = (int) (k % 2 == 0 ? word : word >>> 32);
      out[k] = (half >>> 1) < threshold ? 0 : kept;
    }
  }

  @Override
  public void keepWhere(float[] present, int from, int count, float[] out, int outAt) {
    for (int t = 0; t < count; t++) {
      out[outAt + t] = present[from + t] == 0 ? 0 : out[outAt + t];
    }
  }

  @Override
  public void pick(int k, int count, int[] chosen, float[] value, float[] out, int outAt) {
    for (int t = 0; t < count; t++) {
      out[outAt + t] = chosen[t] == k ? value[t] : 0;
    }
  }

  static long word(long state, long number) {
    long z = state + (number + 1) * GOLDEN_GAMMA;
    z = (z ^ (z >>> 30)) * FIRST_FACTOR;
    z = (z ^ (z >>> 27)) * SECOND_FACTOR;
    return z ^ (z >>> 31);
  }
}
