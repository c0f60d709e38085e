package io.tegum.kernel.toy.step;

import io.tegum.kernel.optimiser.FloatOptimizer;

/**
 * The losses of a trial with a head, on pairs of tokens. The methods draw a step's pairs, leave the
 * gradient in the weights and return the loss that it is of, without penalties, as a batch mean.
 */
public sealed interface PairedStep permits FeatureMajorStep, GramStep, TokenMajorStep {

  /** L1 on both tokens of B pairs. */
  double pairedRepresentation(long step);

  /** L1 + lambda L2 on B pairs. */
  double joint(long step);

  /** L2 on B pairs, W and b frozen: only the gradient of A and B is computed. */
  double head(long step);

  /** An optimiser for A and B. */
  FloatOptimizer headOptimizer();

  /** An optimiser for W, b, A and B. */
  FloatOptimizer jointOptimizer();
}
