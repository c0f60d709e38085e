package io.tegum.kernel.toy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.metrics.HeadMetrics;
import io.tegum.kernel.toy.metrics.TrialMetrics;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.FeatureProfile;
import io.tegum.kernel.toy.model.FeatureValues;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.HiddenActivation;
import io.tegum.kernel.toy.model.InitialWeights;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Regularisation;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.theory.HeadMoments;
import io.tegum.kernel.toy.theory.HeadTheory;
import io.tegum.kernel.toy.theory.TokenMoments;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trained variants against what is known of them. */
class VariantTrainingTest {

  /** Of weights that Adam's last, small steps still shake. */
  private static final double SHAKING = 0.003;

  private static TrialConfiguration trial(
      ModelConfiguration model,
      HeadConfiguration headOrNull,
      DataConfiguration data,
      TrainingConfiguration training) {
    return new TrialConfiguration(model, headOrNull, data, training, 1, 12);
  }

  private static TrainingConfiguration training(double weightDecay, int steps) {
    return new TrainingConfiguration(
        Schedule.REPRESENTATION_ONLY,
        new Optimisation(
            steps, 512, OptimizerKind.ADAMW, 3e-3, weightDecay, LearningRateSchedule.LINEAR, 0),
        InitialWeights.XAVIER,
        Regularisation.NONE);
  }

  /**
   * One linear feature in one dimension, with the best b: L = v (1 - w^2)^2 + nu w, and E|h| = w p
   * / 2, so that mu = 2 nu / p is the same penalty. The optimum solves 4 v w (1 - w^2) = nu.
   */
  @ParameterizedTest
  @CsvSource({"0.05, 0", "0, 0.05", "0.03, 0.02"})
  void penaltiesReachTheirClosedForm(double weightL1, double hiddenNu) {
    double p = 0.5;
    TrialConfiguration trial =
        trial(
            new ModelConfiguration(1, 1, Activation.IDENTITY),
            null,
            new DataConfiguration(1 - p, 1),
            training(0, 6000)
                .with(Regularisation.NONE.withHiddenL1(2 * hiddenNu / p).withWeightL1(weightL1)));
    double v = new TokenMoments(1, p).variance();
    double nu = weightL1 + hiddenNu;
    double expected = root(w -> 4 * v * w * (1 - w * w) - nu, 0.6, 1);
    double w = ToyResult.train(trial).parameters().orElseThrow().w().get(0);
    assertThat(Math.abs(w)).isCloseTo(expected, within(SHAKING));
  }

  /** By bisection; the function falls from {@code low} to {@code high}. */
  private static double root(DoubleUnaryOperator function, double low, double high) {
    double from = low;
    double to = high;
    for (int k = 0; k < 60; k++) {
      double middle = (from + to) / 2;
      if (function.applyAsDouble(middle) > 0) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** Values are not negative, so a rectified unit of its own carries a feature as it is. */
  @Test
  void neuronsOfTheirOwnReconstructEveryFeature() {
    TrialConfiguration trial =
        trial(
            new ModelConfiguration(3, 12, Activation.RELU, HiddenActivation.RELU),
            null,
            new DataConfiguration(0.5, 1),
            training(0, 6000).with(Regularisation.NONE.withWeightL1(1e-3)));
    TrialMetrics metrics = ToyResult.train(trial).metrics().orElseThrow();
    assertThat(metrics.lossReconstruction()).isLessThan(0.002);
    assertThat(metrics.geometry().representedCount()).isEqualTo(3);
    assertThat(metrics.neurons().orElseThrow().axisAlignment()).isBetween(0.5, 1.0);
    assertThat(metrics.hiddenKurtosis()).isGreaterThan(3);
  }

  /** "Strong superposition" (Liu, Liu and Gore, 2025): none is left out, none is long. */
  @Test
  void growthRepresentsAllFeaturesAndDecayLeavesMostOut() {
    ModelConfiguration model = new ModelConfiguration(20, 5, Activation.RELU);
    DataConfiguration data = new DataConfiguration(0.8, 0.8);
    double[] grown = norms(trial(model, null, data, training(-10, 3000)));
    double[] decayed = norms(trial(model, null, data, training(2, 3000)));
    assertThat(Arrays.stream(grown)).allMatch(norm -> norm > 0.5 && norm < 1.5);
    assertThat(Arrays.stream(decayed).filter(norm -> norm > 0.5).count()).isLessThan(10);
  }

  /**
   * Published for n = 1000 and many m (Liu, Liu and Gore, 2025): with growth the loss falls as 1/m
   * whatever the densities; with decay features are left out. In so small a model it falls about as
   * 1/m or somewhat faster with growth, and much more slowly with decay.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5})
  void withGrowthTheLossFallsAboutAsOneOverTheDimensions(double exponent) {
    assertThat(fall(exponent, -1)).as("exponent of m with growth").isBetween(-1.5, -0.9);
    assertThat(fall(exponent, 1)).as("exponent of m with decay").isBetween(-0.8, -0.1);
  }

  /** The exponent of m in the loss, from 5 to 20 dimensions. */
  private static double fall(double exponent, double weightDecay) {
    return Math.log(
            powerLawLoss(20, exponent, weightDecay) / powerLawLoss(5, exponent, weightDecay))
        / Math.log(4);
  }

  private static double powerLawLoss(int hidden, double exponent, double weightDecay) {
    int features = 100;
    DataConfiguration data =
        new DataConfiguration(0.5, 1)
            .withProfile(new FeatureProfile.Power(exponent, 1.0), features)
            .withValues(FeatureValues.WIDE);
    TrainingConfiguration training =
        TrainingConfiguration.of(
                Schedule.REPRESENTATION_ONLY,
                new Optimisation(
                    2000,
                    512,
                    OptimizerKind.ADAMW,
                    1e-2,
                    weightDecay,
                    LearningRateSchedule.COSINE,
                    200))
            .with(new InitialWeights(InitialWeights.Scheme.UNIT, 1, 1));
    ModelConfiguration model = new ModelConfiguration(features, hidden, Activation.RELU);
    return ToyResult.train(trial(model, null, data, training))
        .metrics()
        .orElseThrow()
        .lossReconstruction();
  }

  private static double[] norms(TrialConfiguration trial) {
    return ToyResult.train(trial).metrics().orElseThrow().geometry().norms();
  }

  /** What a rotation of W would change is not asked where nothing forbids one. */
  @Test
  void neuronsAreMeasuredWhereSomethingTellsTheirAxesApart() {
    ModelConfiguration plain = new ModelConfiguration(4, 2, Activation.GELU);
    ModelConfiguration neurons =
        new ModelConfiguration(4, 2, Activation.RELU, HiddenActivation.GELU);
    TrainingConfiguration training = training(0, 20);
    assertThat(isMeasured(plain, training)).isFalse();
    assertThat(isMeasured(plain, training(-1, 20))).isFalse();
    assertThat(isMeasured(neurons, training)).isTrue();
    for (Regularisation one :
        List.of(
            Regularisation.NONE.withDropout(0.1),
            Regularisation.NONE.withHiddenL1(0.1),
            Regularisation.NONE.withWeightL1(0.1))) {
      assertThat(isMeasured(plain, training.with(one))).isTrue();
    }
  }

  private static boolean isMeasured(ModelConfiguration model, TrainingConfiguration training) {
    ToyResult result = ToyResult.train(trial(model, null, new DataConfiguration(0.5, 1), training));
    TrialMetrics metrics = result.metrics().orElseThrow();
    boolean measured = metrics.neurons().isPresent();
    assertThat(Double.isNaN(metrics.hiddenKurtosis())).isNotEqualTo(measured);
    assertThat(result.curve()).allMatch(point -> point.neurons().isPresent() == measured);
    return measured;
  }

  private static final HeadConfiguration HEAD =
      new HeadConfiguration(
          2, 1, List.of(AttentionPair.of(0, 1), AttentionPair.of(2, 3)), Target.INDICATOR);

  /** Behind a hidden activation there is no closed form: the loss is sampled, the best unknown. */
  @Test
  void aHeadBehindNeuronsHasASampledLoss() {
    TrialConfiguration trial =
        trial(
            new ModelConfiguration(6, 3, Activation.RELU, HiddenActivation.RELU),
            HEAD,
            new DataConfiguration(0.6, 1),
            Trials.training(Schedule.JOINT, 200, OptimizerKind.ADAM, 3e-3));
    ToyResult result = ToyResult.train(trial);
    HeadMetrics head = result.metrics().orElseThrow().head().orElseThrow();
    assertThat(head.loss()).isPositive();
    assertThat(head.optimalLoss()).isNaN();
    assertThat(head.dualAlignment()).isEmpty();
    assertThat(result.curve()).allMatch(point -> point.lossHead() > 0);
  }

  /** The sampled loss of a linear head is the exact one, but for sampling. */
  @Test
  void sampledLossesOfAHeadAreUnbiased() {
    TrialConfiguration trial = Trials.withHead(Schedule.JOINT, 0.5, 100, 1);
    Parameters trained = ToyResult.train(trial).parameters().orElseThrow();
    TokenMoments tokens = new TokenMoments(6, trial.data().featureProbability());
    double exact =
        HeadTheory.of(HeadMoments.of(trial.headOrNull(), tokens), trained.w())
            .loss(trained.headOrNull().a(), trained.headOrNull().b());
    HeldOutHeadLoss sampled = new HeldOutHeadLoss(trial);
    assertThat(sampled.ofTrained(trained).value()).isCloseTo(exact, within(0.03 * exact));
    assertThat(sampled.ofCurve(trained).value()).isCloseTo(exact, within(0.12 * exact));
    assertThat(sampled.ofCurve(trained)).isEqualTo(sampled.ofCurve(trained));
  }
}
