package io.tegum.kernel.toy.model;

import static io.tegum.kernel.family.Checks.require;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A feature pair (i, j) that the head should fire on.
 *
 * @param left feature index i of the first token, 0-based
 * @param right feature index j of the second token, 0-based
 * @param weight target strength, in (0, {@link #MAX_WEIGHT}]
 */
public record AttentionPair(int left, int right, double weight)
    implements Serializable, Comparable<AttentionPair> {

  /** Largest weight. */
  public static final double MAX_WEIGHT = 1e6;

  private static final Comparator<AttentionPair> ORDER =
      Comparator.comparingInt(AttentionPair::left)
          .thenComparingInt(AttentionPair::right)
          .thenComparingDouble(AttentionPair::weight);

  public AttentionPair {
    require(left >= 0, "pair left", left, "0 or more");
    require(right >= 0, "pair right", right, "0 or more");
    require(
        weight > 0 && weight <= MAX_WEIGHT, "pair weight", weight, "in (0, " + MAX_WEIGHT + "]");
  }

  /** A pair of weight 1. */
  public static AttentionPair of(int left, int right) {
    return new AttentionPair(left, right, 1);
  }

  @Override
  public int compareTo(AttentionPair other) {
    return ORDER.compare(this, other);
  }
}
