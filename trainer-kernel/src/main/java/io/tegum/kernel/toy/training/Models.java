package io.tegum.kernel.toy.training;

import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.step.FastStep;
import io.tegum.kernel.toy.step.StackedStep;
import java.util.List;

/** What a step trains: one model, or several at once. */
sealed interface Models extends AutoCloseable {

  /** Models that {@link StackedStep#fits} together, or a single one. */
  static Models of(List<TrialConfiguration> trials) {
    return trials.size() == 1
        ? new One(FastStep.of(trials.get(0)))
        : new Stack(new StackedStep(trials));
  }

  /** Draws the tokens of a step and leaves the gradient. */
  void step(Phase phase, long step);

  /** The last step's loss of a model. */
  double loss(int model);

  /** An optimiser of what a phase trains. */
  FloatOptimizer optimizer(Phase phase);

  /** Takes over a model's {@code parameters}, rounded to float. Not modified. */
  void load(int model, Parameters parameters);

  /**
   * Copies a model's parameters out.
   *
   * @param parameters Modified
   */
  void store(int model, Parameters parameters);

  @Override
  void close();

  /** By the step that is fastest for it. */
  final class One implements Models {
    private final FastStep fast;
    private double loss;

    private One(FastStep fast) {
      this.fast = fast;
    }

    @Override
    public void step(Phase phase, long step) {
      loss = phase.loss(fast, step);
    }

    @Override
    public double loss(int model) {
      return loss;
    }

    @Override
    public FloatOptimizer optimizer(Phase phase) {
      return phase.optimizer(fast);
    }

    @Override
    public void load(int model, Parameters parameters) {
      fast.load(parameters);
    }

    @Override
    public void store(int model, Parameters parameters) {
      fast.store(parameters);
    }

    @Override
    public void close() {
      fast.close();
    }
  }

  /** Several, which have the one phase {@link Phase#PLAIN_REPRESENTATION}. */
  final class Stack implements Models {
    private final StackedStep stacked;

    private Stack(StackedStep stacked) {
      this.stacked = stacked;
    }

    @Override
    public void step(Phase phase, long step) {
      stacked.plainRepresentation(step);
    }

    @Override
    public double loss(int model) {
      return stacked.loss(model);
    }

    @Override
    public FloatOptimizer optimizer(Phase phase) {
      return stacked.representationOptimizer();
    }

    @Override
    public void load(int model, Parameters parameters) {
      stacked.load(model, parameters);
    }

    @Override
    public void store(int model, Parameters parameters) {
      stacked.store(model, parameters);
    }

    @Override
    public void close() {
      stacked.close();
    }
  }
}
