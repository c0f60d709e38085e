package io.tegum.kernel.algebra;

import static io.tegum.kernel.algebra.InverseHessian.dot;

import java.util.Arrays;

/**
 * The least |A x - y|^2 over x &gt;= 0, of a few columns: Lawson and Hanson's active sets (1974).
 *
 * <p>Columns enter one by one, that with the steepest descent first; one whose weight would turn
 * negative leaves. A column that depends on those inside has no slope, so it never enters.
 */
public final class NonNegativeLeastSquares {

  /** A slope below this part of its column's and the target's lengths is rounding. */
  private static final double NO_SLOPE = 1e-11;

  /** Entries and exits before the method gives up: many times what small problems take. */
  private static final int MOST_CHANGES = 200;

  private final double[][] columns;
  private final double[] target;
  private final double[] lengths;
  private final boolean[] isInside;
  private final double[] weights;
  private double[] residual;

  private NonNegativeLeastSquares(double[][] columns, double[] target) {
    this.columns = columns;
    this.target = target;
    lengths = new double[columns.length];
    for (int j = 0; j < columns.length; j++) {
      lengths[j] = Math.sqrt(dot(columns[j], columns[j]));
    }
    isInside = new boolean[columns.length];
    weights = new double[columns.length];
    residual = target.clone();
  }

  /**
   * The least squared distance; 0, which is no more than that, where it is not found.
   *
   * @param columns of A, each as long as {@code target}. Not modified
   * @param target y. Not modified
   */
  public static double leastSquares(double[][] columns, double[] target) {
    return new NonNegativeLeastSquares(columns, target).leastSquares();
  }

  private double leastSquares() {
    int changes = 0;
    for (int next = steepest(); next >= 0; next = steepest()) {
      isInside[next] = true;
      double[] wanted = free();
      for (double part = possible(wanted); part < 1; part = possible(wanted)) {
        step(wanted, part);
        wanted = free();
        changes++;
      }
      step(wanted, 1);
      residual = residual();
      changes++;
      if (changes > MOST_CHANGES) {
        return 0;
      }
    }
    return dot(residual, residual);
  }

  /** The column outside whose weight lowers the distance the fastest, or -1. */
  private int steepest() {
    int best = -1;
    double steepest = NO_SLOPE * Math.sqrt(dot(target, target));
    for (int j = 0; j < columns.length; j++) {
      if (!isInside[j] && lengths[j] > 0) {
        double slope = dot(columns[j], residual) / lengths[j];
        if (slope > steepest) {
          steepest = slope;
          best = j;
        }
      }
    }
    return best;
  }

  /** The part of the way to {@code wanted} on which no weight turns negative. */
  private double possible(double[] wanted) {
    double part = 1;
    for (int j = 0; j < wanted.length; j++) {
      if (isInside[j] && wanted[j] <= 0) {
        part = Math.min(part, weights[j] / (weights[j] - wanted[j]));
      }
    }
    return part;
  }

  /** Goes so far; short of 1 the columns that reached 0 leave. */
  private void step(double[] wanted, double part) {
    for (int j = 0; j < weights.length; j++) {
      if (isInside[j]) {
        weights[j] = part == 1 ? wanted[j] : weights[j] + part * (wanted[j] - weights[j]);
        if (part < 1 && wanted[j] <= 0 && weights[j] <= NO_SLOPE) {
          weights[j] = 0;
          isInside[j] = false;
        }
      }
    }
  }

  /** The best weights of the columns inside, of either sign: Cholesky on the normal equations. */
  private double[] free() {
    int[] inside = new int[columns.length];
    int size = 0;
    for (int j = 0; j < columns.length; j++) {
      if (isInside[j]) {
        inside[size++] = j;
      }
    }
    double[][] lower = new double[size][size];
    double[] solution = new double[size];
    for (int i = 0; i < size; i++) {
      solution[i] = dot(columns[inside[i]], target);
      for (int j = 0; j <= i; j++) {
        double sum = dot(columns[inside[i]], columns[inside[j]]);
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
    }
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < i; k++) {
        solution[i] -= lower[i][k] * solution[k];
      }
      solution[i] /= lower[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int k = i + 1; k < size; k++) {
        solution[i] -= lower[k][i] * solution[k];
      }
      solution[i] /= lower[i][i];
    }
    double[] wanted = new double[columns.length];
    Arrays.setAll(wanted, j -> 0);
    for (int i = 0; i < size; i++) {
      wanted[inside[i]] = solution[i];
    }
    return wanted;
  }

  private double[] residual() {
    double[] rest = target.clone();
    for (int j = 0; j < columns.length; j++) {
      for (int t = 0; weights[j] != 0 && t < rest.length; t++) {
        rest[t] -= weights[j] * columns[j][t];
      }
    }
    return rest;
  }
}
