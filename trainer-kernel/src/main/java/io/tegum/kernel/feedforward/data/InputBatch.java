package io.tegum.kernel.feedforward.data;

import java.util.Arrays;

/**
 * A batch of sparse tokens in compressed rows: token c holds the entries {@link #begin} (inclusive)
 * to {@link #end} (exclusive), inputs ascending. Allocated once and refilled by {@link
 * InputSampler}.
 */
public final class InputBatch {

  final int[] start;
  final int[] input;
  final double[] value;

  /** Room for {@code tokens} tokens of {@code inputs} inputs. */
  public InputBatch(int tokens, int inputs) {
    start = new int[tokens + 1];
    input = new int[Math.multiplyExact(tokens, inputs)];
    value = new double[input.length];
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

  /** Input of an entry. */
  public int input(int entry) {
    return input[entry];
  }

  /** Value of an entry, not 0 but by chance. */
  public double value(int entry) {
    return value[entry];
  }

  /** Spells out token c. {@code token}, n values, is Modified. */
  public void spellOut(int c, double[] token) {
    Arrays.fill(token, 0);
    for (int entry = begin(c); entry < end(c); entry++) {
      token[input[entry]] = value[entry];
    }
  }
}
