package io.tegum.kernel.toy.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.algebra.RandomMatrices;
import io.tegum.kernel.toy.model.DataConfiguration;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class LinearTheoryTest {
  /** Rounding of sums of a few hundred terms of order 1. */
  private static final double ROUNDING = 1e-12;

  private static final double[] IMPORTANCE = new DataConfiguration(0, 0.7).importance(20);

  @Test
  void optimumIsThePublishedNumberAndReachedByTheMostImportantFeatures() {
    LinearTheory theory = new LinearTheory(new TokenMoments(20, 1));
    double optimum = theory.optimalLoss(IMPORTANCE, 5);
    assertThat(optimum).isCloseTo(0.0464645, within(5e-8));
    DMatrixRMaj w = new DMatrixRMaj(5, 20);
    CommonOps_DDRM.insert(RandomMatrices.rotation(5, 1), w, 0, 0);
    assertThat(theory.loss(w, theory.optimalBias(w), IMPORTANCE))
        .isCloseTo(optimum, within(ROUNDING));
  }

  @Test
  void noRandomModelIsBelowTheOptimum() {
    for (double p : new double[] {1, 0.3, 0.01}) {
      LinearTheory theory = new LinearTheory(new TokenMoments(20, p));
      double optimum = theory.optimalLoss(IMPORTANCE, 5);
      for (long seed = 0; seed < 50; seed++) {
        DMatrixRMaj w = RandomMatrices.gaussian(5, 20, seed);
        CommonOps_DDRM.scale(0.05 * (1 + seed % 10), w);
        DMatrixRMaj best = theory.optimalBias(w);
        double loss = theory.loss(w, best, IMPORTANCE);
        assertThat(loss).isGreaterThan(optimum);
        CommonOps_DDRM.addEquals(best, 0.01, RandomMatrices.gaussian(20, 1, seed));
        assertThat(theory.loss(w, best, IMPORTANCE)).isGreaterThan(loss);
      }
    }
  }

  @Test
  void lossMatchesMonteCarlo() {
    double[] importance = new DataConfiguration(0, 0.8).importance(6);
    DMatrixRMaj w = RandomMatrices.gaussian(3, 6, 4);
    DMatrixRMaj b = RandomMatrices.gaussian(6, 1, 5);
    SampledTokens tokens = new SampledTokens(6, 0.3, 6);
    SampledTokens.Estimate estimate = new SampledTokens.Estimate();
    for (int sample = 0; sample < 100_000; sample++) {
      tokens.draw();
      double[] hidden = SampledTokens.times(w, tokens.x);
      double loss = 0;
      for (int i = 0; i < 6; i++) {
        double output = b.get(i);
        for (int d = 0; d < 3; d++) {
          output += w.get(d, i) * hidden[d];
        }
        loss += importance[i] * (tokens.x[i] - output) * (tokens.x[i] - output);
      }
      estimate.add(loss);
    }
    assertThat(new LinearTheory(new TokenMoments(6, 0.3)).loss(w, b, importance))
        .isCloseTo(estimate.mean(), within(estimate.tolerance()));
  }

  @Test
  void importanceNeedNotBeSorted() {
    double[] shuffled = {1, 5, 3, 0.5};
    LinearTheory theory = new LinearTheory(new TokenMoments(4, 1));
    assertThat(theory.optimalLoss(shuffled, 2)).isCloseTo(1.5 / 12, within(ROUNDING));
    assertThat(theory.optimalLoss(shuffled, 4)).isZero();
    assertThat(theory.optimalLoss(shuffled, 5)).as("more dimensions than features").isZero();
    assertThatThrownBy(() -> theory.optimalLoss(shuffled, 0)).hasMessageContaining("hidden was 0");
  }
}
