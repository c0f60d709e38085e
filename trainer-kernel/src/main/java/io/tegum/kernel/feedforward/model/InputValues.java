package io.tegum.kernel.feedforward.model;

/** How inputs that are present are distributed; an absent input is 0. */
public enum InputValues {
  /** Uniform on [-1, 1]. */
  UNIFORM(1) {
    @Override
    public double value(double uniform) {
      return 2 * uniform - 1;
    }
  },
  /** A fair coin: 0 or 1. */
  BIT(0.5) {
    @Override
    public double value(double uniform) {
      return 1;
    }
  },
  /** A fair coin: -1 or 1. */
  SIGN(1) {
    @Override
    public double value(double uniform) {
      return uniform < 0.5 ? -1 : 1;
    }
  };

  private final double notZeroIfPresent;

  InputValues(double notZeroIfPresent) {
    this.notZeroIfPresent = notZeroIfPresent;
  }

  /**
   * The value of an input that is not 0.
   *
   * @param uniform a uniform number in (0, 1)
   */
  public abstract double value(double uniform);

  /** The probability that an input is not 0, of those present with probability p. */
  public double notZero(double p) {
    return p * notZeroIfPresent;
  }
}
