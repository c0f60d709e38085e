package io.tegum.kernel.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.family.Stage;
import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.training.ToyResult;
import io.tegum.kernel.toy.training.Trials;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrainerTest {

  @Test
  void trialIsAPureFunctionOfItsConfiguration() {
    TrialConfiguration configuration = Trials.withHead(Schedule.JOINT, 0.5, 100, 3);
    ToyResult once = ToyResult.train(configuration);
    ToyResult again = ToyResult.train(configuration);
    assertThat(again.parameters().orElseThrow().w().data)
        .isEqualTo(once.parameters().orElseThrow().w().data);
    assertThat(again.metrics().orElseThrow().lossReconstruction())
        .isEqualTo(once.metrics().orElseThrow().lossReconstruction());
    assertThat(again.curve())
        .usingRecursiveComparison()
        .withComparatorForType(Double::compare, Double.class) // NaN is NaN
        .isEqualTo(once.curve());
  }

  @Test
  void trialsOfOneSeedShareTheirRandomNumbersAcrossTheOtherAxes() {
    ToyResult weak = ToyResult.train(Trials.withHead(Schedule.JOINT, 0.01, 5, 3));
    ToyResult strong = ToyResult.train(Trials.withHead(Schedule.JOINT, 10, 5, 3));
    ToyResult other = ToyResult.train(Trials.withHead(Schedule.JOINT, 10, 5, 4));
    assertThat(weak.curve().get(0).featureNorms()).isEqualTo(strong.curve().get(0).featureNorms());
    assertThat(weak.curve().get(0).lossReconstruction())
        .isEqualTo(strong.curve().get(0).lossReconstruction());
    assertThat(other.curve().get(0).featureNorms())
        .isNotEqualTo(strong.curve().get(0).featureNorms());
  }

  @ParameterizedTest
  @EnumSource(OptimizerKind.class)
  void divergenceIsAResultThatNamesTheStep(OptimizerKind optimizer) {
    TrialConfiguration configuration =
        new TrialConfiguration(
            new ModelConfiguration(6, 2, Activation.RELU),
            null,
            new DataConfiguration(0.5, 1),
            Trials.training(Schedule.REPRESENTATION_ONLY, 50, optimizer, 1e6),
            0,
            10);
    TrialResult result = Trainer.train(configuration);
    assertThat(result.status()).isEqualTo(TrialResult.Status.DIVERGED);
    assertThat(result.errorOrNull())
        .startsWith("diverged at step " + result.stepsDone() + ": the batch loss became");
    assertThat(result.stepsDone()).isBetween(1, 10);
    assertThat(result.measures()).isEmpty();
    assertThat(result.trial()).isEqualTo(configuration);
    assertThat(result.curve()).isNotEmpty();
  }

  @Test
  void extremeSparsityWithHardlyAnyTokenPresentTrains() {
    TrialConfiguration configuration =
        Trials.plain(
            new ModelConfiguration(2, 1, Activation.RELU), new DataConfiguration(0.9999, 1), 20, 0);
    assertThat(Trainer.train(configuration).status()).isEqualTo(TrialResult.Status.COMPLETED);
  }

  @ParameterizedTest
  @CsvSource({"60, 1, 10000", "60, 2, 10000", "12, 1, 5", "3, 2, 7", "2, 1, 1", "500, 2, 100"})
  void recordedStepsAreLogSpacedAndHoldTheEndsOfEveryPhase(int points, int phases, int steps) {
    RecordingSteps recording =
        new RecordingSteps(points, Collections.nCopies(phases, new Stage("phase", steps)));
    assertThat(recording.contains(0)).isTrue();
    for (int phase = 1; phase <= phases; phase++) {
      assertThat(recording.contains(phase * steps)).isTrue();
    }
    long count = IntStream.rangeClosed(0, phases * steps).filter(recording::contains).count();
    assertThat(count).isEqualTo(recording.count()).isLessThanOrEqualTo(points);
    if (points == 60) {
      assertThat(recording.contains(1)).isTrue();
      assertThat(count).isGreaterThan(45);
    }
  }
}
