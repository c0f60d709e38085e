package io.tegum.sweep.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The published k-gons by a minimisation that shares nothing with their closed forms. */
class PolygonEnergiesTest {

  /** Two units of the last published digit: both parameters are rounded too. */
  private static final double PUBLISHED_DIGITS = 2e-5;

  private static final int NODES = 1000;

  /**
   * h = 3 k E with one of k features present, by the midpoint rule: its own error, and what it
   * makes the others put out.
   */
  private static double energy(int k, double norm, double bias) {
    double sum = 0;
    for (int node = 0; node < NODES; node++) {
      double x = (node + 0.5) / NODES;
      for (int j = 0; j < k; j++) {
        double out = Math.max(0, norm * norm * Math.cos(2 * Math.PI * j / k) * x + bias);
        double error = j == 0 ? x - out : out;
        sum += error * error;
      }
    }
    return 3 * k * sum / NODES;
  }

  /** Compass search. */
  private static double[] minimise(int k) {
    double[] point = {1.2, -0.4};
    double value = energy(k, point[0], point[1]);
    for (double step = 0.2; step > 1e-5; ) {
      boolean better = false;
      for (int move = 0; move < 4; move++) {
        double[] next = point.clone();
        next[move / 2] += move % 2 == 0 ? step : -step;
        double nextValue = energy(k, next[0], next[1]);
        if (nextValue < value) {
          value = nextValue;
          point = next;
          better = true;
        }
      }
      step = better ? step : step / 2;
    }
    return new double[] {point[0], point[1], value};
  }

  @Test
  void publishedPolygonsMinimiseTheHighSparsityPotential() {
    for (SparsePolygons.Polygon polygon : SparsePolygons.PUBLISHED) {
      double published = energy(polygon.k(), polygon.norm(), polygon.bias());
      assertThat(published).isCloseTo(polygon.energy(), within(PUBLISHED_DIGITS));
      double[] found = minimise(polygon.k());
      assertThat(found[2]).isCloseTo(polygon.energy(), within(PUBLISHED_DIGITS));
      assertThat(found[0]).isCloseTo(polygon.norm(), within(1e-3));
      assertThat(found[1]).isCloseTo(polygon.bias(), within(2e-3));
    }
  }
}
