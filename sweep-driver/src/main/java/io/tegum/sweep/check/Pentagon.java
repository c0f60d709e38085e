package io.tegum.sweep.check;

import io.tegum.kernel.toy.metrics.TegumFactor;
import io.tegum.kernel.toy.training.ToyResult;
import java.util.List;

/** Five equally important features in two dimensions. */
record Pentagon() implements Check {

  private static final double DIMENSIONALITY = 2.0 / 5;
  private static final double DIMENSIONALITY_TOLERANCE = 0.03;
  private static final double DEGREES = 3;

  @Override
  public String name() {
    return "pentagon";
  }

  @Override
  public String source() {
    return "Elhage et al. 2022, introduction and Geometry of Superposition: D = 2/5, 72 degrees";
  }

  @Override
  public List<Finding> judge(List<ToyResult> trials) {
    ToyResult best = Columns.best(trials);
    Worst dimensionality = new Worst("|D_i - 2/5|");
    double[] d = best.metrics().orElseThrow().geometry().dimensionality();
    for (int i = 0; i < d.length; i++) {
      dimensionality.add("feature " + i, Math.abs(d[i] - DIMENSIONALITY));
    }
    List<TegumFactor> factors = best.metrics().orElseThrow().factors();
    double pentagons = factors.stream().filter(f -> f.kind().equals("pentagon")).count();
    return List.of(
        dimensionality.atMost(DIMENSIONALITY_TOLERANCE),
        Finding.atMost("angles off 72 degrees by", Columns.of(best).irregularity(), DEGREES),
        Finding.within("factors named pentagon", pentagons, 1, 0));
  }
}
