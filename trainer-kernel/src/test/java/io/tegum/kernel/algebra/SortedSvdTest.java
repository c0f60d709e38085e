package io.tegum.kernel.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SortedSvdTest {
  /** Rounding of sums of some ten terms of order 1. */
  private static final double ROUNDING = 1e-12;

  @ParameterizedTest
  @CsvSource({"1,1", "1,4", "4,1", "3,3", "7,4", "4,7", "30,30"})
  void everyEntryIsTheSumOfTheTriplets(int rows, int columns) {
    DMatrixRMaj x = RandomMatrices.gaussian(rows, columns, 1);
    SortedSvd svd = SortedSvd.of(x);
    assertThat(svd.singularValues()).hasSize(Math.min(rows, columns));
    assertThat(svd.singularValues()).isSortedAccordingTo(Comparator.<Double>reverseOrder());
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double sum = 0;
        for (int k = 0; k < svd.singularValues().length; k++) {
          sum += svd.u().get(i, k) * svd.singularValues()[k] * svd.v().get(j, k);
        }
        assertThat(sum).isCloseTo(x.get(i, j), within(ROUNDING));
      }
    }
    assertOrthonormal(svd.u());
    assertOrthonormal(svd.v());
  }

  @Test
  void vectorsAreOrthonormalWhereTheMatrixIsZeroOrRankDeficient() {
    DMatrixRMaj zero = new DMatrixRMaj(4, 3);
    assertOrthonormal(SortedSvd.of(zero).u());
    assertOrthonormal(SortedSvd.of(zero).v());
    assertThat(SortedSvd.of(zero).rank(1e-9)).isZero();

    DMatrixRMaj rankOne = new DMatrixRMaj(4, 4);
    CommonOps_DDRM.multTransB(
        RandomMatrices.gaussian(4, 1, 2), RandomMatrices.gaussian(4, 1, 3), rankOne);
    SortedSvd svd = SortedSvd.of(rankOne);
    assertOrthonormal(svd.u());
    assertOrthonormal(svd.v());
    assertThat(svd.rank(1e-9)).isEqualTo(1);
  }

  @Test
  void anEmptyMatrixHasNoTriplets() {
    SortedSvd svd = SortedSvd.of(new DMatrixRMaj(0, 3));
    assertThat(svd.singularValues()).isEmpty();
    assertThat(svd.v().numRows).isEqualTo(3);
  }

  @Test
  void aNanIsRefused() {
    DMatrixRMaj x = new DMatrixRMaj(2, 2);
    x.set(1, 0, Double.NaN);
    assertThatThrownBy(() -> SortedSvd.of(x))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be finite");
  }

  @Test
  void eigenvaluesOfAGramMatrixAreItsSquaredSingularValues() {
    DMatrixRMaj x = RandomMatrices.gaussian(6, 4, 5);
    DMatrixRMaj gram = new DMatrixRMaj(4, 4);
    CommonOps_DDRM.multInner(x, gram);
    SortedEigen eigen = SortedEigen.of(gram);
    double[] sigma = SortedSvd.of(x).singularValues();
    for (int k = 0; k < 4; k++) {
      assertThat(eigen.values()[k]).isCloseTo(sigma[k] * sigma[k], within(ROUNDING));
    }
    assertThat(SortedEigen.valuesOf(gram)).containsExactly(eigen.values(), within(ROUNDING));
    assertOrthonormal(eigen.vectors());
    assertThat(eigen.rank(1e-9)).isEqualTo(4);
    assertThat(SortedEigen.of(new DMatrixRMaj(2, 2)).rank(1e-9)).isZero();
  }

  private static void assertOrthonormal(DMatrixRMaj columns) {
    for (int k = 0; k < columns.numCols; k++) {
      for (int l = 0; l < columns.numCols; l++) {
        double dot = 0;
        for (int i = 0; i < columns.numRows; i++) {
          dot += columns.get(i, k) * columns.get(i, l);
        }
        assertThat(dot).isCloseTo(k == l ? 1 : 0, within(ROUNDING));
      }
    }
  }
}
