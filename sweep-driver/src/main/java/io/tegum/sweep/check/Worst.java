package io.tegum.sweep.check;

/** The largest of many deviations, and where it occurred. */
final class Worst {

  private final String what;
  private double largest = Double.NEGATIVE_INFINITY;
  private String where = "nowhere";

  Worst(String what) {
    this.what = what;
  }

  /** Takes in {@code deviation}; NaN is worse than any number. */
  void add(String place, double deviation) {
    if (!Double.isNaN(largest) && !(deviation <= largest)) {
      largest = deviation;
      where = place;
    }
  }

  /** Fails if nothing was taken in. */
  Finding atMost(double tolerance) {
    boolean nothing = largest == Double.NEGATIVE_INFINITY;
    return Finding.atMost(
        "%s, at %s,".formatted(what, where), nothing ? Double.NaN : largest, tolerance);
  }
}
