package io.tegum.kernel.toy.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps that share the tokens which the first of them draws. */
class TwinStepsTest {

  @ParameterizedTest
  @CsvSource({
    "FEATURE_MAJOR, 7, 0.3, true",
    "FEATURE_MAJOR, 20, 0.9, true",
    "GRAM, 7, 0.5, true",
    "GRAM, 20, 0.9, true",
    "GRAM, 20, 0.99, true",
    "TOKEN_MAJOR, 20, 0.9, false"
  })
  void eachHasTheGradientThatItHasAlone(Design design, int n, double sparsity, boolean shares) {
    assertThat(design.sharesTokens()).isEqualTo(shares);
    List<TrialConfiguration> trials = new ArrayList<>();
    for (double lambda : new double[] {0.5, 1, 30}) {
      trials.add(trial(n, sparsity, lambda));
    }
    List<FastStep> together = design.twins(trials);
    List<FastStep> alone = trials.stream().map(design::step).toList();
    for (int k = 0; k < trials.size(); k++) {
      Parameters parameters = parameters(trials.get(k), k);
      together.get(k).load(parameters);
      alone.get(k).load(parameters);
    }
    for (long step = 0; step < 4; step++) {
      for (int k = 0; k < trials.size(); k++) {
        for (Loss loss : List.<Loss>of(PairedStep::joint, PairedStep::head)) {
          double expected = loss.of(paired(alone.get(k)), step);
          assertThat(loss.of(paired(together.get(k)), step)).isEqualTo(expected);
          assertThat(gradient(together.get(k), trials.get(k)))
              .usingRecursiveComparison()
              .isEqualTo(gradient(alone.get(k), trials.get(k)));
        }
      }
    }
    together.forEach(FastStep::close);
    alone.forEach(FastStep::close);
  }

  private interface Loss {
    double of(PairedStep step, long number);
  }

  private static PairedStep paired(FastStep step) {
    return step.paired().orElseThrow();
  }

  private static Parameters gradient(FastStep step, TrialConfiguration trial) {
    Parameters gradient = Parameters.zeros(trial);
    step.storeGradient(gradient);
    return gradient;
  }

  private static Parameters parameters(TrialConfiguration trial, int seed) {
    Parameters parameters = Parameters.zeros(trial);
    Random random = new Random(seed);
    for (double[] values :
        List.of(
            parameters.w().data,
            parameters.b().data,
            parameters.headOrNull().a().data,
            parameters.headOrNull().b().data)) {
      for (int i = 0; i < values.length; i++) {
        values[i] = 0.4 * random.nextGaussian();
      }
    }
    return parameters;
  }

  private static TrialConfiguration trial(int n, double sparsity, double lambda) {
    return new TrialConfiguration(
        new ModelConfiguration(n, 3, Activation.RELU),
        new HeadConfiguration(2, lambda, List.of(AttentionPair.of(0, 1)), Target.INDICATOR),
        new DataConfiguration(sparsity, 0.9),
        io.tegum.kernel.toy.training.Trials.withHead(Schedule.JOINT, 1, 20, 3).training(),
        3,
        8);
  }
}
