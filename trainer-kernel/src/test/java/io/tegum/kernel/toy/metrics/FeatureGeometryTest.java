package io.tegum.kernel.toy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.algebra.RandomMatrices;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureGeometryTest {
  /** Rounding of sums of some hundred terms of order 1. */
  private static final double ROUNDING = 1e-12;

  @Test
  void dimensionalityOfKnownFiguresIsTheKnownFraction() {
    DMatrixRMaj w =
        new PlantedFeatures()
            .with(new double[] {0.8})
            .with(new double[] {1}, new double[] {-1})
            .with(PlantedFeatures.plane(0, 120, 240))
            .with(PlantedFeatures.tetrahedron())
            .with(PlantedFeatures.plane(0, 72, 144, 216, 288))
            .with(PlantedFeatures.squares(45))
            .rotated(1);
    double[] expected = {
      1, .5, .5, 2. / 3, 2. / 3, 2. / 3, .75, .75, .75, .75, .4, .4, .4, .4, .4, .375, .375, .375,
      .375, .375, .375, .375, .375
    };
    assertThat(FeatureGeometry.of(w).dimensionality()).containsExactly(expected, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,5", "4,4", "5,20"})
  void everyNumberMatchesTheNaiveLoops(int m, int n) {
    DMatrixRMaj w = RandomMatrices.gaussian(m, n, 7);
    FeatureGeometry geometry = FeatureGeometry.of(w);
    double total = 0;
    int represented = 0;
    double maxOverlap = Double.NaN;
    for (int i = 0; i < n; i++) {
      double square = 0;
      for (int d = 0; d < m; d++) {
        square += w.get(d, i) * w.get(d, i);
      }
      total += square;
      double norm = Math.sqrt(square);
      represented += norm > .5 ? 1 : 0;
      double interference = 0;
      for (int j = 0; j < n; j++) {
        double dot = 0;
        double otherSquare = 0;
        for (int d = 0; d < m; d++) {
          dot += w.get(d, i) / norm * w.get(d, j);
          otherSquare += w.get(d, j) * w.get(d, j);
        }
        if (j != i) {
          interference += dot * dot;
          if (norm > .5 && otherSquare > .25) {
            double overlap = Math.abs(dot) / Math.sqrt(otherSquare);
            maxOverlap = Double.isNaN(maxOverlap) ? overlap : Math.max(maxOverlap, overlap);
          }
        }
      }
      assertThat(geometry.norms()[i]).isCloseTo(norm, within(ROUNDING));
      assertThat(geometry.interference()[i]).isCloseTo(interference, within(ROUNDING * 100));
      assertThat(geometry.dimensionality()[i])
          .isCloseTo(square / (square + interference), within(ROUNDING));
    }
    assertThat(geometry.representedCount()).isEqualTo(represented);
    assertThat(geometry.dimsPerFeature()).isCloseTo(m / total, within(ROUNDING));
    if (Double.isNaN(maxOverlap)) {
      assertThat(geometry.maxOverlap()).isNaN();
    } else {
      assertThat(geometry.maxOverlap()).isCloseTo(maxOverlap, within(ROUNDING));
    }
  }

  @Test
  void aFeatureWithoutDirectionIsNanAndLeavesTheOthersAlone() {
    DMatrixRMaj w = new DMatrixRMaj(new double[][] {{2, 0, 1e-7}, {0, 0, 0}});
    FeatureGeometry geometry = FeatureGeometry.of(w);
    assertThat(geometry.norms()).containsExactly(2, 0, 1e-7);
    assertThat(geometry.interference()[1]).isNaN();
    assertThat(geometry.dimensionality()[1]).isNaN();
    assertThat(geometry.dimensionality()[2]).isNaN();
    assertThat(geometry.dimensionality()[0]).isCloseTo(1, within(ROUNDING));
    assertThat(geometry.representedCount()).isEqualTo(1);
    assertThat(geometry.maxOverlap()).isNaN();
  }

  @Test
  void aZeroMatrixHasNoDimensionsPerFeature() {
    FeatureGeometry geometry = FeatureGeometry.of(new DMatrixRMaj(2, 3));
    assertThat(geometry.dimsPerFeature()).isNaN();
    assertThat(geometry.representedCount()).isZero();
  }
}
