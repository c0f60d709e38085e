package io.tegum.sweep.check;

import io.tegum.kernel.toy.training.ToyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Dimensions per feature D* = m / |W|_F^2 over density. */
record DimensionsCurve() implements Check {

  private static final Map<Double, Double> PUBLISHED =
      Map.of(0.0, 1.0, 0.4, 0.9, 0.63, 0.5, 0.78, 0.4, 0.95, 0.14); // by sparsity
  private static final double TOLERANCE = 0.05;

  @Override
  public String name() {
    return "dimensions-curve";
  }

  @Override
  public String source() {
    return "Elhage et al. 2022, Uniform Superposition, at the public notebook's n = 200, m = 20";
  }

  @Override
  public List<Finding> judge(List<ToyResult> trials) {
    List<Finding> findings = new ArrayList<>();
    for (ToyResult trial : trials) {
      double sparsity = trial.configuration().data().sparsity();
      findings.add(
          Finding.within(
              "D* at p = " + Finding.number(1 - sparsity),
              trial.metrics().orElseThrow().geometry().dimsPerFeature(),
              PUBLISHED.get(sparsity),
              TOLERANCE));
    }
    return findings;
  }
}
