package io.tegum.kernel.addition.training;

import io.tegum.kernel.addition.AdditionParameters;
import io.tegum.kernel.addition.AdditionTrial;
import io.tegum.kernel.addition.data.EpochOrder;
import io.tegum.kernel.addition.data.PairSets;
import io.tegum.kernel.addition.table.TableStep;
import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.family.Learner;
import io.tegum.kernel.family.Measures;
import io.tegum.kernel.family.Stage;
import io.tegum.kernel.optimiser.LearningRate;
import java.util.List;
import java.util.Optional;

/** Trains one addition transformer. */
public final class AdditionLearner implements Learner {

  /** Ten thousand nats a digit are no error of a network that can still learn. */
  private static final double LARGEST_LOSS = 1e4;

  private final AdditionTrial trial;
  private final PairSets pairs;
  private final EpochOrder epochs;
  private final LearningRate learningRate;
  private final TableStep step;
  private final AdditionParameters stored;
  private int[] order;
  private long orderOf = -1;
  private double loss;

  public AdditionLearner(AdditionTrial trial) {
    this.trial = trial;
    pairs = PairSets.of(trial);
    epochs = new EpochOrder(trial.seed(), trial.data().trainingPairs());
    learningRate = new LearningRate(trial.training().optimisation());
    step = new TableStep(trial.model(), trial.training().optimisation(), pairs);
    stored = AdditionParameters.zeros(trial.model());
  }

  @Override
  public List<Stage> stages() {
    return List.of(new Stage("training", trial.steps()));
  }

  @Override
  public void initialise(int model) {
    step.load(AdditionParameters.initial(trial));
    step.store(stored);
  }

  @Override
  public void begin(int stage) {
    // There is one stage, and the step's optimiser knows no past.
  }

  @Override
  public void step(long number) {
    long epoch = number / trial.stepsPerEpoch();
    if (epoch != orderOf) {
      order = epochs.of((int) epoch);
      orderOf = epoch;
    }
    int begin = (int) (number % trial.stepsPerEpoch()) * trial.training().batch();
    loss = step.loss(order, begin);
  }

  @Override
  public double loss(int model) {
    return loss;
  }

  @Override
  public double largestLoss(int model) {
    return LARGEST_LOSS;
  }

  @Override
  public void update(int k) {
    step.update(learningRate.at(k / trial.stepsPerEpoch()));
  }

  @Override
  public Optional<String> store(int model) {
    step.store(stored);
    return stored.notFinite().map(name -> name + " became infinite or not a number");
  }

  @Override
  public CurvePoint point(int model, int steps) {
    double epoch = steps / (double) trial.stepsPerEpoch();
    return new AdditionPoint(steps, epoch, step.trainingAccuracy(), step.testAccuracy());
  }

  @Override
  public Measures measure(int model, List<CurvePoint> curve) {
    return AdditionMeasures.of(stored, pairs);
  }
}
