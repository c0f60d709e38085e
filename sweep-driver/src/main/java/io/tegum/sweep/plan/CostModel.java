package io.tegum.sweep.plan;

import io.tegum.kernel.fast.StepCost;
import io.tegum.kernel.model.TrialConfiguration;

/**
 * Predicts what a trial costs one core: its steps, as the kernel's {@link StepCost#inCompany}
 * counts them, and its recorded points:
 *
 * <pre>
 *   step  = sides + head          (joint; the two phases of representation-then-head one after the other)
 *   point = POINT + 2,048 held-out tokens of the reference step (+ the head's theory, in n m^2)
 * </pre>
 *
 * <p>Checked against studies/calibration.yaml (docs/performance.md). Another machine scales all
 * constants alike, which changes no plan.
 *
 * <p>It depends only on settings of which {@link io.tegum.sweep.spec.Setting#changesCost} says so;
 * plans rely on that.
 */
public final class CostModel {
  private CostModel() {}

  private static final double NANOSECOND = 1e-9;

  /** The second phase draws and encodes what it does not reconstruct. */
  private static final double ENCODING = 0.3;

  private static final double TRIAL = 300_000;
  private static final double POINT = 50_000;
  private static final double HEAD_POINT = 50_000;
  private static final double HEAD_POINT_THEORY = 37;
  private static final int POINT_TOKENS = 2_048;
  private static final int FINAL_TOKENS = 32_768;

  /** Predicted core-seconds of training {@code configuration}; positive. */
  public static double coreSeconds(TrialConfiguration configuration) {
    double n = configuration.model().features();
    double m = configuration.model().hidden();
    double heldOut = 20 + 0.8 * n + 0.45 * n * m; // the reference step, a token
    double point = POINT + POINT_TOKENS * heldOut;
    if (configuration.headOrNull() != null) {
      point += HEAD_POINT + HEAD_POINT_THEORY * n * m * m;
    }
    return NANOSECOND
        * (TRIAL
            + FINAL_TOKENS * heldOut
            + configuration.recordPoints() * point
            + configuration.training().steps() * steps(configuration));
  }

  /** Nanoseconds of one step of each phase. */
  private static double steps(TrialConfiguration configuration) {
    StepCost cost = StepCost.inCompany(configuration);
    return switch (configuration.training().schedule()) {
      case REPRESENTATION_ONLY -> cost.side();
      case JOINT -> 2 * cost.side() + cost.head();
      case REPRESENTATION_THEN_HEAD -> (2 + 2 * ENCODING) * cost.side() + cost.head();
    };
  }
}
