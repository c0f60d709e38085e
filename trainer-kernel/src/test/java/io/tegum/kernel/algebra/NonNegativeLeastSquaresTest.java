package io.tegum.kernel.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class NonNegativeLeastSquaresTest {

  /** The least over all sets of columns whose own solution has no negative weight. */
  @Test
  void findsWhatTryingAllSetsOfColumnsFinds() {
    Random random = new Random(3);
    for (int trial = 0; trial < 300; trial++) {
      int rows = 2 + random.nextInt(6);
      double[][] columns = new double[1 + random.nextInt(6)][rows];
      for (double[] column : columns) {
        Arrays.setAll(column, t -> random.nextGaussian());
      }
      double[] target = new double[rows];
      Arrays.setAll(target, t -> random.nextGaussian());
      double best = squares(target);
      for (int set = 1; set < 1 << columns.length; set++) {
        int chosen = set;
        double[][] own =
            IntStream.range(0, columns.length)
                .filter(j -> (chosen >> j & 1) == 1)
                .mapToObj(j -> columns[j])
                .toArray(double[][]::new);
        if (own.length <= rows) {
          best = Math.min(best, ofSet(own, target));
        }
      }
      assertThat(NonNegativeLeastSquares.leastSquares(columns, target))
          .isCloseTo(best, within(1e-9));
    }
  }

  private static double ofSet(double[][] columns, double[] target) {
    DMatrixRMaj matrix = new DMatrixRMaj(target.length, columns.length);
    for (int j = 0; j < columns.length; j++) {
      for (int t = 0; t < target.length; t++) {
        matrix.set(t, j, columns[j][t]);
      }
    }
    DMatrixRMaj weights = new DMatrixRMaj(columns.length, 1);
    CommonOps_DDRM.solve(matrix, new DMatrixRMaj(target), weights);
    DMatrixRMaj reached = new DMatrixRMaj(target.length, 1);
    CommonOps_DDRM.mult(matrix, weights, reached);
    double[] rest = target.clone();
    for (int t = 0; t < rest.length; t++) {
      rest[t] -= reached.get(t);
    }
    return CommonOps_DDRM.elementMin(weights) < 0 ? Double.POSITIVE_INFINITY : squares(rest);
  }

  @Test
  void takesColumnsThatDependOnEachOther() {
    double[][] columns = {{1, 1}, {2, 2}, {-1, -1}, {0, 0}};
    assertThat(NonNegativeLeastSquares.leastSquares(columns, new double[] {1, 3}))
        .isCloseTo(2, within(1e-12));
    assertThat(NonNegativeLeastSquares.leastSquares(columns, new double[] {-1, -1}))
        .isCloseTo(0, within(1e-12));
  }

  private static double squares(double[] values) {
    return Arrays.stream(values).map(value -> value * value).sum();
  }
}
