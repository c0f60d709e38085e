package io.tegum.kernel.feedforward.training;

import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.family.Learner;
import io.tegum.kernel.family.Measures;
import io.tegum.kernel.family.Stage;
import io.tegum.kernel.feedforward.metrics.NetworkMeasurement;
import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.feedforward.step.NetworkStep;
import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.optimiser.LearningRate;
import java.util.List;
import java.util.Optional;

/** Trains one feed-forward network. */
public final class FeedForwardLearner implements Learner {

  /** A loss above so many times that of silent outputs counts as exploded. */
  private static final double EXPLOSION = 1e6;

  private final FeedForwardConfiguration trial;
  private final LearningRate learningRate;
  private final NetworkStep network;
  private final NetworkMeasurement measurement;
  private NetworkParameters stored;
  private FloatOptimizer optimizer;
  private double loss;

  /** A learner of {@code trial}. */
  public FeedForwardLearner(FeedForwardConfiguration trial) {
    this.trial = trial;
    learningRate = new LearningRate(trial.training());
    network = NetworkStep.of(trial);
    measurement = new NetworkMeasurement(trial);
  }

  @Override
  public List<Stage> stages() {
    return List.of(new Stage("training", trial.training().steps()));
  }

  @Override
  public void initialise(int model) {
    stored = Initialisation.of(trial);
    network.load(stored);
    network.store(stored);
  }

  @Override
  public void begin(int stage) {
    optimizer = network.optimizer();
  }

  @Override
  public void step(long step) {
    loss = network.step(step);
  }

  @Override
  public double loss(int model) {
    return loss;
  }

  /**
   * The squares of targets are 1 at most, and those of a batch that has hardly any input may be as
   * large as one token's.
   */
  @Override
  public double largestLoss(int model) {
    double importances = 0;
    for (double importance : trial.importance()) {
      importances += importance;
    }
    double tokens = trial.task().presentProbability() + 1.0 / trial.training().batch();
    return EXPLOSION * importances * tokens;
  }

  @Override
  public void update(int k) {
    optimizer.update(learningRate.at(k));
  }

  @Override
  public Optional<String> store(int model) {
    network.store(stored);
    return stored.firstNotFinite().map(value -> "a parameter became " + value);
  }

  @Override
  public CurvePoint point(int model, int step) {
    return new FeedForwardPoint(step, measurement.ofCurve(stored));
  }

  @Override
  public Measures measure(int model, List<CurvePoint> curve) {
    return new FeedForwardMeasures(
        stored,
        measurement.ofTrained(stored),
        measurement.monosemanticLoss(),
        measurement.rhoProves(),
        measurement.isExact());
  }

  @Override
  public void close() {
    network.close();
  }
}
