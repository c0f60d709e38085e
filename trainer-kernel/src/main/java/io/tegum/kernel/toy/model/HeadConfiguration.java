package io.tegum.kernel.toy.model;

import static io.tegum.kernel.family.Checks.require;

import java.io.Serializable;
import java.util.List;

/**
 * The pseudo-attention head, logit l = h'A'Bg.
 *
 * @param rank r, the rows of A and B; 1 to m
 * @param lambda weight of the head's loss in L = L1 + lambda L2; 0 to {@link #MAX_LAMBDA}
 * @param pairs pairs of interest, at least one, kept sorted by (left, right), no (left, right)
 *     twice
 * @param target what the head is trained to output
 */
public record HeadConfiguration(int rank, double lambda, List<AttentionPair> pairs, Target target)
    implements Serializable {

  /** Largest lambda: far beyond it squares of gradients leave the range of floats. */
  public static final double MAX_LAMBDA = 1e9;

  public HeadConfiguration {
    require(rank >= 1, "head rank", rank, "1 or more");
    require(lambda >= 0 && lambda <= MAX_LAMBDA, "lambda", lambda, "from 0 to " + MAX_LAMBDA);
    lambda += 0.0; // -0 becomes 0
    require(!pairs.isEmpty(), "pairs", pairs, "at least one pair");
    pairs = pairs.stream().sorted().toList();
    for (int k = 1; k < pairs.size(); k++) {
      AttentionPair previous = pairs.get(k - 1);
      AttentionPair pair = pairs.get(k);
      require(
          previous.left() != pair.left() || previous.right() != pair.right(),
          "pairs",
          "[" + pair.left() + ", " + pair.right() + "] twice",
          "distinct pairs");
    }
  }
}
