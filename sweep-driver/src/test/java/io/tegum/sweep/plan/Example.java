package io.tegum.sweep.plan;

import io.tegum.kernel.family.Company;
import io.tegum.kernel.family.Trial;
import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.spec.SweepSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Grids to plan. */
final class Example {
  private Example() {}

  private static final Company TWINS = new Company(1, 2);

  /** Nothing keeps the cluster from an ideal schedule. */
  static final ClusterConditions IDEAL = new ClusterConditions(0, 0, 0, 0, 0, 1, 0, 0);

  /** The cost of a trial of {@link #UNEVEN}, with the other value of lambda beside it. */
  static double costBesideTwin(Trial trial) {
    return trial.family().coreSeconds(trial, TWINS);
  }

  /** How many trials of {@link #UNEVEN} a bundle has of this one's model. */
  static int inseparable(Trial trial) {
    return trial.family().inseparable(trial, TWINS);
  }

  /** The cost of a trial that is trained alone. */
  static double coreSeconds(Trial trial) {
    return coreSeconds(trial, 1);
  }

  /** The cost of a trial in company. */
  static double coreSeconds(Trial trial, long neighbours) {
    return trial.family().coreSeconds(trial, new Company(neighbours, 1));
  }

  /** Predicted bytes of a trial's rows. */
  static long bytes(Trial trial) {
    return trial.family().trialBytes(trial) + trial.family().curveBytes(trial);
  }

  /** Two regions with constraints and duplicates, and costs that differ by 1,000. */
  static final String UNEVEN =
      """
      - name: t
        model: {features: [20, 80], hidden: [2, 5, 20]}
        head: {rank_ratio: [0.2, 0.3, 1.0], lambda: [0.1, 1], pairs: [[0, 1]]}
        data: {sparsity: [0, 0.9]}
        training: {schedule: [joint, representation-then-head], steps: [100, 10000]}
        where: [hidden < features, steps == 100 or features == 20]
        seeds: 3
      - model: {features: 20, hidden: 5}
        head: {rank: [1, 2], lambda: [1, 2], pairs: [[0, 1]]}
        data: {sparsity: [0, 0.5]}
        training: {steps: 100}
        seeds: 7
      """;

  /** Equal trials of some milliseconds. */
  static String cheap(String seeds) {
    return "name: t\nmodel: {features: 5, hidden: 2}\ndata: {sparsity: 0.5}\n"
        + "training: {steps: 100}\n"
        + seeds
        + "\n";
  }

  static Grid grid(String yaml) {
    return Grid.of(SweepSpec.parse("t.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
  }

  /** Bundles of the default length. */
  static PlanOptions options(int cores) {
    return new PlanOptions(cores, OptionalDouble.empty());
  }

  static PlanOptions options(int cores, double bundleSeconds) {
    return new PlanOptions(cores, OptionalDouble.of(bundleSeconds));
  }

  static List<Trial> trials(Grid grid, long first, long end) {
    List<Trial> trials = new ArrayList<>();
    grid.trials(first, end).forEachRemaining(trials::add);
    return trials;
  }

  /** The bundles of all waves. */
  static List<Bundle> bundles(Plan plan) {
    List<Bundle> bundles = new ArrayList<>();
    for (Wave wave : plan.waves()) {
      bundles.addAll(plan.bundles(wave));
    }
    return bundles;
  }
}
