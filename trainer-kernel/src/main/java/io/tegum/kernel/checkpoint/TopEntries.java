package io.tegum.kernel.checkpoint;

import io.tegum.kernel.simd.Factor;
import io.tegum.kernel.simd.PanelOperations;
import io.tegum.kernel.simd.Rows;
import io.tegum.kernel.simd.Simd;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The entries of largest absolute value of a product L R', found a block at a time. Rows are taken
 * by falling norm: once |L_i| |R_j| cannot reach what was found, no later block can.
 *
 * @param rows rows of the entries, the largest first
 * @param columns columns of them
 * @param values the entries, with their signs
 */
public record TopEntries(int[] rows, int[] columns, double[] values) {

  private static final int BLOCK = 256;

  /** Room for what rounding to floats may do to a product of norms. */
  private static final double SLACK = 1 + 1e-5;

  /**
   * The {@code count} largest entries, fewer where the product has fewer.
   *
   * @param left a row a row of the product
   * @param right a row a column of the product, as many columns as left
   */
  static TopEntries of(FloatMatrix left, FloatMatrix right, int count) {
    Sorted rows = Sorted.of(left);
    Sorted columns = Sorted.of(right);
    Found found = new Found((int) Math.min(count, (long) left.rows() * right.rows()));
    int depth = left.columns();
    int stride = PanelOperations.padded(Math.min(BLOCK, right.rows()));
    float[] factor = new float[BLOCK * depth];
    float[] panel = new float[depth * stride];
    float[] out = new float[BLOCK * stride];
    Factor factorRows = Factor.of(new Rows(factor, depth));
    Rows panelRows = new Rows(panel, stride);
    Rows zeros = new Rows(new float[stride], 0);
    Rows outRows = new Rows(out, stride);
    for (int i = 0; i < left.rows(); i += BLOCK) {
      int height = Math.min(BLOCK, left.rows() - i);
      rows.copy(i, height, factor);
      for (int j = 0; j < right.rows(); j += BLOCK) {
        if (rows.norms[i] * columns.norms[j] * SLACK < found.least()) {
          break;
        }
        int width = Math.min(BLOCK, right.rows() - j);
        columns.transpose(j, width, stride, panel);
        Simd.PANELS.multiply(height, depth, stride, factorRows, panelRows, zeros, outRows);
        for (int r = 0; r < height; r++) {
          for (int c = 0; c < width; c++) {
            found.offer(rows.order[i + r], columns.order[j + c], out[r * stride + c]);
          }
        }
      }
    }
    return found.entries();
  }

  /** Rows by falling norm. */
  private record Sorted(FloatMatrix matrix, int[] order, double[] norms) {
    static Sorted of(FloatMatrix matrix) {
      double[] norms = new double[matrix.rows()];
      Arrays.setAll(norms, matrix::norm);
      int[] order =
          IntStream.range(0, norms.length)
              .boxed()
              .sorted(Comparator.comparingDouble(row -> -norms[row]))
              .mapToInt(Integer::intValue)
              .toArray();
      return new Sorted(matrix, order, Arrays.stream(order).mapToDouble(i -> norms[i]).toArray());
    }

    void copy(int first, int count, float[] target) {
      int depth = matrix.columns();
      for (int r = 0; r < count; r++) {
        System.arraycopy(matrix.values(), order[first + r] * depth, target, r * depth, depth);
      }
    }

    void transpose(int first, int count, int stride, float[] panel) {
      Arrays.fill(panel, 0);
      int depth = matrix.columns();
      for (int c = 0; c < count; c++) {
        int from = order[first + c] * depth;
        for (int k = 0; k < depth; k++) {
          panel[k * stride + c] = matrix.values()[from + k];
        }
      }
    }
  }

  /** The largest so far; of equal ones those of lower row, then of lower column. */
  private static final class Found {
    private final int[] rows;
    private final int[] columns;
    private final double[] values;
    private int count;

    Found(int most) {
      rows = new int[most];
      columns = new int[most];
      values = new double[most];
    }

    /** What an entry must reach. */
    double least() {
      return count < values.length || count == 0 ? 0 : Math.abs(values[count - 1]);
    }

    void offer(int row, int column, float value) {
      if (count == values.length && (count == 0 || !isLarger(row, column, value, count - 1))) {
        return;
      }
      int slot = count < values.length ? count++ : count - 1;
      while (slot > 0 && isLarger(row, column, value, slot - 1)) {
        rows[slot] = rows[slot - 1];
        columns[slot] = columns[slot - 1];
        values[slot] = values[slot - 1];
        slot--;
      }
      rows[slot] = row;
      columns[slot] = column;
      values[slot] = value;
    }

    private boolean isLarger(int row, int column, double value, int slot) {
      int compared = Double.compare(Math.abs(value), Math.abs(values[slot]));
      if (compared != 0) {
        return compared > 0;
      }
      return row != rows[slot] ? row < rows[slot] : column < columns[slot];
    }

    TopEntries entries() {
      return new TopEntries(rows, columns, values);
    }
  }
}
