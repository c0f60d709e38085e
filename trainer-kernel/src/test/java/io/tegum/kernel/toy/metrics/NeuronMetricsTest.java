package io.tegum.kernel.toy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class NeuronMetricsTest {

  private static final double ROUNDING = 1e-12;

  @Test
  void featuresOnAxesAreAlignedAndEachNeuronServesOne() {
    NeuronMetrics metrics =
        NeuronMetrics.of(new DMatrixRMaj(new double[][] {{1, 0, 0}, {0, -0.9, 0}, {0, 0, 0}}));
    assertThat(metrics.axisAlignment()).isCloseTo(1, within(ROUNDING));
    assertThat(metrics.participation()[0]).isCloseTo(1, within(ROUNDING));
    assertThat(metrics.participation()[1]).isCloseTo(1, within(ROUNDING));
    assertThat(metrics.participation()[2]).isNaN();
    assertThat(metrics.polysemantic()).isZero();
  }

  /** By hand: the first neuron has weights 1, -.8 and .2, the second 0, .6 and .7. */
  @Test
  void aSharedNeuronServesSeveralFeatures() {
    NeuronMetrics metrics =
        NeuronMetrics.of(new DMatrixRMaj(new double[][] {{1, -0.8, 0.2}, {0, 0.6, 0.7}}));
    assertThat(metrics.axisAlignment())
        .isCloseTo((1 + 0.8 + 0.7 / Math.sqrt(0.53)) / 3, within(ROUNDING));
    assertThat(metrics.participation()[0])
        .isCloseTo(1.68 * 1.68 / (1 + 0.4096 + 0.0016), within(ROUNDING));
    assertThat(metrics.polysemantic()).isEqualTo(1);
  }

  @Test
  void evenlySpreadFeaturesHaveTheLeastAlignment() {
    DMatrixRMaj w = new DMatrixRMaj(4, 2);
    for (int k = 0; k < 4; k++) {
      w.set(k, 0, 0.5);
      w.set(k, 1, k % 2 == 0 ? 0.5 : -0.5);
    }
    NeuronMetrics metrics = NeuronMetrics.of(w);
    assertThat(metrics.axisAlignment()).isCloseTo(1 / Math.sqrt(4), within(ROUNDING));
    assertThat(metrics.participation()).containsExactly(2, 2, 2, 2);
    assertThat(metrics.polysemantic()).isZero();
  }

  /** Directions of remainders of training mean nothing. */
  @Test
  void featuresThatAreNotRepresentedCountNowhere() {
    NeuronMetrics metrics = NeuronMetrics.of(new DMatrixRMaj(new double[][] {{1, 0.1}, {0, 0.1}}));
    assertThat(metrics.axisAlignment()).isCloseTo(1, within(ROUNDING));
    assertThat(NeuronMetrics.of(new DMatrixRMaj(2, 2)).axisAlignment()).isNaN();
  }
}
