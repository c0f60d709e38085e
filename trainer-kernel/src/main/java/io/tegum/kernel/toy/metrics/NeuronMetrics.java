package io.tegum.kernel.toy.metrics;

import org.ejml.data.DMatrixRMaj;

/**
 * How features lie to the axes of hidden space, that is to single neurons: meaningful only where
 * something tells the axes apart. The array belongs to this record and must not be changed.
 *
 * @param axisAlignment mean over represented features i of max_a |W_ai| / |W_i|: 1 on an axis, 1 /
 *     sqrt(m) spread evenly; NaN where none is represented
 * @param participation of each neuron a (sum_i W_ai^2)^2 / sum_i W_ai^4, m: how many features it
 *     serves, 1 to n; NaN where its weights are 0
 * @param polysemantic neurons with at least two features of |W_ai| in [.8, 1.2] (Lecomte et al.
 *     2023)
 */
public record NeuronMetrics(double axisAlignment, double[] participation, int polysemantic) {

  private static final double LEAST_LARGE = 0.8;
  private static final double MOST_LARGE = 1.2;

  /** Of W, m x n (not modified). */
  public static NeuronMetrics of(DMatrixRMaj w) {
    double[] participation = new double[w.numRows];
    int polysemantic = 0;
    for (int a = 0; a < w.numRows; a++) {
      double squares = 0;
      double fourths = 0;
      int large = 0;
      for (int i = 0; i < w.numCols; i++) {
        double weight = Math.abs(w.unsafe_get(a, i));
        squares += weight * weight;
        fourths += weight * weight * weight * weight;
        large += weight >= LEAST_LARGE && weight <= MOST_LARGE ? 1 : 0;
      }
      participation[a] = fourths > 0 ? squares * squares / fourths : Double.NaN;
      polysemantic += large >= 2 ? 1 : 0;
    }
    return new NeuronMetrics(axisAlignment(w), participation, polysemantic);
  }

  private static double axisAlignment(DMatrixRMaj w) {
    double sum = 0;
    int represented = 0;
    for (int i = 0; i < w.numCols; i++) {
      double norm = Directions.norm(w, i);
      if (norm > FeatureGeometry.REPRESENTED_NORM) {
        double largest = 0;
        for (int a = 0; a < w.numRows; a++) {
          largest = Math.max(largest, Math.abs(w.unsafe_get(a, i)));
        }
        sum += largest / norm;
        represented++;
      }
    }
    return sum / represented;
  }
}
