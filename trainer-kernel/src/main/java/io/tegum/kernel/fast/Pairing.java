package io.tegum.kernel.fast;

import static io.tegum.kernel.simd.PanelOperations.padded;
import static io.tegum.kernel.simd.Simd.RANDOM;

import io.tegum.kernel.data.Purpose;
import io.tegum.kernel.data.RandomStream;
import java.util.Arrays;

/**
 * Which tokens of the two sides form a pair. The pairs of a batch are exchangeable, so the left
 * tokens, which are sorted, may take the first places; each right token takes one of all B places
 * at random (the start of a Fisher-Yates shuffle). An empty token has h = 0, so l = 0, and no pair
 * of interest is present, so s = 0: a pair with one adds nothing to L2 or its gradient.
 */
final class Pairing {

  private static final int UNUSED_BITS = 24; // of a word; the others choose a place

  private final RandomStream random;
  private final long[] words;
  private final int[] inOrder;
  private final int[] place;
  private final int[] leftOrder;
  private final int[] rightOrder;
  private final boolean[] partnered; // per left token

  Pairing(int batch, long seed) {
    random = new RandomStream(seed, Purpose.PAIRS);
    words = new long[padded(batch)];
    inOrder = new int[batch];
    for (int k = 0; k < batch; k++) {
      inOrder[k] = k;
    }
    place = new int[batch];
    leftOrder = new int[batch];
    rightOrder = new int[batch];
    partnered = new boolean[batch];
  }

  /** Place of each right token: below the number of left tokens, that of its partner. */
  int[] place() {
    return place;
  }

  /** Draws the places of {@code rightTokens} tokens in training step {@code step}. */
  void draw(long step, int rightTokens) {
    RANDOM.randomWords(random.stateAt(step), 0, rightTokens, words);
    int batch = inOrder.length;
    System.arraycopy(inOrder, 0, place, 0, batch);
    for (int k = 0; k < rightTokens; k++) {
      long choice = (words[k] >>> UNUSED_BITS) * (batch - k);
      int other = k + (int) (choice >>> (Long.SIZE - UNUSED_BITS));
      int chosen = place[other];
      place[other] = place[k];
      place[k] = chosen;
    }
  }

  /**
   * Puts tokens with a partner first, in the same order on both sides, and then the others. Returns
   * how many pairs have both tokens.
   */
  int order(int leftTokens, int rightTokens) {
    Arrays.fill(partnered, 0, leftTokens, false);
    int both = 0;
    for (int k = 0; k < rightTokens; k++) {
      if (place[k] < leftTokens) {
        leftOrder[both] = place[k];
        rightOrder[both++] = k;
        partnered[place[k]] = true;
      }
    }
    int right = both;
    for (int k = 0; k < rightTokens; k++) {
      if (place[k] >= leftTokens) {
        rightOrder[right++] = k;
      }
    }
    int left = both;
    for (int k = 0; k < leftTokens; k++) {
      if (!partnered[k]) {
        leftOrder[left++] = k;
      }
    }
    return both;
  }

  /** The left tokens in {@link #order}. */
  int[] leftOrder() {
    return leftOrder;
  }

  /** The right tokens in {@link #order}. */
  int[] rightOrder() {
    return rightOrder;
  }
}
