package io.tegum.kernel.feedforward.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.feedforward.Networks;
import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.InitialWeights;
import io.tegum.kernel.feedforward.model.InitialWeights.OutputSigns;
import io.tegum.kernel.feedforward.model.InitialWeights.Scheme;
import io.tegum.kernel.feedforward.model.NetworkConfiguration;
import io.tegum.kernel.feedforward.model.NetworkConfiguration.HiddenBias;
import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.feedforward.model.TargetFunction;
import io.tegum.kernel.feedforward.model.TaskConfiguration;
import io.tegum.kernel.training.Trainer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trainings come to the optima that theory knows. */
class TrainedNetworksTest {

  private static FeedForwardConfiguration abs(int n, int m, double p, long seed, int steps) {
    return new FeedForwardConfiguration(
        Networks.relu(n, m),
        new TaskConfiguration(TargetFunction.ABS, 1 - p, 0.8),
        new InitialWeights(Scheme.KAIMING, OutputSigns.POSITIVE),
        Networks.training(steps, 1024, 0.01),
        seed,
        4);
  }

  private static double best(List<FeedForwardConfiguration> trials) {
    return trials.stream()
        .map(Trainer::train)
        .mapToDouble(result -> result.measures().orElseThrow().lossTotal())
        .min()
        .orElseThrow();
  }

  /** families.md: within 1 % of p/6 - p^2/(16 - 6p). */
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.3})
  void oneNeuronComputesHalfOfAnAbsoluteValue(double p) {
    double loss = best(List.of(abs(1, 1, p, 1, 2500), abs(1, 1, p, 2, 2500)));
    double exact = p / 6 - p * p / (16 - 6 * p);
    assertThat(loss).isCloseTo(exact, within(0.01 * exact));
  }

  @Test
  void twoNeuronsComputeAnAbsoluteValue() {
    double loss =
        best(
            List.of(
                abs(1, 2, 1, 1, 2500),
                abs(1, 2, 1, 2, 2500),
                abs(1, 2, 1, 3, 2500),
                abs(1, 2, 1, 4, 2500)));
    assertThat(loss).isLessThan(1e-6);
  }

  /** families.md: a share of seeds reaches 0, the others end in dead outputs. */
  @ParameterizedTest
  @EnumSource(
      value = TargetFunction.class,
      names = {"AND", "OR"})
  void someSeedsComputeAndAndOrExactly(TargetFunction function) {
    int reached = 0;
    for (long seed = 0; seed < 12; seed++) {
      TrialResult result =
          Trainer.train(
              Networks.of(
                  Networks.relu(2, 2),
                  new TaskConfiguration(function, 0, 1),
                  Networks.training(2000, 256, 0.02),
                  seed));
      FeedForwardMeasures measures = (FeedForwardMeasures) result.measures().orElseThrow();
      assertThat(measures.lossIsExact()).isTrue();
      reached += measures.lossTotal() < 1e-5 ? 1 : 0;
    }
    assertThat(reached).isBetween(1, 12);
  }

  @Test
  void theSameTrialHasTheSameBits() {
    for (FeedForwardConfiguration each : Networks.ofAllKinds(40, 0.6)) {
      TrialResult one = Trainer.train(each);
      TrialResult other = Trainer.train(each);
      FeedForwardMeasures first = (FeedForwardMeasures) one.measures().orElseThrow();
      FeedForwardMeasures second = (FeedForwardMeasures) other.measures().orElseThrow();
      assertThat(second.parameters().w1().data).isEqualTo(first.parameters().w1().data);
      assertThat(second.metrics().functionLosses()).isEqualTo(first.metrics().functionLosses());
      assertThat(one.curve().size()).isEqualTo(5);
    }
  }

  @Test
  void anExplodingTrainingDiverges() {
    FeedForwardConfiguration wild =
        Networks.of(
            new NetworkConfiguration(
                3, 4, Nonlinearity.RELU, Nonlinearity.IDENTITY, HiddenBias.ABSENT),
            new TaskConfiguration(TargetFunction.SQUARE, 0, 1),
            Networks.training(50, 64, 1e12),
            1);
    TrialResult result = Trainer.train(wild);
    assertThat(result.status()).isEqualTo(TrialResult.Status.DIVERGED);
    assertThat(result.errorOrNull()).startsWith("diverged at step");
  }
}
