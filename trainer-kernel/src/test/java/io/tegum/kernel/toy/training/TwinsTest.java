package io.tegum.kernel.toy.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.HiddenActivation;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.training.StopCheck;
import io.tegum.kernel.training.TogetherTrainer;
import io.tegum.kernel.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trials that differ in lambda alone have together what they have alone, and may be one model. */
class TwinsTest {

  private static List<TrialConfiguration> withLambdas(TrialConfiguration trial) {
    return DoubleStream.of(0, 0.1, 1, 1000)
        .mapToObj(each -> Twins.withLambda(trial, each))
        .toList();
  }

  private static void assertSame(TrialResult actual, TrialResult expected) {
    assertThat(actual)
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> a.compareTo(b) == 0, Double.class) // NaN is NaN
        .ignoringFields("trainSeconds")
        .isEqualTo(expected);
  }

  /** Dense, Gram and token a row, and with held-out pairs. */
  @ParameterizedTest
  @CsvSource({
    "6, 3, 2, 0, RELU, IDENTITY, true",
    "20, 5, 3, 0.97, RELU, IDENTITY, true",
    "40, 5, 3, 0.8, RELU, IDENTITY, true",
    "100, 20, 4, 0.5, RELU, IDENTITY, false",
    "400, 10, 2, 0.999, RELU, IDENTITY, false",
    "20, 5, 5, 0.9, SOFTPLUS, RELU, true"
  })
  void eachHasTheResultThatItHasAlone(
      int n,
      int m,
      int r,
      double sparsity,
      Activation activation,
      HiddenActivation hidden,
      boolean jointlyTogether) {
    for (Schedule schedule : List.of(Schedule.REPRESENTATION_THEN_HEAD, Schedule.JOINT)) {
      TrialConfiguration trial = trial(n, m, r, sparsity, activation, hidden, schedule);
      List<TrialConfiguration> trials = withLambdas(trial);
      boolean together = schedule != Schedule.JOINT || jointlyTogether;
      assertThat(Twins.end(trials, 0)).isEqualTo(together ? 4 : 1);
      List<TrialResult> results = TogetherTrainer.train(trials);
      for (int k = 0; k < trials.size(); k++) {
        assertSame(results.get(k), Trainer.train(trials.get(k)));
      }
      assertThat(lossTotal(results.get(3))).isGreaterThan(lossTotal(results.get(1)));
    }
  }

  private static TrialConfiguration trial(
      int n,
      int m,
      int r,
      double sparsity,
      Activation activation,
      HiddenActivation hidden,
      Schedule schedule) {
    return new TrialConfiguration(
        new ModelConfiguration(n, m, activation, hidden),
        new HeadConfiguration(r, 1, List.of(new AttentionPair(0, 1, 2)), Target.PRODUCT),
        new DataConfiguration(sparsity, 0.9),
        Trials.withHead(schedule, 1, 20, 3).training(),
        3,
        8);
  }

  private static double lossTotal(TrialResult result) {
    return result.measures().orElseThrow().lossTotal();
  }

  /**
   * A head weighs in what counts as exploded, so that one trial of a model may end before another.
   */
  @Test
  void eachDivergesWhenItDoesAlone() {
    TrialConfiguration trial =
        new TrialConfiguration(
            new ModelConfiguration(6, 3, Activation.RELU),
            new HeadConfiguration(2, 1, List.of(new AttentionPair(0, 1, 1)), Target.INDICATOR),
            new DataConfiguration(0.3, 1),
            Trials.training(Schedule.REPRESENTATION_THEN_HEAD, 200, OptimizerKind.SGD, 2),
            5,
            20);
    List<TrialConfiguration> trials = new ArrayList<>();
    for (double lambda : new double[] {1, 1e3, 1e6, 1e9}) {
      trials.add(Twins.withLambda(trial, lambda));
    }
    List<TrialResult> results = TogetherTrainer.train(trials);
    assertThat(results.get(0).status()).isEqualTo(TrialResult.Status.DIVERGED);
    assertThat(results.stream().map(TrialResult::stepsDone).distinct()).hasSizeGreaterThan(1);
    for (int k = 0; k < trials.size(); k++) {
      assertSame(results.get(k), Trainer.train(trials.get(k)));
    }
  }

  /** The model with the largest lambda explodes; the others go on with the same tokens. */
  @Test
  void jointTwinsGoOnAfterOneDiverged() {
    TrialConfiguration trial =
        new TrialConfiguration(
            new ModelConfiguration(6, 3, Activation.RELU),
            new HeadConfiguration(2, 1, List.of(new AttentionPair(0, 1, 1)), Target.INDICATOR),
            new DataConfiguration(0.3, 1),
            Trials.training(Schedule.JOINT, 100, OptimizerKind.SGD, 0.05),
            5,
            20);
    List<TrialConfiguration> trials = withLambdas(trial);
    assertThat(Twins.end(trials, 0)).isEqualTo(4);
    List<TrialResult> results = TogetherTrainer.train(trials);
    assertThat(results.get(0).status()).isEqualTo(TrialResult.Status.COMPLETED);
    assertThat(results.get(3).status()).isEqualTo(TrialResult.Status.DIVERGED);
    for (int k = 0; k < trials.size(); k++) {
      assertSame(results.get(k), Trainer.train(trials.get(k)));
    }
  }

  @Test
  void twinsDifferInLambdaAlone() {
    TrialConfiguration phases = Trials.withHead(Schedule.REPRESENTATION_THEN_HEAD, 1, 20, 3);
    TrialConfiguration joint = Trials.withHead(Schedule.JOINT, 1, 20, 3);
    TrialConfiguration plain =
        Trials.plain(new ModelConfiguration(6, 3, Activation.RELU), phases.data(), 20, 3);
    TrialConfiguration otherSeed = Trials.withHead(Schedule.REPRESENTATION_THEN_HEAD, 1, 20, 4);
    assertThat(Twins.are(phases, Twins.withLambda(phases, 7))).isTrue();
    assertThat(Twins.are(phases, otherSeed)).isFalse();
    assertThat(Twins.are(joint, Twins.withLambda(joint, 7))).isTrue();
    assertThat(Twins.areOneModel(phases)).isTrue();
    assertThat(Twins.areOneModel(joint)).isFalse();
    assertThat(Twins.areOneModel(plain)).isFalse();
    assertThat(Twins.are(phases, joint)).isFalse();
    assertThat(Twins.are(plain, plain)).isFalse();
    assertThat(Twins.are(phases, plain)).isFalse();
    List<TrialConfiguration> mixed =
        List.of(
            phases,
            Twins.withLambda(phases, 2),
            otherSeed,
            joint,
            Twins.withLambda(joint, 2),
            plain);
    List<TrialResult> results = Trainer.train(mixed, StopCheck.NEVER);
    for (int k = 0; k < mixed.size(); k++) {
      assertSame(results.get(k), Trainer.train(mixed.get(k)));
    }
  }
}
