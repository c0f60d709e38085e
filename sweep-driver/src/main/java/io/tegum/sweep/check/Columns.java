package io.tegum.sweep.check;

import io.tegum.kernel.toy.metrics.Directions;
import io.tegum.kernel.toy.training.ToyResult;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** The columns of a trained W: the features' directions. */
record Columns(DMatrixRMaj w) {

  static Columns of(ToyResult trial) {
    return new Columns(trial.parameters().orElseThrow().w());
  }

  /** The trial with the lowest L1. */
  static ToyResult best(List<ToyResult> trials) {
    return trials.stream().min(Comparator.comparingDouble(Columns::loss)).orElseThrow();
  }

  static double loss(ToyResult trial) {
    return trial.metrics().orElseThrow().lossReconstruction();
  }

  /** Of the angle between W_i and W_j. */
  double cosine(int i, int j) {
    return Directions.product(w, i, j) / (Directions.norm(w, i) * Directions.norm(w, j));
  }

  /** The angles between neighbours around the origin in two dimensions, in degrees, n of them. */
  double[] gaps() {
    double[] angles =
        IntStream.range(0, w.numCols)
            .mapToDouble(i -> Math.toDegrees(Math.atan2(w.get(1, i), w.get(0, i))))
            .sorted()
            .toArray();
    double[] gaps = new double[angles.length];
    for (int k = 0; k < angles.length; k++) {
      gaps[k] = k == 0 ? angles[0] + 360 - angles[angles.length - 1] : angles[k] - angles[k - 1];
    }
    return gaps;
  }

  /** Largest difference of a gap to that of the regular n-gon, in degrees. */
  double irregularity() {
    double regular = 360.0 / w.numCols;
    double largest = 0;
    for (double gap : gaps()) {
      largest = Math.max(largest, Math.abs(gap - regular));
    }
    return largest;
  }
}
