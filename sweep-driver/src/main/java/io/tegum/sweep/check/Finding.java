package io.tegum.sweep.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * One measured number beside what it must be. NaN never passes.
 *
 * @param what names the number
 * @param measured the number
 * @param low least that passes
 * @param high most that passes
 * @param expected how the bounds are said, with the tolerance
 */
public record Finding(String what, double measured, double low, double high, String expected) {

  /** Must be {@code expected}, give or take {@code tolerance}. */
  static Finding within(String what, double measured, double expected, double tolerance) {
    return new Finding(
        what,
        measured,
        expected - tolerance,
        expected + tolerance,
        number(expected) + " ± " + number(tolerance));
  }

  static Finding atMost(String what, double measured, double high) {
    return new Finding(what, measured, Double.NEGATIVE_INFINITY, high, "at most " + number(high));
  }

  static Finding atLeast(String what, double measured, double low) {
    return new Finding(what, measured, low, Double.POSITIVE_INFINITY, "at least " + number(low));
  }

  /** Whether the number is what it must be. */
  public boolean passes() {
    return measured >= low && measured <= high;
  }

  /** For instance "D* 0.49 (0.5 ± 0.05)", or "D* 0.56 (NOT 0.5 ± 0.05)" where it does not pass. */
  public String text() {
    return "%s %s (%s%s)".formatted(what, number(measured), passes() ? "" : "NOT ", expected);
  }

  /** Up to six significant digits, four decimals or, below .1, seven. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    return new BigDecimal(value)
        .round(new MathContext(6))
        .setScale(Math.abs(value) < 0.1 ? 7 : 4, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
