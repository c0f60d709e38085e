package io.tegum.analysis.toy;

import io.tegum.analysis.chart.BarChart;
import io.tegum.analysis.chart.GramChart;
import io.tegum.analysis.chart.LineChart;
import io.tegum.analysis.chart.MatrixChart;
import io.tegum.analysis.chart.TrialChart;
import io.tegum.analysis.figure.NumberAxis;
import java.util.List;

/** What the explorer draws of a chosen trial. */
final class ExplorerCharts {

  static final List<TrialChart> ALL =
      List.of(
          new LineChart(
              "Losses over training",
              NumberAxis.log("loss"),
              List.of(
                  new LineChart.Series("reconstruction L1", "loss_reconstruction"),
                  new LineChart.Series("head L2", "loss_head"))),
          new LineChart(
              "Alignment and overlap over training",
              NumberAxis.linear("score, overlap"),
              List.of(
                  new LineChart.Series("worst pair score", ExplorerMetrics.WORST_PAIR_SCORE),
                  new LineChart.Series("largest overlap", "max_overlap"))),
          new GramChart("W′W and b", "feature", "w", "n_hidden", "n_features", "b"),
          alignment("|Ŵ′U|, left vectors", "alignment_left", "left"),
          alignment("|Ŵ′V|, right vectors", "alignment_right", "right"),
          new BarChart("Singular values of Ω", "k", 1, "omega_singular_values", "head_rank"));

  private ExplorerCharts() {}

  /** Features that are not represented have a remainder of training for a direction: greyed. */
  private static TrialChart alignment(String title, String cosines, String side) {
    return new MatrixChart(
        title,
        cosines,
        MatrixChart.Index.of("k", 1, "head_rank"),
        new MatrixChart.Index(
            "feature",
            0,
            "n_features",
            "array_distinct(pairs.%s)".formatted(side),
            "transform(feature_norms, norm -> NOT norm > 0.5)",
            "• attended, grey: not represented"),
        MatrixChart.Layout.TRANSPOSED,
        MatrixChart.Colours.COSINES);
  }
}
