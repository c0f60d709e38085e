package io.tegum.kernel.toy.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.tegum.kernel.toy.metrics.FeatureGeometry;
import io.tegum.kernel.toy.model.Parameters;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReluOptimumTest {
  /** Relative: rounding, and what a gradient of 1e-9 can leave. */
  private static final double ROUNDING = 1e-11;

  /** Relative: what "the same optimum" means. */
  private static final double SAME = 1e-8;

  private static final double[] DENSITIES = {1, 0.7, 0.4, 0.1, 0.01};
  private static final double[] IMPORTANCES = {0.1, 0.4, 1, 3, 10};

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void optimumIsStationaryAndNeverWorseThanUnitNormOrLinearSolutions(int features) {
    List<UnitNormSolutions.Solution> solutions =
        features == 2 ? UnitNormSolutions.twoFeatures() : UnitNormSolutions.threeFeatures();
    for (double p : DENSITIES) {
      for (double r : IMPORTANCES) {
        ReluOptimum optimum = optimum(p, importance(features, r));
        assertThat(optimum.relativeGradient()).isLessThan(SAME);
        assertThat(optimum.loss()).isEqualTo(lossAgain(optimum, p, r), within(ROUNDING * p));
        double linear =
            new LinearTheory(new TokenMoments(features, p))
                .optimalLoss(importance(features, r), features - 1);
        assertThat(optimum.loss()).isLessThanOrEqualTo(linear * (1 + ROUNDING));
        for (UnitNormSolutions.Solution solution : solutions) {
          assertThat(optimum.loss()).isLessThanOrEqualTo(solution.loss(p, r) * (1 + ROUNDING));
        }
      }
    }
  }

  /** The loss of fixed W and b is linear in r: no model of one r may beat another r's optimum. */
  @ParameterizedTest
  @CsvSource({"2,0.8", "2,0.3", "3,0.8", "3,0.55", "3,0.3"})
  void noOptimumOfAnotherImportanceIsBetter(int features, double p) {
    double[] importances =
        IntStream.range(0, 9).mapToDouble(k -> Math.pow(10, -1 + k / 4.0)).toArray();
    List<ReluOptimum> optima =
        Arrays.stream(importances).mapToObj(r -> optimum(p, importance(features, r))).toList();
    for (int k = 0; k < importances.length; k++) {
      for (ReluOptimum other : optima) {
        assertThat(lossAgain(other, p, importances[k]))
            .isGreaterThanOrEqualTo(optima.get(k).loss() * (1 - ROUNDING));
      }
    }
  }

  /** Given W, each b_i minimises its own feature's loss, so a grid covers (2,1) altogether. */
  @ParameterizedTest
  @CsvSource({"1,1", "0.7,0.9", "0.5,0.7", "0.3,0.3", "0.1,2", "0.01,0.5"})
  void noPointOfAGridIsBetterForTwoFeatures(double p, double r) {
    ExactReluLoss first = new ExactReluLoss(p, 1, 0);
    ExactReluLoss last = new ExactReluLoss(p, 0, r);
    DMatrixRMaj w = new DMatrixRMaj(1, 2);
    double best = Double.POSITIVE_INFINITY;
    for (w.data[0] = 0; w.data[0] < 1.3; w.data[0] += 0.05) {
      for (w.data[1] = -1.3; w.data[1] < 1.3; w.data[1] += 0.05) {
        best = Math.min(best, lowestOverBias(first, w) + lowestOverBias(last, w));
      }
    }
    double loss = optimum(p, 1, r).loss();
    assertThat(best).isGreaterThanOrEqualTo(loss * (1 - ROUNDING)).isLessThan(loss * 1.2);
  }

  private static double lowestOverBias(ExactReluLoss loss, DMatrixRMaj w) {
    DMatrixRMaj b = new DMatrixRMaj(2, 1);
    double lowest = Double.POSITIVE_INFINITY;
    for (double bias = -0.8; bias < 0.8; bias += 0.02) {
      CommonOps_DDRM.fill(b, bias);
      lowest = Math.min(lowest, loss.loss(w, b));
    }
    return lowest;
  }

  @Test
  void exchangingTheFeaturesOfAPairScalesTheLoss() {
    for (double p : DENSITIES) {
      for (double r : IMPORTANCES) {
        assertThat(optimum(p, 1, r).loss())
            .isCloseTo(r * optimum(p, 1, 1 / r).loss(), withinPercentage(100 * SAME));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2,0.1,0", "2,0.5,0", "2,4,1", "3,0.1,0", "3,0.5,0"})
  void denseOptimumOfUnequalFeaturesIsTheLinearOne(int features, double r, int dedicated) {
    ReluOptimum optimum = optimum(1, importance(features, r));
    assertThat(optimum.loss()).isCloseTo(Math.min(1, r) / 12, withinPercentage(100 * SAME));
    assertThat(FeatureGeometry.of(optimum.w()).norms()[dedicated]).isCloseTo(1, within(1e-6));
  }

  /**
   * Projections on a mixture of two equals are all optimal for the linear model; clipping helps.
   */
  @ParameterizedTest
  @CsvSource({"2,1", "3,1", "3,5"})
  void denseOptimumOfEqualFeaturesIsSlightlyBelowTheLinearOne(int features, double r) {
    assertThat(optimum(1, importance(features, r)).loss() * 12).isBetween(0.99, 0.9995);
  }

  /** A phase between the linear and the antipodal one that unit-norm solutions do not show. */
  @Test
  void threeEqualFeaturesFormATriangleUnlessSparse() {
    for (double dimensionality : FeatureGeometry.of(optimum(0.7, 1, 1, 1).w()).dimensionality()) {
      assertThat(dimensionality).isCloseTo(2.0 / 3, within(1e-6));
    }
    assertThat(FeatureGeometry.of(optimum(0.45, 1, 1, 1).w()).dimensionality())
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b))
        .containsExactlyInAnyOrder(0.5, 0.5, 1.0);
  }

  @ParameterizedTest
  @CsvSource({"2,0.3", "2,1", "2,5", "3,0.3", "3,1", "3,5"})
  void sparseLimitIsTheCheapestAntipodalPair(int features, double r) {
    double p = 1e-4;
    ReluOptimum optimum = optimum(p, importance(features, r));
    double pair = features == 2 ? 1 + r : Math.min(2, 1 + r);
    assertThat(optimum.loss()).isCloseTo(pair * p * p / 6, withinPercentage(0.1));
    assertThat(FeatureGeometry.of(optimum.w()).norms()).hasSize(features);
    for (double norm : FeatureGeometry.of(optimum.w()).norms()) {
      assertThat(norm).isCloseTo(1, within(1e-3));
    }
    for (double bias : optimum.b().data) {
      assertThat(bias).isCloseTo(0, within(1e-3));
    }
  }

  @Test
  void sparseSquareIsTwoAntipodalPairs() {
    ReluOptimum optimum = ReluOptimum.of(new ExactReluLoss(0.01, 1, 1, 1, 1), 2);
    assertThat(optimum.loss()).isCloseTo(4e-4 / 6, withinPercentage(1));
    for (double dimensionality : FeatureGeometry.of(optimum.w()).dimensionality()) {
      assertThat(dimensionality).isCloseTo(0.5, within(0.01));
    }
  }

  @ParameterizedTest
  @CsvSource({"2,0.9,1.1", "2,0.5,0.6", "2,0.02,3", "3,0.8,1.1", "3,0.5,0.9", "3,0.02,3"})
  void startsOrderAndSeedDoNotMatter(int features, double p, double r) {
    ExactReluLoss loss = new ExactReluLoss(p, importance(features, r));
    double optimum = ReluOptimum.of(loss, features - 1).loss();
    for (long seed = 1; seed <= 3; seed++) {
      List<Parameters> starts = OptimumStarts.of(loss.tokens(), features - 1, seed);
      Collections.shuffle(starts, new Random(seed));
      assertThat(ReluOptimum.of(loss, starts).loss())
          .isCloseTo(optimum, withinPercentage(100 * SAME));
    }
  }

  /** A model near the optimum does not change it; the search never ends above a known model. */
  @ParameterizedTest
  @CsvSource({"2,0.4,0.5", "3,0.6,1.1"})
  void aKnownModelIsNeverBetterThanTheOptimum(int features, double p, double r) {
    ExactReluLoss loss = new ExactReluLoss(p, importance(features, r));
    ReluOptimum optimum = ReluOptimum.of(loss, features - 1);
    Parameters near = new Parameters(optimum.w().copy(), optimum.b().copy(), null);
    near.w().data[0] += 0.01;
    ReluOptimum again = ReluOptimum.of(loss, features - 1, List.of(near));
    assertThat(again.loss()).isCloseTo(optimum.loss(), withinPercentage(100 * SAME));
    assertThat(again.loss()).isLessThan(loss.loss(near.w(), near.b()));
  }

  @ParameterizedTest
  @CsvSource({"2,0.6,0.4", "2,0.1,2", "3,0.7,1", "3,0.2,3"})
  void theOptimumsLossLiesWithinMonteCarlosInterval(int features, double p, double r) {
    double[] importance = importance(features, r);
    ReluOptimum optimum = optimum(p, importance);
    ReluModel model = new ReluModel(optimum.w(), optimum.b(), importance);
    SampledTokens tokens = new SampledTokens(features, p, 5);
    SampledTokens.Estimate estimate = new SampledTokens.Estimate();
    for (int sample = 0; sample < 200_000; sample++) {
      tokens.draw();
      estimate.add(model.loss(tokens.x));
    }
    assertThat(optimum.loss()).isCloseTo(estimate.mean(), within(estimate.tolerance()));
  }

  @Test
  void sameArgumentsGiveTheSameBits() {
    ReluOptimum one = optimum(0.6, 1, 1, 1.3);
    ReluOptimum other = optimum(0.6, 1, 1, 1.3);
    assertThat(other.w().data).isEqualTo(one.w().data);
    assertThat(other.b().data).isEqualTo(one.b().data);
    assertThat(other.loss()).isEqualTo(one.loss());
  }

  @Test
  void enoughHiddenDimensionsLoseNothing() {
    assertThat(ReluOptimum.of(new ExactReluLoss(0.5, 1, 2), 2).loss()).isCloseTo(0, within(1e-15));
    assertThat(ReluOptimum.of(new ExactReluLoss(0.5, 1, 2), 3).loss())
        .as("more dimensions than features")
        .isCloseTo(0, within(1e-15));
    assertThatThrownBy(() -> ReluOptimum.of(new ExactReluLoss(0.5, 1, 2), 0))
        .hasMessageContaining("hidden was 0");
  }

  /** pq/3 - p^2 q^2 / (4 - 3p (1 - q)) in one dimension; half of it in each of two. */
  @Test
  void oneFeatureUnderDropoutIsAsTheClosedFormsSay() {
    double p = 0.1;
    double q = 0.5;
    double alone = p * q / 3 - p * p * q * q / (4 - 3 * p * (1 - q));
    ReluOptimum one = dropped(p, q, 1, 1);
    assertThat(one.loss()).isCloseTo(alone, within(1e-10));
    double b = p * q / 2 / (p * (1 + 3 * q) / 4 + 1 - p);
    assertThat(one.b().get(0)).isCloseTo(b, within(1e-6));
    assertThat(one.w().get(0) * one.w().get(0)).isCloseTo((1 - q) * (1 - 1.5 * b), within(1e-6));
    double s = (4.0 / 3 - p) / (4 - 2 * p); // W_a^2, see DropoutLossTest
    double split = p * (1 - 4 * s + 6 * s * s) / 3 - p * p * (1 - 2 * s) * (1 - 2 * s) / 4;
    ReluOptimum two = dropped(p, q, 2, 1);
    assertThat(two.loss()).isCloseTo(split, within(1e-10));
    assertThat(two.w().get(0, 0) * two.w().get(0, 0)).isCloseTo(s, within(1e-5));
    assertThat(two.w().get(1, 0) * two.w().get(1, 0)).isCloseTo(s, within(1e-5));
  }

  /** Descents from random models, of which the optimum's own starts know nothing. */
  @ParameterizedTest
  @CsvSource({"1,0.5,2", "0.3,0.2,2", "0.1,0.5,2", "0.03,0.7,2", "0.1,0.4,3"})
  void noDescentUnderDropoutEndsBelowTheOptimum(double p, double q, int features) {
    double[] importance = importance(features, 1);
    ReluOptimum optimum = dropped(p, q, 2, importance);
    assertThat(optimum.relativeGradient()).isLessThan(SAME);
    ExactReluLoss plain = new ExactReluLoss(p, importance);
    DropoutLoss loss = new DropoutLoss(q, plain::loss);
    assertThat(loss.loss(optimum.w(), optimum.b()))
        .isCloseTo(optimum.loss(), withinPercentage(100 * SAME));
    Random random = new Random(4);
    for (int start = 0; start < 30; start++) {
      DMatrixRMaj w = new DMatrixRMaj(2, features);
      DMatrixRMaj b = new DMatrixRMaj(features, 1);
      Arrays.setAll(w.data, i -> 0.6 * random.nextGaussian());
      Arrays.setAll(b.data, i -> 0.3 * random.nextGaussian());
      assertThat(descended(loss, w, b)).isGreaterThanOrEqualTo(optimum.loss() * (1 - SAME));
    }
  }

  /** In small steps down the gradient. */
  private static double descended(DropoutLoss loss, DMatrixRMaj w, DMatrixRMaj b) {
    DMatrixRMaj wGradient = w.createLike();
    DMatrixRMaj bGradient = b.createLike();
    for (int step = 0; step < 1000; step++) {
      loss.loss(w, b, wGradient, bGradient);
      CommonOps_DDRM.addEquals(w, -0.1, wGradient);
      CommonOps_DDRM.addEquals(b, -0.1, bGradient);
    }
    return loss.loss(w, b);
  }

  /** Where losing a unit costs most, two sparse features share both units as one antipodal pair. */
  @Test
  void dropoutMakesAnAntipodalPairOfTwoFeaturesInTwoDimensions() {
    DMatrixRMaj w = dropped(0.05, 0.5, 2, 1, 1).w();
    double cosine =
        (w.get(0, 0) * w.get(0, 1) + w.get(1, 0) * w.get(1, 1))
            / (FeatureGeometry.of(w).norms()[0] * FeatureGeometry.of(w).norms()[1]);
    assertThat(cosine).isCloseTo(-1, within(1e-6));
    DMatrixRMaj plain = dropped(0.05, 0, 2, 1, 1).w();
    assertThat(plain.get(0, 0) * plain.get(0, 1) + plain.get(1, 0) * plain.get(1, 1))
        .isCloseTo(0, within(1e-6));
  }

  private static ReluOptimum dropped(double p, double q, int hidden, double... importance) {
    return ReluOptimum.of(new ExactReluLoss(p, importance), q, hidden, List.of());
  }

  private static ReluOptimum optimum(double p, double... importance) {
    return ReluOptimum.of(new ExactReluLoss(p, importance), importance.length - 1);
  }

  private static double lossAgain(ReluOptimum optimum, double p, double r) {
    return new ExactReluLoss(p, importance(optimum.w().numCols, r)).loss(optimum.w(), optimum.b());
  }

  private static double[] importance(int features, double last) {
    double[] importance = new double[features];
    Arrays.fill(importance, 1);
    importance[features - 1] = last;
    return importance;
  }
}
