package io.tegum.kernel.toy.training;

import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.step.FastStep;
import io.tegum.kernel.toy.step.StackedStep;
import java.util.List;
import java.util.function.DoubleConsumer;

/** What a step trains: one model, or several at once. */
sealed interface Models extends AutoCloseable {

  /** A single model, {@link Twins}, or models that {@link StackedStep#fits} together. */
  static Models of(List<TrialConfiguration> trials) {
    if (isOne(trials)) {
      return new One(FastStep.of(trials.get(0)));
    }
    return areTwins(trials)
        ? new Beside(FastStep.ofTwins(trials))
        : new Stack(new StackedStep(trials));
  }

  /** Whether trials are one model. */
  static boolean isOne(List<TrialConfiguration> trials) {
    return trials.size() == 1 || (areTwins(trials) && Twins.areOneModel(trials.get(0)));
  }

  private static boolean areTwins(List<TrialConfiguration> trials) {
    return trials.stream().allMatch(trial -> Twins.are(trials.get(0), trial));
  }

  /** Draws the tokens of a step and leaves the gradient. */
  void step(Phase phase, long step);

  /** The last step's loss of a model. */
  double loss(int model);

  /** A new optimiser of what a phase trains; it takes each step's learning rate. */
  DoubleConsumer optimizer(Phase phase);

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

  /** By the step that is fastest for it; all numbers are the one model's. */
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
    public DoubleConsumer optimizer(Phase phase) {
      return phase.optimizer(fast)::update;
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

  /** Several that see the same tokens, one after the other in each step. */
  final class Beside implements Models {
    private final List<FastStep> steps;
    private final double[] loss;

    private Beside(List<FastStep> steps) {
      this.steps = steps;
      loss = new double[steps.size()];
    }

    @Override
    public void step(Phase phase, long step) {
      for (int model = 0; model < loss.length; model++) {
        loss[model] = phase.loss(steps.get(model), step);
      }
    }

    @Override
    public double loss(int model) {
      return loss[model];
    }

    @Override
    public DoubleConsumer optimizer(Phase phase) {
      List<FloatOptimizer> each = steps.stream().map(phase::optimizer).toList();
      return rate -> each.forEach(optimizer -> optimizer.update(rate));
    }

    @Override
    public void load(int model, Parameters parameters) {
      steps.get(model).load(parameters);
    }

    @Override
    public void store(int model, Parameters parameters) {
      steps.get(model).store(parameters);
    }

    @Override
    public void close() {
      steps.forEach(FastStep::close);
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
    public DoubleConsumer optimizer(Phase phase) {
      return stacked.representationOptimizer()::update;
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
