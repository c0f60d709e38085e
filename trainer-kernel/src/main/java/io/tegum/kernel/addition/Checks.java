package io.tegum.kernel.addition;

/** The one wording of a configuration fault: "Cannot X: Y was 3, must be positive". */
final class Checks {
  private Checks() {}

  static void require(boolean condition, String what, Object value, String allowed) {
    if (!condition) {
      throw new IllegalArgumentException(
          "Cannot configure a trial: " + what + " was " + value + ", must be " + allowed);
    }
  }

  static void require(long value, long least, long most, String what) {
    require(value >= least && value <= most, what, value, least + " to " + most);
  }
}
