package io.tegum.kernel.simd;

/**
 * The inner loops over features that are present or have an error, on rows of whole vectors (a
 * multiple of {@link PanelOperations#width} floats). Every implementation gives the same bits: each
 * float of a row is summed on its own, in the order of the list or of the tokens, by fused
 * multiply-add.
 */
public interface SparseOperations {

  /**
   * out[t] = sum over the entries e of row t's list of values[t][e] rows[e]: even positions of the
   * list in one sum, odd ones in another, and then the two added.
   *
   * @param out Modified: its row t
   */
  void gather(Lists lists, int t, Rows values, Rows rows, Rows out);

  /**
   * rows[e] += values[t][e] in[t], for the entries e of row t's list.
   *
   * @param rows Modified
   */
  void scatter(Lists lists, int t, Rows values, Rows in, Rows rows);

  /**
   * Marks the entries of a row that are not 0: bit i % 64 of word i / 64 for entry i.
   *
   * @param columns a multiple of {@link PanelOperations#LANES}
   * @param marks Modified: {@link #words} words, of which the last may have unused bits, which are
   *     0
   */
  void nonZeros(float[] row, int rowAt, int columns, long[] marks);

  /** How many words hold the marks of a row; there is always one that is not full. */
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
   * = sum_s value_s P[feature_s], the bias first and then ascending in s; then errors as {@link
   * Reconstruction} has them.
   *
   * @param slots rows of P: slot s of token t at listAt + s listStride + t
   * @param tables Modified: x, which holds the same tokens on entry, and d on return
   * @param errors Modified: its sums, token after token
   */
  void gramErrors(
      int present,
      int tokens,
      Slots slots,
      int listAt,
      int listStride,
      GramTables tables,
      Reconstruction errors);

  /**
   * {@link #gramErrors} and {@link #outer} in one, of tokens with one feature, those with the same
   * one together: their d go into its row of the sums of x d' without being stored.
   *
   * @param end where the values of the tokens of each feature end; the next one's begin there
   * @param value their values, from position {@code at} on
   * @param tables Modified: the sums
   * @param errors Modified: its sums
   */
  void gramSingles(
      int features, int[] end, float[] value, int at, GramTables tables, Reconstruction errors);

  /** Most present features of {@link #gramFew}. */
  int FEW = 4;

  /**
   * {@link #gramErrors} and {@link #outer} in one, of tokens with two to {@link #FEW} present
   * features, which need not be laid out densely. The same bits.
   *
   * @param tables Modified: the sums
   * @param errors Modified: its sums
   */
  void gramFew(
      int present,
      int tokens,
      Slots slots,
      int listAt,
      int listStride,
      GramTables tables,
      Reconstruction errors);

  /**
   * out = sum_s value_s rows[feature_s] for tokens with {@code present} features each, ascending in
   * s.
   *
   * @param slots slot s of token t at listAt + s listStride + t
   * @param rows Modified: from {@code rowsAt} on the rows to add, from {@code outAt} on a row a
   *     token
   */
  void products(
      int present,
      int tokens,
      Slots slots,
      int listAt,
      int listStride,
      Rows rows,
      int rowsAt,
      int outAt);

  /**
   * rows[feature_s] += value_s in, token after token: the sum of x in' over tokens.
   *
   * @param rows Modified: from {@code inAt} on a row a token, from {@code rowsAt} on the sums
   */
  void outer(
      int present,
      int tokens,
      Slots slots,
      int listAt,
      int listStride,
      Rows rows,
      int inAt,
      int rowsAt);
}
