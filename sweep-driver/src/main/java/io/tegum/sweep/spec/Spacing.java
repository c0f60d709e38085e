package io.tegum.sweep.spec;

import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Setting;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Evenly and log-evenly spaced values, the same on all machines, both ends hit exactly. */
enum Spacing {
  /** a + (b - a) k / (points - 1), in decimal arithmetic: a step of 0.05 gives 0.15. */
  LINEAR("linspace") {
    @Override
    double between(double a, double b, int k, int last) {
      BigDecimal from = BigDecimal.valueOf(a);
      BigDecimal step = BigDecimal.valueOf(b).subtract(from).multiply(BigDecimal.valueOf(k));
      return from.add(step.divide(BigDecimal.valueOf(last), DIVISION)).doubleValue();
    }
  },
  /**
   * a (b / a)^(k / (points - 1)), rounded to 12 significant digits, so that a decade's tenth is 0.1
   * and the same trial whatever spec it comes from.
   */
  LOGARITHMIC("logspace") {
    @Override
    double between(double a, double b, int k, int last) {
      double from = StrictMath.log(a);
      double value = StrictMath.exp(from + (StrictMath.log(b) - from) * k / last);
      return new BigDecimal(value).round(TWELVE_DIGITS).doubleValue();
    }

    @Override
    boolean allowsEnd(double end, Kind.Numeric<?> range) {
      return end > 0 && range.allows(end);
    }

    @Override
    String allowedEnds(Kind.Numeric<?> range) {
      return "positive and " + range.allowed();
    }
  },
  /** S = 1 - p with p as {@link #LOGARITHMIC} spaces it; the ends are densities. */
  DENSITY("density-logspace") {
    @Override
    double between(double a, double b, int k, int last) {
      return sparsity(LOGARITHMIC.between(a, b, k, last));
    }

    @Override
    double end(double end) {
      return sparsity(end);
    }

    @Override
    boolean allowsEnd(double end, Kind.Numeric<?> range) {
      return end > 0 && end <= 1;
    }

    @Override
    String allowedEnds(Kind.Numeric<?> range) {
      return "a density in (0, 1]";
    }

    private double sparsity(double density) {
      return BigDecimal.ONE.subtract(BigDecimal.valueOf(density)).doubleValue();
    }
  };

  private static final MathContext DIVISION = new MathContext(40, RoundingMode.HALF_EVEN);
  private static final MathContext TWELVE_DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

  private final String key;

  Spacing(String key) {
    this.key = key;
  }

  /** The spacings that numbers of {@code setting} may have. */
  static List<Spacing> of(Setting<?> setting) {
    return setting.isSpacedByDensity()
        ? List.of(LINEAR, LOGARITHMIC, DENSITY)
        : List.of(LINEAR, LOGARITHMIC);
  }

  /** Its name in specs. */
  String key() {
    return key;
  }

  /** Whether an end may stand in a spec; for most spacings, what the setting allows. */
  boolean allowsEnd(double end, Kind.Numeric<?> range) {
    return range.allows(end);
  }

  /** What an end may be, as a message says it. */
  String allowedEnds(Kind.Numeric<?> range) {
    return range.allowed();
  }

  abstract double between(double a, double b, int k, int last);

  double end(double end) {
    return end;
  }

  /** {@code points} (1 or more; 1 gives a) values from a to b. */
  double[] values(double a, double b, int points) {
    double[] values = new double[points];
    for (int k = 1; k < points - 1; k++) {
      values[k] = between(a, b, k, points - 1);
    }
    values[0] = end(a);
    if (points > 1) {
      values[points - 1] = end(b);
    }
    return values;
  }
}
