package io.tegum.kernel.toy.step;

import io.tegum.kernel.simd.Factor;
import io.tegum.kernel.simd.Rows;
import io.tegum.kernel.toy.tokens.Dropout;
import io.tegum.kernel.toy.tokens.RowTokens;

/**
 * What there is for each side of the pairs of tokens, a panel of them at a time; without a head for
 * the left side alone.
 *
 * @param tokens the panel's tokens, a row each
 * @param dropoutOrNull the masks of their hidden units; null without dropout
 * @param hidden h = mask W x, a token a row
 * @param factor h as the left matrix of a product
 * @param gradient dh, a token a row
 */
record TokenMajorSide(
    RowTokens tokens, Dropout dropoutOrNull, Rows hidden, Factor factor, Rows gradient) {

  static TokenMajorSide of(RowTokens tokens, Dropout dropoutOrNull, int chunk, int stride) {
    Rows hidden = Rows.zeros(chunk, stride);
    return new TokenMajorSide(
        tokens, dropoutOrNull, hidden, Factor.of(hidden), Rows.zeros(chunk, stride));
  }

  /** Starts the masks of training step {@code step}. */
  void drawDropout(long step) {
    if (dropoutOrNull != null) {
      dropoutOrNull.draw(step);
    }
  }

  /** Draws the masks of the panel that begins with token {@code first}: h becomes mask h. */
  void dropOut(int first, int rows) {
    if (dropoutOrNull != null) {
      dropoutOrNull.fill((long) first * hidden.columns(), rows * hidden.columns());
      dropoutOrNull.apply(rows * hidden.columns(), hidden.floats());
    }
  }

  /** From h = mask W x: dh becomes mask dh. */
  void dropOutGradient(int rows) {
    if (dropoutOrNull != null) {
      dropoutOrNull.apply(rows * hidden.columns(), gradient.floats());
    }
  }
}
