package io.tegum.kernel.addition.data;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;

/**
 * The order of the training pairs in each epoch: a shuffle (Fisher and Yates) that depends on the
 * seed and the epoch alone, so that training can begin anywhere.
 */
public final class EpochOrder {

  private final RandomStream random;
  private final int[] order;

  /** Orders of {@code count} pairs. */
  public EpochOrder(long seed, int count) {
    this.random = new RandomStream(seed, Purpose.ADDITION_ORDER);
    this.order = new int[count];
  }

  /**
   * The order of an epoch, in an array that belongs to this object and that the next call changes.
   *
   * @param epoch 0-based
   */
  public int[] of(int epoch) {
    random.restart(epoch);
    for (int k = 0; k < order.length; k++) {
      int other = PairSets.uniform(random, k + 1);
      order[k] = order[other];
      order[other] = k;
    }
    return order;
  }
}
