package io.tegum.kernel.toy;

import io.tegum.kernel.family.Company;
import io.tegum.kernel.simd.StackedOperations;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.step.StackedStep;
import io.tegum.kernel.toy.step.StepCost;
import io.tegum.kernel.toy.training.ExactReconstruction;
import io.tegum.kernel.toy.training.Twins;

/**
 * Predicts what a trial costs one core: its steps, as the kernel's {@link StepCost#inCompany}
 * counts them, its recorded points, and its end:
 *
 * <pre>
 *   step  = HEAD_STEP r + sides + head   (joint; the two phases of representation-then-head one after the other)
 *   point = POINT + 2,048 held-out tokens (+ the head's theory, in n m^2, or 2,048 held-out pairs)
 *   end   = TRIAL + 32,768 held-out tokens, drawn afresh where they are too many to be kept
 *           (+ 32,768 held-out pairs) (+ the hidden units of 2,048 tokens where axes mean something)
 *   pair  = PAIR + 2 (drawing + hidden units) + r (PAIR_RANK + PAIR_PRODUCT m)
 * </pre>
 *
 * <p>Where L1 has a closed form, that takes the place of held-out tokens; L2 is taken on pairs
 * behind a hidden activation alone. What is trained and measured once for several {@link Twins} is
 * shared among them.
 *
 * <p>Checked against studies/calibration.yaml (docs/lab/sweeps.md). Another machine scales all
 * constants alike, which changes no plan.
 *
 * <p>It depends only on settings of which {@link io.tegum.kernel.family.Setting#changesCost} says
 * so; plans rely on that.
 */
final class ToyCost {
  private ToyCost() {}

  private static final double NANOSECOND = 1e-9;

  /** The second phase draws and encodes what it does not reconstruct. */
  private static final double ENCODING = 0.3;

  /** What a step takes beyond its design's cost for each rank of a head; it decides no design. */
  private static final double HEAD_STEP = 220;

  private static final double TRIAL = 400_000;
  private static final double POINT = 3_000;
  private static final double HEAD_POINT = 5_000;
  private static final double HEAD_POINT_THEORY = 4.5;

  /*
   * In double, of held-out tokens and pairs, by the processor time of points of models of n = 5, 20,
   * 74 and 150, m = n / 3 and S = .5, .9 and .99 after 300 steps. A GELU depends on its values: one
   * of an output took 25 to 40, of a hidden unit 20 to 43.
   */
  private static final double OUTPUT_GELU = 33;
  private static final double SOFTPLUS = 21;
  private static final double HIDDEN_GELU = 33;
  private static final double HIDDEN_UNIT = 6; // of those handled one by one
  private static final double PAIR = 10;
  private static final double PAIR_RANK = 8;
  private static final double PAIR_PRODUCT = 2; // of a rank and a hidden unit, for both tokens

  /** Tokens of more present features are drawn anew for each trial. */
  private static final double MOST_PRESENT_KEPT = 16;

  private static final int POINT_TOKENS = 2_048;
  private static final int FINAL_TOKENS = 32_768;

  /**
   * Predicted core-seconds of training {@code configuration}; positive.
   *
   * @param company is thought to be in one bundle, though a bundle shorter than 16 trials parts it
   */
  static double coreSeconds(TrialConfiguration configuration, Company company) {
    double n = configuration.model().features();
    double m = configuration.model().hidden();
    double present = presentFeatures(configuration);
    double drawn = // a token; or read from memory
        present > MOST_PRESENT_KEPT ? drawing(configuration) : 3 + 2 * present;
    boolean isExact = ExactReconstruction.exists(configuration);
    double heldOut =
        4 + 0.9 * n + 0.1 * n * m + encoded(configuration) + functions(configuration); // a token
    double point = POINT + (isExact ? closedForm(configuration) : POINT_TOKENS * heldOut);
    double end = isExact ? 0 : FINAL_TOKENS * (drawn + heldOut);
    if (configuration.hasPrivilegedAxes()) {
      end += POINT_TOKENS * hiddenUnits(configuration); // for their kurtosis
    }
    if (configuration.headOrNull() != null) {
      point += HEAD_POINT;
      if (configuration.model().hasLinearHidden()) {
        point += HEAD_POINT_THEORY * n * m * m;
      } else {
        point += POINT_TOKENS * pair(configuration);
        end += FINAL_TOKENS * pair(configuration);
      }
    }
    double model =
        end
            + ToySize.recordedPoints(configuration) * point
            + configuration.training().steps() * steps(configuration, company.neighbours());
    return NANOSECOND * (TRIAL + model / Twins.ofModel(configuration, company));
  }

  /** L1 without tokens: the sets of present features of a small model, or products of matrices. */
  private static double closedForm(TrialConfiguration configuration) {
    int n = configuration.model().features();
    return configuration.model().isLinear()
        ? 0.5 * n * n * configuration.model().hidden()
        : 100 * StrictMath.pow(4, n);
  }

  /** As many neighbours as a stack may have, where a step costs less in one; else 1. */
  static int companions(TrialConfiguration configuration, Company company) {
    int most = (int) Math.min(company.neighbours(), StackedOperations.MODELS);
    boolean canStack = most > 1 && StackedStep.mayFit(configuration, configuration);
    return canStack && steps(configuration, most) < steps(configuration, 1) ? most : 1;
  }

  /** The loss of a head, and its gradient, which comes along, on a pair drawn for it. */
  private static double pair(TrialConfiguration configuration) {
    double rank = configuration.headOrNull().rank();
    double m = configuration.model().hidden();
    return PAIR
        + 2 * (drawing(configuration) + hiddenUnits(configuration))
        + rank * (PAIR_RANK + PAIR_PRODUCT * m);
  }

  /** A token that is not empty. */
  private static double drawing(TrialConfiguration configuration) {
    return 8 + 0.25 * configuration.model().features() + 5 * presentFeatures(configuration);
  }

  /** W x of a token that is not empty, in double. */
  private static double encoded(TrialConfiguration configuration) {
    return presentFeatures(configuration) * (2 + 0.6 * configuration.model().hidden());
  }

  /** A token's hidden units, one by one. */
  private static double hiddenUnits(TrialConfiguration configuration) {
    double function =
        switch (configuration.model().hiddenActivation()) {
          case IDENTITY, RELU -> 0;
          case GELU -> HIDDEN_GELU;
        };
    return encoded(configuration) + configuration.model().hidden() * (HIDDEN_UNIT + function);
  }

  /** Functions of a token's outputs and hidden units in double, beyond those of ReLU. */
  private static double functions(TrialConfiguration configuration) {
    double output =
        switch (configuration.model().activation()) {
          case RELU, IDENTITY -> 0;
          case GELU -> OUTPUT_GELU;
          case SOFTPLUS -> SOFTPLUS;
        };
    double hidden =
        switch (configuration.model().hiddenActivation()) {
          case IDENTITY, RELU -> 0;
          case GELU -> HIDDEN_GELU;
        };
    return configuration.model().features() * output + configuration.model().hidden() * hidden;
  }

  /** Mean number of present features of a token that is not empty, were they independent. */
  private static double presentFeatures(TrialConfiguration configuration) {
    int n = configuration.model().features();
    return n
        * configuration.data().featureProbability()
        / configuration.data().notEmptyProbability(n);
  }

  /** Nanoseconds of one step of each phase. */
  private static double steps(TrialConfiguration configuration, long neighbours) {
    StepCost cost = StepCost.inCompany(configuration, neighbours);
    double rank = configuration.headOrNull() == null ? 0 : configuration.headOrNull().rank();
    return switch (configuration.training().schedule()) {
      case REPRESENTATION_ONLY -> cost.side();
      case JOINT -> HEAD_STEP * rank + 2 * cost.side() + cost.head();
      case REPRESENTATION_THEN_HEAD ->
          HEAD_STEP * rank + (2 + 2 * ENCODING) * cost.side() + cost.head();
    };
  }
}
