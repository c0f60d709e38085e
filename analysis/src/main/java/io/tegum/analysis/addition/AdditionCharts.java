package io.tegum.analysis.addition;

import io.tegum.analysis.chart.BarChart;
import io.tegum.analysis.chart.LineChart;
import io.tegum.analysis.chart.MatrixChart;
import io.tegum.analysis.chart.SumChart;
import io.tegum.analysis.chart.TrialChart;
import io.tegum.analysis.figure.NumberAxis;
import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.metrics.TokenCircuits;
import java.util.List;

/** What the explorer draws of an addition transformer. */
final class AdditionCharts {

  /** The number of the head with the largest share of the squared contributions. */
  private static final String STRONGEST =
      "(array_position(head_shares, array_max(head_shares)) - 1)";

  static final List<TrialChart> ALL =
      List.of(
          new LineChart(
              "Accuracy over training",
              NumberAxis.linear("share that is right"),
              List.of(
                  new LineChart.Series("test digits", "test_accuracy"),
                  new LineChart.Series("training digits", "train_accuracy"),
                  new LineChart.Series("test sums", "test_sums"))),
          new LineChart(
              "Losses over training",
              NumberAxis.log("nats a digit"),
              List.of(
                  new LineChart.Series("test", "test_loss"),
                  new LineChart.Series("training", "train_loss"))),
          new SumChart(
              "Heads' sum",
              "head",
              "digit a",
              "digit b",
              AdditionModel.OUTPUTS,
              "To the right digit of the units, which are trained",
              "head_contributions",
              "heads",
              "100 * heads"),
          new BarChart("Share of the squared contributions", "head", 0, "head_shares", "heads"),
          new BarChart(
              "Test accuracy by place, all trained",
              "place, the units are 0",
              0,
              "test_accuracy_by_place",
              "digits + 1"),
          circuit("QK of the strongest head", "qk_circuits", "token read", TokenCircuits.TOKENS),
          circuit("OV of the strongest head", "ov_circuits", "output", AdditionModel.OUTPUTS));

  private AdditionCharts() {}

  /** The part of {@code column} that the strongest head has, a row a token; 10 is "=". */
  private static TrialChart circuit(String title, String column, String across, int columns) {
    int length = TokenCircuits.TOKENS * columns;
    return new MatrixChart(
        title,
        "slice(%s, CAST(1 + %d * %s AS int), %d)".formatted(column, length, STRONGEST, length),
        MatrixChart.Index.of("token, = is 10", 0, Integer.toString(TokenCircuits.TOKENS)),
        MatrixChart.Index.of(across, 0, Integer.toString(columns)),
        MatrixChart.Layout.UPRIGHT,
        MatrixChart.Colours.SIGNED);
  }
}
