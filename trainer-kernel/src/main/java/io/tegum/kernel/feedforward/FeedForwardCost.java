package io.tegum.kernel.feedforward;

import io.tegum.kernel.family.RecordedPoints;
import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.feedforward.theory.DiscreteInputs;

/**
 * Predicts what a trial costs one core, and the bytes of its rows before compression. It depends
 * only on settings of which {@link io.tegum.kernel.family.Setting#changesCost} says so; plans rely
 * on that.
 *
 * <pre>
 *   step  = STEP + drawing + tokens that are not all 0 x (TOKEN + dense products + nonlinearities)
 *   point = held-out tokens x (products + nonlinearities), in double
 * </pre>
 *
 * <p>The constants are of a core at 3 GHz with vectors of 512 bits: steps of n = 3, 10 and 100 at S
 * = 0 to .99 and the study boolean took .8 to 1.5 times what they say.
 */
final class FeedForwardCost {
  private FeedForwardCost() {}

  private static final double NANOSECOND = 1e-9;

  // A step, in nanoseconds.
  private static final double STEP = 1_700;
  private static final double TOKEN = 1;
  private static final double PRODUCT = 0.023; // a multiplication and an addition in float
  private static final double INPUT = 0.35; // drawn by a coin flip
  private static final double NOT_ZERO = 8; // drawn alone
  private static final double SPARSE_TOKEN = 1.5; // whose inputs are drawn so
  private static final double ELEMENT = 0.2; // of a token's neurons and outputs
  private static final double GELU = 1.2; // more, of each neuron or output
  private static final double PARAMETER = 0.3; // the optimiser's

  // Held-out tokens.
  private static final double HELD_OUT_TOKEN = 30;
  private static final double HELD_OUT_PRODUCT = 0.25;
  private static final double HELD_OUT_ELEMENT = 2;
  private static final double HELD_OUT_GELU = 45;
  private static final int CURVE_TOKENS = 2_048;
  private static final int TRAINED_TOKENS = 32_768;
  private static final double TRIAL = 400_000;

  private static final long FLOAT = 4;
  private static final long DOUBLE = 8;
  private static final long LABEL = 10;
  private static final long SCALARS = 350;
  private static final long CURVE_SCALARS = 100;

  /** Predicted core-seconds of training a trial; positive. */
  static double coreSeconds(FeedForwardConfiguration trial) {
    double n = trial.inputs();
    double m = trial.neurons();
    double k = trial.outputs();
    double notZero = trial.task().notZeroProbability();
    double notEmpty = 1 - StrictMath.pow(1 - notZero, n);
    double batch = trial.training().batch();
    double inputs = n * notZero / notEmpty; // of a token that is not empty
    double token =
        TOKEN
            + PRODUCT * m * (2 * Math.min(n, 4 * inputs) + 3 * k)
            + ELEMENT * (2 * m + 3 * k)
            + GELU * gelus(trial);
    double drawing = Math.min(INPUT * n, SPARSE_TOKEN + NOT_ZERO * n * notZero);
    double step = STEP + batch * (drawing + notEmpty * token) + PARAMETER * m * (n + k);
    double heldOut =
        HELD_OUT_TOKEN
            + HELD_OUT_PRODUCT * m * (inputs + k)
            + HELD_OUT_ELEMENT * (n + m + k)
            + HELD_OUT_GELU * gelus(trial);
    double possible = DiscreteInputs.count(trial.inputs(), trial.task().function().inputValues());
    double measured =
        Math.min(possible, TRAINED_TOKENS)
            + Math.min(possible, CURVE_TOKENS) * recordedPoints(trial);
    return NANOSECOND * (TRIAL + trial.training().steps() * step + measured * heldOut);
  }

  /** How many GELUs a token takes. */
  private static int gelus(FeedForwardConfiguration trial) {
    return gelus(trial.network().activation(), trial.neurons())
        + gelus(trial.network().output(), trial.outputs());
  }

  private static int gelus(Nonlinearity function, int numbers) {
    return switch (function) {
      case RELU, IDENTITY -> 0;
      case GELU -> numbers;
    };
  }

  /** Weights, scales, shares, losses, classes, and the inputs of outputs. */
  static long trialBytes(FeedForwardConfiguration trial) {
    long n = trial.inputs();
    long m = trial.neurons();
    long k = trial.outputs();
    long weights = FLOAT * (m * n + m + 2 * k * m + k);
    return SCALARS + weights + (DOUBLE + LABEL) * (m + k) + DOUBLE * k;
  }

  /** Losses and classes at each recorded point. */
  static long curveBytes(FeedForwardConfiguration trial) {
    long lists = LABEL * (trial.neurons() + trial.outputs()) + DOUBLE * trial.outputs();
    return Math.round(recordedPoints(trial) * (CURVE_SCALARS + lists));
  }

  private static double recordedPoints(FeedForwardConfiguration trial) {
    return RecordedPoints.expected(trial.recordPoints(), trial.training().steps());
  }
}
