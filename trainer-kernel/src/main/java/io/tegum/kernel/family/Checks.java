package io.tegum.kernel.family;

/** The one wording of a configuration fault: "Cannot X: Y was 3, must be positive". */
public final class Checks {
  private Checks() {}

  /**
   * Says what is wrong unless {@code condition} holds.
   *
   * @throws IllegalArgumentException when it does not
   */
  public static void require(boolean condition, String what, Object value, String allowed) {
    if (!condition) {
      throw new IllegalArgumentException(
          "Cannot configure a trial: " + what + " was " + value + ", must be " + allowed);
    }
  }

  /**
   * Says what is wrong unless {@code value} is in a setting's range.
   *
   * @throws IllegalArgumentException when it is not
   */
  public static void requireIn(Kind.Numeric<?> range, String what, double value) {
    if (!range.allows(value)) {
      Object shown = range instanceof Kind.Whole ? (Object) (long) value : (Object) value;
      require(false, what, shown, range.allowed());
    }
  }
}
