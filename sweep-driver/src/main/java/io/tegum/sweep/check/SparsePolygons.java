package io.tegum.sweep.check;

import io.tegum.kernel.training.TrialResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Regular k-gons of c features in two dimensions, as features become sparse. With at most one
 * feature present, L1 = p c (h_k + c - k) / (3 c) for a k-gon of norm l and bias b and c - k
 * features that are dropped.
 */
record SparsePolygons() implements Check {

  /** A k-gon that minimises the high-sparsity potential. */
  record Polygon(int k, double norm, double bias, double energy) {}

  static final List<Polygon> PUBLISHED =
      List.of(
          new Polygon(4, 1, 0, 0),
          new Polygon(5, 1.17046, -0.28230, 0.23738),
          new Polygon(6, 1.32053, -0.61814, 0.86746),
          new Polygon(7, 1.44839, -0.96691, 1.74870),
          new Polygon(8, 1.55045, -1.29119, 2.77311));

  private static final double PARAMETER_TOLERANCE = 0.02;
  private static final double LOSS_TOLERANCE = 0.01; // of a loss that is 1/3 for a dropped feature
  private static final double DEGREES = 5;

  @Override
  public String name() {
    return "sparse-polygons";
  }

  @Override
  public String source() {
    return "Chen et al. 2023, Dynamical versus Bayesian Phase Transitions: k-gons of the"
        + " high-sparsity potential";
  }

  @Override
  public List<Finding> judge(List<TrialResult> trials) {
    double[] densities =
        trials.stream().mapToDouble(SparsePolygons::density).distinct().sorted().toArray();
    double sparsest = densities[0];
    double densest = densities[densities.length - 1];
    Worst norm = new Worst("|norm - l_k|");
    Worst bias = new Worst("|bias - b_k|");
    Worst loss = new Worst("|L1/(pc) - (h_k + c - k)/(3c)|");
    Worst approach = new Worst("error at p = %s over that at p = %s".formatted(Finding.number(sparsest), Finding.number(densest)));
    for (Polygon polygon : PUBLISHED) {
      String place = "k = " + polygon.k();
      Optional<TrialResult> found = best(trials, polygon, sparsest);
      double near = found.map(t -> error(t, polygon)).orElse(Double.NaN);
      double far = best(trials, polygon, densest).map(t -> error(t, polygon)).orElse(Double.POSITIVE_INFINITY);
      approach.add(place, near / far);
      norm.add(place, found.map(t -> Math.abs(meanNorm(t) - polygon.norm())).orElse(Double.NaN));
      bias.add(place, found.map(t -> Math.abs(meanBias(t) - polygon.bias())).orElse(Double.NaN));
      loss.add(place, found.map(t -> Math.abs(Columns.loss(t) / (sparsest * polygon.k()) - polygon.energy() / (3 * polygon.k()))).orElse(Double.NaN));
      for (double p : densities) {
        System.err.println(place + " p " + p + " " + best(trials, polygon, p).map(t -> meanNorm(t) + " " + meanBias(t) + " loss " + Columns.loss(t) / (p * polygon.k()) + " want " + polygon.energy() / (3 * polygon.k())+ " irr " + Columns.of(t).irregularity()));
      }
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(norm.atMost(PARAMETER_TOLERANCE));
    findings.add(bias.atMost(PARAMETER_TOLERANCE));
    findings.add(loss.atMost(LOSS_TOLERANCE));
    findings.add(approach.atMost(1));
    return findings;
  }

  /** The regular k-gon of lowest loss among models of k features at this density. */
  private static Optional<TrialResult> best(List<TrialResult> trials, Polygon polygon, double density) {
    return trials.stream()
        .filter(t -> t.configuration().model().features() == polygon.k() && density(t) == density)
        .filter(t -> t.metrics().orElseThrow().geometry().representedCount() == polygon.k())
        .filter(t -> Columns.of(t).irregularity() < DEGREES)
        .min(Comparator.comparingDouble(Columns::loss));
  }

  private static double density(TrialResult trial) {
    return trial.configuration().data().featureProbability();
  }

  private static double error(TrialResult trial, Polygon polygon) {
    return Math.hypot(meanNorm(trial) - polygon.norm(), meanBias(trial) - polygon.bias());
  }

  private static double meanNorm(TrialResult trial) {
    return Arrays.stream(trial.metrics().orElseThrow().geometry().norms()).average().orElseThrow();
  }

  private static double meanBias(TrialResult trial) {
    return Arrays.stream(trial.parameters().orElseThrow().b().data).average().orElseThrow();
  }
}
