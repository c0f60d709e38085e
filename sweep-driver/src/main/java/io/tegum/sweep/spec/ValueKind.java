package io.tegum.sweep.spec;

import io.tegum.kernel.family.Labelled;
import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.snakeyaml.engine.v2.nodes.Node;

/** The values that a setting allows, and how one is read. */
enum ValueKind {
  COUNT(Type.WHOLE, "a whole number, 1 or more") {
    @Override
    boolean allows(double value) {
      return isInt(value) && value >= 1;
    }
  },
  COUNT_OR_NONE(Type.WHOLE, "a whole number, 0 or more") {
    @Override
    boolean allows(double value) {
      return isInt(value) && value >= 0;
    }
  },
  RECORD_POINTS(Type.WHOLE, "a whole number from 2 to 10000") {
    @Override
    boolean allows(double value) {
      return isInt(value) && value >= 2 && value <= 10_000;
    }
  },
  STEPS(Type.WHOLE, "a whole number from 1 to 1000000000") {
    @Override
    boolean allows(double value) {
      return isInt(value) && value >= 1 && value <= TrainingConfiguration.MAX_STEPS;
    }
  },
  SPARSITY(Type.REAL, "in [0, 1)") {
    @Override
    boolean allows(double value) {
      return value >= 0 && value < 1;
    }
  },
  RATIO(Type.REAL, "in (0, 1]") {
    @Override
    boolean allows(double value) {
      return value > 0 && value <= 1;
    }
  },
  DECAY(Type.REAL, "in (0, 10]") {
    @Override
    boolean allows(double value) {
      return value > 0 && value <= DataConfiguration.MAX_IMPORTANCE_DECAY;
    }
  },
  LAST_IMPORTANCE(Type.REAL, "in (0, 1e9]") {
    @Override
    boolean allows(double value) {
      return value > 0 && value <= DataConfiguration.MAX_LAST_IMPORTANCE;
    }
  },
  LAMBDA(Type.REAL, "from 0 to 1e9") {
    @Override
    boolean allows(double value) {
      return value >= 0 && value <= HeadConfiguration.MAX_LAMBDA;
    }
  },
  INITIAL_SCALE(Type.REAL, "in (0, 1000]") {
    @Override
    boolean allows(double value) {
      return value > 0 && value <= TrainingConfiguration.MAX_INITIAL_SCALE;
    }
  },
  POSITIVE(Type.REAL, "a positive finite number") {
    @Override
    boolean allows(double value) {
      return value > 0 && Double.isFinite(value);
    }
  },
  NOT_NEGATIVE(Type.REAL, "a finite number, 0 or more") {
    @Override
    boolean allows(double value) {
      return value >= 0 && Double.isFinite(value);
    }
  },
  SET_SIZE(Type.WHOLE, "a whole number, 2 or more") {
    @Override
    boolean allows(double value) {
      return isInt(value) && value >= 2;
    }
  },
  CORRELATION(Correlation.class),
  ACTIVATION(Activation.class),
  TARGET(Target.class),
  SCHEDULE(Schedule.class),
  OPTIMIZER(OptimizerKind.class),
  LEARNING_RATE_SCHEDULE(LearningRateSchedule.class),
  /** Read by {@link PairReader}. */
  PAIRS(Type.OTHER, "a list of pairs"),
  /** Read by {@link SeedReader}. */
  SEED(Type.OTHER, "a count or a list of whole numbers");

  private enum Type {
    WHOLE,
    REAL,
    LABEL,
    OTHER
  }

  private final Type type;
  private final String allowed;
  private final Class<? extends Labelled> labels;

  ValueKind(Type type, String allowed) {
    this.type = type;
    this.allowed = allowed;
    this.labels = null;
  }

  ValueKind(Class<? extends Labelled> labels) {
    this.type = Type.LABEL;
    this.labels = labels;
    this.allowed = "one of " + String.join(", ", labels());
  }

  /** What may stand there, as a message says it. */
  String allowed() {
    return allowed;
  }

  boolean isNumber() {
    return type == Type.WHOLE || type == Type.REAL;
  }

  boolean isLabel() {
    return type == Type.LABEL;
  }

  /** Whether a number is allowed; never for labels. */
  boolean allows(double value) {
    return false;
  }

  /** A number that is allowed, in the setting's own type. */
  Object ofNumber(double value) {
    return type == Type.WHOLE ? (Object) (int) value : (Object) value;
  }

  /** The constant with this label. */
  Optional<Object> ofLabel(String label) {
    for (Labelled constant : labels.getEnumConstants()) {
      if (constant.label().equals(label)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }

  /** All labels, in declaration order. */
  List<String> labels() {
    List<String> names = new ArrayList<>();
    for (Labelled constant : labels.getEnumConstants()) {
      names.add(constant.label());
    }
    return names;
  }

  /** Reads one value; empty after telling {@code faults} (Modified) what was wrong. */
  Optional<Object> read(Node node, String field, Faults faults) {
    if (isLabel()) {
      Optional<String> text = Scalars.text(node);
      Optional<Object> value = text.flatMap(this::ofLabel);
      if (value.isEmpty()) {
        String hint = text.map(t -> Wording.suggestion(t, labels())).orElse("");
        faults.add(Scalars.line(node), field, wrong(node) + hint);
      }
      return value;
    }
    OptionalDouble number = Scalars.number(node);
    if (number.isEmpty()) {
      String wanted = type == Type.REAL ? "a number, " + allowed : allowed;
      faults.add(Scalars.line(node), field, "was " + described(node) + ", must be " + wanted);
      return Optional.empty();
    }
    if (!allows(number.getAsDouble())) {
      faults.add(Scalars.line(node), field, wrong(node));
      return Optional.empty();
    }
    return Optional.of(ofNumber(number.getAsDouble()));
  }

  private String wrong(Node node) {
    return "was " + Scalars.shown(node) + ", must be " + allowed;
  }

  private static String described(Node node) {
    return Scalars.shown(node) + (Scalars.text(node).isPresent() ? " (text)" : "");
  }

  private static boolean isInt(double value) {
    return value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE;
  }
}
