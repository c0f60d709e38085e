package io.tegum.kernel.toy.model;

import static io.tegum.kernel.family.Checks.require;
import static io.tegum.kernel.family.Checks.requireIn;

import io.tegum.kernel.family.Kind;
import java.io.Serializable;
import java.util.Comparator;

/**
 * A feature pair (i, j) that the head should fire on.
 *
 * @param left feature index i of the first token, 0-based
 * @param right feature index j of the second token, 0-based
 * @param weight target strength, in (0, 1e6]
 */
public record AttentionPair(int left, int right, double weight)
    implements Serializable, Comparable<AttentionPair> {

  static final Kind.Real WEIGHT = Kind.real("in (0, 1e6]", weight -> weight > 0 && weight <= 1e6);

  private static final Comparator<AttentionPair> ORDER =
      Comparator.comparingInt(AttentionPair::left)
          .thenComparingInt(AttentionPair::right)
          .thenComparingDouble(AttentionPair::weight);

  public AttentionPair {
    require(left >= 0, "pair left", left, "0 or more");
    require(right >= 0, "pair right", right, "0 or more");
    requireIn(WEIGHT, "pair weight", weight);
  }

  /** A pair of weight 1. */
  public static AttentionPair of(int left, int right) {
    return new AttentionPair(left, right, 1);
  }

  /** Whether {@code other} has the same ends, whatever its weight. */
  boolean hasEndsOf(AttentionPair other) {
    return left == other.left && right == other.right;
  }

  /** {@code [0, 1]}. */
  String ends() {
    return "[" + left + ", " + right + "]";
  }

  @Override
  public int compareTo(AttentionPair other) {
    return ORDER.compare(this, other);
  }
}
