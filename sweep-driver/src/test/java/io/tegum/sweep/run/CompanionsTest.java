package io.tegum.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.tegum.kernel.training.StopCheck;
import io.tegum.kernel.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trials of a bundle, trained with those beside them. */
class CompanionsTest {

  private static TrialConfiguration trial(int features, long seed) {
    return new TrialConfiguration(
        new ModelConfiguration(features, 1, Activation.RELU),
        null,
        new DataConfiguration(0.99, 0.9),
        TrainingConfiguration.of(
            Schedule.REPRESENTATION_ONLY,
            new Optimisation(
                40, 1024, OptimizerKind.ADAM, 1e-3, 0, LearningRateSchedule.CONSTANT, 0)),
        seed,
        2);
  }

  /** 20 of one shape, two of another, and five of the first again. */
  private static List<TrialConfiguration> trials() {
    List<TrialConfiguration> trials = new ArrayList<>();
    for (int seed = 0; seed < 27; seed++) {
      trials.add(trial(seed == 20 || seed == 21 ? 3 : 2, seed));
    }
    return trials;
  }

  private static List<TrialResult> results(Companions neighbours) {
    for (TrialConfiguration trial : trials()) {
      if (neighbours.takes(trial)) {
        neighbours.add(trial);
      }
    }
    neighbours.trainWaiting();
    return neighbours.results();
  }

  private static void assertSame(List<TrialResult> actual, List<TrialResult> expected) {
    assertThat(actual)
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> a.compareTo(b) == 0, Double.class) // NaN is NaN
        .ignoringFields("trainSeconds")
        .isEqualTo(expected);
  }

  @Test
  void resultsAreThoseOfTheTrialsAloneInTheirOrder() {
    List<TrialResult> alone = trials().stream().map(trial -> Trainer.train(trial)).toList();
    assertSame(results(new Companions(StopCheck.NEVER, false, Long.MAX_VALUE)), alone);
    assertSame(results(new Companions(StopCheck.NEVER, true, Long.MAX_VALUE)), alone);
  }

  @Test
  void aTrialThatIsNotTrainedKeepsItsPlace() {
    Companions neighbours = new Companions(StopCheck.NEVER, false, Long.MAX_VALUE);
    TrialResult givenUp = TrialResult.failed(trial(2, 1), "given up", 0, List.of(), 0);
    neighbours.add(trial(2, 0));
    neighbours.add(givenUp);
    neighbours.add(trial(2, 2));
    neighbours.trainWaiting();
    assertThat(neighbours.results())
        .extracting(result -> result.trial().seed())
        .containsExactly(0L, 1L, 2L);
    assertThat(neighbours.results().get(1)).isSameAs(givenUp);
  }

  @Test
  void noMoreTrialsFailThanMay() {
    for (int mayFail : new int[] {1, 3, 20, 22}) {
      assertThat(results(new Companions(seconds -> "too slow", false, mayFail)))
          .hasSize(mayFail)
          .allMatch(result -> result.status() == TrialResult.Status.FAILED);
    }
  }

  @Test
  void withoutTrialsThereAreNoResults() {
    Companions neighbours = new Companions(StopCheck.NEVER, false, 1);
    neighbours.trainWaiting();
    assertThat(neighbours.results()).isEmpty();
  }
}
