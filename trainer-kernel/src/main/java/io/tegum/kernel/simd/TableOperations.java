package io.tegum.kernel.simd;

/**
 * The inner loops of attention by tables: a row holds, of H heads of d values each, d H numerators
 * (component 0 of every head, then component 1 of every head, and so on) and then H denominators.
 * Rows are padded to a multiple of {@link PanelOperations#LANES}.
 *
 * <p>Every implementation gives the same bits, whatever the width of the machine's vectors: each
 * float of a row is summed on its own, by fused multiply-add where a product is added, in ascending
 * order of places, pairs, components or outputs. The payload of a NaN is not covered.
 */
public interface TableOperations {

  /** Exponents are at least this; far enough from the least float for products to be normal. */
  float LEAST_EXPONENT = -70;

  /** Exponents are at most this, so that no exponential overflows. */
  float LARGEST_EXPONENT = 88;

  /**
   * x = e^x up to two units in the last place, with x first brought into [{@link #LEAST_EXPONENT},
   * {@link #LARGEST_EXPONENT}].
   *
   * @param count a multiple of LANES
   * @param x Modified
   */
  void exponentials(int count, float[] x, int at);

  /**
   * out_s = base + sum over places j of row entry_sj, for each pair s.
   *
   * @param first the first pair's number in the lists
   * @param columns of a row, a multiple of LANES
   * @param memory Modified: at {@code tableAt} the table, at {@code baseAt} a row, at {@code outAt}
   *     a row for each pair
   */
  void gather(
      int first,
      int pairs,
      EntryLists lists,
      int columns,
      float[] memory,
      int tableAt,
      int baseAt,
      int outAt);

  /**
   * row entry_sj += in_s for each pair s and place j: the transpose of {@link #gather}.
   *
   * @param memory Modified: at {@code inAt} a row for each pair, at {@code tableAt} the sums
   */
  void scatter(
      int first, int pairs, EntryLists lists, int columns, float[] memory, int inAt, int tableAt);

  /**
   * Numerators and denominators become z = numerator r and r = 1 / denominator.
   *
   * @param rows how many
   * @param memory Modified: rows at {@code at}
   */
  void divide(int rows, HeadShape shape, float[] memory, int at);

  /**
   * The slope of {@link #divide}: dz becomes d numerator = r dz, and d denominator = -sum_a (d
   * numerator)_a z_a.
   *
   * @param memory Modified: at {@code at} rows of z and r, at {@code slopeAt} rows of slopes
   */
  void divideSlope(int rows, HeadShape shape, float[] memory, int at, int slopeAt);

  /**
   * Softmax and cross-entropy of a panel with a pair a column: p = softmax(l), then l = slope (p -
   * onehot(label)).
   *
   * @param outputs rows of logits
   * @param columns a multiple of LANES
   * @param label right output of each column
   * @param slope of each column
   * @param memory Modified: logits on entry, errors on return, and the rows of sums
   * @param partial Modified: outputs x LANES partial sums of errors, column c into sum c mod LANES
   */
  void softmaxErrors(
      int outputs,
      int columns,
      LogitRows rows,
      float[] label,
      float[] slope,
      float[] memory,
      float[] partial);

  /**
   * score_eh = sum over components a of q_ah k_eah, for each entry e.
   *
   * @param memory Modified: at {@code queryAt} a row, at {@code keysAt} a row for each entry, at
   *     {@code outAt} a row of {@code padded(heads)} scores for each
   */
  void scores(int entries, HeadShape shape, float[] memory, int queryAt, int keysAt, int outAt);

  /**
   * Table rows: numerators E_eh v_eah, denominators E_eh.
   *
   * @param memory Modified: at {@code weightsAt} rows of {@code padded(heads)} E, at {@code
   *     valuesAt} rows of values, at {@code tableAt} the table
   */
  void weigh(
      int entries, HeadShape shape, float[] memory, int weightsAt, int valuesAt, int tableAt);

  /**
   * The slope of {@link #weigh} and {@link #scores}: with s the table's slope, dE = s_denominator +
   * sum_a s_a v_a, dv_a += E s_a, ds = E dE, dq_a += ds k_a, dk_a += ds q_a; entry after entry.
   *
   * @param rows where in {@code memory} each matrix begins
   * @param memory Modified: slopes of the query, of keys and of values
   */
  void weighSlope(int entries, HeadShape shape, TableRows rows, float[] memory);
}
