package io.tegum.kernel.fast;

/**
 * The geometric distribution of gaps between present features, P(gap = g) = p (1 - p)^g, as an
 * alias table (Walker, 1977; Vose, 1991): a draw is one look-up and one comparison, without a
 * branch to mispredict. The last outcome stands for "at least so many": the next draw goes on from
 * there, which is exact because the distribution has no memory.
 */
final class GapAliases {

  private static final int SMALLEST_BITS = 5;
  private static final int LARGEST_BITS = 10;
  private static final int THRESHOLD_BITS = 30;

  /** A table is long enough when longer gaps are this rare, or when it is the largest. */
  private static final double RARE = 1e-4;

  /** Bits of the index. */
  final int bits;

  /** Of cell k: below this the outcome is k, else alias[k]; in units of 2^-30. */
  final int[] threshold;

  final int[] alias;

  GapAliases(double featureProbability) {
    double sparsity = 1 - featureProbability;
    int chosen = SMALLEST_BITS;
    while (chosen < LARGEST_BITS && StrictMath.pow(sparsity, (1 << chosen) - 1) > RARE) {
      chosen++;
    }
    bits = chosen;
    int cells = 1 << bits;
    threshold = new int[cells];
    alias = new int[cells];
    fill(scaledProbabilities(featureProbability, cells));
  }

  /** The outcome that means "at least this, go on". */
  int open() {
    return threshold.length - 1;
  }

  private static double[] scaledProbabilities(double featureProbability, int cells) {
    double[] scaled = new double[cells];
    double survival = 1;
    for (int g = 0; g < cells - 1; g++) {
      scaled[g] = cells * featureProbability * survival;
      survival *= 1 - featureProbability;
    }
    scaled[cells - 1] = cells * survival;
    return scaled;
  }

  /** Vose's method: every cell below average is topped up from one above it. */
  private void fill(double[] scaled) {
    int cells = scaled.length;
    int[] small = new int[cells];
    int[] large = new int[cells];
    int smalls = 0;
    int larges = 0;
    for (int k = 0; k < cells; k++) {
      if (scaled[k] < 1) {
        small[smalls++] = k;
      } else {
        large[larges++] = k;
      }
    }
    while (smalls > 0 && larges > 0) {
      int poor = small[--smalls];
      int rich = large[--larges];
      set(poor, scaled[poor], rich);
      scaled[rich] -= 1 - scaled[poor];
      if (scaled[rich] < 1) {
        small[smalls++] = rich;
      } else {
        large[larges++] = rich;
      }
    }
    while (larges > 0) {
      int k = large[--larges];
      set(k, 1, k);
    }
    while (smalls > 0) {
      int k = small[--smalls];
      set(k, 1, k);
    }
  }

  private void set(int cell, double share, int other) {
    threshold[cell] = (int) Math.rint(share * (1 << THRESHOLD_BITS));
    alias[cell] = other;
  }
}
