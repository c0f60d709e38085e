package io.tegum.kernel.toy.step;

import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.List;
import java.util.Optional;

/**
 * The training step in float: draws a step's tokens and leaves losses' gradient, as {@code
 * gradient.BatchGradient} specifies, in the weights. Everything is allocated once a trial; a step
 * allocates nothing. The methods return the loss that the gradient is of, without penalties, as a
 * batch mean.
 */
public sealed interface FastStep extends AutoCloseable
    permits FeatureMajorStep, GramStep, PackedStep, TokenMajorStep {

  /**
   * The step of the design that is expected to be fastest (see {@link StepCost}).
   *
   * @throws IllegalArgumentException where no design takes the trial: the message says why
   */
  static FastStep of(TrialConfiguration configuration) {
    return Design.of(configuration, new StepCost.Sizes(configuration)).step(configuration);
  }

  /**
   * Steps of trials that differ in the head's weight alone. They must be asked for each training
   * step in turn, as they may share the tokens that the first draws.
   */
  static List<FastStep> ofTwins(List<TrialConfiguration> trials) {
    return Design.of(trials.get(0), new StepCost.Sizes(trials.get(0))).twins(trials);
  }

  /** Whether it pays to train twins of {@code trial} step by step, for they share their tokens. */
  static boolean sharesTokens(TrialConfiguration trial) {
    StepCost.Sizes sizes = new StepCost.Sizes(trial);
    return sizes.n() <= Design.MOST_FEATURES_OF_TWINS && Design.of(trial, sizes).sharesTokens();
  }

  /** L1 on B plain tokens. */
  double plainRepresentation(long step);

  /** An optimiser for W and b. */
  FloatOptimizer representationOptimizer();

  /** What the step can do on pairs of tokens; empty for a trial without a head. */
  Optional<PairedStep> paired();

  /** Takes over {@code parameters}, rounded to float. Not modified. */
  void load(Parameters parameters);

  /**
   * Copies the parameters out.
   *
   * @param parameters Modified
   */
  void store(Parameters parameters);

  /**
   * Copies the last step's gradient out.
   *
   * @param gradient Modified; what the last step did not compute is left as it was
   */
  void storeGradient(Parameters gradient);

  /** Ends the use of the step, so that its memory can serve another. */
  @Override
  default void close() {}
}
