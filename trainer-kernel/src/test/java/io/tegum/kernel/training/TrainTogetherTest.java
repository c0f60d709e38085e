package io.tegum.kernel.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.training.Trials;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trials that share their steps: each ends as it would alone, whatever becomes of the others. */
class TrainTogetherTest {

  private static final ModelConfiguration PENTAGON = new ModelConfiguration(5, 2, Activation.RELU);
  private static final int STEPS = 200;

  private static TrialConfiguration trial(int k) {
    return Trials.plain(PENTAGON, new DataConfiguration(0.99 - 0.01 * k, 0.9), STEPS, k);
  }

  private static List<TrialConfiguration> trials(int count) {
    List<TrialConfiguration> trials = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      trials.add(trial(k));
    }
    return trials;
  }

  /** By one stack, or not at all. */
  private static List<TrialResult> together(List<TrialConfiguration> trials, StopCheck stopCheck) {
    return Trainer.train(Trainer.courses(trials, stopCheck));
  }

  private static void assertSame(TrialResult actual, TrialResult expected) {
    assertThat(actual)
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> a.compareTo(b) == 0, Double.class) // NaN is NaN
        .ignoringFields("trainSeconds")
        .isEqualTo(expected);
  }

  @Test
  void resultsAreThoseOfTheTrialsAloneInTheirOrder() {
    List<TrialConfiguration> trials = trials(20);
    trials.add(3, Trials.withHead(Schedule.JOINT, 0.5, 30, 1));
    trials.add(Trials.plain(new ModelConfiguration(4, 2, Activation.RELU), trial(0).data(), 50, 3));
    List<TrialResult> results = Trainer.train(trials, StopCheck.NEVER);
    assertThat(results).hasSize(22);
    for (int k = 0; k < 22; k++) {
      assertSame(results.get(k), Trainer.train(trials.get(k)));
    }
  }

  @Test
  void nothingToTrainGivesNoResults() {
    assertThat(Trainer.train(List.of(), StopCheck.NEVER)).isEmpty();
  }

  /** Seeds at a rate at which some explode sooner, some later. */
  @Test
  void aTrialThatDivergesLeavesTheOthersAsTheyAre() {
    TrainingConfiguration wild =
        TrainingConfiguration.of(
            Schedule.REPRESENTATION_ONLY,
            new Optimisation(
                STEPS, 512, OptimizerKind.SGD, 60, 0, LearningRateSchedule.CONSTANT, 0));
    List<TrialConfiguration> trials = new ArrayList<>();
    for (int k = 0; k < 16; k++) {
      DataConfiguration data = new DataConfiguration(0.99 - 0.03 * (k % 4), 1);
      trials.add(new TrialConfiguration(PENTAGON, null, data, wild, k, 12));
    }
    List<TrialResult> results = together(trials, StopCheck.NEVER);
    assertThat(results.stream().map(TrialResult::status).distinct())
        .containsExactlyInAnyOrder(TrialResult.Status.COMPLETED, TrialResult.Status.DIVERGED);
    assertThat(results.stream().map(TrialResult::stepsDone).distinct()).hasSizeGreaterThan(2);
    for (int k = 0; k < 16; k++) {
      assertSame(results.get(k), Trainer.train(trials.get(k)));
    }
  }

  @Test
  void timeIsSharedAndEachTrialIsAskedFor() {
    List<Double> asked = new ArrayList<>();
    long begin = System.nanoTime();
    List<TrialResult> results =
        together(
            trials(16),
            seconds -> {
              asked.add(seconds);
              return null;
            });
    double all = (System.nanoTime() - begin) * 1e-9;
    int points = results.get(0).curve().size();
    int between = 0; // checks that no recorded step is at
    for (int step = Trainer.STEPS_BETWEEN_CHECKS;
        step < STEPS;
        step += Trainer.STEPS_BETWEEN_CHECKS) {
      int at = step;
      between += results.get(0).curve().stream().noneMatch(p -> p.step() == at) ? 1 : 0;
    }
    assertThat(asked).hasSize(16 * (points - 1 + between));
    double sum = results.stream().mapToDouble(TrialResult::trainSeconds).sum();
    assertThat(sum).isPositive().isLessThanOrEqualTo(all);
  }

  @Test
  void aTrialThatIsStoppedKeepsItsStepsAndTheOthersGoOn() {
    int[] calls = {0};
    List<TrialResult> results = together(trials(3), seconds -> ++calls[0] == 8 ? "enough" : null);
    // Calls 1 to 3 are at the start, 4 to 6 after step 1, and the 8th of the second trial's step 2.
    assertThat(results.get(1).status()).isEqualTo(TrialResult.Status.FAILED);
    assertThat(results.get(1).errorOrNull()).isEqualTo("enough");
    assertThat(results.get(1).stepsDone()).isEqualTo(2);
    assertThat(results.get(1).curve()).hasSize(3);
    assertSame(results.get(0), Trainer.train(trial(0)));
    assertSame(results.get(2), Trainer.train(trial(2)));
  }

  @Test
  void whatAStopCheckThrowsIsNoTrialsFailure() {
    IllegalStateException killed = new IllegalStateException("task was killed");
    assertThatThrownBy(
            () ->
                together(
                    trials(3),
                    seconds -> {
                      throw killed;
                    }))
        .isSameAs(killed);
  }

  @Test
  void trialsThatCannotTrainTogetherAreRefused() {
    List<TrialConfiguration> tooMany = trials(17);
    List<TrialConfiguration> different =
        List.of(
            trial(0),
            Trials.plain(new ModelConfiguration(2, 1, Activation.RELU), trial(0).data(), STEPS, 1));
    List<TrialConfiguration> longer =
        List.of(trial(0), Trials.plain(PENTAGON, trial(0).data(), STEPS + 1, 1));
    for (List<TrialConfiguration> trials : List.of(tooMany, different, longer)) {
      assertThatThrownBy(() -> together(trials, StopCheck.NEVER))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Cannot train together: ");
    }
  }
}
