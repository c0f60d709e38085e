package io.tegum.kernel.addition.metrics;

import java.util.Arrays;

/**
 * How the variance of a sequence of vectors is shared among frequencies: the squares of its
 * discrete Fourier transform. Ten digits in order on a circle have all of it in one.
 */
public final class FourierShares {
  private FourierShares() {}

  /** Frequencies of a sequence of {@code count} vectors: 1 to count / 2. */
  public static int frequencies(int count) {
    return count / 2;
  }

  /**
   * The shares of frequencies 1 to count / 2, which sum to 1; NaN where all vectors are alike.
   *
   * @param vectors one after the other, {@code size} numbers each
   */
  public static double[] of(double[] vectors, int size) {
    int count = vectors.length / size;
    double[] shares = new double[frequencies(count)];
    double all = 0;
    for (int f = 1; f <= shares.length; f++) {
      // Frequency f stands for count - f as well, but for the middle one, which is its own.
      int times = 2 * f == count ? 1 : 2;
      double[] cosines = new double[size];
      double[] sines = new double[size];
      for (int t = 0; t < count; t++) {
        double angle = 2 * Math.PI * (f * t % count) / count;
        for (int a = 0; a < size; a++) {
          cosines[a] += StrictMath.cos(angle) * vectors[t * size + a];
          sines[a] += StrictMath.sin(angle) * vectors[t * size + a];
        }
      }
      shares[f - 1] = times * (squares(cosines) + squares(sines));
      all += shares[f - 1];
    }
    double total = all;
    return Arrays.stream(shares).map(share -> share / total).toArray();
  }

  private static double squares(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }
}
