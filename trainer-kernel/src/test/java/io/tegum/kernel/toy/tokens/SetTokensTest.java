package io.tegum.kernel.toy.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.reference.BatchGradient;
import io.tegum.kernel.toy.reference.SetSampler;
import io.tegum.kernel.toy.reference.TokenBatch;
import io.tegum.kernel.toy.step.FastStep;
import io.tegum.kernel.toy.step.FastStepTest;
import io.tegum.kernel.toy.step.FeatureMajorStep;
import io.tegum.kernel.toy.step.GramStep;
import io.tegum.kernel.toy.step.PackedStep;
import io.tegum.kernel.toy.step.TokenMajorStep;
import io.tegum.kernel.toy.step.Trials;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The designs that train features in sets, against the reference step on the same tokens. */
class SetTokensTest {

  private static final long STEP = 17;

  /** Relative to the largest entry: some hundred float roundings, of 6e-8 each. */
  private static final double TOLERANCE = 2e-5;

  @ParameterizedTest
  @CsvSource({
    "4, 2, 130, CORRELATED, 2, 0.8",
    "6, 3, 1, CORRELATED, 3, 0",
    "40, 17, 70, CORRELATED, 4, 0.95",
    "300, 20, 70, CORRELATED, 3, 0.999",
    "4, 2, 1000, ANTICORRELATED, 2, 0.5",
    "64, 16, 257, ANTICORRELATED, 2, 0.9",
    "300, 20, 70, ANTICORRELATED, 10, 0.99"
  })
  void gradientIsTheReferences(
      int n, int m, int batch, Correlation correlation, int size, double sparsity) {
    TrialConfiguration configuration =
        new TrialConfiguration(
            new ModelConfiguration(n, m, Activation.RELU),
            null,
            new DataConfiguration(sparsity, 0.9, null, correlation, size),
            Trials.training(Schedule.REPRESENTATION_ONLY, batch),
            5,
            2);
    assertThat(FastStep.of(configuration)).isNotInstanceOfAny(GramStep.class, PackedStep.class);
    check(new FeatureMajorStep(configuration), configuration);
    check(new TokenMajorStep(configuration), configuration);
  }

  private static void check(FastStep step, TrialConfiguration configuration) {
    int n = configuration.model().features();
    TokenBatch tokens = new TokenBatch(configuration.training().batch(), n);
    new SetSampler(n, configuration.data(), configuration.seed(), Purpose.LEFT_TOKENS)
        .sample(STEP, tokens);
    Parameters parameters = Parameters.zeros(configuration);
    Random random = new Random(3);
    Trials.fill(parameters.w().data, random);
    Trials.fill(parameters.b().data, random);
    BatchGradient expected = new BatchGradient(configuration);
    double expectedLoss = expected.representation(parameters, tokens).total();
    step.load(parameters);
    step.plainRepresentation(STEP - 1); // whose traces must not matter
    assertThat(step.plainRepresentation(STEP))
        .isCloseTo(expectedLoss, within(TOLERANCE * Math.max(1e-6, expectedLoss)));
    Parameters actual = Parameters.zeros(configuration);
    step.storeGradient(actual);
    FastStepTest.close("W", actual.w().data, expected.gradient().w().data);
    FastStepTest.close("b", actual.b().data, expected.gradient().b().data);
  }
}
