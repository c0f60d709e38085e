package io.tegum.kernel.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.algebra.RandomMatrices;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class SpectrumTest {
  /** Rounding of a decomposition of matrices of order 10. */
  private static final double ROUNDING = 1e-12;

  @ParameterizedTest
  @CsvSource({"1,1", "1,5", "3,5", "5,5", "8,30"})
  void tripletsReproduceOmega(int r, int m) {
    DMatrixRMaj a = RandomMatrices.gaussian(r, m, 1);
    DMatrixRMaj b = RandomMatrices.gaussian(r, m, 2);
    Spectrum spectrum = Spectrum.of(a, b);
    assertOrthonormalRows(spectrum.left());
    assertOrthonormalRows(spectrum.right());
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        double omega = 0;
        double sum = 0;
        for (int k = 0; k < r; k++) {
          omega += a.get(k, i) * b.get(k, j);
          sum +=
              spectrum.singularValues()[k] * spectrum.left().get(k, i) * spectrum.right().get(k, j);
        }
        assertThat(sum).isCloseTo(omega, within(ROUNDING));
      }
    }
  }

  @Test
  void plantedTripletsAreRecoveredThroughAnyFactorisation() {
    DMatrixRMaj u = RandomMatrices.orthonormal(6, 3, 3);
    DMatrixRMaj v = RandomMatrices.orthonormal(6, 3, 4);
    double[] sigma = {2, 1, 0.25};
    Spectrum spectrum = planted(u, sigma, v, 5);
    assertThat(spectrum.singularValues()).containsExactly(sigma, within(ROUNDING));
    for (int k = 0; k < 3; k++) {
      double left = 0;
      double right = 0;
      for (int i = 0; i < 6; i++) {
        left += spectrum.left().get(k, i) * u.get(i, k);
        right += spectrum.right().get(k, i) * v.get(i, k);
      }
      assertThat(Math.abs(left)).isCloseTo(1, within(ROUNDING));
      assertThat(left * right).isCloseTo(1, within(ROUNDING));
    }
  }

  @Test
  void theLargestEntryOfEachLeftVectorIsPositive() {
    Spectrum spectrum =
        Spectrum.of(RandomMatrices.gaussian(4, 7, 8), RandomMatrices.gaussian(4, 7, 9));
    for (int k = 0; k < 4; k++) {
      double largest = 0;
      for (int i = 0; i < 7; i++) {
        double value = spectrum.left().get(k, i);
        largest = Math.abs(value) > Math.abs(largest) ? value : largest;
      }
      assertThat(largest).isPositive();
    }
  }

  @Test
  void ranksCountEqualSingularValues() {
    DMatrixRMaj u = RandomMatrices.orthonormal(5, 3, 1);
    DMatrixRMaj v = RandomMatrices.orthonormal(5, 3, 2);
    Spectrum equal = planted(u, new double[] {2, 2, 2}, v, 3);
    assertThat(equal.effectiveRank()).isCloseTo(3, within(ROUNDING));
    assertThat(equal.stableRank()).isCloseTo(3, within(ROUNDING));
    Spectrum mixed = planted(u, new double[] {2, 1, 1}, v, 3);
    // Shares 1/2, 1/4, 1/4: entropy 1.5 log 2.
    assertThat(mixed.effectiveRank()).isCloseTo(StrictMath.pow(2, 1.5), within(ROUNDING));
    assertThat(mixed.stableRank()).isCloseTo(1.5, within(ROUNDING));
  }

  @Test
  void aZeroOmegaHasOrthonormalVectorsAndNoRank() {
    Spectrum spectrum = Spectrum.of(new DMatrixRMaj(2, 4), RandomMatrices.gaussian(2, 4, 1));
    assertThat(spectrum.singularValues()).containsExactly(0, 0);
    assertOrthonormalRows(spectrum.left());
    assertOrthonormalRows(spectrum.right());
    assertThat(spectrum.effectiveRank()).isNaN();
    assertThat(spectrum.stableRank()).isNaN();
    assertThat(spectrum.significantCount()).isZero();
  }

  @Test
  void rankDeficientFactorsGiveOrthonormalVectors() {
    DMatrixRMaj a = new DMatrixRMaj(3, 4); // three equal rows
    DMatrixRMaj row = RandomMatrices.gaussian(1, 4, 1);
    for (int k = 0; k < 3; k++) {
      CommonOps_DDRM.insert(row, a, k, 0);
    }
    Spectrum spectrum = Spectrum.of(a, RandomMatrices.gaussian(3, 4, 2));
    assertOrthonormalRows(spectrum.left());
    assertOrthonormalRows(spectrum.right());
    assertThat(spectrum.significantCount()).isEqualTo(1);
    assertThat(spectrum.effectiveRank()).isCloseTo(1, within(1e-10));
  }

  @Test
  void unusableFactorsAreRefused() {
    DMatrixRMaj nan = new DMatrixRMaj(1, 2);
    nan.set(0, 0, Double.NaN);
    assertThatThrownBy(() -> Spectrum.of(nan, new DMatrixRMaj(1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Spectrum.of(new DMatrixRMaj(3, 2), new DMatrixRMaj(3, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A was 3 x 2");
  }

  /**
   * The spectrum of U diag(sigma) V', given as A = G sqrt(sigma) U' and B = G^-T sqrt(sigma) V'.
   */
  public static Spectrum planted(DMatrixRMaj u, double[] sigma, DMatrixRMaj v, long seed) {
    int r = sigma.length;
    DMatrixRMaj g = RandomMatrices.gaussian(r, r, seed);
    DMatrixRMaj inverse = new DMatrixRMaj(r, r);
    CommonOps_DDRM.invert(g, inverse);
    DMatrixRMaj scaled = u.copy();
    CommonOps_DDRM.multCols(scaled, sigma);
    DMatrixRMaj a = new DMatrixRMaj(r, u.numRows);
    CommonOps_DDRM.multTransB(g, scaled, a);
    DMatrixRMaj b = new DMatrixRMaj(r, u.numRows);
    CommonOps_DDRM.multTransAB(inverse, v, b);
    return Spectrum.of(a, b);
  }

  private static void assertOrthonormalRows(DMatrixRMaj rows) {
    for (int k = 0; k < rows.numRows; k++) {
      for (int l = 0; l < rows.numRows; l++) {
        double dot = 0;
        for (int i = 0; i < rows.numCols; i++) {
          dot += rows.get(k, i) * rows.get(l, i);
        }
        assertThat(dot).isCloseTo(k == l ? 1 : 0, within(ROUNDING));
      }
    }
  }
}
