package io.tegum.kernel.toy.model;

import static io.tegum.kernel.family.Checks.requireIn;

import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Setting;
import java.io.Serializable;
import java.util.List;

/**
 * What training asks of hidden units and weights beside small errors. None of it is in a metric or
 * a held-out loss.
 *
 * @param dropout q, the probability that a hidden unit of a token is dropped in training, in [0,
 *     1); the others are scaled by 1 / (1 - q)
 * @param hiddenL1 mu of the penalty mu mean over tokens of sum_a |h_a|, before dropout; 0 or more
 * @param weightL1 nu of the penalty nu sum |W|; 0 or more
 */
public record Regularisation(double dropout, double hiddenL1, double weightL1)
    implements Serializable {

  private static final Kind.Real PENALTY_RANGE =
      Kind.real("in [0, 1e6]", penalty -> penalty >= 0 && penalty <= 1e6);

  /** Nothing of it. */
  public static final Regularisation NONE = new Regularisation(0, 0, 0);

  static final Setting<Double> DROPOUT =
      Setting.of("training.dropout", Kind.BELOW_ONE)
          .silentDefault(0.0)
          .labelled("q", "dropout q")
          .meaning("q, probability that a hidden unit of a token is dropped in training")
          .from(TrialConfiguration.class, trial -> trial.training().regularisation().dropout());

  static final Setting<Double> HIDDEN_L1 =
      Setting.of("training.hidden_l1", PENALTY_RANGE)
          .silentDefault(0.0)
          .labelled("mu", "L1 on hidden units mu")
          .meaning("mu of the penalty mu mean over tokens of sum_a |h_a|")
          .from(TrialConfiguration.class, trial -> trial.training().regularisation().hiddenL1());

  static final Setting<Double> WEIGHT_L1 =
      Setting.of("training.weight_l1", PENALTY_RANGE)
          .silentDefault(0.0)
          .labelled("nu", "L1 on weights nu")
          .meaning("nu of the penalty nu sum |W|")
          .from(TrialConfiguration.class, trial -> trial.training().regularisation().weightL1());

  /** Its settings: numbers, of which 0 means that there is none of it. */
  public static final List<Setting<?>> SETTINGS = List.of(DROPOUT, HIDDEN_L1, WEIGHT_L1);

  public Regularisation {
    requireIn(Kind.BELOW_ONE, "dropout", dropout);
    requireIn(PENALTY_RANGE, "hidden L1", hiddenL1);
    requireIn(PENALTY_RANGE, "weight L1", weightL1);
    dropout += 0.0; // -0 becomes 0
    hiddenL1 += 0.0;
    weightL1 += 0.0;
  }

  /** What {@code point} says. */
  static Regularisation at(Point point) {
    return new Regularisation(DROPOUT.at(point), HIDDEN_L1.at(point), WEIGHT_L1.at(point));
  }

  /** The same with dropout q. */
  public Regularisation withDropout(double q) {
    return new Regularisation(q, hiddenL1, weightL1);
  }

  /** The same with mu. */
  public Regularisation withHiddenL1(double mu) {
    return new Regularisation(dropout, mu, weightL1);
  }

  /** The same with nu. */
  public Regularisation withWeightL1(double nu) {
    return new Regularisation(dropout, hiddenL1, nu);
  }

  /** Whether it tells the axes of hidden space apart, which the losses do not. */
  boolean privilegesAxes() {
    return dropout > 0 || hiddenL1 > 0 || weightL1 > 0;
  }
}
