package io.tegum.sweep.plan;

import io.tegum.kernel.model.HeadConfiguration;
import io.tegum.kernel.model.Schedule;
import io.tegum.kernel.model.TrialConfiguration;

/**
 * Predicts what a trial costs one core, from n, m, r, p = 1 - S, the batch, the steps and the
 * recorded points. The terms follow the kernel's two designs, a feature a row (m and r at most 12)
 * and a token a row:
 *
 * <pre>
 *   token   = present (FEATURE n + WEIGHT n m) + jumps        (L1, forward and backward)
 *   head    = present (HEAD + HEAD_WEIGHT r m)                (L2, forward and backward)
 *   present = share of tokens that are not empty, where empty ones are collapsed (p below .07), else 1
 *   jumps   = TOKEN + JUMP p n where tokens are drawn by jumps (p below .07), else 0
 *   m is rounded up to a multiple of 16 where a row is a token
 *   point   = POINT + 2,048 held-out tokens of the reference step (+ the head's theory, in n m^2)
 * </pre>
 *
 * <p>The constants are nanoseconds, fitted to the 116 configurations of studies/calibration.yaml on
 * one core of a server of 2024 with AVX-512; 105 of them are predicted within a factor of 1.5.
 * Another machine scales all of them alike, which changes no plan.
 *
 * <p>It depends only on settings of which {@link io.tegum.sweep.spec.Setting#changesCost} says so;
 * plans rely on that.
 */
public final class CostModel {
  private CostModel() {}

  private static final double NANOSECOND = 1e-9;

  private static final int WIDEST_FEATURE_ROWS = 12;
  private static final int ROW = 16;
  private static final double COLLAPSED_BELOW = 0.07;

  private static final double TOKEN = 1;
  private static final double JUMP = 10;
  private static final double FEATURE = 0.9;
  private static final double WEIGHT_IN_FEATURE_ROWS = 0.07;
  private static final double WEIGHT_IN_TOKEN_ROWS = 0.06;
  private static final double HEAD_IN_FEATURE_ROWS = 2;
  private static final double HEAD_IN_TOKEN_ROWS = 110;
  private static final double HEAD_WEIGHT_IN_FEATURE_ROWS = 0.3;
  private static final double HEAD_WEIGHT_IN_TOKEN_ROWS = 0.4;

  /** What the second phase's encoding and head add to the first phase's step, of each. */
  private static final double SECOND_PHASE = 0.3;

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
    double samples = (double) configuration.training().steps() * configuration.training().batch();
    double heldOut = 20 + 0.8 * n + 0.45 * n * m; // the reference step, a token
    double point = POINT + POINT_TOKENS * heldOut;
    if (configuration.headOrNull() != null) {
      point += HEAD_POINT + HEAD_POINT_THEORY * n * m * m;
    }
    return NANOSECOND
        * (TRIAL
            + FINAL_TOKENS * heldOut
            + configuration.recordPoints() * point
            + samples * sample(configuration));
  }

  /** Nanoseconds of a token, or of a pair of tokens where there is a head. */
  private static double sample(TrialConfiguration configuration) {
    int n = configuration.model().features();
    int m = configuration.model().hidden();
    HeadConfiguration head = configuration.headOrNull();
    int rank = head == null ? 0 : head.rank();
    double p = configuration.data().featureProbability();
    boolean collapsed = p < COLLAPSED_BELOW;
    boolean featureRows = Math.max(m, rank) <= WIDEST_FEATURE_ROWS;
    double present = collapsed ? 1 - StrictMath.pow(configuration.data().sparsity(), n) : 1;
    double weights =
        featureRows
            ? WEIGHT_IN_FEATURE_ROWS * n * m
            : WEIGHT_IN_TOKEN_ROWS * n * ((m + ROW - 1) / ROW * ROW);
    double token = present * (FEATURE * n + weights) + (collapsed ? TOKEN + JUMP * p * n : 0);
    if (head == null) {
      return token;
    }
    double pair =
        present
            * (featureRows
                ? HEAD_IN_FEATURE_ROWS + HEAD_WEIGHT_IN_FEATURE_ROWS * rank * m
                : HEAD_IN_TOKEN_ROWS + HEAD_WEIGHT_IN_TOKEN_ROWS * rank * m);
    double both = 2 * token + pair;
    return configuration.training().schedule() == Schedule.REPRESENTATION_THEN_HEAD
        ? both + SECOND_PHASE * (token + pair)
        : both;
  }
}
