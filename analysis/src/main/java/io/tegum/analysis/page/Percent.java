package io.tegum.analysis.page;

/** Shares in sentences. */
public final class Percent {
  private Percent() {}

  /** "62 %"; rounded, but 0 and 100 only when exact. */
  public static String of(long part, long whole) {
    if (whole == 0) {
      return "none";
    }
    if (part == 0 || part == whole) {
      return part == 0 ? "0 %" : "100 %";
    }
    long rounded = Math.round(100.0 * part / whole);
    return Math.max(1, Math.min(99, rounded)) + " %";
  }
}
