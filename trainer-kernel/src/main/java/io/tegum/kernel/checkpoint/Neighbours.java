package io.tegum.kernel.checkpoint;

/**
 * The nearest neighbours of each direction: those of largest squared cosine, the lower index first
 * where two are equal. Found a block of cosines at a time, so memory grows with the number of rows
 * and not with its square.
 */
final class Neighbours {

  /** Of {@link #nearest()}. */
  static final int BINS = 40;

  /** So many as a walk seldom exhausts. */
  static final int MOST = 32;

  private final int each;
  private final int[] index;
  private final float[] square;
  private final int[] known;

  private Neighbours(int count) {
    each = Math.max(0, Math.min(MOST, count - 1));
    index = new int[count * each];
    square = new float[count * each];
    known = new int[count];
  }

  /** What the neighbours of so many directions take, with the path along them. */
  static long bytes(long directions) {
    return directions * (MOST + 4) * (Integer.BYTES + Float.BYTES);
  }

  /** The neighbours of all directions: n^2/2 cosines of n directions. */
  static Neighbours of(UnitRows directions) {
    Neighbours neighbours = new Neighbours(directions.count());
    directions.forEachBlock(neighbours::offer);
    return neighbours;
  }

  /** How many neighbours of each direction are known. */
  int each() {
    return each;
  }

  /** The k-th nearest neighbour of a direction. */
  int neighbour(int direction, int k) {
    return index[direction * each + k];
  }

  /** Its squared cosine. */
  float square(int direction, int k) {
    return square[direction * each + k];
  }

  /**
   * How near nearest neighbours are: the share of directions whose |cosine| with theirs lies in
   * each of {@link #BINS} equal bins from 0 to 1. All 0 where no direction has a neighbour.
   */
  double[] nearest() {
    double[] shares = new double[BINS];
    for (int direction = 0; each > 0 && direction < known.length; direction++) {
      int bin = (int) (Math.sqrt(square(direction, 0)) * BINS);
      shares[Math.min(bin, BINS - 1)] += 1.0 / known.length;
    }
    return shares;
  }

  private void offer(UnitRows.Block block) {
    for (int row = 0; row < block.rows(); row++) {
      int i = block.left() + row;
      for (int c = 0; c < block.columns(); c++) {
        int j = block.right() + c;
        if (i < j) {
          float cosine = block.values()[row * block.stride() + c];
          float squared = cosine * cosine;
          offer(i, j, squared);
          offer(j, i, squared);
        }
      }
    }
  }

  private void offer(int direction, int other, float squared) {
    int at = direction * each;
    int last = at + each - 1;
    if (known[direction] == each) {
      if (!isNearer(squared, other, last)) {
        return;
      }
    } else {
      last = at + known[direction]++;
    }
    int slot = last;
    while (slot > at && isNearer(squared, other, slot - 1)) {
      square[slot] = square[slot - 1];
      index[slot] = index[slot - 1];
      slot--;
    }
    square[slot] = squared;
    index[slot] = other;
  }

  private boolean isNearer(float squared, int other, int slot) {
    return squared > square[slot] || (squared == square[slot] && other < index[slot]);
  }
}
