package io.tegum.sweep.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The published k-gons by a minimisation that shares nothing with their closed forms. */
class PolygonEnergiesTest {

  /** Two units of the last published digit: both parameters are rounded too. */
  private static final double PUBLISHED_DIGITS = 2e-5;

  private static final int NODES = 4000;

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

  /** The best norm, each norm with its best bias: norm, bias and energy. */
  private static double[] minimise(int k) {
    double norm = lowest(0.5, 2, l -> energy(k, l, bias(k, l)));
    return new double[] {norm, bias(k, norm), energy(k, norm, bias(k, norm))};
  }

  private static double bias(int k, double norm) {
    return lowest(-2, 0.5, b -> energy(k, norm, b));
  }

  /** Where a function with one valley is lowest, by thirds. */
  private static double lowest(double low, double high, DoubleUnaryOperator function) {
    while (high - low > 1e-5) {
      double third = (high - low) / 3;
      if (function.applyAsDouble(low + third) < function.applyAsDouble(high - third)) {
        high -= third;
      } else {
        low += third;
      }
    }
    return (low + high) / 2;
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
