package io.tegum.analysis.figure;

import io.tegum.analysis.diagram.GridScale;
import io.tegum.analysis.diagram.ShortNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Breaks of an axis.
 *
 * @param positions where
 * @param labels what is written there
 */
public record Ticks(List<Double> positions, List<String> labels) {
  private static final double LABEL_CHARACTER_WIDTH = 8;
  private static final double LABEL_GAP = 12;
  private static final double LABEL_HEIGHT = 20;
  private static final double SHORT_LOG_AXIS = 100;
  private static final double TOLERANCE = 1e-6;
  private static final String LOG_SCALE = " (log scale)";

  /** First digits of the numbers on a log scale, the closest together first. */
  private static final List<List<Integer>> ROUND =
      List.of(List.of(1, 2, 5), List.of(1, 3), List.of(1));

  /** Of round numbers: no axis goes beyond. */
  private static final int LARGEST_EXPONENT = 12;

  /**
   * Breaks of a horizontal axis whose values stand at 0, 1, 2, ...: as many of them as have room
   * side by side, evenly chosen; on a log scale, round numbers.
   */
  static Ticks across(List<?> values, double width) {
    return fitting(
        values,
        labels -> {
          int longest = labels.stream().mapToInt(String::length).max().orElse(1);
          return (longest * LABEL_CHARACTER_WIDTH + LABEL_GAP) * values.size() / width;
        });
  }

  /** Likewise for a vertical axis. */
  static Ticks upward(List<?> values, double height) {
    return fitting(values, labels -> LABEL_HEIGHT * values.size() / height);
  }

  /** How many cells a label at the last of {@code cells} cells reaches beyond the axis. */
  static int beyond(String label, int cells, double width) {
    double half = label.length() * LABEL_CHARACTER_WIDTH / 2 * cells / width;
    return (int) Math.ceil(half - 0.5 - TOLERANCE);
  }

  /**
   * Those whose labels end above the axis of {@code cells} cells, and do not meet a neighbour's.
   */
  Ticks inside(int cells, double width) {
    List<Double> kept = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      double half = labels.get(i).length() * LABEL_CHARACTER_WIDTH / 2 * cells / width;
      double position = positions.get(i);
      if (position + 0.5 >= half - 0.5 && position + 0.5 <= cells - half + 0.5) {
        kept.add(position);
        names.add(labels.get(i));
      }
    }
    return new Ticks(kept, names);
  }

  /** Breaks of a horizontal log axis at powers of ten. */
  static Ticks decades(double least, double most, double width) {
    int first = (int) Math.ceil(StrictMath.log10(least) - TOLERANCE);
    int last = (int) Math.floor(StrictMath.log10(most) + TOLERANCE);
    List<Double> powers = new ArrayList<>();
    for (int exponent = first; exponent <= last; exponent++) {
      powers.add(StrictMath.pow(10, exponent));
    }
    // Lets-Plot turns labels around well before they touch, and one stands at either end.
    Ticks chosen = across(powers, width * 0.6);
    return new Ticks(
        chosen.positions().stream().map(i -> powers.get(i.intValue())).toList(), chosen.labels());
  }

  /** Breaks of a log axis: powers of ten, or 1, 2 and 5 times them on a short one. */
  static Ticks logarithmic(double least, double most, double length) {
    if (most / least >= SHORT_LOG_AXIS) {
      return decades(least, most, length);
    }
    List<Double> positions = new ArrayList<>();
    int first = (int) Math.floor(StrictMath.log10(least));
    for (int exponent = first; StrictMath.pow(10, exponent) <= most * (1 + TOLERANCE); exponent++) {
      for (int multiple : new int[] {1, 2, 5}) {
        double value = multiple * StrictMath.pow(10, exponent);
        if (value >= least * (1 - TOLERANCE) && value <= most * (1 + TOLERANCE)) {
          positions.add(value);
        }
      }
    }
    if (positions.isEmpty()) {
      positions.add(least);
    }
    return new Ticks(positions, positions.stream().map(ShortNumber::of).toList());
  }

  /** All values where they have room; else round numbers of a log scale, or every k-th value. */
  private static Ticks fitting(List<?> values, ToDoubleFunction<List<String>> smallestStep) {
    double step = smallestStep.applyAsDouble(values.stream().map(ShortNumber::of).toList());
    if (step > 1 + TOLERANCE && spacing(values).equals(LOG_SCALE)) {
      for (List<Integer> digits : ROUND) {
        Ticks round = round(values, digits);
        int count = round.labels().size();
        if (count > 1 && count * smallestStep.applyAsDouble(round.labels()) <= values.size()) {
          return round;
        }
      }
    }
    return every(values, step);
  }

  /** Numbers of one of the given first digits between the ends of a log scale. */
  private static Ticks round(List<?> values, List<Integer> digits) {
    GridScale scale = GridScale.of(values);
    List<Double> positions = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int exponent = -LARGEST_EXPONENT; exponent <= LARGEST_EXPONENT; exponent++) {
      for (int digit : digits) {
        double value = Double.parseDouble(digit + "e" + exponent);
        double position = scale.coordinate(value);
        if (position >= -TOLERANCE && position <= values.size() - 1 + TOLERANCE) {
          positions.add(position);
          labels.add(ShortNumber.of(value));
        }
      }
    }
    return new Ticks(positions, labels);
  }

  private static Ticks every(List<?> values, double smallestStep) {
    int step = Math.max(1, (int) Math.ceil(smallestStep - TOLERANCE));
    List<Double> positions = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < values.size(); i += step) {
      positions.add((double) i);
      labels.add(ShortNumber.of(values.get(i)));
    }
    return new Ticks(positions, labels);
  }

  /**
   * What to add to the title of an axis whose values are drawn at even distances: nothing when they
   * are evenly spaced, " (log scale)" when their ratios are, else " (uneven steps)".
   */
  static String spacing(List<?> values) {
    if (values.size() < 3 || !values.stream().allMatch(Number.class::isInstance)) {
      return "";
    }
    double[] x = values.stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
    double[] logarithm = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      logarithm[i] = StrictMath.log(x[i]);
    }
    if (isEven(x)) {
      return "";
    }
    return x[0] > 0 && x[x.length - 1] > 0 && isEven(logarithm) ? LOG_SCALE : " (uneven steps)";
  }

  /** Steps may differ by a tenth: specs round what they list, for instance 0.3 for 10^-.5. */
  private static boolean isEven(double[] x) {
    double step = (x[x.length - 1] - x[0]) / (x.length - 1);
    for (int i = 1; i < x.length; i++) {
      if (Math.abs(x[i] - x[i - 1] - step) > 0.1 * Math.abs(step)) {
        return false;
      }
    }
    return true;
  }
}
