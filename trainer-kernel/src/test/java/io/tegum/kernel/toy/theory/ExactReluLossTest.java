package io.tegum.kernel.toy.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.algebra.RandomMatrices;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactReluLossTest {
  /** Rounding of sums of a few thousand terms of order 1. */
  private static final double ROUNDING = 1e-13;

  private static final double[] PROBABILITIES = {1, 0.6, 0.1};

  @ParameterizedTest
  @CsvSource({"1,1", "2,1", "3,2", "4,2"})
  void lossLiesWithinMonteCarlosInterval(int features, int hidden) {
    for (double p : PROBABILITIES) {
      ReluModel model = ReluModel.random(features, hidden, 3);
      SampledTokens tokens = new SampledTokens(features, p, 4);
      SampledTokens.Estimate estimate = new SampledTokens.Estimate();
      for (int sample = 0; sample < 100_000; sample++) {
        tokens.draw();
        estimate.add(model.loss(tokens.x));
      }
      assertThat(model.exactLoss(p)).isCloseTo(estimate.mean(), within(estimate.tolerance()));
    }
  }

  @ParameterizedTest
  @CsvSource({"2,1,500", "3,2,80"})
  void lossMatchesAGrid(int features, int hidden, int cells) {
    for (long seed = 0; seed < 5; seed++) {
      ReluModel model = ReluModel.random(features, hidden, seed);
      for (double p : PROBABILITIES) {
        double loss = model.exactLoss(p);
        // the midpoint rule's error is of order 1 / cells^2
        assertThat(model.gridLoss(p, cells))
            .isCloseTo(loss, within(4 * (1 + loss) / (cells * cells)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2,1", "3,2", "4,3"})
  void lossIsTheLinearModelsWhereNoOutputIsClipped(int features, int hidden) {
    for (double p : PROBABILITIES) {
      ReluModel model = ReluModel.random(features, hidden, 5);
      CommonOps_DDRM.scale(0.3, model.w());
      CommonOps_DDRM.fill(model.b(), 1.5);
      LinearTheory linear = new LinearTheory(new TokenMoments(features, p));
      assertThat(model.exactLoss(p))
          .isCloseTo(linear.loss(model.w(), model.b(), model.importance()), within(ROUNDING * 10));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,1", "3,2", "4,2"})
  void gradientMatchesCentralDifferences(int features, int hidden) {
    double step = 1e-5;
    for (double p : PROBABILITIES) {
      for (long seed = 0; seed < 10; seed++) {
        ReluModel model = ReluModel.random(features, hidden, seed);
        ExactReluLoss exact = new ExactReluLoss(p, model.importance());
        DMatrixRMaj wGradient = model.w().createLike();
        DMatrixRMaj bGradient = model.b().createLike();
        exact.loss(model.w(), model.b(), wGradient, bGradient);
        for (DMatrixRMaj[] pair :
            new DMatrixRMaj[][] {{model.w(), wGradient}, {model.b(), bGradient}}) {
          for (int k = 0; k < pair[0].getNumElements(); k++) {
            double value = pair[0].get(k);
            pair[0].set(k, value + step);
            double above = exact.loss(model.w(), model.b());
            pair[0].set(k, value - step);
            double below = exact.loss(model.w(), model.b());
            pair[0].set(k, value);
            // truncation of order step^2
            assertThat(pair[1].get(k)).isCloseTo((above - below) / (2 * step), within(1e-7));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,1", "3,2", "4,2", "4,3"})
  void lossAloneIsTheLossBesideItsGradient(int features, int hidden) {
    for (double p : PROBABILITIES) {
      for (long seed = 0; seed < 50; seed++) {
        ReluModel model = ReluModel.random(features, hidden, seed);
        ExactReluLoss exact = new ExactReluLoss(p, model.importance());
        double both =
            exact.loss(model.w(), model.b(), model.w().createLike(), model.b().createLike());
        assertThat(exact.loss(model.w(), model.b())).isCloseTo(both, within(ROUNDING * 10));
      }
    }
  }

  @Test
  void constantOutputsLoseTheSecondMomentAboutTheBias() {
    for (double p : PROBABILITIES) {
      ExactReluLoss loss = new ExactReluLoss(p, 1, 2);
      DMatrixRMaj zero = new DMatrixRMaj(1, 2);
      assertThat(loss.loss(zero, column(0.4, -0.7)))
          .isCloseTo(p / 3 - 0.4 * p + 0.16 + 2 * p / 3, within(ROUNDING));
    }
  }

  @Test
  void antipodalPairsLossIsAPolynomialInItsSquaredNorm() {
    // (1 - a)^2 / 3 if alone; E (x - a (x - y)_+)^2 = 1/3 - a/4 + a^2/12 if both are active
    for (double p : PROBABILITIES) {
      for (double a : new double[] {0.01, 0.5, 1, 1.3}) {
        DMatrixRMaj w = new DMatrixRMaj(new double[][] {{Math.sqrt(a), -Math.sqrt(a)}});
        double expected =
            p * (1 - p) * (1 - a) * (1 - a) / 3 + p * p * (1.0 / 3 - a / 4 + a * a / 12);
        assertThat(new ExactReluLoss(p, 1, 3).loss(w, column(0, 0)))
            .isCloseTo(4 * expected, within(ROUNDING));
      }
    }
  }

  @Test
  void orthonormalFeaturesLoseNothingAndParallelOnesEachOther() {
    DMatrixRMaj rotation = RandomMatrices.rotation(3, 1);
    assertThat(new ExactReluLoss(0.3, 1, 2, 3).loss(rotation, column(0, 0, 0)))
        .isCloseTo(0, within(ROUNDING));
    DMatrixRMaj parallel = new DMatrixRMaj(new double[][] {{1, 1}});
    assertThat(new ExactReluLoss(0.3, 1, 2).loss(parallel, column(0, 0)))
        .isCloseTo(3 * 0.3 / 3, within(ROUNDING));
  }

  @Test
  void unitNormSolutionsOfThePhaseDiagramsHaveTheirPublishedLosses() {
    for (double p : PROBABILITIES) {
      for (double r : new double[] {0.1, 1, 7}) {
        UnitNormSolutions.twoFeatures().forEach(s -> check(s, p, new double[] {1, r}));
        UnitNormSolutions.threeFeatures().forEach(s -> check(s, p, new double[] {1, 1, r}));
      }
    }
  }

  private static void check(UnitNormSolutions.Solution solution, double p, double[] importance) {
    double r = importance[importance.length - 1];
    assertThat(new ExactReluLoss(p, importance).loss(solution.w(), solution.b(p)))
        .as("%s at p %s, r %s", solution.name(), p, r)
        .isCloseTo(solution.loss(p, r), within(ROUNDING));
  }

  /**
   * At p = 1, x_j and 1 - x_j are alike: z_i sees the reflection of all others, z_j that of x_i.
   */
  @Test
  void signOfAFeatureDoesNotMatterIfAllAreAlwaysActive() {
    for (long seed = 0; seed < 5; seed++) {
      ReluModel model = ReluModel.random(4, 2, seed);
      double loss = model.exactLoss(1);
      DMatrixRMaj overlaps = new DMatrixRMaj(4, 4);
      CommonOps_DDRM.multInner(model.w(), overlaps);
      for (int j = 1; j < 4; j++) {
        model.b().add(j, 0, overlaps.get(0, j));
        model.b().add(0, 0, overlaps.get(0, j));
      }
      for (int d = 0; d < 2; d++) {
        model.w().set(d, 0, -model.w().get(d, 0));
      }
      assertThat(model.exactLoss(1)).isCloseTo(loss, within(ROUNDING));
    }
  }

  @Test
  void refusesWhatItCannotCompute() {
    assertThatThrownBy(() -> new ExactReluLoss(0.5, 1, 1, 1, 1, 1))
        .hasMessageContaining("features was 5");
    assertThatThrownBy(() -> new ExactReluLoss(0.5, 1, -1))
        .hasMessageContaining("importance was -1.0");
    assertThatThrownBy(() -> new ExactReluLoss(1.5, 1, 1))
        .hasMessageContaining("feature probability was 1.5");
    ExactReluLoss loss = new ExactReluLoss(0.5, 1, 1);
    assertThatThrownBy(() -> loss.loss(new DMatrixRMaj(1, 3), column(0, 0)))
        .hasMessageContaining("columns were 3");
    assertThatThrownBy(() -> loss.loss(new DMatrixRMaj(1, 2), column(0)))
        .hasMessageContaining("length of b was 1");
  }

  private static DMatrixRMaj column(double... values) {
    return new DMatrixRMaj(values.length, 1, true, values);
  }
}
