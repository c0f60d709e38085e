package io.tegum.kernel.addition;

import io.tegum.kernel.family.RecordedPoints;

/**
 * Predicts what a trial costs one core, from the floats that move (N training pairs, U = H d_head):
 *
 * <pre>
 *   step   = B (D + 1) (ANSWER + GATHERED 2D (U + H) + UNIT U)
 *          + TABLE (D + 1) entries (U + H) + PARAMETER parameters, and more where heads fill no vectors
 *   point  = all pairs forward
 *   end    = metrics in double: training and test pairs, digit pairs, each head's ablation
 * </pre>
 *
 * <p>The constants are a fit to 18 shapes, which it meets within a quarter, on the machine of
 * docs/performance.md. Another machine scales all of them alike, which changes no plan.
 */
final class AdditionCost {
  private AdditionCost() {}

  private static final double NANOSECOND = 1e-9;

  private static final double ANSWER = 100;
  private static final double GATHERED = 0.116;
  private static final double UNIT = 0.117;
  private static final double TABLE = 1.73;
  private static final double PARAMETER = 2.2;

  /** Heads of which this many are no whole number go by scalar loops. */
  private static final int VECTOR = 16;

  private static final double SCALAR = 1.6;
  private static final double SCALAR_LOOP = 3.7;

  /** A forward pass beside a step, a pair. */
  private static final double FORWARD = 0.6;

  /** A unit of an answer in double. */
  private static final double EXACT_UNIT = 20;

  /** A head's two ablations and its attention, an answer. */
  private static final double ABLATION = 1500;

  private static final double DIGIT_PAIRS = 100.0 * 256;

  static double coreSeconds(AdditionTrial trial) {
    AdditionModel model = trial.model();
    double answers = model.answers();
    double testAnswers = answers * trial.data().testPairs();
    double allAnswers = answers * trial.data().trainingPairs() + testAnswers;
    double point = FORWARD * allAnswers * answer(model);
    double end =
        (allAnswers + DIGIT_PAIRS) * model.units() * EXACT_UNIT
            + testAnswers * model.heads() * ABLATION;
    return NANOSECOND
        * (trial.steps() * step(trial)
            + RecordedPoints.expected(trial.recordPoints(), trial.steps()) * point
            + end);
  }

  private static double step(AdditionTrial trial) {
    AdditionModel model = trial.model();
    double rows = model.answers() * (10.0 * model.digitPlaces() + model.answers());
    return trial.training().batch() * model.answers() * answer(model)
        + rows * (TABLE * (model.units() + model.heads()) + 2 * scalar(model))
        + PARAMETER * model.parameters();
  }

  /** Forward and backward of one answer of one pair. */
  private static double answer(AdditionModel model) {
    double row = model.units() + model.heads();
    return ANSWER + GATHERED * model.digitPlaces() * row + UNIT * model.units() + scalar(model);
  }

  /** What an answer takes more where heads fill no vectors. */
  private static double scalar(AdditionModel model) {
    return model.heads() % VECTOR == 0 ? 0 : model.units() * (SCALAR + SCALAR_LOOP / model.heads());
  }
}
