package io.tegum.kernel.fast;

import static io.tegum.kernel.simd.Simd.OPERATIONS;

import io.tegum.kernel.data.Purpose;
import io.tegum.kernel.data.RandomStream;
import io.tegum.kernel.simd.PanelOperations;
import java.util.Arrays;

/**
 * One side's tokens a few at a time, a token a row, each with the list of its present features.
 * Sparse tokens are drawn by jumps and only the non-empty ones are seen; others by coin flips, a
 * row when it is needed.
 */
final class RowTokens {

  private final int n;
  private final int stride;
  private final boolean listing;
  private final int batch;
  private final int threshold; // S 2^31
  private final RandomStream random;
  private final SparseTokens sparseOrNull;
  private final int[] tokenOfRank;
  private long state;

  /** Rows of the panel, padded to a stride. */
  final float[] x;

  /** Present features of the panel's rows, one list after the other. */
  final int[] feature;

  /** Where the list of each row begins; one more at the end. */
  final int[] begin;

  private int filled;

  /** Room for {@code rows} rows at a time, with lists of their features or without. */
  RowTokens(
      int n, double sparsity, int batch, long seed, Purpose purpose, int rows, boolean listing) {
    this.n = n;
    this.listing = listing;
    this.stride = PanelOperations.padded(n);
    this.batch = batch;
    threshold = (int) Math.rint(sparsity * 0x1.0p31);
    random = new RandomStream(seed, purpose);
    boolean jumping = 1 - sparsity < PanelTokens.LARGEST_JUMPING_PROBABILITY;
    sparseOrNull = jumping ? new SparseTokens(n, sparsity, batch, seed, purpose) : null;
    tokenOfRank = new int[jumping ? batch + 1 : 0];
    x = new float[rows * stride];
    feature = new int[rows * stride + PanelOperations.LANES];
    begin = new int[rows + 1];
  }

  /** The tokens that will be seen, or null where all are. */
  SparseTokens sparseOrNull() {
    return sparseOrNull;
  }

  /** Tokens that will be seen. */
  int tokens() {
    return sparseOrNull == null ? batch : sparseOrNull.tokens();
  }

  /** Empty tokens that will not. */
  int collapsed() {
    return batch - tokens();
  }

  /** Starts a step. */
  void draw(long step) {
    if (sparseOrNull == null) {
      state = random.stateAt(step);
      return;
    }
    sparseOrNull.draw(step);
  }

  /** Takes the tokens in the order drawn. */
  void inOrder() {
    for (int k = 0; k < tokenOfRank.length; k++) {
      tokenOfRank[k] = k;
    }
  }

  /** Takes each sparse token at its rank. */
  void ranked(int[] rank) {
    int tokens = sparseOrNull.tokens();
    for (int k = 0; k < tokens; k++) {
      tokenOfRank[rank[k]] = k;
    }
  }

  /** Fills the panel with {@code rows} tokens from rank {@code first} on. */
  void fill(int first, int rows) {
    int end = 0;
    if (sparseOrNull == null) {
      long words = (long) first * stride / 2;
      OPERATIONS.sparseUniforms(state, words, threshold, rows * stride, x, 0);
      for (int t = 0; t < rows; t++) {
        Arrays.fill(x, t * stride + n, (t + 1) * stride, 0);
        begin[t] = end;
        end = listing ? OPERATIONS.nonZeros(x, t * stride, stride, feature, end) : end;
      }
      begin[rows] = end;
      return;
    }
    clear();
    for (int t = 0; t < rows; t++) {
      begin[t] = end;
      int token = tokenOfRank[first + t];
      int last = sparseOrNull.begin[token + 1];
      for (int entry = sparseOrNull.begin[token]; entry < last; entry++) {
        int i = sparseOrNull.feature[entry];
        feature[end++] = i;
        x[t * stride + i] = sparseOrNull.value[entry];
      }
    }
    begin[rows] = end;
    filled = rows;
  }

  private void clear() {
    for (int t = 0; t < filled; t++) {
      for (int entry = begin[t]; entry < begin[t + 1]; entry++) {
        x[t * stride + feature[entry]] = 0;
      }
    }
  }
}
