package io.tegum.analysis.feedforward;

import io.tegum.analysis.chart.LineChart;
import io.tegum.analysis.chart.MatrixChart;
import io.tegum.analysis.chart.MatrixChart.Colours;
import io.tegum.analysis.chart.MatrixChart.Index;
import io.tegum.analysis.chart.MatrixChart.Layout;
import io.tegum.analysis.chart.TrialChart;
import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.Metric;
import io.tegum.analysis.page.FamilyReport;
import io.tegum.analysis.page.Part;
import io.tegum.analysis.page.Question;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import java.util.ArrayList;
import java.util.List;

/** What reports say of feed-forward networks. */
public final class FeedForwardReport implements FamilyReport {

  /** "0-1 2-3" */
  private static final DiagramAxis PAIRS =
      new DiagramAxis(
          "pairs",
          "array_join(transform(pairs, p -> concat(p.left, '-', p.right)), ' ')",
          "Pairs of inputs",
          "pairs");

  @Override
  public String family() {
    return FeedForwardConfiguration.FAMILY;
  }

  @Override
  public List<Question> questions() {
    return List.of(
        new StacksQuestion(),
        NetworkQuestions.RHO,
        NetworkQuestions.LOSSES,
        NetworkQuestions.BASINS,
        NetworkQuestions.ACTIVATIONS,
        NetworkQuestions.CLASSES,
        new SharingQuestion());
  }

  @Override
  public List<Metric> metrics() {
    return List.of(
        Metric.lowerIsBetter("Loss", "loss_total"),
        Metric.lowerIsBetter("ρ: loss over the best known without superposition", "rho"),
        Metric.higherIsBetter("Outputs computed", "functions_computed"),
        SharingQuestion.SHARED,
        Metric.higherIsBetter("Neurons that serve one output", "neurons_dedicated"),
        Metric.higherIsBetter("Neurons that serve several", "neurons_shared"),
        Metric.lowerIsBetter("Neurons that serve none", "neurons_dead"));
  }

  @Override
  public List<String> firstAxes() {
    return List.of("sparsity", "n_neurons");
  }

  @Override
  public List<TrialChart> charts() {
    List<TrialChart> charts = new ArrayList<>();
    charts.add(matrix("W₁: what neurons read", "w1", "neuron", "n_neurons", "input", "n_inputs"));
    charts.add(matrix("W₂: what neurons write", "w2", "output", "size(b)", "neuron", "n_neurons"));
    charts.addAll(LineChart.ofCurves(Families.named(family())));
    return charts;
  }

  /** {@code values}, row-major. */
  private static TrialChart matrix(
      String title, String values, String row, String rows, String column, String columns) {
    return new MatrixChart(
        title,
        values,
        Index.of(row, 0, rows),
        Index.of(column, 0, columns),
        Layout.UPRIGHT,
        Colours.SIGNED);
  }

  /** A column of this family's trials. */
  static DiagramAxis axis(String column) {
    return DiagramAxis.column(Families.named(FeedForwardConfiguration.FAMILY), column);
  }

  @Override
  public List<Part> parts() {
    return List.of();
  }

  @Override
  public List<DiagramAxis> listAxes() {
    return List.of(PAIRS);
  }
}
