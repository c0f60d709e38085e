package io.tegum.kernel.toy.reference;

/** Tokens that tests write down densely. */
public final class DenseTokens {
  private DenseTokens() {}

  /** A batch of the given tokens, one row each; zeros are left out. */
  public static TokenBatch of(double[][] tokens) {
    TokenBatch batch = new TokenBatch(tokens.length, tokens[0].length);
    int entries = 0;
    for (int c = 0; c < tokens.length; c++) {
      for (int i = 0; i < tokens[c].length; i++) {
        if (tokens[c][i] != 0) {
          batch.feature[entries] = i;
          batch.value[entries++] = tokens[c][i];
        }
      }
      batch.start[c + 1] = entries;
    }
    return batch;
  }
}
