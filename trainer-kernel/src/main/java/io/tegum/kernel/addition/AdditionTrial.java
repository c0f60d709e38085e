package io.tegum.kernel.addition;

import static io.tegum.kernel.family.Checks.require;

import java.io.Serializable;

/**
 * Everything that decides the bits of an addition trial.
 *
 * @param model shapes
 * @param data pairs of summands
 * @param training how it is trained
 * @param seed of initial weights, pairs and the order of epochs
 */
public record AdditionTrial(
    AdditionModel model, AdditionData data, AdditionTraining training, long seed)
    implements Serializable {

  public AdditionTrial {
    long pairs = (long) data.trainingPairs() + data.testPairs();
    require(
        pairs <= model.pairs(),
        "training and test pairs",
        pairs,
        "at most " + model.pairs() + " for " + model.digits() + " digits");
    require(
        training.batch() <= data.trainingPairs(),
        "batch",
        training.batch(),
        "at most the training pairs = " + data.trainingPairs());
    long steps = (long) training.epochs() * (data.trainingPairs() / training.batch());
    require(steps <= Integer.MAX_VALUE, "steps", steps, "at most " + Integer.MAX_VALUE);
  }

  /** Whole batches of an epoch. */
  public int stepsPerEpoch() {
    return data.trainingPairs() / training.batch();
  }

  /** Steps of the whole training. */
  public int steps() {
    return training.epochs() * stepsPerEpoch();
  }
}
