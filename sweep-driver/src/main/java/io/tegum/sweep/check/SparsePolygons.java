package io.tegum.sweep.check;

import io.tegum.kernel.toy.training.ToyResult;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

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

  /** Those that training from random weights ends in; it drops features instead of the others. */
  private static final List<Polygon> TRAINED = PUBLISHED.subList(0, 3);

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
  public List<Finding> judge(List<ToyResult> trials) {
    double sparsest = trials.stream().mapToDouble(SparsePolygons::density).min().orElseThrow();
    double densest = trials.stream().mapToDouble(SparsePolygons::density).max().orElseThrow();
    Worst norm = new Worst("|norm - l_k|");
    Worst bias = new Worst("|bias - b_k|");
    Worst loss = new Worst("|L1/(pc) - (h_k + c - k)/(3c)|");
    Worst approach =
        new Worst(
            "error at p = %s over that at p = %s"
                .formatted(Finding.number(sparsest), Finding.number(densest)));
    for (Polygon polygon : TRAINED) {
      String place = "k = " + polygon.k();
      double perFeature = 1 / (sparsest * polygon.k()); // all k features are kept: c = k
      double energy = polygon.energy() / (3 * polygon.k());
      List<ToyResult> sparse = polygons(trials, polygon.k(), sparsest);
      List<ToyResult> dense = polygons(trials, polygon.k(), densest);
      norm.add(place, ofBest(sparse, t -> Math.abs(meanNorm(t) - polygon.norm())));
      bias.add(place, ofBest(sparse, t -> Math.abs(meanBias(t) - polygon.bias())));
      loss.add(place, ofBest(sparse, t -> Math.abs(Columns.loss(t) * perFeature - energy)));
      double error = ofBest(sparse, t -> error(t, polygon));
      if (!dense.isEmpty()) { // where only sparser features form it, that is an approach too
        approach.add(place, error / ofBest(dense, t -> error(t, polygon)));
      }
    }
    return List.of(
        norm.atMost(PARAMETER_TOLERANCE),
        bias.atMost(PARAMETER_TOLERANCE),
        loss.atMost(LOSS_TOLERANCE),
        approach.atMost(1));
  }

  /** The regular k-gons among models of k features at a density. */
  private static List<ToyResult> polygons(List<ToyResult> trials, int k, double density) {
    return trials.stream()
        .filter(t -> t.configuration().model().features() == k && density(t) == density)
        .filter(t -> t.metrics().orElseThrow().geometry().representedCount() == k)
        .filter(t -> Columns.of(t).irregularity() < DEGREES)
        .toList();
  }

  /** A number of the trial with the lowest loss; NaN without trials. */
  private static double ofBest(List<ToyResult> trials, ToDoubleFunction<ToyResult> number) {
    return trials.isEmpty() ? Double.NaN : number.applyAsDouble(Columns.best(trials));
  }

  private static double density(ToyResult trial) {
    return trial.configuration().data().featureProbability();
  }

  private static double error(ToyResult trial, Polygon polygon) {
    return Math.hypot(meanNorm(trial) - polygon.norm(), meanBias(trial) - polygon.bias());
  }

  private static double meanNorm(ToyResult trial) {
    return Arrays.stream(trial.metrics().orElseThrow().geometry().norms()).average().orElseThrow();
  }

  private static double meanBias(ToyResult trial) {
    return Arrays.stream(trial.parameters().orElseThrow().b().data).average().orElseThrow();
  }
}
