package io.tegum.kernel.toy.training;

import io.tegum.kernel.metrics.Estimate;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.reference.BatchGradient;
import io.tegum.kernel.toy.reference.TokenBatch;
import io.tegum.kernel.toy.reference.TokenSource;

/**
 * L2 over pairs of tokens that training never sees, the same ones at every call and for every trial
 * with the same distribution of tokens: for heads behind a hidden activation, whose loss has no
 * closed form. Stratified like {@link HeldOutLoss}: a pair with an empty token has l = s = 0, so
 * the rest is sampled and weighted by its exact probability.
 */
final class HeldOutHeadLoss {

  private static final int BATCH = 128;

  /** Batches of a point of the curve: 2,048 pairs. */
  private static final int CURVE_BATCHES = 2048 / BATCH;

  /** Batches of a trained model: 32,768 pairs. */
  private static final int TRAINED_BATCHES = 32_768 / BATCH;

  private final TokenSource left;
  private final TokenSource right;
  private final TokenBatch xs;
  private final TokenBatch ys;
  private final BatchGradient loss;

  HeldOutHeadLoss(TrialConfiguration trial) {
    int n = trial.model().features();
    left = TokenSource.heldOut(n, trial.data(), Purpose.EVALUATION_TOKENS);
    right = TokenSource.heldOut(n, trial.data(), Purpose.RIGHT_EVALUATION_TOKENS);
    xs = new TokenBatch(BATCH, n);
    ys = new TokenBatch(BATCH, n);
    loss = new BatchGradient(trial);
  }

  /** L2 of {@code parameters} (not modified) over 2,048 pairs: a point of the curve. */
  Estimate ofCurve(Parameters parameters) {
    return over(CURVE_BATCHES, parameters);
  }

  /** L2 of {@code parameters} (not modified) over 32,768 pairs. */
  Estimate ofTrained(Parameters parameters) {
    return over(TRAINED_BATCHES, parameters);
  }

  /** The standard error is that of the batches' means. */
  private Estimate over(int batches, Parameters parameters) {
    left.restartPresent();
    right.restartPresent();
    double[] means = new double[batches];
    for (int k = 0; k < batches; k++) {
      left.samplePresent(xs);
      right.samplePresent(ys);
      means[k] = loss.head(parameters, xs, ys).head();
    }
    double present = (1 - left.emptyProbability()) * (1 - right.emptyProbability());
    return Estimate.of(means).times(present);
  }
}
