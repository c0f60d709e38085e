package io.tegum.kernel.toy.reference;

import java.util.Arrays;

/**
 * A batch of sparse tokens in compressed rows: token c holds the entries start[c] (inclusive) to
 * start[c + 1] (exclusive) of {@code feature} and {@code value}, features ascending. The arrays are
 * allocated once and refilled by a {@link TokenSource}; readers must not change them.
 */
public final class TokenBatch {

  final int[] start;
  final int[] feature;
  final double[] value;

  /** Room for {@code tokens} tokens of {@code features} features. */
  public TokenBatch(int tokens, int features) {
    start = new int[tokens + 1];
    feature = new int[Math.multiplyExact(tokens, features)];
    value = new double[feature.length];
  }

  private TokenBatch(TokenBatch other) {
    int entries = other.start[other.tokens()];
    start = other.start.clone();
    feature = Arrays.copyOf(other.feature, entries);
    value = Arrays.copyOf(other.value, entries);
  }

  /** A copy of the same tokens, with no room for others. */
  public TokenBatch copy() {
    return new TokenBatch(this);
  }

  /** Number of tokens. */
  public int tokens() {
    return start.length - 1;
  }

  /** First entry of token c. */
  public int begin(int c) {
    return start[c];
  }

  /** One past the last entry of token c. */
  public int end(int c) {
    return start[c + 1];
  }

  /** Feature of an entry. */
  public int feature(int entry) {
    return feature[entry];
  }

  /** Value of an entry; never 0. */
  public double value(int entry) {
    return value[entry];
  }
}
