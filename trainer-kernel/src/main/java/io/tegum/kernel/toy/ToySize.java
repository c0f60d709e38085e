package io.tegum.kernel.toy;

import io.tegum.kernel.family.RecordedPoints;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;

/** Predicts the bytes of a trial's rows, before compression: lists, and a rate for all scalars. */
final class ToySize {
  private ToySize() {}

  private static final long FLOAT = 4;
  private static final long DOUBLE = 8;
  private static final long INT = 4;

  /** Scalars and strings of a row of trials: some thirty numbers, the id and a few labels. */
  private static final long TRIAL_SCALARS = 300;

  /** Step, losses, largest overlap and the id of a row of curves. */
  private static final long CURVE_SCALARS = 64;

  /** Left, right and weight. */
  private static final long PAIR = 2 * INT + DOUBLE;

  /** W, b, A, B, spectrum, geometry, neurons, alignment, pairs. */
  static long trial(TrialConfiguration configuration) {
    long n = configuration.model().features();
    long m = configuration.model().hidden();
    long trial = TRIAL_SCALARS + FLOAT * (m * n + n) + DOUBLE * 3 * n + INT * 2 * n;
    trial += configuration.data().isUniform() ? 0 : DOUBLE * n; // densities
    trial += configuration.hasPrivilegedAxes() ? DOUBLE * m : 0;
    HeadConfiguration head = configuration.headOrNull();
    if (head != null) {
      long r = head.rank();
      trial += FLOAT * 2 * r * m + DOUBLE * (r + 2 * r * m + 4 * r * n);
      trial += (PAIR + DOUBLE + INT) * head.pairs().size();
    }
    return trial;
  }

  /** Losses, spectrum, norms, dimensionalities and scores at each recorded point. */
  static long curve(TrialConfiguration configuration) {
    long point = CURVE_SCALARS + DOUBLE * 2 * configuration.model().features();
    HeadConfiguration head = configuration.headOrNull();
    if (head != null) {
      point += DOUBLE * (head.rank() + head.pairs().size());
    }
    return Math.round(recordedPoints(configuration) * point);
  }

  /** About how many points of its curve are distinct. */
  static double recordedPoints(TrialConfiguration configuration) {
    int stages =
        switch (configuration.training().schedule()) {
          case REPRESENTATION_ONLY, JOINT -> 1;
          case REPRESENTATION_THEN_HEAD -> 2;
        };
    return RecordedPoints.expected(
        configuration.recordPoints(), configuration.training().steps(), stages);
  }
}
