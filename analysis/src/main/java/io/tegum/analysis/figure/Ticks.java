package io.tegum.analysis.figure;

import io.tegum.analysis.diagram.GridScale;
import io.tegum.analysis.diagram.Labels;
import io.tegum.analysis.diagram.ShortNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Breaks of an axis.
 *
 * @param positions where
 * @param labels what is written there
 */
public record Ticks(List<Double> positions, List<String> labels) {
  private static final double LABEL_CHARACTER_WIDTH = 8;
  private static final double LABEL_POINT_WIDTH = 4;
  private static final double LABEL_GAP = 4;
  private static final double LABEL_HEIGHT = 20;
  private static final double SHORT_LOG_AXIS = 100;

  /** Between numbers of a smaller ratio there may be one first digit only, or none. */
  private static final double NARROW = 2.5;

  private static final int MOST_NARROW = 6;
  private static final int LEAST_ROOM = 3;
  private static final double WIDEST_LABEL = 50;

  /** What Lets-Plot leaves free at either end of an axis, of its length. */
  private static final double EXPANSION = 0.05;

  /** How much of a log axis is between its first and last number, and a label's half beyond. */
  private static final double WITHOUT_MARGINS = 0.8;

  private static final int MOST_WHOLE = 10;
  private static final double TOLERANCE = 1e-6;
  private static final String LOG_SCALE = " (log scale)";

  /** First digits of the numbers on a log scale, the closest together first. */
  private static final List<List<Integer>> ROUND =
      List.of(List.of(1, 2, 5), List.of(1, 3), List.of(1));

  /** Likewise where an axis is so short that few would be on it. */
  private static final List<List<Integer>> DENSE =
      List.of(List.of(1, 2, 5), List.of(1, 2, 3, 4, 5, 6, 7, 8, 9));

  /** Of round numbers: no axis goes beyond. */
  private static final int LARGEST_EXPONENT = 12;

  /**
   * Breaks of a horizontal axis whose values stand at 0, 1, 2, ...: as many of them as have room
   * side by side, evenly chosen; on a log scale, round numbers.
   */
  static Ticks across(List<?> values, double width) {
    double cell = width / values.size();
    return fitting(values, ticks -> ticks.haveRoom(cell));
  }

  /** Likewise for a vertical axis. */
  static Ticks upward(List<?> values, double height) {
    double cell = height / values.size();
    return fitting(values, ticks -> ticks.smallestGap() * cell >= LABEL_HEIGHT - TOLERANCE);
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
      double half = labelWidth(labels.get(i)) / 2 * cells / width;
      double position = positions.get(i);
      if (position + 0.5 >= half - 0.5 && position + 0.5 <= cells - half + 0.5) {
        kept.add(position);
        names.add(labels.get(i));
      }
    }
    return new Ticks(kept, names);
  }

  /**
   * Breaks of a horizontal log axis at powers of ten.
   *
   * @throws IllegalArgumentException unless 0 &lt; least &lt;= most, both finite
   */
  static Ticks decades(double least, double most, double width) {
    List<Double> powers = powersOfTen(least, most);
    return at(powers, across(powers, width * WITHOUT_MARGINS));
  }

  private static List<Double> powersOfTen(double least, double most) {
    requireLogarithms(least, most);
    int first = (int) Math.ceil(StrictMath.log10(least) - TOLERANCE);
    int last = (int) Math.floor(StrictMath.log10(most) + TOLERANCE);
    List<Double> powers = new ArrayList<>();
    for (int exponent = first; exponent <= last; exponent++) {
      powers.add(StrictMath.pow(10, exponent));
    }
    return powers;
  }

  private static Ticks at(List<Double> values, Ticks chosen) {
    return new Ticks(
        chosen.positions().stream().map(i -> values.get(i.intValue())).toList(), chosen.labels());
  }

  /** Whole numbers, at most ten of them, 1, 2, 5, 10, ... apart. */
  static Ticks whole(double least, double most) {
    return whole(least, most, ticks -> true);
  }

  /** Likewise on a horizontal axis, as many as have room side by side. */
  static Ticks wholeAcross(double least, double most, double width) {
    double steps = Math.max(1, most - least) * (1 + 2 * EXPANSION);
    return whole(least, most, ticks -> ticks.haveRoom(width / steps));
  }

  private static Ticks whole(double least, double most, Predicate<Ticks> haveRoom) {
    for (int k = 0; ; k++) {
      long step = Math.round(Double.parseDouble(ROUND.get(0).get(k % 3) + "e" + k / 3));
      if ((most - least) / step <= MOST_WHOLE) {
        Ticks ticks = multiples(step, least, most);
        if (ticks.labels().size() < 2 || haveRoom.test(ticks)) {
          return ticks;
        }
      }
    }
  }

  private static Ticks multiples(long step, double least, double most) {
    List<Double> positions = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (long at = (long) Math.ceil(least / step) * step; at <= most; at += step) {
      positions.add((double) at);
      labels.add(Long.toString(at));
    }
    return new Ticks(positions, labels);
  }

  /**
   * Breaks of a horizontal log axis: powers of ten, or on a short one 1, 2 and 5 times them, which
   * then may stand in the inner half of its margins, lest what is drawn lie beyond the outermost.
   *
   * @param margin how far the axis reaches beyond what is drawn, as a factor
   */
  static Ticks logarithmic(double least, double most, double margin, double width) {
    requireLogarithms(least, most);
    return most / least >= SHORT_LOG_AXIS
        ? decades(least, most, width)
        : dense(least, most, margin, Math.max(LEAST_ROOM, (int) (width / WIDEST_LABEL)));
  }

  /** Likewise of a vertical one, whose labels need less room. */
  static Ticks logarithmicUpward(double least, double most, double margin, double height) {
    requireLogarithms(least, most);
    if (most / least < SHORT_LOG_AXIS) {
      return dense(least, most, margin, MOST_NARROW);
    }
    List<Double> powers = powersOfTen(least, most);
    return at(powers, upward(powers, height));
  }

  /**
   * The first of 1, 2 and 5, and of all digits that gives two breaks; where the numbers are so
   * close that these would leave much of the axis without any, even steps.
   */
  private static Ticks dense(double least, double most, double margin, int room) {
    double from = least / Math.sqrt(margin);
    double to = most * Math.sqrt(margin);
    List<Double> positions = to / from < NARROW ? evenly(from, to, room) : List.of();
    for (int k = 0; positions.size() < 2; k++) {
      positions = multiplesOfPowers(DENSE.get(k), from, to);
    }
    return new Ticks(positions, Labels.of(positions).all(positions));
  }

  /** Multiples of 1, 2 or 5 times a power of ten, at most {@code room} of them. */
  private static List<Double> evenly(double from, double to, int room) {
    int exponent = (int) Math.floor(StrictMath.log10(to - from)) - 1;
    for (int k = 0; ; k++) {
      int digit = ROUND.get(0).get(k % 3);
      int power = exponent + k / 3;
      double step = Double.parseDouble(digit + "e" + power);
      long first = (long) Math.ceil(from / step - TOLERANCE);
      long last = (long) Math.floor(to / step + TOLERANCE);
      if (last - first < room) {
        return LongStream.rangeClosed(first, last)
            .mapToObj(times -> Double.parseDouble(times * digit + "e" + power))
            .toList();
      }
    }
  }

  private static List<Double> multiplesOfPowers(List<Integer> digits, double least, double most) {
    List<Double> positions = new ArrayList<>();
    int first = (int) Math.floor(StrictMath.log10(least));
    for (int exponent = first; StrictMath.pow(10, exponent) <= most * (1 + TOLERANCE); exponent++) {
      for (int digit : digits) {
        double value = Double.parseDouble(digit + "e" + exponent);
        if (value >= least * (1 - TOLERANCE) && value <= most * (1 + TOLERANCE)) {
          positions.add(value);
        }
      }
    }
    return positions;
  }

  private static void requireLogarithms(double least, double most) {
    if (!(least > 0 && least <= most && most < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "Cannot label a log axis: it was from %s to %s, must be from a positive number to one not less"
              .formatted(least, most));
    }
  }

  /** All values where they have room; else round numbers of a log scale, or every k-th value. */
  private static Ticks fitting(List<?> values, Predicate<Ticks> haveRoom) {
    Ticks all = every(values, 1);
    if (haveRoom.test(all)) {
      return all;
    }
    if (spacing(values).equals(LOG_SCALE)) {
      for (List<Integer> digits : ROUND) {
        Ticks round = round(values, digits);
        if (round.labels().size() > 1 && haveRoom.test(round)) {
          return round;
        }
      }
    }
    for (int step = 2; step < values.size(); step++) {
      Ticks some = every(values, step);
      if (haveRoom.test(some)) {
        return some;
      }
    }
    return every(values, values.size());
  }

  /** Whether labels side by side do not meet, where one step is {@code cell} pixels wide. */
  private boolean haveRoom(double cell) {
    for (int i = 1; i < labels.size(); i++) {
      double widths = (labelWidth(labels.get(i - 1)) + labelWidth(labels.get(i))) / 2;
      double distance = (positions.get(i) - positions.get(i - 1)) * cell;
      if (widths + LABEL_GAP > distance + TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  private static double labelWidth(String label) {
    long points = label.chars().filter(c -> c == '.').count();
    return (label.length() - points) * LABEL_CHARACTER_WIDTH + points * LABEL_POINT_WIDTH;
  }

  /** Least distance of two neighbours, in steps. */
  private double smallestGap() {
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < positions.size(); i++) {
      smallest = Math.min(smallest, positions.get(i) - positions.get(i - 1));
    }
    return smallest;
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

  private static Ticks every(List<?> values, int step) {
    List<String> all = Labels.of(values).all(values);
    List<Double> positions = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < values.size(); i += step) {
      positions.add((double) i);
      labels.add(all.get(i));
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
