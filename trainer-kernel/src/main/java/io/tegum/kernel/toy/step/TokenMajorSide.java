package io.tegum.kernel.toy.step;

import io.tegum.kernel.simd.Factor;
import io.tegum.kernel.simd.Rows;
import io.tegum.kernel.toy.tokens.RowTokens;

/**
 * What there is for each side of the pairs of tokens, a panel of them at a time; without a head for
 * the left side alone.
 *
 * @param tokens the panel's tokens, a row each
 * @param units what their hidden units do with W x
 * @param hidden h = mask g(W x), a token a row
 * @param factor h as the left matrix of a product
 * @param gradient dh, a token a row
 */
record TokenMajorSide(
    RowTokens tokens, HiddenUnits units, Rows hidden, Factor factor, Rows gradient) {

  static TokenMajorSide of(RowTokens tokens, HiddenUnits units, int chunk, int stride) {
    Rows hidden = Rows.zeros(chunk, stride);
    return new TokenMajorSide(tokens, units, hidden, Factor.of(hidden), Rows.zeros(chunk, stride));
  }

  /** Of the panel that begins with token {@code first}: from W x to h = mask g(W x). */
  void forward(int first, int rows) {
    int columns = hidden.columns();
    units.forward((long) first * columns, rows, columns, hidden);
  }

  /** From h = mask g(W x): dh becomes d(W x). */
  void backward(int rows) {
    units.backward(rows, hidden.columns(), gradient);
  }
}
