package io.tegum.analysis.diagram;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How the values of one axis, facet or legend are written: short, but each unlike all others, and
 * numbers in their order. A number has the digits of {@link ShortNumber}, and as many more as tell
 * it from its neighbours: 0.5, 0.99901, 0.99902; 1239.2 is 1239, as 1240 would read as exact. What
 * is drawn is grouped by value; a label is only ever shown.
 */
public final class Labels {
  /** Two doubles that differ do so within these. */
  private static final int MOST_DIGITS = 17;

  private final Map<Object, String> labels = new HashMap<>();

  private Labels(Collection<?> values) {
    TreeSet<Double> numbers = new TreeSet<>();
    for (Object value : values) {
      if (isFinite(value)) {
        numbers.add((Double) key(value));
      } else {
        labels.put(value, ShortNumber.of(value));
      }
    }
    for (Double number : numbers) {
      labels.put(number, label(numbers.lower(number), number, numbers.higher(number)));
    }
  }

  /** The labels of {@code values}, in any order, of which some may be equal, or null. */
  public static Labels of(Collection<?> values) {
    return new Labels(values);
  }

  /**
   * The label of one of the values.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  public String of(Object value) {
    String label = labels.get(key(value));
    if (label == null) {
      throw new IllegalArgumentException(
          "Cannot label a value: it was " + value + ", must be one of the axis' values");
    }
    return label;
  }

  /** The labels of some of the values, in their order. */
  public List<String> all(Collection<?> values) {
    List<String> texts = new ArrayList<>(values.size());
    values.forEach(value -> texts.add(of(value)));
    return texts;
  }

  /** Equal numbers of any type are one value. */
  private static Object key(Object value) {
    return isFinite(value) ? (Object) (((Number) value).doubleValue() + 0.0) : value; // no -0.0
  }

  private static boolean isFinite(Object value) {
    return value instanceof Number number && Double.isFinite(number.doubleValue());
  }

  private static String label(Double lower, double number, Double higher) {
    int digits = ShortNumber.digitsOfWhole(number);
    BigDecimal written = ShortNumber.rounded(number, digits);
    while (digits < MOST_DIGITS
        && ((lower != null && ShortNumber.rounded(lower, digits).compareTo(written) >= 0)
            || (higher != null && ShortNumber.rounded(higher, digits).compareTo(written) <= 0))) {
      written = ShortNumber.rounded(number, ++digits);
    }
    return ShortNumber.text(written);
  }
}
