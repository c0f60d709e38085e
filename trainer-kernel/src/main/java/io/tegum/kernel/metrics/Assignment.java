package io.tegum.kernel.metrics;

import java.util.Arrays;

/**
 * The assignment problem by the Hungarian method with potentials, O(rows^2 columns) (Kuhn 1955;
 * Munkres 1957). Deterministic: ties go to the lower index.
 */
public final class Assignment {
  private Assignment() {}

  /**
   * Assigns as many rows as can be to distinct columns so that the sum of gains is largest.
   *
   * @param gain finite, rows x columns (not modified); any shape, either side may be empty
   * @param columns number of columns, which an empty {@code gain} cannot tell
   * @return per row its column, or -1
   */
  public static int[] maximising(double[][] gain, int columns) {
    int rows = gain.length;
    if (rows <= columns) {
      double[][] cost = new double[rows][columns];
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          cost[i][j] = -gain[i][j];
        }
      }
      return minimising(cost, columns);
    }
    double[][] cost = new double[columns][rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        cost[j][i] = -gain[i][j];
      }
    }
    int[] rowOf = minimising(cost, rows);
    int[] columnOf = new int[rows];
    Arrays.fill(columnOf, -1);
    for (int j = 0; j < columns; j++) {
      columnOf[rowOf[j]] = j;
    }
    return columnOf;
  }

  /** Column of each row at the smallest total cost; no more rows than columns. */
  private static int[] minimising(double[][] cost, int columns) {
    int rows = cost.length;
    // Rows and columns count from 1 here: column 0 is where each augmenting path starts.
    double[] rowPotential = new double[rows + 1];
    double[] columnPotential = new double[columns + 1];
    int[] rowOf = new int[columns + 1];
    for (int row = 1; row <= rows; row++) {
      rowOf[0] = row;
      int[] previous = new int[columns + 1];
      double[] slack = new double[columns + 1];
      boolean[] reached = new boolean[columns + 1];
      Arrays.fill(slack, Double.POSITIVE_INFINITY);
      int column = 0;
      while (rowOf[column] != 0) {
        reached[column] = true;
        int from = rowOf[column];
        double step = Double.POSITIVE_INFINITY;
        int next = 0;
        for (int j = 1; j <= columns; j++) {
          if (!reached[j]) {
            double reduced = cost[from - 1][j - 1] - rowPotential[from] - columnPotential[j];
            if (reduced < slack[j]) {
              slack[j] = reduced;
              previous[j] = column;
            }
            if (slack[j] < step) {
              step = slack[j];
              next = j;
            }
          }
        }
        for (int j = 0; j <= columns; j++) {
          if (reached[j]) {
            rowPotential[rowOf[j]] += step;
            columnPotential[j] -= step;
          } else {
            slack[j] -= step;
          }
        }
        column = next;
      }
      while (column != 0) {
        rowOf[column] = rowOf[previous[column]];
        column = previous[column];
      }
    }
    int[] columnOf = new int[rows];
    for (int j = 1; j <= columns; j++) {
      if (rowOf[j] != 0) {
        columnOf[rowOf[j] - 1] = j - 1;
      }
    }
    return columnOf;
  }
}
