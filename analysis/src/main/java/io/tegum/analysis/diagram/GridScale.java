package io.tegum.analysis.diagram;

import java.util.List;

/**
 * Where a value stands between the values of an axis, which are drawn at 0, 1, 2, ...: by linear
 * interpolation of its logarithm, or of itself where an axis value is not positive; beyond the ends
 * by extrapolation.
 */
public final class GridScale {
  private final boolean logarithmic;
  private final double[] values;

  private GridScale(boolean logarithmic, double[] values) {
    this.logarithmic = logarithmic;
    this.values = values;
  }

  /**
   * The scale of an axis.
   *
   * @param axis its values, numbers, ascending or descending, at least one
   */
  public static GridScale of(List<?> axis) {
    double[] values = axis.stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray();
    boolean positive = true;
    for (double value : values) {
      positive &= value > 0;
    }
    if (positive) {
      for (int i = 0; i < values.length; i++) {
        values[i] = StrictMath.log(values[i]);
      }
    }
    return new GridScale(positive, values);
  }

  /** The grid coordinate of {@code value}. */
  public double coordinate(double value) {
    if (values.length == 1) {
      return 0;
    }
    double target = logarithmic ? StrictMath.log(value) : value;
    boolean ascends = values[values.length - 1] > values[0];
    int cell = 0;
    while (cell < values.length - 2
        && (ascends ? target > values[cell + 1] : target < values[cell + 1])) {
      cell++;
    }
    return cell + (target - values[cell]) / (values[cell + 1] - values[cell]);
  }
}
