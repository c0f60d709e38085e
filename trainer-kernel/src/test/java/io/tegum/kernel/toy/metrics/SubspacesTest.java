package io.tegum.kernel.toy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.algebra.RandomMatrices;
import io.tegum.kernel.metrics.Spectrum;
import io.tegum.kernel.toy.model.AttentionPair;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class SubspacesTest {
  /** Rounding of a decomposition of matrices of order 10. */
  private static final double ROUNDING = 1e-12;

  @Test
  void knownAnglesAreFoundFromZeroToARightAngle() {
    double[] planted = {0, 1e-9, 0.3, 1.2, Math.PI / 2};
    DMatrixRMaj first = new DMatrixRMaj(10, 5);
    DMatrixRMaj second = new DMatrixRMaj(10, 5);
    for (int k = 0; k < 5; k++) {
      first.set(2 * k, k, 1);
      second.set(2 * k, k, StrictMath.cos(planted[k]));
      second.set(2 * k + 1, k, StrictMath.sin(planted[k]));
    }
    DMatrixRMaj rotation = RandomMatrices.rotation(10, 1);
    double[] angles =
        Subspaces.angles(
            times(times(rotation, first), RandomMatrices.rotation(5, 2)),
            times(times(rotation, second), RandomMatrices.rotation(5, 3)));
    assertThat(angles).containsExactly(planted, within(ROUNDING));
    double[] fewer =
        Subspaces.angles(
            CommonOps_DDRM.extract(first, 0, 10, 2, 4),
            CommonOps_DDRM.extract(second, 0, 10, 0, 5));
    assertThat(fewer).containsExactly(new double[] {0.3, 1.2}, within(ROUNDING));
  }

  @Test
  void aHeadOnItsPairsSpansTheirFeatures() {
    DMatrixRMaj w = RandomMatrices.gaussian(6, 8, 4);
    List<AttentionPair> pairs = List.of(AttentionPair.of(0, 3), AttentionPair.of(1, 3));
    DMatrixRMaj a = new DMatrixRMaj(3, 6);
    DMatrixRMaj b = new DMatrixRMaj(3, 6); // the third row stays 0: negligible, so it takes no part
    for (int row = 0; row < 6; row++) {
      a.set(0, row, w.get(row, 0));
      a.set(1, row, w.get(row, 1) - 2 * w.get(row, 0));
      b.set(0, row, w.get(row, 3));
      b.set(1, row, w.get(row, 3) + w.get(row, 7));
    }
    Subspaces subspaces = Subspaces.of(Spectrum.of(a, b), w, pairs, List.of());
    assertThat(subspaces.leftAngles()).containsExactly(new double[] {0, 0}, within(ROUNDING));
    assertThat(subspaces.rightAngles()).containsExactly(new double[] {0}, within(ROUNDING));
  }

  @Test
  void energySaysWhichFactorAVectorLiesIn() {
    DMatrixRMaj w =
        new PlantedFeatures()
            .with(PlantedFeatures.plane(0, 120, 240))
            .with(new double[] {1}, new double[] {-1})
            .with(new double[] {0.1})
            .matrix();
    List<TegumFactor> factors = TegumFactor.of(w);
    // u: 36 % in the triangle's plane, 64 % in the antipodal axis; v: all in the unused direction.
    DMatrixRMaj a = new DMatrixRMaj(new double[][] {{0, 0.6, 0.8, 0}});
    DMatrixRMaj b = new DMatrixRMaj(new double[][] {{0, 0, 0, 5}});
    Subspaces subspaces =
        Subspaces.of(Spectrum.of(a, b), w, List.of(AttentionPair.of(0, 5)), factors);
    assertThat(subspaces.leftEnergy().data)
        .containsExactly(new double[] {0.36, 0.64}, within(ROUNDING));
    assertThat(subspaces.rightEnergy().data).containsExactly(new double[] {0, 0}, within(ROUNDING));
    assertThat(subspaces.rightAngles()).containsExactly(new double[] {0}, within(ROUNDING));
  }

  @Test
  void withoutDirectionsThereAreNoAngles() {
    Spectrum spectrum = Spectrum.of(new DMatrixRMaj(1, 2), new DMatrixRMaj(1, 2));
    Subspaces subspaces =
        Subspaces.of(spectrum, new DMatrixRMaj(2, 2), List.of(AttentionPair.of(0, 1)), List.of());
    assertThat(subspaces.leftAngles()).isEmpty();
    assertThat(subspaces.leftEnergy().getNumElements()).isZero();
  }

  private static DMatrixRMaj times(DMatrixRMaj x, DMatrixRMaj y) {
    DMatrixRMaj product = new DMatrixRMaj(x.numRows, y.numCols);
    CommonOps_DDRM.mult(x, y, product);
    return product;
  }
}
