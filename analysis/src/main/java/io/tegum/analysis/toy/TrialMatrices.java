package io.tegum.analysis.toy;

import java.util.List;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.sql.Row;

/**
 * A trial's matrices for Spark users, as {@code ml.linalg} matrices. Each function takes a row of
 * the {@code trials} view with at least the columns that it names, and returns a new matrix, or
 * null where the trial has none (it did not complete, or has no head).
 *
 * <p>{@code spark.table("trials").collectAsList().forEach(row -> TrialMatrices.w(row));}
 */
public final class TrialMatrices {
  private TrialMatrices() {}

  /** W, m x n; column i is feature i's direction. Columns: w, n_hidden. */
  public static Matrix w(Row trial) {
    return rowMajor(trial, "w", "n_hidden");
  }

  /** A, r x m. Columns: head_a, head_rank. */
  public static Matrix headA(Row trial) {
    return rowMajor(trial, "head_a", "head_rank");
  }

  /** B, r x m. Columns: head_b, head_rank. */
  public static Matrix headB(Row trial) {
    return rowMajor(trial, "head_b", "head_rank");
  }

  /**
   * Omega = A'B, m x m of rank at most r: the head's logit is h'Omega g. Columns: head_a, head_b,
   * head_rank.
   */
  public static Matrix omega(Row trial) {
    Matrix a = headA(trial);
    Matrix b = headB(trial);
    if (a == null || b == null) {
      return null;
    }
    int m = a.numCols();
    double[] values = new double[m * m]; // column-major, as DenseMatrix keeps them
    // By hand, not by Matrix.multiply: its bits depend on which BLAS it finds on the machine.
    for (int j = 0; j < m; j++) {
      for (int i = 0; i < m; i++) {
        double sum = 0;
        for (int k = 0; k < a.numRows(); k++) {
          sum += a.apply(k, i) * b.apply(k, j);
        }
        values[j * m + i] = sum;
      }
    }
    return new DenseMatrix(m, m, values);
  }

  private static Matrix rowMajor(Row trial, String column, String rowsColumn) {
    int index = trial.fieldIndex(column);
    if (trial.isNullAt(index)) {
      return null;
    }
    List<Float> list = trial.getList(index);
    double[] values = new double[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i);
    }
    int rows = trial.getInt(trial.fieldIndex(rowsColumn));
    return new DenseMatrix(rows, values.length / rows, values, true);
  }
}
