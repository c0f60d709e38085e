package io.tegum.kernel.algebra;

import static io.tegum.kernel.algebra.InverseHessian.dot;

/**
 * Minimises a continuously differentiable function of a few variables: the method of Broyden,
 * Fletcher, Goldfarb and Shanno with the weak Wolfe conditions, found by bisection and doubling
 * (Lewis and Overton, 2013), which also holds where second derivatives jump.
 */
public final class Bfgs {
  /** A function and its gradient. */
  public interface Objective {
    /** The value at {@code point} (not modified). The gradient is written to {@code gradient}. */
    double at(double[] point, double[] gradient);
  }

  /**
   * Where the descent ended.
   *
   * @param point owned by this record
   * @param gradientNorm Euclidean norm of the gradient there
   */
  public record Minimum(double[] point, double value, double gradientNorm) {}

  private static final double SUFFICIENT_DECREASE = 1e-4;
  private static final double CURVATURE = 0.9;
  private static final int MAX_TRIALS = 50;

  /** Rounding of a value, relative: below it, slopes alone tell whether a step descends. */
  private static final double ROUNDING = 4e-16;

  private final Objective objective;
  private final InverseHessian inverseHessian;
  private final double[] direction;
  private double[] point;
  private double[] gradient;
  private double value;
  private double[] nextPoint;
  private double[] nextGradient;
  private double nextValue;

  private Bfgs(Objective objective, double[] start) {
    this.objective = objective;
    inverseHessian = new InverseHessian(start.length);
    direction = new double[start.length];
    point = start.clone();
    gradient = new double[start.length];
    value = objective.at(point, gradient);
    nextPoint = new double[start.length];
    nextGradient = new double[start.length];
  }

  /**
   * Descends from {@code start} (not modified) until the gradient's norm is at most {@code
   * tolerance}, no step descends any more, or {@code maxSteps} steps are done. The value never
   * exceeds that at the start by more than rounding.
   */
  public static Minimum minimise(
      Objective objective, double[] start, double tolerance, int maxSteps) {
    Bfgs descent = new Bfgs(objective, start);
    descent.steepest();
    for (int step = 0; step < maxSteps && descent.gradientNorm() > tolerance; step++) {
      if (descent.findStep()) {
        descent.takeStep();
      } else if (descent.inverseHessian.isFresh()) {
        break;
      } else {
        descent.steepest();
      }
    }
    return new Minimum(descent.point, descent.value, descent.gradientNorm());
  }

  /** Steepest descent next, its first trial of length 1 at most. */
  private void steepest() {
    inverseHessian.reset(1 / Math.max(1, gradientNorm()));
  }

  /** Looks for the next point; false if none descends. */
  private boolean findStep() {
    inverseHessian.times(gradient, direction);
    double slope = -dot(direction, gradient);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double length = 1;
    for (int trial = 0; slope < 0 && trial < MAX_TRIALS; trial++) {
      for (int i = 0; i < point.length; i++) {
        nextPoint[i] = point[i] - length * direction[i];
      }
      nextValue = objective.at(nextPoint, nextGradient);
      double nextSlope = -dot(direction, nextGradient);
      if (!descends(length * slope, nextSlope, slope)) {
        high = length;
      } else if (nextSlope < CURVATURE * slope) {
        low = length;
      } else {
        return true;
      }
      length = Double.isInfinite(high) ? 2 * length : (low + high) / 2;
    }
    return false;
  }

  /** Sufficient decrease of the value or, within rounding, of the slope (Hager and Zhang, 2005). */
  private boolean descends(double predicted, double nextSlope, double slope) {
    return nextValue <= value + SUFFICIENT_DECREASE * predicted
        || (nextValue <= value + ROUNDING * Math.abs(value)
            && nextSlope <= (2 * SUFFICIENT_DECREASE - 1) * slope);
  }

  private void takeStep() {
    inverseHessian.update(difference(nextPoint, point), difference(nextGradient, gradient));
    double[] lastPoint = point;
    double[] lastGradient = gradient;
    point = nextPoint;
    gradient = nextGradient;
    value = nextValue;
    nextPoint = lastPoint;
    nextGradient = lastGradient;
  }

  private double gradientNorm() {
    return Math.sqrt(dot(gradient, gradient));
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }
}
