package io.tegum.analysis.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers as whole thousandths of the largest of them, which takes half the room on a page.
 *
 * @param largest the largest magnitude; 0 where there is none
 * @param values thousandths of it; null where there is no number
 */
record Thousandths(double largest, List<Integer> values) {
  private static final int PARTS = 1000;

  static Thousandths of(double[] numbers) {
    double largest = 0;
    for (double number : numbers) {
      largest = Math.max(largest, Double.isFinite(number) ? Math.abs(number) : 0);
    }
    List<Integer> values = new ArrayList<>(numbers.length);
    for (double number : numbers) {
      values.add(Double.isFinite(number) ? parts(number, largest) : null);
    }
    return new Thousandths(largest, values);
  }

  private static int parts(double number, double largest) {
    return largest == 0 ? 0 : (int) Math.round(PARTS * (number / largest));
  }

  /** A row's list as numbers, NaN where it has none. */
  static double[] doubles(List<? extends Number> list) {
    return list.stream().mapToDouble(v -> v == null ? Double.NaN : v.doubleValue()).toArray();
  }
}
