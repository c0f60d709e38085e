package io.tegum.sweep.second;

import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.family.Learner;
import io.tegum.kernel.family.Measures;
import io.tegum.kernel.family.Stage;
import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.optimiser.LearningRate;
import io.tegum.kernel.optimiser.Weights;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Trains one regression: the gradient of mean (w.x - sum x)^2 over a fresh batch. */
final class RegressionLearner implements Learner {

  /** A point of the curve. */
  record Loss(int step, double loss) implements CurvePoint {}

  /** What is kept: w, and its exact loss. */
  record Trained(double[] w, double lossTotal) implements Measures {}

  private final RegressionTrial trial;
  private final Weights w;
  private final RandomStream random;
  private double[] stored;
  private FloatOptimizer optimizer;
  private double loss;

  RegressionLearner(RegressionTrial trial) {
    this.trial = trial;
    w = new Weights(trial.inputs());
    random = new RandomStream(trial.seed(), Purpose.LEFT_TOKENS);
  }

  @Override
  public List<Stage> stages() {
    return List.of(new Stage("regression", trial.optimisation().steps()));
  }

  @Override
  public void initialise(int model) {
    store(model);
  }

  @Override
  public void begin(int stage) {
    optimizer = new FloatOptimizer(trial.optimisation(), w);
  }

  @Override
  public void step(long step) {
    random.restart(step);
    Arrays.fill(w.slope, 0);
    loss = 0;
    int batch = trial.optimisation().batch();
    double[] x = new double[trial.inputs()];
    for (int token = 0; token < batch; token++) {
      double error = 0;
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextUniform() < trial.sparsity() ? 0 : random.nextUniform();
        error += (w.value[i] - 1) * x[i];
      }
      loss += error * error / batch;
      for (int i = 0; i < x.length; i++) {
        w.slope[i] += (float) (2 * error * x[i] / batch);
      }
    }
  }

  @Override
  public double loss(int model) {
    return loss;
  }

  @Override
  public double largestLoss(int model) {
    return 1e6 * trial.inputs();
  }

  @Override
  public void update(int k) {
    optimizer.update(new LearningRate(trial.optimisation()).at(k));
  }

  @Override
  public Optional<String> store(int model) {
    stored = new double[trial.inputs()];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = w.value[i];
    }
    return Optional.empty();
  }

  @Override
  public CurvePoint point(int model, int step) {
    return new Loss(step, exact(stored));
  }

  @Override
  public Measures measure(int model, List<CurvePoint> curve) {
    return new Trained(stored, exact(stored));
  }

  /** E (sum d_i x_i)^2 with d = w - 1, E x_i = p/2 and E x_i^2 = p/3. */
  private double exact(double[] values) {
    double p = 1 - trial.sparsity();
    double sum = 0;
    double squares = 0;
    for (double value : values) {
      sum += value - 1;
      squares += (value - 1) * (value - 1);
    }
    return p * p / 4 * sum * sum + (p / 3 - p * p / 4) * squares;
  }
}
