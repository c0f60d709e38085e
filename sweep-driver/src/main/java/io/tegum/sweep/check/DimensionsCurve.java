package io.tegum.sweep.check;

import io.tegum.kernel.toy.training.ToyResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Dimensions per feature D* = m / |W|_F^2 over density, at the densities of the public notebook's
 * saved curve. Its twenty instances are one array, so that W's deviation is .2236 times Xavier's.
 * The curve is of one seed a density; where it is steep seeds differ by more than the tolerance,
 * hence the median of three.
 */
record DimensionsCurve() implements Check {

  /** By density: what the public notebook's saved curve says at its own densities. */
  private static final Map<Double, Double> PUBLISHED =
      Map.ofEntries(
          Map.entry(1.0, 1.004),
          Map.entry(0.7295, 0.958),
          Map.entry(0.6231, 0.832),
          Map.entry(0.5322, 0.573),
          Map.entry(0.4546, 0.525),
          Map.entry(0.3883, 0.511),
          Map.entry(0.3316, 0.505),
          Map.entry(0.2419, 0.426),
          Map.entry(0.1765, 0.331),
          Map.entry(0.1508, 0.293),
          Map.entry(0.0685, 0.168),
          Map.entry(0.05, 0.136));

  private static final double TOLERANCE = 0.02;

  @Override
  public String name() {
    return "dimensions-curve";
  }

  @Override
  public String source() {
    return "Elhage et al. 2022, Uniform Superposition: the public notebook's curve at n = 200, m = 20";
  }

  @Override
  public List<Finding> judge(List<ToyResult> trials) {
    Map<Double, List<ToyResult>> byDensity = new TreeMap<>(Comparator.reverseOrder());
    for (ToyResult trial : trials) {
      byDensity.computeIfAbsent(density(trial), density -> new ArrayList<>()).add(trial);
    }
    List<Finding> findings = new ArrayList<>();
    byDensity.forEach(
        (density, seeds) ->
            findings.add(
                Finding.within(
                    "median D* at p = " + Finding.number(density),
                    Median.of(seeds.stream().mapToDouble(DimensionsCurve::dimensions).toArray()),
                    PUBLISHED.get(density),
                    TOLERANCE)));
    return findings;
  }

  private static double dimensions(ToyResult trial) {
    return trial.metrics().orElseThrow().geometry().dimsPerFeature();
  }

  /** 1 - S to the curve's four decimals, without the rounding of 1 - S. */
  private static double density(ToyResult trial) {
    double exact = 1 - trial.configuration().data().sparsity();
    return PUBLISHED.keySet().stream()
        .filter(density -> Math.abs(density - exact) < 1e-9)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("Cannot judge D* at p = " + Finding.number(exact)));
  }
}
