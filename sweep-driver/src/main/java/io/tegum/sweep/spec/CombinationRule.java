package io.tegum.sweep.spec;

import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.Set;

/** What must hold between settings in every combination that is trained. */
enum CombinationRule {
  HIDDEN_WITHIN_FEATURES(Setting.HIDDEN, Setting.FEATURES, "hidden <= features") {
    @Override
    boolean isBroken(Point point) {
      return point.integer(Setting.HIDDEN) > point.integer(Setting.FEATURES);
    }

    @Override
    String told(Point point) {
      return with(point.integer(Setting.HIDDEN), "features", point.integer(Setting.FEATURES));
    }
  },
  WEIGHTS_WITHIN_MEMORY(
      Setting.FEATURES, Setting.HIDDEN, "features * hidden <= " + ModelConfiguration.MAX_WEIGHTS) {
    @Override
    boolean isBroken(Point point) {
      return (long) point.integer(Setting.FEATURES) * point.integer(Setting.HIDDEN)
          > ModelConfiguration.MAX_WEIGHTS;
    }

    @Override
    String told(Point point) {
      int hidden = point.integer(Setting.HIDDEN);
      return with(
          point.integer(Setting.FEATURES),
          "hidden",
          hidden,
          ModelConfiguration.MAX_WEIGHTS / hidden,
          constraint(point));
    }
  },
  RANK_WITHIN_HIDDEN(Setting.RANK, Setting.HIDDEN, "head_rank <= hidden") {
    @Override
    boolean isBroken(Point point) {
      return point.rank() > point.integer(Setting.HIDDEN);
    }

    @Override
    String told(Point point) {
      return with(point.rank(), "hidden", point.integer(Setting.HIDDEN));
    }
  },
  PAIRS_WITHIN_FEATURES(Setting.PAIR_SETS, Setting.FEATURES, null) {
    @Override
    boolean isBroken(Point point) {
      return largestIndex(point) >= point.integer(Setting.FEATURES);
    }

    @Override
    String told(Point point) {
      int features = point.integer(Setting.FEATURES);
      return "index was %d with features %d, must be at most %d"
          .formatted(largestIndex(point), features, features - 1);
    }

    @Override
    String constraint(Point point) {
      return "features > " + largestIndex(point);
    }

    private int largestIndex(Point point) {
      int largest = -1;
      for (AttentionPair pair : point.pairs()) {
        largest = Math.max(largest, Math.max(pair.left(), pair.right()));
      }
      return largest;
    }
  },
  WARMUP_WITHIN_STEPS(Setting.WARMUP_STEPS, Setting.STEPS, "warmup_steps <= steps") {
    @Override
    boolean isBroken(Point point) {
      return point.integer(Setting.WARMUP_STEPS) > point.integer(Setting.STEPS);
    }

    @Override
    String told(Point point) {
      return with(point.integer(Setting.WARMUP_STEPS), "steps", point.integer(Setting.STEPS));
    }
  },
  SETS_FILL_FEATURES(Setting.SET_SIZE, Setting.FEATURES, null) {
    @Override
    boolean isBroken(Point point) {
      return point.integer(Setting.FEATURES) % point.integer(Setting.SET_SIZE) != 0;
    }

    @Override
    String told(Point point) {
      return "was %d with features %d, must divide features"
          .formatted(point.integer(Setting.SET_SIZE), point.integer(Setting.FEATURES));
    }

    @Override
    String constraint(Point point) {
      return "set_size != %d or features != %d"
          .formatted(point.integer(Setting.SET_SIZE), point.integer(Setting.FEATURES));
    }
  },
  SETS_ARE_SPARSE(
      Setting.SPARSITY,
      Setting.CORRELATION,
      "correlation != anticorrelated or density * set_size <= 1") {
    @Override
    boolean isBroken(Point point) {
      Correlation correlation = (Correlation) point.value(Setting.CORRELATION);
      return !correlation.isPossible(
          point.integer(Setting.SET_SIZE), 1 - point.number(Setting.SPARSITY));
    }

    @Override
    String told(Point point) {
      int size = point.integer(Setting.SET_SIZE);
      return "was %s with anticorrelated sets of %d, must be at least 1 - 1/%d: only one feature of a set is present"
          .formatted(point.number(Setting.SPARSITY), size, size);
    }
  },
  SETS_ARE_RECTIFIED(
      Setting.CORRELATION, Setting.ACTIVATION, "activation == relu or correlation == none") {
    @Override
    boolean isBroken(Point point) {
      return point.value(Setting.CORRELATION) != Correlation.NONE
          && point.value(Setting.ACTIVATION) != Activation.RELU;
    }

    @Override
    String told(Point point) {
      return "was %s with activation identity, must be none; or have activation relu"
          .formatted(((Correlation) point.value(Setting.CORRELATION)).label());
    }
  },
  BATCH_WITHIN_MEMORY(
      Setting.BATCH,
      Setting.FEATURES,
      "batch * features <= " + TrialConfiguration.MAX_BATCH_ENTRIES) {
    @Override
    boolean isBroken(Point point) {
      return (long) point.integer(Setting.BATCH) * point.integer(Setting.FEATURES)
          > TrialConfiguration.MAX_BATCH_ENTRIES;
    }

    @Override
    String told(Point point) {
      int features = point.integer(Setting.FEATURES);
      return with(
          point.integer(Setting.BATCH),
          "features",
          features,
          TrialConfiguration.MAX_BATCH_ENTRIES / features,
          constraint(point));
    }
  };

  private final Setting blamed;
  private final Setting other;
  private final String constraint;

  CombinationRule(Setting blamed, Setting other, String constraint) {
    this.blamed = blamed;
    this.other = other;
    this.constraint = constraint;
  }

  /** The setting at which a fault is told. */
  Setting blamed() {
    return blamed;
  }

  Set<Setting> settings() {
    return Set.of(blamed, other);
  }

  /** A {@code where} that cuts the combination at {@code point}. */
  String constraint(Point point) {
    return constraint;
  }

  abstract boolean isBroken(Point point);

  /** Says what was wrong at {@code point} and what is allowed. */
  abstract String told(Point point);

  private static String with(
      int value, String other, int otherValue, int largest, String constraint) {
    return "was %d with %s %d, must be at most %d (%s)"
        .formatted(value, other, otherValue, largest, constraint);
  }

  private static String with(int value, String limit, int limitValue) {
    return "was %d with %s %d, must be at most %s".formatted(value, limit, limitValue, limit);
  }
}
