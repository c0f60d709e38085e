package io.tegum.kernel.toy.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.algebra.Bfgs;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropoutLossTest {

  /** Rounding of sums of a few thousand terms of order 1. */
  private static final double ROUNDING = 1e-12;

  @ParameterizedTest
  @CsvSource({"1,1,0.5,1", "2,1,0.2,0.6", "3,2,0.5,0.4", "4,3,0.8,0.1"})
  void lossLiesWithinMonteCarlosInterval(int n, int m, double dropout, double p) {
    ReluModel model = ReluModel.random(n, m, 3);
    LinearTheory linear = new LinearTheory(new TokenMoments(n, p));
    SampledTokens tokens = new SampledTokens(n, p, 4);
    Random random = new Random(5);
    SampledTokens.Estimate rectified = new SampledTokens.Estimate();
    SampledTokens.Estimate identity = new SampledTokens.Estimate();
    for (int sample = 0; sample < 200_000; sample++) {
      tokens.draw();
      double[] hidden = SampledTokens.times(model.w(), tokens.x);
      for (int k = 0; k < m; k++) {
        hidden[k] *= random.nextDouble() < dropout ? 0 : 1 / (1 - dropout);
      }
      double rectifiedLoss = 0;
      double identityLoss = 0;
      for (int i = 0; i < n; i++) {
        double z = model.b().get(i);
        for (int k = 0; k < m; k++) {
          z += model.w().get(k, i) * hidden[k];
        }
        double weight = model.importance()[i];
        rectifiedLoss += weight * Math.pow(tokens.x[i] - Math.max(z, 0), 2);
        identityLoss += weight * Math.pow(tokens.x[i] - z, 2);
      }
      rectified.add(rectifiedLoss);
      identity.add(identityLoss);
    }
    assertThat(relu(dropout, p, model.importance()).loss(model.w(), model.b()))
        .isCloseTo(rectified.mean(), within(rectified.tolerance()));
    assertThat(identity(dropout, linear, model.importance()).loss(model.w(), model.b()))
        .isCloseTo(identity.mean(), within(identity.tolerance()));
  }

  /** Of a linear model dropout adds q / (1 - q) sum_a (sum_i I_i W_ai^2) E[h_a^2]. */
  @ParameterizedTest
  @CsvSource({"3,2,0.5", "7,3,0.1", "20,12,0.9"})
  void whatDropoutAddsToALinearModelIsItsVariance(int n, int m, double dropout) {
    ReluModel model = ReluModel.random(n, m, 6);
    TokenMoments moments = new TokenMoments(n, 0.3);
    LinearTheory linear = new LinearTheory(moments);
    DMatrixRMaj hidden = moments.hiddenSecondMoment(model.w());
    double expected = linear.loss(model.w(), model.b(), model.importance());
    for (int a = 0; a < m; a++) {
      double weights = 0;
      for (int i = 0; i < n; i++) {
        weights += model.importance()[i] * Math.pow(model.w().get(a, i), 2);
      }
      expected += dropout / (1 - dropout) * weights * hidden.get(a, a);
    }
    assertThat(identity(dropout, linear, model.importance()).loss(model.w(), model.b()))
        .isCloseTo(expected, within(ROUNDING * expected * 100));
  }

  @ParameterizedTest
  @CsvSource({"1,1,0.5", "3,2,0.2", "4,2,0.8"})
  void gradientMatchesCentralDifferences(int n, int m, double dropout) {
    double step = 1e-5;
    for (long seed = 0; seed < 5; seed++) {
      ReluModel model = ReluModel.random(n, m, seed);
      DropoutLoss loss = relu(dropout, 0.4, model.importance());
      DMatrixRMaj wGradient = model.w().createLike();
      DMatrixRMaj bGradient = model.b().createLike();
      loss.loss(model.w(), model.b(), wGradient, bGradient);
      for (DMatrixRMaj[] pair :
          new DMatrixRMaj[][] {{model.w(), wGradient}, {model.b(), bGradient}}) {
        for (int k = 0; k < pair[0].getNumElements(); k++) {
          double value = pair[0].get(k);
          pair[0].set(k, value + step);
          double above = loss.loss(model.w(), model.b());
          pair[0].set(k, value - step);
          double below = loss.loss(model.w(), model.b());
          pair[0].set(k, value);
          double slope = (above - below) / (2 * step);
          // truncation of order step^2, and the loss's size
          assertThat(pair[1].get(k)).isCloseTo(slope, within(1e-7 * (1 + Math.abs(slope))));
        }
      }
    }
  }

  /** One feature in one dimension: pq/3 - p^2 q^2 / (4 - 3p (1 - q)). */
  @ParameterizedTest
  @CsvSource({"0.5,1,0.066667", "0.5,0.1,0.016017", "0.2,0.6,", "0.8,0.3,"})
  void oneFeaturesOptimumIsTheClosedForm(double q, double p, Double printed) {
    double expected = p * q / 3 - p * p * q * q / (4 - 3 * p * (1 - q));
    assertThat(optimum(q, p, new double[] {0.9, 0.1})).isCloseTo(expected, within(1e-9));
    if (printed != null) {
      assertThat(expected).isCloseTo(printed, within(5e-7));
    }
  }

  /**
   * Two dimensions hold one feature better than one does: half of it in each. With q = 1/2 and s =
   * W_a^2 the outputs' slopes are 0, 2s and 4s, so L1 = p (1 - 4s + 6s^2) / 3 - p^2 (1 - 2s)^2 / 4
   * at the best b, and s = (4/3 - p) / (4 - 2p): .0108187 for p = .1 (.01085 was reported).
   */
  @Test
  void oneFeatureSplitsEvenlyOverTwoDimensions() {
    double p = 0.1;
    double s = (4.0 / 3 - p) / (4 - 2 * p);
    double expected = p * (1 - 4 * s + 6 * s * s) / 3 - p * p * (1 - 2 * s) * (1 - 2 * s) / 4;
    assertThat(expected).isCloseTo(0.01085, within(0.01 * 0.01085));
    assertThat(optimum(0.5, p, new double[] {0.8, 0.5, 0.1})).isCloseTo(expected, within(1e-9));
    assertThat(optimum(0.5, p, new double[] {0.7, 0.1, 0})).isCloseTo(expected, within(1e-9));
  }

  /** From a start: W, one column, then b. */
  private static double optimum(double dropout, double p, double[] start) {
    int m = start.length - 1;
    DropoutLoss loss = relu(dropout, p, 1);
    DMatrixRMaj w = new DMatrixRMaj(m, 1);
    DMatrixRMaj b = new DMatrixRMaj(1, 1);
    DMatrixRMaj wGradient = w.createLike();
    DMatrixRMaj bGradient = b.createLike();
    return Bfgs.minimise(
            (point, gradient) -> {
              System.arraycopy(point, 0, w.data, 0, m);
              b.data[0] = point[m];
              double value = loss.loss(w, b, wGradient, bGradient);
              System.arraycopy(wGradient.data, 0, gradient, 0, m);
              gradient[m] = bGradient.data[0];
              return value;
            },
            start,
            1e-10,
            200)
        .value();
  }

  @Test
  void withoutDropoutItIsThePlainLoss() {
    ReluModel model = ReluModel.random(3, 2, 1);
    assertThat(relu(0, 0.4, model.importance()).loss(model.w(), model.b()))
        .isCloseTo(model.exactLoss(0.4), within(ROUNDING));
  }

  @Test
  void impossibleModelsAreRefused() {
    assertThatThrownBy(() -> relu(1, 0.5, 1)).hasMessageContaining("must be in [0, 1)");
    assertThatThrownBy(() -> relu(0.5, 0.5, 1).loss(new DMatrixRMaj(13, 1), new DMatrixRMaj(1, 1)))
        .hasMessageContaining("hidden was 13, must be 1 to 12");
  }

  private static DropoutLoss relu(double dropout, double p, double... importance) {
    return new DropoutLoss(dropout, new ExactReluLoss(p, importance)::loss);
  }

  private static DropoutLoss identity(double dropout, LinearTheory linear, double[] importance) {
    return new DropoutLoss(dropout, (w, b, dw, db) -> linear.loss(w, b, importance));
  }
}
