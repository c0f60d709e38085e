package io.tegum.kernel.toy.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.algebra.RandomMatrices;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class TokenMomentsTest {
  /** Rounding of sums of some ten terms of order 1. */
  private static final double ROUNDING = 1e-14;

  @Test
  void momentsMatchMonteCarlo() {
    TokenMoments moments = new TokenMoments(2, 0.4);
    SampledTokens tokens = new SampledTokens(2, 0.4, 3);
    SampledTokens.Estimate mean = new SampledTokens.Estimate();
    SampledTokens.Estimate square = new SampledTokens.Estimate();
    SampledTokens.Estimate cross = new SampledTokens.Estimate();
    for (int sample = 0; sample < 200_000; sample++) {
      tokens.draw();
      mean.add(tokens.x[0]);
      square.add(tokens.x[0] * tokens.x[0]);
      cross.add(tokens.x[0] * tokens.x[1]);
    }
    assertThat(moments.mean()).isCloseTo(mean.mean(), within(mean.tolerance()));
    assertThat(moments.meanSquare()).isCloseTo(square.mean(), within(square.tolerance()));
    assertThat(moments.crossMoment()).isCloseTo(cross.mean(), within(cross.tolerance()));
    assertThat(moments.variance())
        .isCloseTo(moments.meanSquare() - moments.crossMoment(), within(ROUNDING));
  }

  @Test
  void hiddenSecondMomentIsThatOfAllTokensThroughW() {
    TokenMoments moments = new TokenMoments(7, 0.3);
    DMatrixRMaj w = RandomMatrices.gaussian(3, 7, 1);
    DMatrixRMaj half = new DMatrixRMaj(3, 7);
    CommonOps_DDRM.mult(w, SampledTokens.secondMoment(moments), half);
    DMatrixRMaj expected = new DMatrixRMaj(3, 3);
    CommonOps_DDRM.multTransB(half, w, expected);
    assertThat(moments.hiddenSecondMoment(w).data).containsExactly(expected.data, within(ROUNDING));
  }

  @Test
  void impossibleTokensAreRefused() {
    assertThatThrownBy(() -> new TokenMoments(0, 0.5)).hasMessageContaining("features was 0");
    assertThatThrownBy(() -> new TokenMoments(3, 0))
        .hasMessageContaining("feature probability was 0.0");
    assertThatThrownBy(() -> new TokenMoments(3, 0.5).hiddenSecondMoment(new DMatrixRMaj(1, 2)))
        .hasMessageContaining("must be features = 3");
  }
}
