package io.tegum.kernel.toy.metrics;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** The features' unit directions What_i = W_i / |W_i|. */
public final class Directions {
  private Directions() {}

  /** What, m x n: the columns of W (not modified) scaled to length 1; NaN where |W_i| is ~0. */
  public static DMatrixRMaj of(DMatrixRMaj w) {
    DMatrixRMaj unit = w.copy();
    for (int i = 0; i < w.numCols; i++) {
      double norm = norm(w, i);
      for (int row = 0; row < w.numRows; row++) {
        double value = norm > FeatureGeometry.ZERO_NORM ? w.unsafe_get(row, i) / norm : Double.NaN;
        unit.unsafe_set(row, i, value);
      }
    }
    return unit;
  }

  /** The columns of What (not modified) for those of {@code features} that have a direction. */
  public static DMatrixRMaj defined(DMatrixRMaj unit, List<Integer> features) {
    List<Integer> defined =
        features.stream().filter(i -> !Double.isNaN(unit.unsafe_get(0, i))).toList();
    DMatrixRMaj columns = new DMatrixRMaj(unit.numRows, defined.size());
    for (int k = 0; k < defined.size(); k++) {
      for (int row = 0; row < unit.numRows; row++) {
        columns.unsafe_set(row, k, unit.unsafe_get(row, defined.get(k)));
      }
    }
    return columns;
  }

  /** |W_i|. */
  public static double norm(DMatrixRMaj w, int i) {
    return Math.sqrt(product(w, i, i));
  }

  /** W_i . W_j. */
  public static double product(DMatrixRMaj w, int i, int j) {
    double sum = 0;
    for (int row = 0; row < w.numRows; row++) {
      sum += w.unsafe_get(row, i) * w.unsafe_get(row, j);
    }
    return sum;
  }
}
