package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.Metric;
import java.util.List;

/**
 * The numbers that the explorer can colour its cells by, each over the trials view; the first one
 * first.
 */
final class ExplorerMetrics {

  /** Over trials and over curves; a pair one of whose features has no direction scores 0. */
  static final String WORST_PAIR_SCORE =
      "array_min(transform(pair_score, s -> greatest(coalesce(s, 0), 0)))";

  /** In the order in which they are offered. */
  static final List<Metric> ALL =
      List.of(
          Metric.higherIsBetter("Worst pair score", WORST_PAIR_SCORE),
          Metric.lowerIsBetter("Total loss L1 + λ L2", "loss_total"),
          Metric.lowerIsBetter("Reconstruction loss L1", "loss_reconstruction"),
          Metric.lowerIsBetter("Head loss L2", "loss_head"),
          Metric.lowerIsBetter("Head loss above its optimum", "loss_head - loss_head_optimal"),
          Metric.higherIsBetter(
              "Attended features recovered, left and right",
              recovered("left") + " + " + recovered("right")),
          Metric.higherIsBetter("Largest singular value of Ω", "omega_singular_values[0]"),
          Metric.lowerIsBetter("Effective rank of Ω", "omega_effective_rank"),
          Metric.higherIsBetter("Features represented", "features_represented"),
          Metric.lowerIsBetter("Dimensions per feature D*", "dims_per_feature"),
          Metric.lowerIsBetter("Largest overlap of two represented features", "max_overlap"),
          Metric.higherIsBetter("Axis alignment of features", "axis_alignment"),
          Metric.lowerIsBetter("Polysemantic neurons", "polysemantic_neurons"),
          Metric.lowerIsBetter(
              "Superposed (1) or not (0)",
              "CAST(" + PhaseLabel.ofTrial() + " = 'superposed' AS INT)"),
          Metric.lowerIsBetter("Step from which every pair is aligned", "step_aligned"),
          Metric.lowerIsBetter("Step from which features are orthogonal", "step_orthogonal"));

  private ExplorerMetrics() {}

  /**
   * How many of the features on one side of pairs are represented, |W_i| above 1/2, and found by a
   * singular vector that is not negligible: |cosine| above .9.
   */
  private static String recovered(String side) {
    return """
    CASE WHEN alignment_%1$s IS NOT NULL THEN size(filter(
        array_distinct(pairs.%1$s),
        i -> feature_norms[i] > 0.5 AND exists(
          sequence(0, head_rank - 1),
          k -> omega_singular_values[k] > 1e-3 * omega_singular_values[0]
            AND abs(alignment_%1$s[k * n_features + i]) > 0.9))) END\
    """
        .formatted(side)
        .strip();
  }
}
