package io.tegum.kernel.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tegum.kernel.family.CurvePoint;
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
import io.tegum.kernel.toy.training.GoldenTrialsTest;
import io.tegum.kernel.toy.training.Trials;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a training is stopped from outside, and what becomes of a trial that throws. */
class StopCheckTest {

  private static final TrialConfiguration LONG = Trials.withHead(Schedule.JOINT, 0.5, 300, 3);

  /** Stops a training when it is asked for the {@code last} time. */
  private static final class Counting implements StopCheck {
    private final int last;
    private final List<Double> seconds = new ArrayList<>();

    Counting(int last) {
      this.last = last;
    }

    @Override
    public String reasonToStopOrNull(double secondsSoFar) {
      seconds.add(secondsSoFar);
      return seconds.size() == last ? "enough" : null;
    }
  }

  @Test
  void trialStoppedAtTheThirdCallKeepsTheStepsAndTheCurveSoFar() {
    // Recorded are 0, 1, 2, ... up to 300: the third call follows the third recorded step.
    TrialResult whole = Trainer.train(LONG);
    Counting third = new Counting(3);
    TrialResult stopped = Trainer.train(LONG, third);
    assertThat(stopped.status()).isEqualTo(TrialResult.Status.FAILED);
    assertThat(stopped.errorOrNull()).isEqualTo("enough");
    assertThat(stopped.trial()).isEqualTo(LONG);
    assertThat(stopped.stepsDone()).isEqualTo(whole.curve().get(2).step()).isPositive();
    assertThat(stopped.curve()).usingRecursiveComparison().isEqualTo(whole.curve().subList(0, 3));
    assertThat(stopped.measures()).isEmpty();
    assertThat(stopped.trainSeconds()).isGreaterThanOrEqualTo(third.seconds.get(2));
    assertThat(third.seconds).hasSize(3).isSorted();
  }

  @Test
  void trialIsAskedBetweenRecordedStepsTooButNotWhenItIsDone() {
    TrialConfiguration twoPoints =
        new TrialConfiguration(
            LONG.model(), LONG.headOrNull(), LONG.data(), LONG.training(), LONG.seed(), 2);
    Counting never = new Counting(Integer.MAX_VALUE);
    assertThat(Trainer.train(twoPoints, never).status()).isEqualTo(TrialResult.Status.COMPLETED);
    assertThat(never.seconds).hasSize(1 + 300 / Trainer.STEPS_BETWEEN_CHECKS);
    TrialResult stopped = Trainer.train(twoPoints, new Counting(3));
    assertThat(stopped.stepsDone()).isEqualTo(2 * Trainer.STEPS_BETWEEN_CHECKS);
    assertThat(stopped.curve()).singleElement().extracting(CurvePoint::step).isEqualTo(0);
  }

  @ParameterizedTest
  @EnumSource(
      value = Schedule.class,
      names = {"JOINT", "REPRESENTATION_THEN_HEAD"})
  void stopCheckDoesNotChangeAResult(Schedule schedule) {
    TrialConfiguration trial = Trials.withHead(schedule, 0.5, 150, 4);
    assertThat(Trainer.train(trial, new Counting(Integer.MAX_VALUE)))
        .usingRecursiveComparison()
        .withComparatorForType(Double::compare, Double.class) // NaN is NaN
        .ignoringFields("trainSeconds")
        .isEqualTo(Trainer.train(trial));
  }

  @Test
  void trialStoppedBeforeItsFirstStepHasTheInitialStateOnItsCurve() {
    TrialResult stopped = Trainer.train(LONG, seconds -> "at once");
    assertThat(stopped.errorOrNull()).isEqualTo("at once");
    assertThat(stopped.stepsDone()).isZero();
    assertThat(stopped.curve()).hasSize(1);
  }

  @Test
  void whatAStopCheckThrowsIsNotTheTrialsFailure() {
    IllegalStateException killed = new IllegalStateException("task was killed");
    assertThatThrownBy(
            () ->
                Trainer.train(
                    LONG,
                    seconds -> {
                      throw killed;
                    }))
        .isSameAs(killed);
  }

  @Test
  void trialThatCannotBeBuiltIsAFailedResult() {
    // W'W would need an array of more than 2^31 entries.
    TrialConfiguration trial = wide(50_000);
    TrialResult result = Trainer.train(trial);
    assertThat(result.status()).isEqualTo(TrialResult.Status.FAILED);
    assertThat(result.errorOrNull())
        .isEqualTo(
            "java.lang.IllegalArgumentException: Matrix size exceeds the size of an integer");
    assertThat(result.trial()).isEqualTo(trial);
    assertThat(result.stepsDone()).isZero();
    assertThat(result.curve()).isEmpty();
    assertThat(result.trainSeconds()).isNotNegative();
  }

  @Test
  void trialThatRunsOutOfMemoryKeepsTheStepsAndTheCurveSoFar()
      throws IOException, InterruptedException, URISyntaxException {
    Process process =
        new ProcessBuilder(
                GoldenTrialsTest.JAVA.toString(),
                "-Xmx128m",
                "-cp",
                GoldenTrialsTest.classPath(),
                LargeTrial.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(printed)
        .isEqualTo("failed 10 [0, 1, 3] java.lang.OutOfMemoryError: Java heap space");
  }

  /** A trial of whose memory, after three points of the curve, others leave 2 to 4 MB. */
  static final class LargeTrial {
    private static final int MEGABYTE = 1 << 20;
    private static final Deque<byte[]> OTHERS = new ArrayDeque<>();

    private LargeTrial() {}

    public static void main(String[] arguments) {
      AtomicInteger points = new AtomicInteger();
      TrialResult result =
          Trainer.train(
              wide(1000), // W'W of a point takes 8 MB
              seconds -> {
                if (points.incrementAndGet() == 3) {
                  takeMemory();
                }
                return null;
              });
      OTHERS.clear();
      System.out.printf(
          "%s %d %s %s",
          result.status().label(),
          result.stepsDone(),
          result.curve().stream().map(CurvePoint::step).toList(),
          result.errorOrNull());
    }

    private static void takeMemory() {
      try {
        while (true) {
          OTHERS.add(new byte[MEGABYTE - 64]); // with its header at most a MB
        }
      } catch (OutOfMemoryError expected) {
        OTHERS.pop();
        OTHERS.pop();
      }
    }
  }

  private static TrialConfiguration wide(int features) {
    return new TrialConfiguration(
        new ModelConfiguration(features, 1, Activation.RELU),
        null,
        new DataConfiguration(0.99, 1),
        TrainingConfiguration.of(
            Schedule.REPRESENTATION_ONLY,
            new Optimisation(10, 1, OptimizerKind.ADAM, 1e-3, 0, LearningRateSchedule.CONSTANT, 0)),
        0,
        4);
  }
}
