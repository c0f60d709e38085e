package io.tegum.kernel.random;

/**
 * A discrete distribution as an alias table (Walker, 1977; Vose, 1991): a draw is one look-up and
 * one comparison, without a branch to mispredict. Probabilities are kept to 2^-30 of a cell's, or
 * less where a draw has fewer bits.
 */
public final class AliasTable {

  private static final int MOST_THRESHOLD_BITS = 30;

  private final int thresholdBits;
  private final int indexShift;
  private final int[] threshold; // of cell k: below this the outcome is k, else alias[k]
  private final int[] alias;

  /** The distribution of 0, 1, and so on with the given probabilities, which add up to 1. */
  public AliasTable(double[] probability) {
    this(probability, Long.SIZE);
  }

  /** The same, for draws that use the upper {@code drawBits} bits of a word alone. */
  public AliasTable(double[] probability, int drawBits) {
    int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(probability.length - 1));
    indexShift = Long.SIZE - bits;
    thresholdBits = Math.min(MOST_THRESHOLD_BITS, drawBits - bits);
    int cells = 1 << bits;
    threshold = new int[cells];
    alias = new int[cells];
    double[] scaled = new double[cells];
    for (int k = 0; k < probability.length; k++) {
      scaled[k] = cells * probability[k];
    }
    fill(scaled);
  }

  /** The outcome that 64 random bits stand for. */
  public int draw(long word) {
    int cell = (int) (word >>> indexShift);
    int fraction = (int) (word >>> (indexShift - thresholdBits)) & (1 << thresholdBits) - 1;
    int own = (fraction - threshold[cell]) >> 31; // -1 below the threshold, else 0
    return (cell & own) | (alias[cell] & ~own);
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
      set(k, scaled[k], k);
    }
  }

  private void set(int cell, double share, int other) {
    threshold[cell] = (int) Math.rint(share * (1 << thresholdBits));
    alias[cell] = other;
  }
}
