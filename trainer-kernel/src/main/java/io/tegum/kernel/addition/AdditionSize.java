package io.tegum.kernel.addition;

import io.tegum.kernel.family.RecordedPoints;

/** Predicts the bytes of a trial's rows, before compression: its lists, and a rate for scalars. */
final class AdditionSize {
  private AdditionSize() {}

  private static final long FLOAT = 4;
  private static final long DOUBLE = 8;

  /** Scalars and strings of a row of trials: some thirty numbers, the id and a few labels. */
  private static final long TRIAL_SCALARS = 300;

  /** Step, epoch, accuracies and the id of a row of curves. */
  private static final long CURVE_SCALARS = 80;

  /** Parts, logits and contributions of the pairs of digits, and both circuits. */
  private static final long PER_HEAD_FLOATS = (10 + 2) * 100 + 11 * 11 + 11 * 10;

  /** Singular values, shares, ablations and Fourier shares of digits. */
  private static final long PER_HEAD_DOUBLES = 22 + 6 + 3 * 5;

  static long trial(AdditionTrial trial) {
    AdditionModel model = trial.model();
    long heads = model.heads();
    long places = model.places();
    long attention = model.answers() * places;
    long projections = 3L * (AdditionModel.OUTPUTS + places) * model.headSize();
    long floats = model.parameters() + heads * (PER_HEAD_FLOATS + attention + projections);
    long doubles = heads * (PER_HEAD_DOUBLES + 3 * (places / 2)) + 6L * model.answers();
    return TRIAL_SCALARS + FLOAT * floats + DOUBLE * doubles;
  }

  static long curve(AdditionTrial trial) {
    double points = RecordedPoints.expected(trial.recordPoints(), trial.steps());
    return Math.round(points * (CURVE_SCALARS + DOUBLE * trial.model().answers()));
  }
}
