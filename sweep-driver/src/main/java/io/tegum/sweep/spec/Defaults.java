package io.tegum.sweep.spec;

import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import java.util.EnumMap;
import java.util.Map;

/** What a spec need not say. */
final class Defaults {
  private Defaults() {}

  /** Of a number that a trial may do without. */
  static final Double NOT_GIVEN = Double.NaN;

  private static final double ADAMW_WEIGHT_DECAY = 0.01;

  /** Of every spec, besides the schedule and the weight decay. */
  static Map<Setting, Object> ofModel() {
    Map<Setting, Object> defaults = new EnumMap<>(Setting.class);
    defaults.put(Setting.ACTIVATION, Activation.RELU);
    defaults.put(Setting.IMPORTANCE_DECAY, 1.0);
    defaults.put(Setting.LAST_IMPORTANCE, NOT_GIVEN);
    defaults.put(Setting.CORRELATION, Correlation.NONE);
    defaults.put(Setting.SET_SIZE, 2);
    defaults.put(Setting.SCHEDULE, Schedule.REPRESENTATION_ONLY);
    defaults.put(Setting.STEPS, 10_000);
    defaults.put(Setting.BATCH, 1024);
    defaults.put(Setting.OPTIMIZER, OptimizerKind.ADAM);
    defaults.put(Setting.LEARNING_RATE, 1e-3);
    defaults.put(Setting.LEARNING_RATE_SCHEDULE, LearningRateSchedule.CONSTANT);
    defaults.put(Setting.WARMUP_STEPS, 0);
    defaults.put(Setting.INITIAL_SCALE, 1.0);
    defaults.put(Setting.RECORD_POINTS, 60);
    return defaults;
  }

  /** Of a spec with a head; the rank ratio only where no rank is given. */
  static Map<Setting, Object> ofHead() {
    Map<Setting, Object> defaults = ofModel();
    defaults.put(Setting.SCHEDULE, Schedule.JOINT);
    defaults.put(Setting.RANK_RATIO, 1.0);
    defaults.put(Setting.LAMBDA, 1.0);
    defaults.put(Setting.TARGET, Target.INDICATOR);
    return defaults;
  }

  /** PyTorch's default for AdamW, none for the others. */
  static double weightDecay(OptimizerKind optimizer) {
    return optimizer == OptimizerKind.ADAMW ? ADAMW_WEIGHT_DECAY : 0.0;
  }
}
