package io.tegum.kernel.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.algebra.SortedSvd;
import io.tegum.kernel.metrics.Spectrum;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;

class HeadCircuitsTest {

  private static final double TOLERANCE = 1e-10;

  private final DMatrixRMaj query = Matrices.wide(Matrices.gaussian(5, 24, 1));
  private final DMatrixRMaj key = Matrices.wide(Matrices.gaussian(5, 24, 2));
  private final DMatrixRMaj value = Matrices.wide(Matrices.gaussian(5, 24, 3));
  private final DMatrixRMaj output = Matrices.wide(Matrices.gaussian(5, 24, 4));
  private final HeadCircuits circuits =
      HeadCircuits.of(new HeadCircuits.Factors(query, key, value, output));

  @Test
  void spectraThroughFactorsAreThoseOfTheProducts() {
    isSpectrumOf(circuits.qk(), product(query, key));
    isSpectrumOf(circuits.ov(), product(output, value));
    double[] u = column(SortedSvd.of(product(query, key)).u());
    double[] v = column(SortedSvd.of(product(query, key)).v());
    assertThat(circuits.leftRightCosine()).isCloseTo(Math.abs(dot(u, v)), within(TOLERANCE));
    assertThat(circuits.qk().left().getNumElements()).isZero();
  }

  @Test
  void copyingIsThatOfTheWholeProductsEigenvalues() {
    DMatrixRMaj whole = product(output, value);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(24, false, false);
    assertThat(eigen.decompose(whole)).isTrue();
    double real = 0;
    double absolute = 0;
    for (int k = 0; k < 24; k++) {
      real += eigen.getEigenvalue(k).getReal();
      absolute += eigen.getEigenvalue(k).getMagnitude();
    }
    assertThat(circuits.copying()).isCloseTo(real / absolute, within(1e-8));
    HeadCircuits copies = HeadCircuits.of(new HeadCircuits.Factors(query, key, value, value));
    assertThat(copies.copying()).isCloseTo(1, within(TOLERANCE));
  }

  @Test
  void partsAddUpToTheScoreInEveryBasis() {
    DMatrixRMaj vectors = Matrices.wide(Matrices.gaussian(7, 24, 9));
    Spectrum qk = Spectrum.of(query, key);
    DMatrixRMaj left = ScoreParts.projected(qk.left(), qk.singularValues(), vectors);
    DMatrixRMaj right = ScoreParts.projected(qk.right(), qk.singularValues(), vectors);
    DMatrixRMaj rotation = new RandomMatrices(1).rotation(5, 0);
    DMatrixRMaj turnedLeft = new DMatrixRMaj(7, 5);
    DMatrixRMaj turnedRight = new DMatrixRMaj(7, 5);
    CommonOps_DDRM.multTransB(left, rotation, turnedLeft);
    CommonOps_DDRM.multTransB(right, rotation, turnedRight);
    DMatrixRMaj half = new DMatrixRMaj(7, 24);
    DMatrixRMaj scores = new DMatrixRMaj(7, 7);
    CommonOps_DDRM.mult(vectors, product(query, key), half);
    CommonOps_DDRM.multTransB(half, vectors, scores);
    for (int x = 0; x < 7; x++) {
      for (int y = 0; y < 7; y++) {
        double sum = 0;
        double turned = 0;
        for (int k = 0; k < 5; k++) {
          sum += left.get(x, k) * right.get(y, k);
          turned += turnedLeft.get(x, k) * turnedRight.get(y, k);
        }
        double tolerance = TOLERANCE * Math.max(1, Math.abs(scores.get(x, y)));
        assertThat(sum).isCloseTo(scores.get(x, y), within(tolerance));
        assertThat(turned).isCloseTo(scores.get(x, y), within(tolerance));
      }
    }
  }

  /** Vectors along one u and one v of a larger head, whose turned bases spread a score. */
  @Test
  void fewPartsCarryAScoreThatLiesAlongSingularVectors() {
    Spectrum qk =
        Spectrum.of(
            Matrices.wide(Matrices.gaussian(24, 60, 1)),
            Matrices.wide(Matrices.gaussian(24, 60, 2)));
    DMatrixRMaj vectors = new DMatrixRMaj(4, 60);
    for (int x = 0; x < 4; x++) {
      for (int i = 0; i < 60; i++) {
        vectors.set(x, i, (x + 1) * (qk.left().get(2, i) + qk.right().get(2, i)));
      }
    }
    ScoreParts parts = ScoreParts.of(qk, vectors, 20, 0);
    ScoreParts spread = ScoreParts.of(qk, Matrices.wide(Matrices.gaussian(40, 60, 5)), 20, 0);
    assertThat(parts.isSparse()).isTrue();
    assertThat(parts.carrying()).isLessThan(spread.carrying());
  }

  @Test
  void fewestPartsThatMakeUpTheShare() {
    assertThat(ScoreParts.fewest(new double[] {1, 0, 9, 0})).isEqualTo(1);
    assertThat(ScoreParts.fewest(new double[] {5, 1, 4})).isEqualTo(2);
    assertThat(ScoreParts.fewest(new double[] {1, 1, 1, 1})).isEqualTo(4);
    assertThat(ScoreParts.fewest(new double[] {0, 0})).isZero();
  }

  @Test
  void rotationsAreOrthogonal() {
    DMatrixRMaj rotation = new RandomMatrices(3).rotation(6, 2);
    DMatrixRMaj square = new DMatrixRMaj(6, 6);
    CommonOps_DDRM.multTransB(rotation, rotation, square);
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        assertThat(square.get(i, j)).isCloseTo(i == j ? 1 : 0, within(TOLERANCE));
      }
    }
  }

  @Test
  void summaryOfAMatrixIsThatOfItsSingularValues() {
    for (FloatMatrix matrix :
        new FloatMatrix[] {Matrices.gaussian(9, 4, 1), Matrices.gaussian(4, 9, 2)}) {
      MatrixNorms norms = MatrixNorms.of(matrix);
      double[] sigma = SortedSvd.of(Matrices.wide(matrix)).singularValues();
      Spectrum spectrum = new Spectrum(sigma, new DMatrixRMaj(0, 0), new DMatrixRMaj(0, 0));
      assertThat(norms.spectral()).isCloseTo(sigma[0], within(1e-7));
      assertThat(norms.effectiveRank()).isCloseTo(spectrum.effectiveRank(), within(1e-6));
      assertThat(norms.stableRank()).isCloseTo(spectrum.stableRank(), within(1e-6));
    }
  }

  private static void isSpectrumOf(Spectrum spectrum, DMatrixRMaj product) {
    double[] sigma = SortedSvd.of(product).singularValues();
    for (int k = 0; k < 5; k++) {
      assertThat(spectrum.singularValues()[k]).isCloseTo(sigma[k], within(TOLERANCE * sigma[0]));
    }
  }

  private static DMatrixRMaj product(DMatrixRMaj left, DMatrixRMaj right) {
    DMatrixRMaj product = new DMatrixRMaj(24, 24);
    CommonOps_DDRM.multTransA(left, right, product);
    return product;
  }

  private static double[] column(DMatrixRMaj matrix) {
    double[] column = new double[matrix.numRows];
    for (int i = 0; i < column.length; i++) {
      column[i] = matrix.get(i, 0);
    }
    return column;
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}
