package io.tegum.sweep.plan;

import io.tegum.kernel.model.HeadConfiguration;
import io.tegum.kernel.model.Schedule;
import io.tegum.kernel.model.TrialConfiguration;

/**
 * Predicts what a trial costs one core, from n, m, r, p = 1 - S, the pairs of interest P, the batch
 * and the steps:
 *
 * <pre>
 *   token          = TOKEN + FEATURE n + DENSE n m + ACTIVE p n m            (L1, forward and backward)
 *   head pair      = HEAD_PAIR + HEAD_PRODUCT r m + HEAD_TARGET |P|          (L2, forward and backward)
 *   encoded pair   = 2 (ENCODE + ENCODE_ACTIVE p n m)                        (h and g of a frozen W)
 *   record point   = RECORD + RECORD_GEOMETRY n^2 m + RECORD_SPECTRUM r^2 m
 *
 *   representation-only        TRIAL + points record + steps batch token
 *   joint                      TRIAL + points record + steps batch (2 token + head pair)
 *   representation-then-head   TRIAL + points record + steps batch (2 token + encoded pair + head pair)
 * </pre>
 *
 * <p>It depends only on settings of which {@link io.tegum.sweep.spec.Setting#changesCost} says so;
 * plans rely on that.
 */
public final class CostModel {
  private CostModel() {}

  private static final double NANOSECOND = 1e-9;

  // Rough: 100 ns a token at n = 20, m = 5, and half as much again for its head. To be measured.
  private static final double TOKEN = 10;
  private static final double FEATURE = 1.5;
  private static final double DENSE = 0.5;
  private static final double ACTIVE = 0.5;
  private static final double HEAD_PAIR = 25;
  private static final double HEAD_PRODUCT = 2.5;
  private static final double HEAD_TARGET = 10;
  private static final double ENCODE = 10;
  private static final double ENCODE_ACTIVE = 0.25;
  private static final double RECORD = 50_000;
  private static final double RECORD_GEOMETRY = 5;
  private static final double RECORD_SPECTRUM = 100;
  private static final double TRIAL = 200_000;

  /** Predicted core-seconds of training {@code configuration}; positive. */
  public static double coreSeconds(TrialConfiguration configuration) {
    double n = configuration.model().features();
    double m = configuration.model().hidden();
    double active = configuration.data().featureProbability() * n * m;
    double samples = (double) configuration.training().steps() * configuration.training().batch();
    double token = TOKEN + FEATURE * n + DENSE * n * m + ACTIVE * active;
    double record = RECORD + RECORD_GEOMETRY * n * n * m;
    double step = token;
    HeadConfiguration head = configuration.headOrNull();
    if (head != null) {
      double r = head.rank();
      record += RECORD_SPECTRUM * r * r * m;
      step = 2 * token + HEAD_PAIR + HEAD_PRODUCT * r * m + HEAD_TARGET * head.pairs().size();
      if (configuration.training().schedule() == Schedule.REPRESENTATION_THEN_HEAD) {
        step += 2 * (ENCODE + ENCODE_ACTIVE * active);
      }
    }
    return NANOSECOND * (TRIAL + configuration.recordPoints() * record + samples * step);
  }
}
