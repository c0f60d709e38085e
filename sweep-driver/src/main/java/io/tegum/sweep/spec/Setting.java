package io.tegum.sweep.spec;

import java.util.EnumSet;
import java.util.Set;

/** What a spec can set, as one value or as an axis of the grid. */
public enum Setting {
  /** n, an Integer. */
  FEATURES("model.features", ValueKind.COUNT, Cost.CHANGES),
  /** m, an Integer. */
  HIDDEN("model.hidden", ValueKind.COUNT, Cost.CHANGES),
  /** An Activation. */
  ACTIVATION("model.activation", ValueKind.ACTIVATION, Cost.CHANGES),
  /** A Double; r = max(1, round(ratio m)). Exclusive with RANK. */
  RANK_RATIO("head.rank_ratio", ValueKind.RATIO, Cost.CHANGES) {
    @Override
    boolean same(Object value, Point point) {
      return Point.rank((Double) value, point.integer(HIDDEN)) == point.rank();
    }

    @Override
    public Set<Setting> comparedWith() {
      return EnumSet.of(RANK_RATIO, RANK, HIDDEN);
    }
  },
  /** r, an Integer. Exclusive with RANK_RATIO. */
  RANK("head.rank", ValueKind.COUNT, Cost.CHANGES) {
    @Override
    boolean same(Object value, Point point) {
      return (Integer) value == point.rank();
    }

    @Override
    public Set<Setting> comparedWith() {
      return EnumSet.of(RANK_RATIO, RANK, HIDDEN);
    }
  },
  /** A Double. */
  LAMBDA("head.lambda", ValueKind.LAMBDA, Cost.KEEPS),
  /** A sorted List of AttentionPair; {@code head.pairs} gives one such set. */
  PAIR_SETS("head.pair_sets", ValueKind.PAIRS, Cost.CHANGES),
  /** A Target. */
  TARGET("head.target", ValueKind.TARGET, Cost.CHANGES),
  /** S, a Double. */
  SPARSITY("data.sparsity", ValueKind.SPARSITY, Cost.CHANGES),
  /** A Double. */
  IMPORTANCE_DECAY("data.importance_decay", ValueKind.DECAY, Cost.KEEPS),
  /** I_{n-1}, a Double; NaN where it follows the decay. */
  LAST_IMPORTANCE("data.last_importance", ValueKind.LAST_IMPORTANCE, Cost.KEEPS),
  /** A Correlation. */
  CORRELATION("data.correlation", ValueKind.CORRELATION, Cost.CHANGES),
  /** Features of a set, an Integer; 1 exactly where features are independent. */
  SET_SIZE("data.set_size", ValueKind.SET_SIZE, Cost.CHANGES),
  /** A Schedule. */
  SCHEDULE("training.schedule", ValueKind.SCHEDULE, Cost.CHANGES),
  /** An Integer. */
  STEPS("training.steps", ValueKind.STEPS, Cost.CHANGES),
  /** An Integer. */
  BATCH("training.batch", ValueKind.COUNT, Cost.CHANGES),
  /** An OptimizerKind. */
  OPTIMIZER("training.optimizer", ValueKind.OPTIMIZER, Cost.CHANGES),
  /** A Double. */
  LEARNING_RATE("training.learning_rate", ValueKind.POSITIVE, Cost.KEEPS),
  /** A Double. */
  WEIGHT_DECAY("training.weight_decay", ValueKind.NOT_NEGATIVE, Cost.KEEPS),
  /** A LearningRateSchedule. */
  LEARNING_RATE_SCHEDULE(
      "training.learning_rate_schedule", ValueKind.LEARNING_RATE_SCHEDULE, Cost.KEEPS),
  /** An Integer. */
  WARMUP_STEPS("training.warmup_steps", ValueKind.COUNT_OR_NONE, Cost.KEEPS),
  /** Factor on the initial weights' deviation, a Double. */
  INITIAL_SCALE("training.initial_scale", ValueKind.INITIAL_SCALE, Cost.KEEPS),
  /** An Integer. */
  RECORD_POINTS("record.points", ValueKind.RECORD_POINTS, Cost.CHANGES),
  /** A Long. */
  SEED("seeds", ValueKind.SEED, Cost.KEEPS);

  private enum Cost {
    CHANGES,
    KEEPS
  }

  private final String path;
  private final ValueKind kind;
  private final Cost cost;

  Setting(String path, ValueKind kind, Cost cost) {
    this.path = path;
    this.kind = kind;
    this.cost = cost;
  }

  /** Where a spec gives it, for instance {@code data.sparsity}. */
  public String path() {
    return path;
  }

  /** Whether a trial's predicted cost and size may depend on it; a plan relies on it. */
  public boolean changesCost() {
    return cost == Cost.CHANGES;
  }

  /** Whether trials of equal cost may differ in it and be trained at once. */
  public boolean differsAmongNeighbours() {
    return !changesCost() && (this == SEED || section().equals("data"));
  }

  /** The settings of a point that decide whether a value of this setting is the point's own. */
  public Set<Setting> comparedWith() {
    return EnumSet.of(this);
  }

  ValueKind kind() {
    return kind;
  }

  /** The section that holds it, for instance {@code data}. */
  String section() {
    int dot = path.indexOf('.');
    return dot < 0 ? "" : path.substring(0, dot);
  }

  /** Its name within the section, for instance {@code sparsity}. */
  String key() {
    return path.substring(path.indexOf('.') + 1);
  }

  /** Whether {@code value}, in this setting, gives the configuration that {@code point} has. */
  boolean same(Object value, Point point) {
    return value.equals(point.value(this));
  }
}
