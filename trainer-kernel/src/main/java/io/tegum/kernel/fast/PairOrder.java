package io.tegum.kernel.fast;

/**
 * Puts the pairs of a step in an order in which the head's work is dense: first the pairs with both
 * tokens present, then the tokens whose partner is empty. An empty token has h = 0, so l = 0, and
 * no pair of interest is present, so s = 0: such a pair adds nothing to L2 or its gradient.
 */
final class PairOrder {

  private final byte[] sides; // per pair of the batch: 1 left present, 2 right present
  private final int[] leftRank; // per present left token
  private final int[] rightRank;
  private int both;

  PairOrder(int batch) {
    sides = new byte[batch];
    leftRank = new int[batch + 1];
    rightRank = new int[batch + 1];
  }

  /** Pairs with both tokens present. */
  int both() {
    return both;
  }

  /** Rank of each present left token: below {@link #both()}, that of its pair. */
  int[] leftRank() {
    return leftRank;
  }

  /** Rank of each present right token. */
  int[] rightRank() {
    return rightRank;
  }

  /** Orders the tokens of a step. */
  void order(SparseTokens left, SparseTokens right) {
    mark(left, 1);
    mark(right, 2);
    both = 0;
    for (int k = 0; k < left.tokens(); k++) {
      both += sides[left.token[k]] >> 1;
    }
    rank(left, leftRank);
    rank(right, rightRank);
    mark(left, 0);
    mark(right, 0);
  }

  private void mark(SparseTokens tokens, int side) {
    int count = tokens.tokens();
    for (int k = 0; k < count; k++) {
      int pair = tokens.token[k];
      sides[pair] = (byte) (side == 0 ? 0 : sides[pair] | side);
    }
  }

  private void rank(SparseTokens tokens, int[] rank) {
    int count = tokens.tokens();
    int inBoth = 0;
    int alone = both;
    for (int k = 0; k < count; k++) {
      int paired = (sides[tokens.token[k]] + 1) >> 2; // 1 for 3, both sides
      rank[k] = alone + ((inBoth - alone) & -paired);
      inBoth += paired;
      alone += 1 - paired;
    }
  }
}
