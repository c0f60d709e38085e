package io.tegum.kernel.checkpoint;

import io.tegum.kernel.simd.Factor;
import io.tegum.kernel.simd.PanelOperations;
import io.tegum.kernel.simd.Rows;
import io.tegum.kernel.simd.Simd;
import java.util.function.Consumer;

/**
 * The directions of a matrix's rows: each row divided by its norm. Rows of norm 0 have none and are
 * left out.
 *
 * @param rows the row of the matrix that each direction belongs to, ascending
 * @param columns number of columns
 * @param values row-major, the first rows.length x columns; belongs to this record
 */
record UnitRows(int[] rows, int columns, float[] values) {

  private static final int TILE = 32;
  private static final int DEPTH = 256;

  /** Directions whose cosines stand in one block. */
  private static final int BLOCK = 192;

  /**
   * Cosines of consecutive directions with others.
   *
   * @param left the first of the rows' directions
   * @param right the first of the columns' directions
   * @param values rows x stride; the first columns of each row count; valid until the next block is
   *     handed over
   */
  record Block(int left, int rows, int right, int columns, int stride, float[] values) {}

  static UnitRows of(FloatMatrix matrix) {
    return into(new float[matrix.values().length], matrix);
  }

  /** The same where nobody needs the matrix any more: its array is taken over, and modified. */
  static UnitRows taking(FloatMatrix matrix) {
    return into(matrix.values(), matrix);
  }

  private static UnitRows into(float[] values, FloatMatrix matrix) {
    int count = 0;
    double[] norms = new double[matrix.rows()];
    for (int row = 0; row < matrix.rows(); row++) {
      norms[row] = matrix.norm(row);
      count += norms[row] > 0 ? 1 : 0;
    }
    int[] rows = new int[count];
    int next = 0;
    for (int row = 0; row < matrix.rows(); row++) {
      if (norms[row] > 0) {
        int from = row * matrix.columns();
        int to = next * matrix.columns(); // never behind "from", so that both may be one array
        for (int i = 0; i < matrix.columns(); i++) {
          values[to + i] = (float) (matrix.values()[from + i] / norms[row]);
        }
        rows[next++] = row;
      }
    }
    return new UnitRows(rows, matrix.columns(), values);
  }

  int count() {
    return rows.length;
  }

  /**
   * Hands over the cosines of each direction with itself and all later ones, block by block. A
   * block on the diagonal holds each of its pairs twice.
   */
  void forEachBlock(Consumer<Block> taker) {
    int n = count();
    int stride = stride(Math.min(BLOCK, n));
    float[] panel = new float[columns * stride];
    float[] zeros = new float[stride];
    float[] cosines = new float[BLOCK * stride];
    for (int right = 0; right < n; right += BLOCK) {
      int width = Math.min(BLOCK, n - right);
      transpose(right, width, stride, panel);
      for (int left = 0; left <= right; left += BLOCK) {
        int height = Math.min(BLOCK, n - left);
        cosines(left, height, stride, panel, zeros, cosines);
        taker.accept(new Block(left, height, right, width, stride, cosines));
      }
    }
  }

  /**
   * The directions from {@code first} on as columns, padded with zeros to {@code stride}, in tiles:
   * {@link #DEPTH} dimensions of {@link #TILE} directions stand together, so that a product finds
   * them in the first-level cache.
   *
   * @param panel Modified; columns x stride
   */
  private void transpose(int first, int count, int stride, float[] panel) {
    for (int depth = 0; depth < columns; depth += DEPTH) {
      int deep = Math.min(DEPTH, columns - depth);
      for (int tile = 0; tile < stride; tile += TILE) {
        int wide = Math.min(TILE, stride - tile);
        int at = depth * stride + deep * tile;
        for (int c = 0; c < wide; c++) {
          int from = (first + tile + c) * columns + depth;
          boolean isPadding = tile + c >= count;
          for (int k = 0; k < deep; k++) {
            panel[at + k * wide + c] = isPadding ? 0 : values[from + k];
          }
        }
      }
    }
  }

  /**
   * Cosines of the directions {@code first} to before {@code first + count} with those in a panel.
   *
   * @param panel columns x stride, as {@link #transpose} leaves it
   * @param zeros at least {@code stride} zeros
   * @param out Modified; count x stride
   */
  private void cosines(
      int first, int count, int stride, float[] panel, float[] zeros, float[] out) {
    for (int depth = 0; depth < columns; depth += DEPTH) {
      int deep = Math.min(DEPTH, columns - depth);
      for (int tile = 0; tile < stride; tile += TILE) {
        int wide = Math.min(TILE, stride - tile);
        Rows tileOut = new Rows(out, tile, stride);
        Simd.PANELS.multiply(
            count,
            deep,
            wide,
            new Factor(values, first * columns + depth, columns, 1),
            new Rows(panel, depth * stride + deep * tile, wide),
            depth == 0 ? new Rows(zeros, 0) : tileOut,
            tileOut);
      }
    }
  }

  /**
   * The cosine of two directions, bit for bit as {@link #cosines} has it: in ascending order, by
   * fused multiply-add.
   */
  float cosine(int left, int right) {
    float sum = 0;
    int l = left * columns;
    int r = right * columns;
    for (int i = 0; i < columns; i++) {
      sum = Math.fma(values[l + i], values[r + i], sum);
    }
    return sum;
  }

  /** The cosine of two directions in double, for statistics. */
  double exactCosine(int left, int right) {
    double sum = 0;
    int l = left * columns;
    int r = right * columns;
    for (int i = 0; i < columns; i++) {
      sum += (double) values[l + i] * values[r + i];
    }
    return sum;
  }

  /** Number of columns that a panel of {@code count} directions takes. */
  private static int stride(int count) {
    return PanelOperations.padded(count);
  }
}
