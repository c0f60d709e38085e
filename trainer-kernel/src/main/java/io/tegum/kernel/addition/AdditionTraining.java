package io.tegum.kernel.addition;

import static io.tegum.kernel.family.Checks.require;

import java.io.Serializable;

/**
 * How an addition trial is trained: AdamW over shuffled epochs, whose learning rate falls from one
 * epoch to the next along a cosine to 0. What is left of an epoch after its last whole batch is
 * dropped.
 *
 * @param epochs 1 to {@link #MAX_EPOCHS}
 * @param batch pairs a step, 1 or more
 * @param learningRate of the first epoch, positive and finite
 * @param weightDecay decoupled, of all parameters, 0 or more and finite
 * @param initialScale c of the initial weights' deviation c / sqrt(d_model), positive, at most
 *     {@link #MAX_INITIAL_SCALE}; biases begin at 0
 */
public record AdditionTraining(
    int epochs, int batch, double learningRate, double weightDecay, double initialScale)
    implements Serializable {

  public static final int MAX_EPOCHS = 1_000_000;

  public static final int MAX_BATCH = 1 << 20;

  public static final double MAX_INITIAL_SCALE = 1e3;

  public AdditionTraining {
    require(epochs >= 1 && epochs <= MAX_EPOCHS, "epochs", epochs, "1 to " + MAX_EPOCHS);
    require(batch >= 1 && batch <= MAX_BATCH, "batch", batch, "1 to " + MAX_BATCH);
    require(
        learningRate > 0 && Double.isFinite(learningRate),
        "learning rate",
        learningRate,
        "a positive finite number");
    require(
        weightDecay >= 0 && Double.isFinite(weightDecay),
        "weight decay",
        weightDecay,
        "a finite number, 0 or more");
    weightDecay += 0.0; // -0 becomes 0
    require(
        initialScale > 0 && initialScale <= MAX_INITIAL_SCALE,
        "initial scale",
        initialScale,
        "in (0, " + (int) MAX_INITIAL_SCALE + "]");
  }

  /**
   * The learning rate of an epoch.
   *
   * @param epoch 0-based
   */
  public double rateAt(int epoch) {
    return learningRate * 0.5 * (1 + StrictMath.cos(Math.PI * epoch / epochs));
  }
}
