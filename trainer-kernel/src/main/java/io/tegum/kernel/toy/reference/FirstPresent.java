package io.tegum.kernel.toy.reference;

import io.tegum.kernel.random.RandomStream;

/**
 * Draws the first present feature of a token that has one: feature i with probability p S^i / (1 -
 * S^n).
 *
 * <p>Walks the distribution, feature by feature. A larger uniform number never walks less far, so
 * where the walk ends at the same feature from both ends of a cell of uniform numbers, it does so
 * from all of the cell, and a table says where.
 */
final class FirstPresent {

  private static final int CELL_BITS = 10;
  private static final int UNKNOWN = -1;

  private final double sparsity;
  private final double presentProbability;
  private final int last;

  /** The feature of each cell, or {@link #UNKNOWN}; cells are named by a number's first bits. */
  private final int[] ofCell = new int[1 << CELL_BITS];

  FirstPresent(int features, double sparsity, double emptyProbability) {
    this.sparsity = sparsity;
    presentProbability = 1 - emptyProbability;
    last = features - 1;
    int end = last;
    for (int cell = ofCell.length - 1; cell >= 0; cell--) {
      int begin = walk((long) cell << (Long.SIZE - CELL_BITS));
      ofCell[cell] = begin == end ? begin : UNKNOWN;
      end = begin;
    }
  }

  int next(RandomStream random) {
    return of(random.nextBits());
  }

  /** The feature that random bits stand for. */
  int of(long bits) {
    int feature = ofCell[(int) (bits >>> (Long.SIZE - CELL_BITS))];
    return feature == UNKNOWN ? walk(bits) : feature;
  }

  private int walk(long bits) {
    double remaining = RandomStream.unit(bits) * presentProbability;
    double probability = 1 - sparsity;
    int feature = 0;
    while (feature < last && remaining > probability) {
      remaining -= probability;
      probability *= sparsity;
      feature++;
    }
    return feature;
  }
}
