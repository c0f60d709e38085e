package io.tegum.kernel.random;

/**
 * Draws the number of absent features before the next present one: geometric, P(gap = g) = p (1 -
 * p)^g.
 *
 * <p>Inverse transform through a table of survival probabilities, with a guide table that says
 * where to start the search, so a draw costs a few comparisons and no logarithm (Devroye, 1986,
 * III.2.4). The table ends at {@link #LIMIT}; a longer gap goes on from there by a fresh draw,
 * which is exact because the geometric distribution has no memory.
 */
public final class GapTable {

  private static final int LIMIT = 2048;
  private static final int GUIDE_BITS = 10;

  /** aboveGap[g] = P(gap &gt; g) = (1 - p)^(g + 1), descending. */
  private final double[] aboveGap;

  /** Where to start looking for uniforms whose top bits are the index. */
  private final int[] guide = new int[1 << GUIDE_BITS];

  public GapTable(double featureProbability) {
    double sparsity = 1 - featureProbability;
    aboveGap = new double[LIMIT];
    double survival = 1;
    for (int g = 0; g < LIMIT; g++) {
      survival *= sparsity;
      aboveGap[g] = survival;
    }
    int gap = 0;
    for (int cell = guide.length - 1; cell >= 0; cell--) {
      double largestUniform = (cell + 1) / (double) guide.length;
      while (gap < LIMIT && aboveGap[gap] >= largestUniform) {
        gap++;
      }
      guide[cell] = gap;
    }
  }

  /** The next gap, 0 or more; at most {@code enough} draws matter, so it stops once above that. */
  public int next(RandomStream random, int enough) {
    // Where few features are left, most gaps go beyond them: no need to know how far.
    double aboveEnough = enough < LIMIT ? aboveGap[enough] : -1;
    int base = 0;
    while (true) {
      long bits = random.nextBits();
      double uniform = RandomStream.unit(bits);
      if (uniform <= aboveEnough) {
        return enough + 1;
      }
      int gap = guide[(int) (bits >>> (Long.SIZE - GUIDE_BITS))];
      while (gap < LIMIT && uniform <= aboveGap[gap]) {
        gap++;
      }
      base += gap;
      if (gap < LIMIT || base > enough) {
        return base;
      }
    }
  }
}
