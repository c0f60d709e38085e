package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.Metric;
import java.util.List;

/**
 * The numbers that the explorer can colour its cells by, each over the trials view; the first one
 * first.
 */
final class ExplorerMetrics {
  /** In the order in which they are offered. */
  static final List<Metric> ALL =
      List.of(
          Metric.higherIsBetter(
              "Worst pair score", "array_min(transform(pair_score, s -> coalesce(s, 0)))"),
          Metric.lowerIsBetter("Total loss L1 + λ L2", "loss_total"),
          Metric.lowerIsBetter("Reconstruction loss L1", "loss_reconstruction"),
          Metric.lowerIsBetter("Head loss L2", "loss_head"),
          Metric.lowerIsBetter("Head loss above its optimum", "loss_head - loss_head_optimal"),
          Metric.higherIsBetter(
              "Attended features recovered, both sides", "recovered_left + recovered_right"),
          Metric.higherIsBetter("Largest singular value of Ω", "omega_singular_values[0]"),
          Metric.lowerIsBetter("Effective rank of Ω", "omega_effective_rank"),
          Metric.higherIsBetter("Features represented", "features_represented"),
          Metric.lowerIsBetter("Dimensions per feature D*", "dims_per_feature"),
          Metric.lowerIsBetter("Largest overlap of two features", "max_overlap"),
          Metric.lowerIsBetter(
              "Superposed (1) or not (0)",
              "CAST(" + PhaseLabel.ofTrial() + " = 'superposed' AS INT)"),
          Metric.lowerIsBetter("Step of alignment", "step_aligned"),
          Metric.lowerIsBetter("Step of orthogonality", "step_orthogonal"));

  private ExplorerMetrics() {}
}
