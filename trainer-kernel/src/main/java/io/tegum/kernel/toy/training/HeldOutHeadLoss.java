package io.tegum.kernel.toy.training;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.reference.BatchGradient;
import io.tegum.kernel.toy.reference.TokenBatch;
import io.tegum.kernel.toy.reference.TokenSource;

/**
 * L2 over pairs of tokens that training never sees, the same ones at every call: for heads behind a
 * hidden activation, whose loss has no closed form. Stratified like {@link HeldOutLoss}: a pair
 * with an empty token has l = s = 0, so the rest is sampled and weighted by its exact probability.
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
    left = TokenSource.of(n, trial.data(), trial.seed(), Purpose.EVALUATION_TOKENS);
    right = TokenSource.of(n, trial.data(), trial.seed(), Purpose.RIGHT_EVALUATION_TOKENS);
    xs = new TokenBatch(BATCH, n);
    ys = new TokenBatch(BATCH, n);
    loss = new BatchGradient(trial);
  }

  /** L2 of {@code parameters} (not modified) over 2,048 pairs: a point of the curve. */
  double ofCurve(Parameters parameters) {
    return over(CURVE_BATCHES, parameters);
  }

  /** L2 of {@code parameters} (not modified) over 32,768 pairs. */
  double ofTrained(Parameters parameters) {
    return over(TRAINED_BATCHES, parameters);
  }

  private double over(int batches, Parameters parameters) {
    left.restartPresent();
    right.restartPresent();
    double sum = 0;
    for (int k = 0; k < batches; k++) {
      left.samplePresent(xs);
      right.samplePresent(ys);
      sum += loss.head(parameters, xs, ys).head();
    }
    return (1 - left.emptyProbability()) * (1 - right.emptyProbability()) * sum / batches;
  }
}
