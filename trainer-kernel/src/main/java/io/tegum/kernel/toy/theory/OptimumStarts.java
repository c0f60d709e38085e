package io.tegum.kernel.toy.theory;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import io.tegum.kernel.toy.model.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Where {@link ReluOptimum} starts its descents: every arrangement of unit features along the axes
 * (each ignored, on an axis of its own, or parallel or antipodal to earlier ones), up to
 * reflections and the axes' order, then random ones.
 *
 * <p>An arrangement starts from two biases: the usual one for a ReLU, 0 where a feature is
 * represented and its mean where it is not, and the best one of the linear model, which keeps
 * parallel features unbiased.
 */
final class OptimumStarts {
  /** So many that a 24 x 24 phase diagram is the same with several times as many. */
  private static final int RANDOM = 24;

  private static final double RANDOM_BIAS = 0.2;

  private final TokenMoments tokens;
  private final int hidden;
  private final List<Parameters> starts = new ArrayList<>();

  private OptimumStarts(TokenMoments tokens, int hidden) {
    this.tokens = tokens;
    this.hidden = hidden;
  }

  /** Starts for W with {@code hidden} rows; the matrices are the caller's. */
  static List<Parameters> of(TokenMoments tokens, int hidden, long seed) {
    OptimumStarts starts = new OptimumStarts(tokens, hidden);
    starts.arrange(new DMatrixRMaj(hidden, tokens.features()), 0, 0);
    RandomStream random = new RandomStream(seed, Purpose.REPRESENTATION_WEIGHTS);
    for (int k = 0; k < RANDOM; k++) {
      starts.addRandom(random);
    }
    return starts.starts;
  }

  /**
   * Adds to {@code starts} each of them once more with every axis spread evenly over all of hidden
   * space, by the reflection that takes the first axis to (1, ..., 1) / sqrt(m). Dropout tells
   * hidden units apart, and what is spread over several outlives the loss of one.
   */
  static void addSpread(List<Parameters> starts) {
    for (Parameters start : List.copyOf(starts)) {
      if (start.w().numRows == 1) {
        return; // one axis is all of hidden space
      }
      starts.add(new Parameters(spread(start.w()), start.b().copy(), null));
    }
  }

  /** W - 2 v (v'W) / v'v with v the first axis less the even direction. */
  private static DMatrixRMaj spread(DMatrixRMaj w) {
    int m = w.numRows;
    DMatrixRMaj v = new DMatrixRMaj(m, 1);
    v.fill(-1 / Math.sqrt(m));
    v.add(0, 0, 1);
    double square = 2 - 2 / Math.sqrt(m);
    DMatrixRMaj along = new DMatrixRMaj(w.numCols, 1);
    CommonOps_DDRM.multTransA(w, v, along);
    DMatrixRMaj spread = w.copy();
    CommonOps_DDRM.multAddTransB(-2 / square, v, along, spread);
    return spread;
  }

  /** Places features {@code feature} and on in W, whose first {@code used} axes are taken. */
  private void arrange(DMatrixRMaj w, int feature, int used) {
    if (feature == w.numCols) {
      addBiased(w);
      return;
    }
    arrange(w, feature + 1, used);
    for (int axis = 0; axis < Math.min(used + 1, hidden); axis++) {
      w.set(axis, feature, 1);
      arrange(w, feature + 1, Math.max(used, axis + 1));
      if (axis < used) {
        w.set(axis, feature, -1);
        arrange(w, feature + 1, used);
      }
      w.set(axis, feature, 0);
    }
  }

  private void addBiased(DMatrixRMaj w) {
    DMatrixRMaj rectified = new DMatrixRMaj(w.numCols, 1);
    for (int i = 0; i < w.numCols; i++) {
      rectified.set(i, represented(w, i) ? 0 : tokens.mean());
    }
    starts.add(new Parameters(w.copy(), rectified, null));
    DMatrixRMaj linear = new LinearTheory(tokens).optimalBias(w);
    if (!Arrays.equals(linear.data, rectified.data)) {
      starts.add(new Parameters(w.copy(), linear, null));
    }
  }

  private static boolean represented(DMatrixRMaj w, int i) {
    for (int axis = 0; axis < w.numRows; axis++) {
      if (w.get(axis, i) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Columns of W of about unit norm. */
  private void addRandom(RandomStream random) {
    DMatrixRMaj w = new DMatrixRMaj(hidden, tokens.features());
    double deviation = 1 / Math.sqrt(hidden);
    Arrays.setAll(w.data, i -> deviation * random.nextNormal());
    DMatrixRMaj b = new DMatrixRMaj(tokens.features(), 1);
    Arrays.setAll(b.data, i -> RANDOM_BIAS * random.nextNormal());
    starts.add(new Parameters(w, b, null));
  }
}
