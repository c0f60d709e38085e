package io.tegum.kernel.simd;

/**
 * The inner loops over features that are present or have an error, on rows of whole vectors (a
 * multiple of {@link PanelOperations#width} floats). Every implementation gives the same bits: each
 * float of a row is summed on its own, in the order of the list or of the tokens, by fused
 * multiply-add.
 */
public interface SparseOperations {

  /**
   * out = sum over the listed entries e of values[e] rows[e]: even positions of the list in one
   * sum, odd ones in another, and then the two added.
   *
   * @param index entries, from position {@code begin} to {@code end}
   * @param out Modified: {@code columns} sums
   */
  void gather(
      int[] index,
      int begin,
      int end,
      float[] values,
      int valuesAt,
      float[] rows,
      int columns,
      float[] out,
      int outAt);

  /**
   * rows[e] += values[e] in, for the listed entries.
   *
   * @param rows Modified; {@code columns} apart
   */
  void scatter(
      int[] index,
      int begin,
      int end,
      float[] values,
      int valuesAt,
      float[] in,
      int inAt,
      float[] rows,
      int columns);

  /**
   * Marks the entries of a row that are not 0: bit i % 64 of word i / 64 for entry i.
   *
   * @param columns a multiple of {@link PanelOperations#LANES}
   * @param marks Modified: {@link #words} words, of which the last may have unused bits, which are
   *     0
   */
  void nonZeros(float[] row, int rowAt, int columns, long[] marks);

  /** Words for the marks of a row. */
  static int words(int columns) {
    return columns / Long.SIZE + 1;
  }

  /**
   * Lists the marked entries of a row, ascending. Eight at a time, as many as there are or not: a
   * branch for each would be mispredicted too often.
   *
   * @param index Modified, from position {@code begin}; needs room for LANES more than are found
   * @return the end of the list
   */
  static int list(long[] marks, int columns, int[] index, int begin) {
    int end = begin;
    for (int i = 0; i < columns; i += Long.SIZE) {
      long left = marks[i / Long.SIZE];
      int next = end + Long.bitCount(left);
      for (; end < next; end += 8) {
        for (int k = end; k < end + 8; k++) {
          index[k] = i + Long.numberOfTrailingZeros(left);
          left &= left - 1;
        }
      }
      end = next;
    }
    return end;
  }

  /**
   * Reconstruction through the Gram matrix P = W'W, of tokens with {@code present} features each: z
   * = bias + sum_s value_s P[feature_s], ascending in s; then errors d as in {@link
   * PanelOperations#featureErrors}.
   *
   * @param feature rows of P: slot s of token t at listAt + s listStride + t
   * @param memory Modified: at {@code xAt} the same tokens densely, d on return; at {@code gramAt}
   *     P; both with rows of {@code columns}
   * @param biasGradient Modified: += d, token after token
   * @param loss Modified: per feature, += g (x' - x), token after token
   */
  void gramErrors(
      int present,
      int tokens,
      int[] feature,
      float[] value,
      int listAt,
      int listStride,
      int columns,
      float floor,
      float[] bias,
      float[] slope,
      float[] memory,
      int xAt,
      int gramAt,
      float[] biasGradient,
      float[] loss);

  /**
   * {@link #gramErrors} and {@link #outer} in one, of tokens with feature j alone: their d go into
   * row j of the sums of x d' without being stored.
   *
   * @param value their values, from position {@code at} on
   * @param memory Modified: at {@code gramAt} P, at {@code sumsAt} the sums
   */
  void gramSingles(
      int tokens,
      int j,
      float[] value,
      int at,
      int columns,
      float floor,
      float[] bias,
      float[] slope,
      float[] memory,
      int gramAt,
      int sumsAt,
      float[] biasGradient,
      float[] loss);

  /** Most present features of {@link #gramFew}. */
  int FEW = 4;

  /**
   * {@link #gramErrors} and {@link #outer} in one, of tokens with two to {@link #FEW} present
   * features, which need not be laid out densely. The same bits.
   *
   * @param memory Modified: at {@code gramAt} P, at {@code unitsAt} -1 on the diagonal and -0
   *     elsewhere, at {@code sumsAt} the sums, which alone change; all with n rows
   */
  void gramFew(
      int present,
      int tokens,
      int[] feature,
      float[] value,
      int listAt,
      int listStride,
      int columns,
      float floor,
      float[] bias,
      float[] slope,
      float[] memory,
      int gramAt,
      int unitsAt,
      int sumsAt,
      float[] biasGradient,
      float[] loss);

  /**
   * out = sum_s value_s rows[feature_s] for tokens with {@code present} features each, ascending in
   * s.
   *
   * @param feature slot s of token t at listAt + s listStride + t
   * @param memory Modified: at {@code rowsAt} the rows to add, at {@code outAt} a row a token
   */
  void products(
      int present,
      int tokens,
      int[] feature,
      float[] value,
      int listAt,
      int listStride,
      int columns,
      float[] memory,
      int rowsAt,
      int outAt);

  /**
   * rows[feature_s] += value_s in, token after token: the sum of x in' over tokens.
   *
   * @param memory Modified: at {@code inAt} a row a token, at {@code rowsAt} the sums
   */
  void outer(
      int present,
      int tokens,
      int[] feature,
      float[] value,
      int listAt,
      int listStride,
      int columns,
      float[] memory,
      int inAt,
      int rowsAt);
}
