package io.tegum.kernel.optimiser;

/** The learning rate of each step of a phase: linear warm-up, then the chosen schedule. */
public final class LearningRate {

  private final Optimisation training;

  /** The schedule of {@code training}. */
  public LearningRate(Optimisation training) {
    this.training = training;
  }

  /**
   * The rate of a step.
   *
   * @param step 0-based step of the phase, below {@code training.steps()}
   */
  public double at(int step) {
    double peak = training.learningRate();
    int warmup = training.warmupSteps();
    if (step < warmup) {
      return peak * (step + 1) / warmup;
    }
    double progress = (double) (step - warmup) / (training.steps() - warmup);
    return switch (training.learningRateSchedule()) {
      case CONSTANT -> peak;
      case LINEAR -> peak * (1 - progress);
      case COSINE -> peak * 0.5 * (1 + StrictMath.cos(Math.PI * progress));
    };
  }
}
