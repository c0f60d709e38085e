package io.tegum.kernel.toy.model;

import java.io.Serializable;

/**
 * A head's rank as a spec gives it.
 *
 * @param rankOrZero r; 0 where the ratio decides
 * @param ratio r/m before rounding, in (0, 1]; 0 where the rank is given
 */
record HeadRank(int rankOrZero, double ratio) implements Serializable {

  static HeadRank of(int rank) {
    return new HeadRank(rank, 0);
  }

  static HeadRank ofRatio(double ratio) {
    return new HeadRank(0, ratio);
  }

  /** r = max(1, round(ratio m)) where it is not given. */
  int in(int hidden) {
    return rankOrZero > 0 ? rankOrZero : (int) Math.max(1, Math.round(ratio * hidden));
  }

  @Override
  public String toString() {
    return rankOrZero > 0 ? Integer.toString(rankOrZero) : Double.toString(ratio);
  }
}
