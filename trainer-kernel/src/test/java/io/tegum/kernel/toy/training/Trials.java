package io.tegum.kernel.toy.training;

import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.List;

/** Configurations for tests. */
public final class Trials {
  private Trials() {}

  public static TrialConfiguration plain(
      ModelConfiguration model, DataConfiguration data, int steps, long seed) {
    return new TrialConfiguration(
        model,
        null,
        data,
        training(Schedule.REPRESENTATION_ONLY, steps, OptimizerKind.ADAM, 3e-3),
        seed,
        12);
  }

  /**
   * n = 6, m = 3, r = 2, pairs (0, 1) of weight 1 and (2, 3) of weight 2: equal ones would not tell
   * apart.
   */
  public static TrialConfiguration withHead(
      Schedule schedule, double lambda, int steps, long seed) {
    return new TrialConfiguration(
        new ModelConfiguration(6, 3, Activation.RELU),
        new HeadConfiguration(
            2,
            lambda,
            List.of(AttentionPair.of(0, 1), new AttentionPair(2, 3, 2)),
            Target.INDICATOR),
        new DataConfiguration(0.7, 0.9),
        training(schedule, steps, OptimizerKind.ADAM, 3e-3),
        seed,
        20);
  }

  public static TrainingConfiguration training(
      Schedule schedule, int steps, OptimizerKind optimizer, double learningRate) {
    return TrainingConfiguration.of(
        schedule,
        new Optimisation(steps, 512, optimizer, learningRate, 0, LearningRateSchedule.LINEAR, 0));
  }
}
