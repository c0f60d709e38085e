package io.tegum.sweep.wording;

/** How numbers are said to people. */
public final class Amounts {

  private static final String[] BYTE_UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

  private Amounts() {}

  /** For instance "1,000 trials", "1 trial". */
  public static String count(long number, String what) {
    return "%,d %s%s".formatted(number, what, number == 1 ? "" : "s");
  }

  /** For instance "0.5 s", "12 s", "3 min 05 s", "7 h 30 min". */
  public static String duration(double seconds) {
    if (seconds < 10) {
      return "%.1f s".formatted(seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return "%d min %02d s".formatted(whole / 60, whole % 60);
    }
    return "%,d h %02d min".formatted(whole / 3600, whole % 3600 / 60);
  }

  /** For instance "512 B", "1.3 GB". */
  public static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1000 && unit < BYTE_UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return (unit == 0 ? "%.0f %s" : "%.1f %s").formatted(value, BYTE_UNITS[unit]);
  }

  /** For instance "85", "12.3k", "4.6M". */
  public static String rounded(double number) {
    if (number < 1000) {
      return "%.0f".formatted(number);
    }
    return number < 1e6 ? "%.1fk".formatted(number / 1e3) : "%.1fM".formatted(number / 1e6);
  }
}
