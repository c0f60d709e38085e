package io.tegum.kernel.toy.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.algebra.RandomMatrices;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TegumFactorTest {

  @Test
  void plantedFiguresAreNamedInTheOrderOfTheirFeatures() {
    assertThat(TegumFactor.of(all().rotated(3))).isEqualTo(expected());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void namesSurviveTheUnevennessOfTraining(long seed) {
    DMatrixRMaj w = all().rotated(seed);
    CommonOps_DDRM.addEquals(w, 0.01, RandomMatrices.gaussian(w.numRows, w.numCols, 100 + seed));
    for (int i = 0; i < w.numCols; i++) { // norms play no part
      for (int row = 0; row < w.numRows; row++) {
        w.set(row, i, w.get(row, i) * (0.7 + 0.02 * i));
      }
    }
    assertThat(TegumFactor.of(w)).isEqualTo(expected());
  }

  @Test
  void aRegularSimplexOfFiveIsASimplex() {
    // Corners e_i minus their mean, in 5 coordinates that span 4.
    double[][] corners = new double[5][5];
    for (int i = 0; i < 5; i++) {
      for (int d = 0; d < 5; d++) {
        corners[i][d] = (i == d ? 1 : 0) - 0.2;
      }
    }
    assertThat(TegumFactor.of(new PlantedFeatures().with(corners).rotated(1)))
        .containsExactly(new TegumFactor(List.of(0, 1, 2, 3, 4), 4, "simplex"));
  }

  @Test
  void parallelFeaturesAreNotAnAntipodalPair() {
    DMatrixRMaj w =
        new PlantedFeatures().with(new double[] {1, 0}, new double[] {0.8, 0}).rotated(1);
    assertThat(TegumFactor.of(w)).containsExactly(new TegumFactor(List.of(0, 1), 1, "2 in 1"));
  }

  @Test
  void featuresOnOneSideOfAPlaneAreNotATriangle() {
    assertThat(only(PlantedFeatures.plane(0, 45, 90)).kind()).isEqualTo("3 in 2");
    assertThat(only(PlantedFeatures.plane(0, 180, 70)).kind()).isEqualTo("3 in 2");
    assertThat(only(PlantedFeatures.plane(0, 110, 235)).kind()).isEqualTo("triangle");
  }

  @Test
  void fiveInAPlaneAreAPentagonOnlyWhenEvenlySpread() {
    assertThat(only(PlantedFeatures.plane(0, 90, 180, 270, 45)).kind()).isEqualTo("5 in 2");
    assertThat(only(PlantedFeatures.plane(3, 70, 147, 214, 290)).kind()).isEqualTo("pentagon");
  }

  @Test
  void aCubeIsNotASquareAntiprism() {
    assertThat(only(PlantedFeatures.squares(0)).kind()).isEqualTo("8 in 3");
    assertThat(only(PlantedFeatures.squares(40)).kind()).isEqualTo("square antiprism");
  }

  @Test
  void featuresThatAreNotRepresentedBelongToNoFactor() {
    DMatrixRMaj w = new DMatrixRMaj(new double[][] {{1, 0.5, 0}, {0, 0, 0}});
    assertThat(TegumFactor.of(w)).containsExactly(new TegumFactor(List.of(0), 1, "dedicated"));
    assertThat(TegumFactor.of(new DMatrixRMaj(2, 2))).isEmpty();
  }

  @Test
  void aChainOfOverlapsIsOneFactor() {
    DMatrixRMaj w = new PlantedFeatures().with(PlantedFeatures.plane(0, 80, 160)).matrix();
    assertThat(TegumFactor.of(w)).hasSize(1);
    assertThat(TegumFactor.of(w).get(0).features()).containsExactly(0, 1, 2);
  }

  private static TegumFactor only(double[][] figure) {
    List<TegumFactor> factors = TegumFactor.of(new PlantedFeatures().with(figure).rotated(9));
    assertThat(factors).hasSize(1);
    return factors.get(0);
  }

  private static PlantedFeatures all() {
    return new PlantedFeatures()
        .with(new double[] {1})
        .with(new double[] {1}, new double[] {-1})
        .with(PlantedFeatures.plane(0, 120, 240))
        .with(PlantedFeatures.tetrahedron())
        .with(PlantedFeatures.plane(0, 72, 144, 216, 288))
        .with(PlantedFeatures.squares(45));
  }

  private static List<TegumFactor> expected() {
    return List.of(
        new TegumFactor(List.of(0), 1, "dedicated"),
        new TegumFactor(List.of(1, 2), 1, "antipodal pair"),
        new TegumFactor(List.of(3, 4, 5), 2, "triangle"),
        new TegumFactor(List.of(6, 7, 8, 9), 3, "tetrahedron"),
        new TegumFactor(List.of(10, 11, 12, 13, 14), 2, "pentagon"),
        new TegumFactor(List.of(15, 16, 17, 18, 19, 20, 21, 22), 3, "square antiprism"));
  }
}
