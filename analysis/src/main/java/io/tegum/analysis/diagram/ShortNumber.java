package io.tegum.analysis.diagram;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people read them on an axis or in a sentence: three significant digits. */
public final class ShortNumber {
  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);
  private static final double SMALLEST_PLAIN = 1e-3;
  private static final double LARGEST_PLAIN = 1e6;

  private ShortNumber() {}

  /** Whole numbers below a million in full, else three digits: 0.316, 10000, 1e-5, 2.5e7. */
  public static String of(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    double magnitude = Math.abs(value);
    if (magnitude < LARGEST_PLAIN && value == Math.rint(value)) {
      return Long.toString((long) value);
    }
    BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros();
    if (magnitude >= SMALLEST_PLAIN && magnitude < LARGEST_PLAIN) {
      return rounded.toPlainString();
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    return rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }

  /** Numbers short, anything else as its text. */
  public static String of(Object value) {
    return value instanceof Number number ? of(number.doubleValue()) : String.valueOf(value);
  }
}
