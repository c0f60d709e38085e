package io.tegum.kernel.toy.tokens;

import static io.tegum.kernel.simd.Simd.SPARSE;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import io.tegum.kernel.simd.Factor;
import io.tegum.kernel.simd.Lists;
import io.tegum.kernel.simd.PanelOperations;
import io.tegum.kernel.simd.Rows;
import io.tegum.kernel.simd.SparseOperations;
import io.tegum.kernel.toy.model.DataConfiguration;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One side's tokens a few at a time, a token a row, each with the list of its present features. Of
 * sparse tokens only the non-empty ones are seen; others are drawn by coin flips, a row when it is
 * needed.
 */
public final class RowTokens {

  private final int n;
  private final int stride;
  private final boolean listing;
  private final int batch;
  private final RowValues values;
  private final RandomStream random;
  private final SparseTokens sparseOrNull;
  private final int[] inOrder;
  private int[] order; // numbers of sparse tokens
  private long state;

  /** Rows of the panel, padded to a stride. */
  public final float[] x;

  /** Present features of the panel's rows, one list after the other. */
  public final int[] feature;

  /** Where the list of each row begins; one more at the end. */
  public final int[] begin;

  /** The lists of the panel's rows. */
  public final Lists lists;

  /** The panel's rows. */
  public final Rows rows;

  /** The panel's rows as the left matrix of a product. */
  public final Factor factor;

  /** Their transpose as the left matrix of a product. */
  public final Factor transposed;

  private final long[] marks; // of a row's present features
  private int filled;

  /**
   * Room for {@code rows} rows at a time, with lists of their features or without.
   *
   * @param sparseOrNull where tokens are sparse: what draws them
   */
  public RowTokens(
      int n,
      DataConfiguration data,
      int batch,
      long seed,
      Purpose purpose,
      int rows,
      boolean listing,
      SparseTokens sparseOrNull) {
    this.n = n;
    this.listing = listing;
    this.stride = PanelOperations.padded(n);
    this.batch = batch;
    values = new RowValues(n, data, rows);
    random = new RandomStream(seed, purpose);
    this.sparseOrNull = sparseOrNull;
    inOrder = IntStream.range(0, sparseOrNull == null ? 0 : batch).toArray();
    order = inOrder;
    x = new float[rows * stride];
    feature = new int[rows * stride + PanelOperations.LANES];
    begin = new int[rows + 1];
    lists = new Lists(feature, begin);
    this.rows = new Rows(x, stride);
    factor = Factor.of(this.rows);
    transposed = Factor.transposed(this.rows);
    marks = new long[SparseOperations.words(stride)];
  }

  /** How many tokens of this step are filled in. */
  public int tokens() {
    return sparseOrNull == null ? batch : sparseOrNull.tokens();
  }

  /** How many empty tokens of this step are left out. */
  public int collapsed() {
    return batch - tokens();
  }

  /** Starts training step {@code step}: draws what is not drawn row by row. */
  public void draw(long step) {
    if (sparseOrNull == null) {
      state = random.stateAt(step);
      return;
    }
    sparseOrNull.draw(step);
    sparseOrNull.matchSingles();
    sparseOrNull.locate();
    order = inOrder;
  }

  /** Starts a step whose sparse tokens are drawn and located already; takes them in this order. */
  public void ordered(int[] order) {
    this.order = order;
  }

  /** Fills the panel with {@code rows} tokens from {@code first} on. */
  public void fill(int first, int rows) {
    int end = 0;
    if (sparseOrNull == null) {
      values.draw(state, first, rows, x);
      for (int t = 0; t < rows; t++) {
        Arrays.fill(x, t * stride + n, (t + 1) * stride, 0);
        begin[t] = end;
        if (listing) {
          SPARSE.nonZeros(x, t * stride, stride, marks);
          end = SparseOperations.list(marks, stride, feature, end);
        }
      }
      begin[rows] = end;
      return;
    }
    clear();
    for (int t = 0; t < rows; t++) {
      begin[t] = end;
      int token = order[first + t];
      int distance = sparseOrNull.distance(token);
      int last = sparseOrNull.endSlot(token);
      for (int slot = sparseOrNull.firstSlot(token); slot < last; slot += distance) {
        int i = sparseOrNull.feature[slot];
        float value = sparseOrNull.value[slot];
        if (value != 0) { // else another slot has the feature
          feature[end++] = i;
          x[t * stride + i] = value;
        }
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
