package io.tegum.sweep.spec;

import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.List;

/**
 * One combination of settings, not yet checked: a cursor that dimensions write into. Settings of
 * the head are null where there is none.
 */
@SuppressWarnings("EnumOrdinal") // an array by ordinal: decoding a grid's index is a hot path
public final class Point {

  private static final int SETTINGS = Setting.values().length;

  private final Object[] values = new Object[SETTINGS];

  /** The point that gives {@code configuration}. */
  public static Point of(TrialConfiguration configuration) {
    Point point = new Point();
    ModelConfiguration model = configuration.model();
    point.put(Setting.FEATURES, model.features());
    point.put(Setting.HIDDEN, model.hidden());
    point.put(Setting.ACTIVATION, model.activation());
    HeadConfiguration head = configuration.headOrNull();
    if (head != null) {
      point.put(Setting.RANK, head.rank());
      point.put(Setting.LAMBDA, head.lambda());
      point.put(Setting.PAIR_SETS, head.pairs());
      point.put(Setting.TARGET, head.target());
    }
    point.put(Setting.SPARSITY, configuration.data().sparsity());
    point.put(Setting.IMPORTANCE_DECAY, configuration.data().importanceDecay());
    point.put(
        Setting.LAST_IMPORTANCE, configuration.data().lastImportance().orElse(Defaults.NOT_GIVEN));
    point.put(Setting.CORRELATION, configuration.data().correlation());
    point.put(Setting.SET_SIZE, configuration.data().setSize());
    TrainingConfiguration training = configuration.training();
    point.put(Setting.SCHEDULE, training.schedule());
    point.put(Setting.STEPS, training.steps());
    point.put(Setting.BATCH, training.batch());
    point.put(Setting.OPTIMIZER, training.optimizer());
    point.put(Setting.LEARNING_RATE, training.learningRate());
    point.put(Setting.WEIGHT_DECAY, training.weightDecay());
    point.put(Setting.LEARNING_RATE_SCHEDULE, training.learningRateSchedule());
    point.put(Setting.WARMUP_STEPS, training.warmupSteps());
    point.put(Setting.INITIAL_SCALE, training.initialScale());
    point.put(Setting.SEED, configuration.seed());
    point.put(Setting.RECORD_POINTS, configuration.recordPoints());
    return point;
  }

  /** r = max(1, round(ratio m)). */
  public static int rank(double ratio, int hidden) {
    return (int) Math.max(1, Math.round(ratio * hidden));
  }

  void put(Setting setting, Object value) {
    values[setting.ordinal()] = value;
  }

  /** The value of {@code setting}, or null when this point has none. */
  public Object value(Setting setting) {
    return values[setting.ordinal()];
  }

  /** r, as given or by the ratio; 0 without a head. */
  public int rank() {
    Object rank = value(Setting.RANK);
    if (rank != null) {
      return (Integer) rank;
    }
    Object ratio = value(Setting.RANK_RATIO);
    return ratio == null ? 0 : rank((Double) ratio, integer(Setting.HIDDEN));
  }

  /** The pairs of interest; empty without a head. */
  @SuppressWarnings("unchecked")
  public List<AttentionPair> pairs() {
    Object pairs = value(Setting.PAIR_SETS);
    return pairs == null ? List.of() : (List<AttentionPair>) pairs;
  }

  int integer(Setting setting) {
    return (Integer) value(setting);
  }

  double number(Setting setting) {
    return ((Number) value(setting)).doubleValue();
  }

  private static Double orNull(Double number) {
    return number.equals(Defaults.NOT_GIVEN) ? null : number;
  }

  /**
   * The trial at this point.
   *
   * @throws IllegalArgumentException when the combination is none that can be trained
   */
  public TrialConfiguration configuration() {
    boolean head = value(Setting.LAMBDA) != null;
    return new TrialConfiguration(
        new ModelConfiguration(
            integer(Setting.FEATURES),
            integer(Setting.HIDDEN),
            (Activation) value(Setting.ACTIVATION)),
        head
            ? new HeadConfiguration(
                rank(), number(Setting.LAMBDA), pairs(), (Target) value(Setting.TARGET))
            : null,
        new DataConfiguration(
            number(Setting.SPARSITY),
            number(Setting.IMPORTANCE_DECAY),
            orNull((Double) value(Setting.LAST_IMPORTANCE)),
            (Correlation) value(Setting.CORRELATION),
            integer(Setting.SET_SIZE)),
        new TrainingConfiguration(
            (Schedule) value(Setting.SCHEDULE),
            integer(Setting.STEPS),
            integer(Setting.BATCH),
            (OptimizerKind) value(Setting.OPTIMIZER),
            number(Setting.LEARNING_RATE),
            number(Setting.WEIGHT_DECAY),
            (LearningRateSchedule) value(Setting.LEARNING_RATE_SCHEDULE),
            integer(Setting.WARMUP_STEPS),
            number(Setting.INITIAL_SCALE)),
        (Long) value(Setting.SEED),
        integer(Setting.RECORD_POINTS));
  }
}
