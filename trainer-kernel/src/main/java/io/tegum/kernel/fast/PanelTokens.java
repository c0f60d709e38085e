package io.tegum.kernel.fast;

import static io.tegum.kernel.simd.Simd.OPERATIONS;

import io.tegum.kernel.data.Purpose;
import io.tegum.kernel.data.RandomStream;
import io.tegum.kernel.simd.PanelOperations;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One side's tokens as panels of a fixed number of columns, a token a column and a feature a row.
 *
 * <p>Where most tokens are empty, only the others get columns; where not, every token gets the
 * column of its number, and values come from as many coin flips as there are features.
 */
final class PanelTokens {

  /** Floats of a panel: with its work it stays in the nearest caches. */
  private static final int PANEL_FLOATS = 6144;

  private static final int SMALLEST_CHUNK = 64;
  private static final int LARGEST_CHUNK = 1024;

  /**
   * Below this probability that a feature is present, jumping from non-zero to non-zero beats
   * flipping coins in vectors.
   */
  static final double LARGEST_JUMPING_PROBABILITY = 0.07;

  private final int n;
  private final int batch;
  private final int threshold; // S 2^31
  private final RandomStream random;
  private final SparseTokens sparseOrNull;
  private final int[] address; // of each entry, to clear it
  private final int[] inOrder; // rank of each token where order does not matter
  private final int chunk;
  private final int chunkBits;

  /** Panels of chunk columns: feature i of column c is at (c / chunk n + i) chunk + c % chunk. */
  final float[] x;

  private int columns;

  PanelTokens(int n, double sparsity, int batch, long seed, Purpose purpose) {
    this.n = n;
    this.batch = batch;
    threshold = (int) Math.rint(sparsity * 0x1.0p31);
    random = new RandomStream(seed, purpose);
    boolean jumping = 1 - sparsity < LARGEST_JUMPING_PROBABILITY;
    sparseOrNull = jumping ? new SparseTokens(n, sparsity, batch, seed, purpose) : null;
    chunk = chunk(n, batch);
    chunkBits = Integer.numberOfTrailingZeros(chunk);
    x = new float[(batch + chunk - 1) / chunk * chunk * n];
    address = new int[jumping ? batch * n : 0];
    inOrder = IntStream.range(0, jumping ? batch : 0).toArray();
  }

  /** Columns of a panel for n features: a power of two. */
  static int chunk(int n, int batch) {
    int most = Math.min(PANEL_FLOATS / n, PanelOperations.padded(batch));
    return Math.max(
        SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, Integer.highestOneBit(Math.max(1, most))));
  }

  /** Columns in use, padding included. */
  int columns() {
    return columns;
  }

  /** Empty tokens that have no column; negative when padding adds some. */
  int collapsed() {
    return batch - columns;
  }

  /** The tokens that have columns, or null where every token has its own. */
  SparseTokens sparseOrNull() {
    return sparseOrNull;
  }

  /** Draws a step's tokens; sparse ones still need {@link #place}. */
  void draw(long step) {
    if (sparseOrNull != null) {
      clear();
      sparseOrNull.draw(step);
      columns = PanelOperations.padded(sparseOrNull.tokens());
      return;
    }
    columns = PanelOperations.padded(batch);
    long state = random.stateAt(step);
    OPERATIONS.sparseUniforms(state, 0, threshold, x.length, x, 0);
    int tail = batch % chunk;
    if (tail != 0) {
      for (int i = 0; i < n; i++) {
        int row = (batch / chunk * n + i) * chunk;
        Arrays.fill(x, row + tail, row + chunk, 0);
      }
    }
  }

  private void clear() {
    int entries = sparseOrNull.entries();
    for (int entry = 0; entry < entries; entry++) {
      x[address[entry]] = 0;
    }
  }

  /** Puts sparse tokens into columns, in their order. */
  void place() {
    if (sparseOrNull != null) {
      place(inOrder);
    }
  }

  /** Puts each sparse token into the column that is its rank. */
  void place(int[] rank) {
    int entries = sparseOrNull.entries();
    int[] owner = sparseOrNull.owner;
    int[] feature = sparseOrNull.feature;
    float[] value = sparseOrNull.value;
    for (int entry = 0; entry < entries; entry++) {
      int column = rank[owner[entry]];
      int panel = (column >> chunkBits) * n;
      int to = ((panel + feature[entry]) << chunkBits) + (column & (chunk - 1));
      address[entry] = to;
      x[to] = value[entry];
    }
  }
}
