package io.tegum.kernel.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BfgsTest {
  private static final double TOLERANCE = 1e-10;

  @Test
  void findsRosenbrocksMinimum() {
    Bfgs.Minimum minimum = Bfgs.minimise(BfgsTest::rosenbrock, point(-1.2, 1), TOLERANCE, 100);
    assertThat(minimum.point()).containsExactly(point(1, 1), within(1e-8));
    assertThat(minimum.gradientNorm()).isLessThanOrEqualTo(TOLERANCE);
  }

  @Test
  void solvesAnIllConditionedQuadratic() {
    double[] curvature = {1e-4, 1, 50, 1e4};
    Bfgs.Objective quadratic =
        (x, gradient) -> {
          double value = 0;
          for (int i = 0; i < x.length; i++) {
            gradient[i] = curvature[i] * (x[i] - i);
            value += gradient[i] * (x[i] - i) / 2;
          }
          return value;
        };
    Bfgs.Minimum minimum = Bfgs.minimise(quadratic, new double[] {9, 9, 9, 9}, TOLERANCE, 100);
    assertThat(minimum.point()).containsExactly(point(0, 1, 2, 3), within(1e-5));
  }

  @Test
  void findsAMinimumWhereTheCurvatureJumps() {
    // x^2 and 100 x^2 meet at 0, the minimum; y follows x
    Bfgs.Objective jump =
        (point, gradient) -> {
          double x = point[0];
          double curvature = x > 0 ? 100 : 1;
          double gap = point[1] - x;
          gradient[0] = 2 * curvature * x - 2 * gap;
          gradient[1] = 2 * gap;
          return curvature * x * x + gap * gap;
        };
    Bfgs.Minimum minimum = Bfgs.minimise(jump, point(-3, 2), TOLERANCE, 200);
    assertThat(minimum.point()).containsExactly(point(0, 0), within(1e-9));
  }

  @Test
  void staysAtAStationaryStartAndNeverClimbs() {
    double[] start = point(1, 1);
    assertThat(Bfgs.minimise(BfgsTest::rosenbrock, start, TOLERANCE, 100).point()).isEqualTo(start);
    double last = Double.POSITIVE_INFINITY;
    for (int steps = 0; steps < 40; steps++) {
      double value = Bfgs.minimise(BfgsTest::rosenbrock, point(-1.2, 1), TOLERANCE, steps).value();
      assertThat(value).isLessThanOrEqualTo(last);
      last = value;
    }
  }

  private static double rosenbrock(double[] x, double[] gradient) {
    double valley = x[1] - x[0] * x[0];
    gradient[0] = -400 * x[0] * valley - 2 * (1 - x[0]);
    gradient[1] = 200 * valley;
    return 100 * valley * valley + (1 - x[0]) * (1 - x[0]);
  }

  private static double[] point(double... coordinates) {
    return coordinates;
  }
}
