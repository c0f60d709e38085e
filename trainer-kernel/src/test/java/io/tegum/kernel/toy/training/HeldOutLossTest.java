package io.tegum.kernel.toy.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.reference.BatchGradient;
import io.tegum.kernel.toy.reference.ReconstructionLoss;
import io.tegum.kernel.toy.reference.TokenBatch;
import io.tegum.kernel.toy.reference.TokenSource;
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
      assertThat(heldOut.ofCurve(parameters)).isEqualTo(reference(trial, parameters, 2048));
      assertThat(heldOut.ofTrained(parameters)).isEqualTo(reference(trial, parameters, 32_768));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e200})
  void modelsThatDivergedHaveTheLossOfTheReferenceStep(double parameter) {
    TrialConfiguration trial =
        Trials.plain(
            new ModelConfiguration(5, 2, Activation.RELU), new DataConfiguration(0.5, 0.9), 1, 1);
    Parameters parameters = parameters(trial);
    parameters.w().data[3] = parameter;
    Double loss = new HeldOutLoss(trial).ofCurve(parameters);
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
    assertThat(loss.mean())
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
    TokenSource source = TokenSource.of(n, trial.data(), trial.seed(), Purpose.EVALUATION_TOKENS);
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
