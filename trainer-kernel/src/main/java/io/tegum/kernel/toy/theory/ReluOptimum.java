package io.tegum.kernel.toy.theory;

import io.tegum.kernel.algebra.Bfgs;
import io.tegum.kernel.toy.model.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The best W and b known for the ReLU model with few features: the lowest of many minima of {@link
 * ExactReluLoss}. It is a bound from above, without proof that none is lower.
 *
 * <p>Without dropout W is determined up to a rotation of the hidden space, so read it through W'W,
 * norms or {@code FeatureGeometry}. Where several models are equally good, as at an exchange of
 * equally important features, the one of the earliest start is given. b is determined unless a
 * feature's output is 0 for every token; an ignored feature has b_i = E[x_i].
 *
 * <p>The matrices belong to this record and must not be changed.
 *
 * @param w W, m x n
 * @param b b, n x 1
 * @param loss L1 there, exact; under dropout where that was asked for
 * @param relativeGradient |dL1/d(W, b)| over the loss of always putting out 0
 */
public record ReluOptimum(DMatrixRMaj w, DMatrixRMaj b, double loss, double relativeGradient) {
  private static final long SEED = 0;
  private static final double GRADIENT_TOLERANCE = 1e-10;
  private static final int MAX_STEPS = 500;

  /** By how much a later start must be lower to be another minimum, not rounding. */
  private static final double TIE = 1e-10;

  /**
   * Searches from all starts. The same arguments give the same bits on every machine.
   *
   * @param loss used as a workspace
   * @param hidden m, 1 or more; beyond n nothing is gained without dropout
   */
  public static ReluOptimum of(ExactReluLoss loss, int hidden) {
    return of(loss, hidden, List.of());
  }

  /**
   * Searches from all starts and from known models, such as trained ones: the loss is at most that
   * of the best of them, but for rounding.
   *
   * @param known W (hidden x n) and b of each (not modified)
   */
  public static ReluOptimum of(ExactReluLoss loss, int hidden, List<Parameters> known) {
    return of(loss, 0, hidden, known);
  }

  /**
   * Likewise of the expected loss under dropout ({@link DropoutLoss}), which a rotation of hidden
   * space changes: {@link #w} is then determined up to order and signs of its rows.
   *
   * @param dropout q, in [0, 1)
   * @param hidden m, 1 or more; at most {@link DropoutLoss#MAX_HIDDEN} with dropout
   */
  public static ReluOptimum of(
      ExactReluLoss loss, double dropout, int hidden, List<Parameters> known) {
    if (hidden < 1) {
      throw new IllegalArgumentException(
          "Cannot find the optimum: hidden was " + hidden + ", must be 1 or more");
    }
    List<Parameters> starts = OptimumStarts.of(loss.tokens(), hidden, SEED);
    if (dropout == 0) {
      starts.addAll(known);
      return of(loss, loss::loss, starts);
    }
    OptimumStarts.addSpread(starts);
    starts.addAll(known);
    return of(loss, new DropoutLoss(dropout, loss::loss)::loss, starts);
  }

  /** Searches from {@code starts} (not modified). */
  static ReluOptimum of(ExactReluLoss loss, List<Parameters> starts) {
    return of(loss, loss::loss, starts);
  }

  private static ReluOptimum of(
      ExactReluLoss loss, DropoutLoss.PlainLoss minimised, List<Parameters> starts) {
    double scale = loss.tokens().meanSquare() * DoubleStream.of(loss.importance()).sum();
    Bfgs.Objective objective = relative(minimised, starts.get(0).copy(), scale);
    Bfgs.Minimum best = null;
    for (Parameters start : starts) {
      Bfgs.Minimum minimum = Bfgs.minimise(objective, flat(start), GRADIENT_TOLERANCE, MAX_STEPS);
      if (best == null || minimum.value() < best.value() * (1 - TIE)) {
        best = minimum;
      }
    }
    Parameters parameters = starts.get(0).copy();
    unflatten(best.point(), parameters);
    return new ReluOptimum(
        parameters.w(), parameters.b(), best.value() * scale, best.gradientNorm());
  }

  private static Bfgs.Objective relative(
      DropoutLoss.PlainLoss loss, Parameters parameters, double scale) {
    Parameters gradient = parameters.copy();
    return (point, slopes) -> {
      unflatten(point, parameters);
      double value = loss.loss(parameters.w(), parameters.b(), gradient.w(), gradient.b());
      System.arraycopy(flat(gradient), 0, slopes, 0, slopes.length);
      for (int i = 0; i < slopes.length; i++) {
        slopes[i] /= scale;
      }
      return value / scale;
    };
  }

  /** W row by row, then b. */
  private static double[] flat(Parameters parameters) {
    double[] w = parameters.w().data;
    double[] b = parameters.b().data;
    double[] point = Arrays.copyOf(w, w.length + b.length);
    System.arraycopy(b, 0, point, w.length, b.length);
    return point;
  }

  private static void unflatten(double[] point, Parameters parameters) {
    double[] w = parameters.w().data;
    double[] b = parameters.b().data;
    System.arraycopy(point, 0, w, 0, w.length);
    System.arraycopy(point, w.length, b, 0, b.length);
  }
}
