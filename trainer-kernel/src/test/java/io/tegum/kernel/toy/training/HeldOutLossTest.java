package io.tegum.kernel.toy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.tegum.kernel.metrics.Estimate;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.FeatureProfile;
import io.tegum.kernel.toy.model.FeatureValues;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.reference.BatchGradient;
import io.tegum.kernel.toy.reference.ReconstructionLoss;
import io.tegum.kernel.toy.reference.TokenBatch;
import io.tegum.kernel.toy.reference.TokenSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeldOutLossTest {

  /** The reference step draws all tokens at once, and goes through them one by one. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, RELU, 0.9, NONE, 1",
    "2, 1, RELU, 0.5, NONE, 1",
    "5, 2, RELU, 0.997, NONE, 1",
    "6, 3, IDENTITY, 0.9, NONE, 1",
    "20, 5, RELU, 0, NONE, 1",
    "33, 9, RELU, 0.99, NONE, 1",
    "150, 40, RELU, 0.999, NONE, 1",
    "6, 3, RELU, 0.9, CORRELATED, 2",
    "20, 7, RELU, 0.99, ANTICORRELATED, 5"
  })
  void lossIsThatOfTheReferenceStepToTheBit(
      int n, int m, Activation activation, double sparsity, Correlation correlation, int setSize) {
    TrialConfiguration trial =
        new TrialConfiguration(
            new ModelConfiguration(n, m, activation),
            null,
            new DataConfiguration(sparsity, 0.9, 2.0, correlation, setSize),
            Trials.training(Schedule.REPRESENTATION_ONLY, 1, OptimizerKind.ADAM, 1e-3),
            11,
            2);
    Parameters parameters = parameters(trial);
    HeldOutLoss heldOut = new HeldOutLoss(trial);
    for (int again = 0; again < 2; again++) {
      assertThat(heldOut.ofCurve(parameters).value()).isEqualTo(reference(trial, parameters, 2048));
      assertThat(heldOut.ofTrained(parameters).value())
          .isEqualTo(reference(trial, parameters, 32_768));
    }
  }

  /** So that the best of seeds is the best model, and not the one with the easiest tokens. */
  @Test
  void trialsWhoseTokensHaveOneDistributionShareThem() {
    ModelConfiguration model = new ModelConfiguration(5, 2, Activation.RELU);
    DataConfiguration data = new DataConfiguration(0.9, 0.9);
    TrialConfiguration trial = Trials.plain(model, data, 1, 1);
    Parameters parameters = parameters(trial);
    TrialConfiguration other = Trials.plain(model, data, 50, 2);
    assertThat(new HeldOutLoss(other).ofTrained(parameters))
        .isEqualTo(new HeldOutLoss(trial).ofTrained(parameters));
    assertThat(data.heldOutSeed(5))
        .isEqualTo(new DataConfiguration(0.9, 0.5, 2.0).heldOutSeed(5))
        .isNotEqualTo(data.heldOutSeed(6))
        .isNotEqualTo(new DataConfiguration(0.8, 0.9).heldOutSeed(5))
        .isNotEqualTo(data.withValues(FeatureValues.WIDE).heldOutSeed(5))
        .isNotEqualTo(data.withProfile(new FeatureProfile.Power(1.2, 0.7), 5).heldOutSeed(5))
        .isNotEqualTo(
            new DataConfiguration(0.9, 0.9, null, Correlation.CORRELATED, 5).heldOutSeed(5))
        .isNotEqualTo(
            new DataConfiguration(0.9, 0.9, null, Correlation.ANTICORRELATED, 5).heldOutSeed(5));
  }

  @ParameterizedTest
  @CsvSource({"5, 2, 0.9", "20, 5, 0", "20, 5, 0.99"})
  void standardErrorIsTheSpreadOverOtherTokens(int n, int m, double sparsity) {
    TrialConfiguration trial =
        Trials.plain(
            new ModelConfiguration(n, m, Activation.RELU),
            new DataConfiguration(sparsity, 0.9),
            1,
            1);
    Parameters parameters = parameters(trial);
    ReconstructionLoss loss = new ReconstructionLoss(trial);
    TokenBatch tokens = new TokenBatch(2048, n);
    double[] means = new double[400];
    for (int k = 0; k < means.length; k++) {
      TokenSource source = TokenSource.of(n, trial.data(), k, Purpose.EVALUATION_TOKENS);
      source.restartPresent();
      source.samplePresent(tokens);
      loss.start(parameters);
      loss.add(tokens);
      means[k] = loss.mean().value();
    }
    double spread = Estimate.of(means).standardError() * Math.sqrt(means.length);
    double present = trial.data().notEmptyProbability(n);
    HeldOutLoss heldOut = new HeldOutLoss(trial);
    // A deviation of 400 means is known to 3.5 %, and that of a sample of skewed losses to some 5
    // %.
    assertThat(heldOut.ofCurve(parameters).standardError())
        .isCloseTo(present * spread, withinPercentage(20));
    assertThat(heldOut.ofTrained(parameters).standardError())
        .isCloseTo(present * spread / 4, withinPercentage(15));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e200})
  void modelsThatDivergedHaveTheLossOfTheReferenceStep(double parameter) {
    TrialConfiguration trial =
        Trials.plain(
            new ModelConfiguration(5, 2, Activation.RELU), new DataConfiguration(0.5, 0.9), 1, 1);
    Parameters parameters = parameters(trial);
    parameters.w().data[3] = parameter;
    Double loss = new HeldOutLoss(trial).ofCurve(parameters).value();
    Double expected = reference(trial, parameters, 2048);
    assertThat(loss).isEqualTo(expected).isNotFinite();
  }

  /** Panels that are not full, and several batches. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 127, 128, 129, 500})
  void meanGoesOnFromBatchToBatch(int tokens) {
    TrialConfiguration trial =
        Trials.plain(
            new ModelConfiguration(5, 2, Activation.RELU), new DataConfiguration(0.5, 0.9), 1, 1);
    Parameters parameters = parameters(trial);
    TokenBatch first = new TokenBatch(tokens, 5);
    TokenBatch second = new TokenBatch(77, 5);
    TokenBatch both = new TokenBatch(tokens + 77, 5);
    TokenSource source = TokenSource.of(5, trial.data(), 1, Purpose.EVALUATION_TOKENS);
    source.restartPresent();
    source.samplePresent(first);
    source.samplePresent(second);
    source.restartPresent();
    source.samplePresent(both);
    ReconstructionLoss loss = new ReconstructionLoss(trial);
    loss.start(parameters);
    loss.add(first);
    loss.add(second);
    assertThat(loss.mean().value())
        .isEqualTo(new BatchGradient(trial).representation(parameters, both).reconstruction());
  }

  private static Parameters parameters(TrialConfiguration trial) {
    RandomStream random = new RandomStream(5, Purpose.LEFT_TOKENS);
    Parameters parameters = Parameters.zeros(trial);
    for (double[] values : new double[][] {parameters.w().data, parameters.b().data}) {
      for (int k = 0; k < values.length; k++) {
        values[k] = 0.5 * random.nextNormal();
      }
    }
    return parameters;
  }

  private static double reference(TrialConfiguration trial, Parameters parameters, int tokens) {
    int n = trial.model().features();
    TokenSource source = TokenSource.heldOut(n, trial.data(), Purpose.EVALUATION_TOKENS);
    TokenBatch present = new TokenBatch(tokens, n);
    source.restartPresent();
    source.samplePresent(present);
    BatchGradient gradient = new BatchGradient(trial);
    double empty = source.emptyProbability();
    double ofEmpty = gradient.representation(parameters, new TokenBatch(1, n)).reconstruction();
    double ofPresent = gradient.representation(parameters, present).reconstruction();
    return empty * ofEmpty + (1 - empty) * ofPresent;
  }
}
