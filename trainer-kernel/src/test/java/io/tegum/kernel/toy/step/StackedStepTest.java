package io.tegum.kernel.toy.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.simd.StackedOperations;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models that are trained together against the same ones alone, whose oracle is the reference. */
class StackedStepTest {

  private static final int STEPS = 25;

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1, 0.9",
    "1, 1, 300, 16, 0",
    "2, 1, 1024, 16, 0.99",
    "2, 1, 7, 3, 0.5",
    "3, 2, 1000, 16, 0",
    "3, 2, 1024, 5, 0.97",
    "4, 2, 130, 16, 0.8",
    "5, 2, 1024, 16, 0.9",
    "5, 2, 1024, 2, 0.99",
    "5, 5, 100, 16, 0.999999",
    "6, 3, 257, 16, 0.95",
    "7, 2, 64, 16, 0.5",
    "8, 4, 500, 7, 0",
    "8, 8, 500, 16, 0.7"
  })
  void aModelHasTheBitsThatItHasAlone(int n, int m, int batch, int models, double sparsity) {
    for (Activation activation : List.of(Activation.RELU, Activation.IDENTITY)) {
      TrialConfiguration first = Trials.plain(n, m, batch, sparsity, activation);
      List<TrialConfiguration> trials = new ArrayList<>();
      for (int k = 0; k < models; k++) {
        trials.add(other(first, k));
      }
      check(trials);
    }
  }

  /** Of the same shape, but of another sparsity, importance and seed. */
  private static TrialConfiguration other(TrialConfiguration trial, int k) {
    double present = 1 - trial.data().sparsity();
    return new TrialConfiguration(
        trial.model(),
        null,
        new DataConfiguration(1 - present / (1 + k % 5), 0.9 - 0.02 * k),
        trial.training(),
        trial.seed() + 3L * k,
        trial.recordPoints());
  }

  private static void check(List<TrialConfiguration> trials) {
    Random random = new Random(3);
    try (StackedStep stacked = new StackedStep(trials)) {
      List<PackedStep> alone = new ArrayList<>();
      List<FloatOptimizer> optimizers = new ArrayList<>();
      for (int model = 0; model < trials.size(); model++) {
        Parameters initial = Trials.randomParameters(trials.get(model), random);
        stacked.load(model, initial);
        alone.add(new PackedStep(trials.get(model)));
        alone.get(model).load(initial);
        optimizers.add(alone.get(model).representationOptimizer());
      }
      FloatOptimizer optimizer = stacked.representationOptimizer();
      for (int step = 0; step < STEPS; step++) {
        stacked.plainRepresentation(step);
        optimizer.update(0.01);
        for (int model = 0; model < trials.size(); model++) {
          double loss = alone.get(model).plainRepresentation(step);
          optimizers.get(model).update(0.01);
          assertThat(stacked.loss(model)).isEqualTo(loss);
          assertThat(stored(stacked, model, trials)).isEqualTo(stored(alone.get(model), trials));
        }
      }
      alone.forEach(PackedStep::close);
    }
  }

  private static double[] stored(StackedStep step, int model, List<TrialConfiguration> trials) {
    Parameters parameters = Parameters.zeros(trials.get(0));
    step.store(model, parameters);
    return DoubleStream.concat(
            Arrays.stream(parameters.w().data), Arrays.stream(parameters.b().data))
        .toArray();
  }

  private static double[] stored(PackedStep step, List<TrialConfiguration> trials) {
    Parameters parameters = Parameters.zeros(trials.get(0));
    step.store(parameters);
    return DoubleStream.concat(
            Arrays.stream(parameters.w().data), Arrays.stream(parameters.b().data))
        .toArray();
  }

  /** What one model comes to when it explodes is nothing to the others. */
  @Test
  void aModelThatIsNotANumberStaysAlone() {
    TrialConfiguration trial = Trials.plain(5, 2, 1024, 0.9, Activation.RELU);
    List<TrialConfiguration> trials = List.of(other(trial, 0), other(trial, 1), other(trial, 2));
    Random random = new Random(3);
    try (StackedStep stacked = new StackedStep(trials);
        PackedStep alone = new PackedStep(trials.get(2))) {
      Parameters nothing = Parameters.zeros(trial);
      nothing.w().data[3] = Double.NaN;
      Parameters infinite = Parameters.zeros(trial);
      infinite.w().data[3] = Double.POSITIVE_INFINITY;
      Parameters finite = Trials.randomParameters(trial, random);
      stacked.load(0, nothing);
      stacked.load(1, infinite);
      stacked.load(2, finite);
      alone.load(finite);
      stacked.plainRepresentation(0);
      assertThat(stacked.loss(0)).isNaN();
      assertThat(Double.isFinite(stacked.loss(1))).isFalse();
      assertThat(stacked.loss(2)).isEqualTo(alone.plainRepresentation(0));
    }
  }

  @Test
  void trialsThatDifferInDataAndSeedAloneFitTogether() {
    TrialConfiguration trial = Trials.plain(5, 2, 1024, 0.99, Activation.RELU);
    assertThat(StackedStep.fits(trial, other(trial, 3))).isTrue();
    for (TrialConfiguration different :
        List.of(
            Trials.plain(4, 2, 1024, 0.99, Activation.RELU),
            Trials.plain(5, 3, 1024, 0.99, Activation.RELU),
            Trials.plain(5, 2, 1023, 0.99, Activation.RELU),
            Trials.plain(5, 2, 1024, 0.99, Activation.IDENTITY),
            slower(trial),
            recordedMore(trial))) {
      assertThat(StackedStep.fits(trial, different)).isFalse();
    }
    for (TrialConfiguration otherwiseAlone :
        List.of(
            Trials.plain(9, 2, 1024, 0.99, Activation.RELU),
            Trials.plain(5, 2, 1024, 0.1, Activation.RELU))) {
      assertThat(StackedStep.fits(otherwiseAlone, otherwiseAlone)).isFalse();
    }
  }

  private static TrialConfiguration slower(TrialConfiguration trial) {
    TrainingConfiguration training =
        TrainingConfiguration.of(
            Schedule.REPRESENTATION_ONLY,
            new Optimisation(
                trial.training().steps(),
                trial.training().batch(),
                OptimizerKind.ADAM,
                trial.training().optimisation().learningRate() / 2,
                0,
                LearningRateSchedule.CONSTANT,
                0));
    return new TrialConfiguration(
        trial.model(), null, trial.data(), training, trial.seed(), trial.recordPoints());
  }

  private static TrialConfiguration recordedMore(TrialConfiguration trial) {
    return new TrialConfiguration(
        trial.model(), null, trial.data(), trial.training(), trial.seed(), 3);
  }

  /** As many as there is room for, and as long as that pays. */
  @Test
  void stacksAreFullOrEndWhereATrialDoesNotFit() {
    TrialConfiguration sparse = Trials.plain(2, 1, 1024, 0.99, Activation.RELU);
    TrialConfiguration wide = Trials.plain(9, 2, 1024, 0.99, Activation.RELU);
    TrialConfiguration dense = Trials.plain(2, 1, 1024, 0.1, Activation.RELU);
    List<TrialConfiguration> trials = new ArrayList<>();
    for (int k = 0; k < 30; k++) {
      trials.add(other(sparse, k));
    }
    trials.add(wide);
    trials.add(wide);
    for (int k = 0; k < 16; k++) {
      trials.add(dense);
    }
    assertThat(StackedStep.endOfStack(trials, 0)).isEqualTo(StackedOperations.MODELS);
    assertThat(StackedStep.endOfStack(trials, 16)).isEqualTo(30);
    assertThat(StackedStep.endOfStack(trials, 29)).isEqualTo(30);
    assertThat(StackedStep.endOfStack(trials.subList(0, 2), 0)).isEqualTo(1);
    assertThat(StackedStep.endOfStack(trials, 30)).isEqualTo(31);
    assertThat(StackedStep.endOfStack(trials, 31)).isEqualTo(32);
    assertThat(StackedStep.endOfStack(trials, 32)).isEqualTo(33);
  }

  /** Nanoseconds a model-step of docs/lab/kernel.md. */
  @ParameterizedTest
  @CsvSource({
    "2, 1, 0.9, 16, 290",
    "2, 1, 0.99, 16, 88",
    "2, 1, 0.99, 8, 151",
    "2, 1, 0.999, 16, 55",
    "3, 2, 0.99, 16, 160",
    "3, 2, 0.999, 8, 137",
    "5, 2, 0.9, 16, 1500",
    "5, 2, 0.99, 16, 320",
    "5, 2, 0.999, 16, 143"
  })
  void predictedCostsAreThoseMeasured(int n, int m, double sparsity, int models, double measured) {
    TrialConfiguration trial = Trials.plain(n, m, 1024, sparsity, Activation.RELU);
    StepCost cost = StepCost.inCompany(trial, models);
    assertThat(cost.total()).isBetween(measured / 1.25, measured * 1.25);
    assertThat(cost.total()).isLessThanOrEqualTo(StepCost.of(trial).total());
  }

  @Test
  void otherDesignsCostInCompanyWhatTheyCostAlone() {
    TrialConfiguration wide = Trials.plain(20, 5, 1024, 0.99, Activation.RELU);
    TrialConfiguration dense = Trials.plain(5, 2, 1024, 0, Activation.RELU);
    assertThat(StepCost.inCompany(wide, 16)).isEqualTo(StepCost.of(wide));
    assertThat(StepCost.inCompany(dense, 16)).isEqualTo(StepCost.of(dense));
  }
}
