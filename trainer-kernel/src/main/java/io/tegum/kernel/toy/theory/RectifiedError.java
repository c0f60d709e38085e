package io.tegum.kernel.toy.theory;

import java.util.Arrays;

/**
 * E (max(z, 0) - x_t)^2 and its derivatives, for x uniform on the unit cube and z = c + sum_j a_j
 * x_j.
 *
 * <p>Coordinates are integrated one inside the other. As a function of the outer ones, an inner
 * integral is piecewise polynomial, and its pieces end only where z vanishes at a vertex of the
 * inner cube. So every line is cut there, and Gauss and Legendre's rule is exact on each part: the
 * degree is 2 on the innermost axis and one more on each next. All weights are positive and the
 * only divisor is the slope that is cut along, so nothing cancels: vanishing, equal and opposite
 * slopes lose no digits, as they would in the closed form, a signed sum over vertices divided by
 * the product of the slopes.
 *
 * <p>A workspace: not for several threads at a time.
 */
final class RectifiedError {
  static final int MAX_DIMENSIONS = 4;

  /** The constant 0 stands for x_t. */
  static final int NO_TARGET = -1;

  // Gauss and Legendre's rules on [0, 1], exact to degrees 3 and 5
  private static final double[] TWO_NODES = {0.5 - Math.sqrt(1 / 12.0), 0.5 + Math.sqrt(1 / 12.0)};
  private static final double[] TWO_WEIGHTS = {0.5, 0.5};
  private static final double[] THREE_NODES = {0.5 - Math.sqrt(0.15), 0.5, 0.5 + Math.sqrt(0.15)};
  private static final double[] THREE_WEIGHTS = {5.0 / 18, 8.0 / 18, 5.0 / 18};

  // by axis; degrees 2, 3, 4, 5
  private static final double[][] NODES = {TWO_NODES, TWO_NODES, THREE_NODES, THREE_NODES};
  private static final double[][] WEIGHTS = {
    TWO_WEIGHTS, TWO_WEIGHTS, THREE_WEIGHTS, THREE_WEIGHTS
  };

  private static final double UNIFORM_MEAN_SQUARE = 1.0 / 3;

  private final double[] slopes = new double[MAX_DIMENSIONS];
  private final double[] x = new double[MAX_DIMENSIONS];
  // vertexSums[k]: a_0 x_0 + ... + a_{k-1} x_{k-1} at the 2^k vertices, ascending
  private final double[][] vertexSums = new double[MAX_DIMENSIONS + 1][];
  private int dimensions;
  private int target;

  private double value;
  private double interceptGradient;
  private final double[] slopeGradient = new double[MAX_DIMENSIONS];

  RectifiedError() {
    for (int k = 0; k <= MAX_DIMENSIONS; k++) {
      vertexSums[k] = new double[1 << k];
    }
  }

  /** Gives the slope a_j of coordinate j its value, before {@link #integrate}. */
  void slope(int j, double slope) {
    slopes[j] = slope;
  }

  /**
   * Integrates over the first {@code dimensions} coordinates.
   *
   * @param intercept c
   * @param target t, below {@code dimensions}, or {@link #NO_TARGET}
   */
  void integrate(double intercept, int dimensions, int target) {
    begin(dimensions, target);
    value = 0;
    interceptGradient = 0;
    Arrays.fill(slopeGradient, 0);
    integrate(dimensions, intercept, 1);
  }

  private void begin(int dimensions, int target) {
    this.dimensions = dimensions;
    this.target = target;
    for (int k = 0; k < dimensions; k++) {
      double[] inner = vertexSums[k];
      double[] sums = vertexSums[k + 1];
      for (int vertex = 0; vertex < inner.length; vertex++) {
        sums[vertex] = inner[vertex];
        sums[inner.length + vertex] = inner[vertex] + slopes[k];
      }
      Arrays.sort(sums);
    }
  }

  /**
   * E (max(z, 0) - x_t)^2 alone, over the first {@code dimensions} coordinates: several times as
   * fast, as only those cubes are cut in which z changes its sign.
   */
  double valueAlone(double intercept, int dimensions, int target) {
    begin(dimensions, target);
    return mean(dimensions, intercept);
  }

  /** Over coordinates 0 to inner - 1, the others being fixed in x and in z. */
  private double mean(int inner, double z) {
    double[] sums = vertexSums[inner];
    if (z + sums[sums.length - 1] <= 0) {
      return silentMean(inner);
    }
    return inner == 0 || z + sums[0] >= 0 ? activeMean(inner, z) : lineMean(inner - 1, z);
  }

  private double lineMean(int axis, double z) {
    double slope = slopes[axis];
    double[] sums = vertexSums[axis];
    double mean = 0;
    double from = 0;
    for (int k = 0; k < sums.length; k++) {
      double sum = slope > 0 ? sums[sums.length - 1 - k] : sums[k];
      double to = Math.min(-(z + sum) / slope, 1); // NaN if z vanishes all along: no cut
      if (to > from) {
        mean += partMean(axis, from, to, z);
        from = to;
      }
    }
    return from < 1 ? mean + partMean(axis, from, 1, z) : mean;
  }

  private double partMean(int axis, double from, double to, double z) {
    double[] nodes = NODES[axis];
    double[] weights = WEIGHTS[axis];
    double length = to - from;
    double mean = 0;
    for (int node = 0; node < nodes.length; node++) {
      double coordinate = from + length * nodes[node];
      x[axis] = coordinate;
      mean += weights[node] * mean(axis, z + slopes[axis] * coordinate);
    }
    return length * mean;
  }

  /** Where z is nowhere positive. */
  private double silentMean(int inner) {
    if (target == NO_TARGET) {
      return 0;
    }
    return target < inner ? UNIFORM_MEAN_SQUARE : x[target] * x[target];
  }

  /** Where z is nowhere negative: the residual is affine, and the coordinates are independent. */
  private double activeMean(int inner, double z) {
    double residual = target >= inner ? z - x[target] : z;
    double variance = 0;
    for (int j = 0; j < inner; j++) {
      double slope = j == target ? slopes[j] - 1 : slopes[j];
      residual += slope / 2;
      variance += slope * slope / 12;
    }
    return residual * residual + variance;
  }

  /** E (max(z, 0) - x_t)^2. */
  double value() {
    return value;
  }

  /** Its derivative in c. */
  double interceptGradient() {
    return interceptGradient;
  }

  /** Its derivative in a_j. */
  double slopeGradient(int j) {
    return slopeGradient[j];
  }

  /** Over coordinates 0 to inner - 1, the others being fixed in x and in z. */
  private void integrate(int inner, double z, double weight) {
    double[] sums = vertexSums[inner];
    if (z + sums[sums.length - 1] <= 0) {
      addSilent(inner, weight);
    } else if (inner == 0) {
      add(z, weight);
    } else {
      integrateLine(inner - 1, z, weight);
    }
  }

  private void integrateLine(int axis, double z, double weight) {
    double slope = slopes[axis];
    double[] sums = vertexSums[axis];
    double from = 0;
    for (int k = 0; k < sums.length; k++) {
      double sum = slope > 0 ? sums[sums.length - 1 - k] : sums[k];
      double to = Math.min(-(z + sum) / slope, 1); // NaN if z vanishes all along: no cut
      if (to > from) {
        integratePart(axis, from, to, z, weight);
        from = to;
      }
    }
    if (from < 1) {
      integratePart(axis, from, 1, z, weight);
    }
  }

  private void integratePart(int axis, double from, double to, double z, double weight) {
    double[] nodes = NODES[axis];
    double[] weights = WEIGHTS[axis];
    double length = to - from;
    for (int node = 0; node < nodes.length; node++) {
      double coordinate = from + length * nodes[node];
      x[axis] = coordinate;
      integrate(axis, z + slopes[axis] * coordinate, weight * length * weights[node]);
    }
  }

  private void add(double z, double weight) {
    double residual = target == NO_TARGET ? z : z - x[target];
    value += weight * residual * residual;
    double slope = 2 * weight * residual;
    interceptGradient += slope;
    for (int j = 0; j < dimensions; j++) {
      slopeGradient[j] += slope * x[j];
    }
  }

  private void addSilent(int inner, double weight) {
    value += weight * silentMean(inner);
  }
}
