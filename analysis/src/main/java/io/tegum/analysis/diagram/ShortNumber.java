package io.tegum.analysis.diagram;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as people read them on an axis or in a sentence: three significant digits, or as many as
 * give 1 - |x| two, so that S = 0.9997 does not read as 1. Where values of one axis must be told
 * apart, {@link Labels} writes them.
 */
public final class ShortNumber {
  static final int DIGITS = 3;

  /** Of 1 - |x|, for numbers between .99 and 1: sparsities and cosines crowd there. */
  private static final int DIGITS_BELOW_ONE = 2;

  private static final BigDecimal CROWDED = new BigDecimal("0.99");
  private static final double SMALLEST_PLAIN = 1e-3;
  private static final double LARGEST_PLAIN = 1e6;

  private ShortNumber() {}

  /** Whole numbers below a million in full, else three digits: 0.316, 10000, 1e-5, 2.5e7. */
  public static String of(double value) {
    return Double.isFinite(value) ? text(rounded(value, DIGITS)) : Double.toString(value);
  }

  /** Numbers short, anything else as its text. */
  public static String of(Object value) {
    return value instanceof Number number ? of(number.doubleValue()) : String.valueOf(value);
  }

  /**
   * The number that stands for {@code value} when it is written with {@code digits}.
   *
   * @param value finite
   * @param digits significant ones, at least 1
   */
  static BigDecimal rounded(double value, int digits) {
    BigDecimal exact = BigDecimal.valueOf(value); // 0.3, not 0.29999999999999998890
    if (Math.abs(value) < LARGEST_PLAIN && value == Math.rint(value)) {
      return exact;
    }
    BigDecimal rest = BigDecimal.ONE.subtract(exact.abs());
    if (rest.signum() > 0 && exact.abs().compareTo(CROWDED) > 0) {
      int decimals = DIGITS_BELOW_ONE + rest.scale() - rest.precision();
      return exact.setScale(Math.max(digits, decimals + digits - DIGITS), RoundingMode.HALF_EVEN);
    }
    return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  /** Three digits, or as many as {@code value} has before its point if it is below a million. */
  static int digitsOfWhole(double value) {
    return Math.abs(value) < LARGEST_PLAIN
        ? Math.max(DIGITS, Long.toString(Math.abs(Math.round(value))).length())
        : DIGITS;
  }

  /** Plain from a thousandth to below a million, else with its power of ten. */
  static String text(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    double magnitude = Math.abs(stripped.doubleValue());
    if (magnitude == 0 || (magnitude >= SMALLEST_PLAIN && magnitude < LARGEST_PLAIN)) {
      return stripped.toPlainString();
    }
    int exponent = stripped.precision() - stripped.scale() - 1;
    return stripped.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
  }
}
