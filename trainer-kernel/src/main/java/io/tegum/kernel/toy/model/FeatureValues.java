package io.tegum.kernel.toy.model;

import io.tegum.kernel.family.Labelled;

/**
 * What a present feature's value is, as a function of a number u that is uniform on (0, 1]. It is
 * never 0: a feature is present exactly where it is not 0.
 */
public enum FeatureValues implements Labelled {
  /** Uniform on [0, 1]. */
  UNIT("unit", 0.5, 1.0 / 3) {
    @Override
    public double of(double u) {
      return u;
    }

    @Override
    public void map(float[] values, int from, int to) {
      // They are drawn so.
    }
  },
  /** Uniform on [0, 2]. */
  WIDE("wide", 1, 4.0 / 3) {
    @Override
    public double of(double u) {
      return 2 * u;
    }

    @Override
    public void map(float[] values, int from, int to) {
      for (int k = from; k < to; k++) {
        values[k] = 2 * values[k];
      }
    }
  },
  /** Uniform on [-1, 1]. */
  SIGNED("signed", 0, 1.0 / 3) {
    @Override
    public double of(double u) {
      double value = 2 * u - 1;
      return value == 0 ? TINY : value;
    }

    @Override
    public void map(float[] values, int from, int to) {
      for (int k = from; k < to; k++) {
        float one = Math.min(1, values[k] * LEAST_INVERSE);
        float value = 2 * values[k] - one;
        values[k] = value + one * Math.max(0, TINY - Math.abs(value));
      }
    }
  },
  /** 1. */
  ONE("one", 1, 1) {
    @Override
    public double of(double u) {
      return 1;
    }

    @Override
    public void map(float[] values, int from, int to) {
      for (int k = from; k < to; k++) {
        values[k] = Math.min(1, values[k] * LEAST_INVERSE);
      }
    }
  };

  /** What stands for a signed 0, which u = 1/2 would give: half the distance of its neighbours. */
  private static final float TINY = 0x1.0p-25f;

  /** A u that is not 0 times this is 1 or more: loops without branches run in vectors. */
  private static final float LEAST_INVERSE = 0x1.0p32f;

  private final String label;
  private final double mean;
  private final double meanSquare;

  FeatureValues(String label, double mean, double meanSquare) {
    this.label = label;
    this.mean = mean;
    this.meanSquare = meanSquare;
  }

  /** The value that u in (0, 1] stands for. */
  public abstract double of(double u);

  /**
   * Turns each u into its value; 0, which stands for an absent feature, stays.
   *
   * @param values from {@code from} to {@code to} Modified
   */
  public abstract void map(float[] values, int from, int to);

  /** The mean of a present feature. */
  public double mean() {
    return mean;
  }

  /** The mean square of a present feature. */
  public double meanSquare() {
    return meanSquare;
  }

  @Override
  public String label() {
    return label;
  }
}
