package io.tegum.analysis.addition;

import io.tegum.analysis.chart.TrialChart;
import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.Metric;
import io.tegum.analysis.page.FamilyReport;
import io.tegum.analysis.page.Part;
import io.tegum.analysis.page.Question;
import io.tegum.kernel.addition.AdditionTrial;
import java.util.List;

/** What reports say of addition transformers. */
public final class AdditionReport implements FamilyReport {
  private static final List<Question> QUESTIONS =
      List.of(
          new AccuracyDiagram(
              "heads-and-sizes",
              "How many heads of which size does addition take?",
              "heads",
              "head_size"),
          new AccuracyDiagram(
              "size-and-decay", "When does addition generalise?", "training_pairs", "weight_decay"),
          AdditionQuestions.PLACES,
          AdditionQuestions.CHAINS,
          AdditionQuestions.TRAINING_SIZE,
          AdditionQuestions.GENERALISING,
          AdditionQuestions.SHAPES,
          new HeadsQuestion(),
          AdditionQuestions.WORTH,
          new ProjectionsQuestion());

  private static final List<Metric> METRICS =
      List.of(
          AccuracyDiagram.ACCURACY,
          Metric.higherIsBetter("Training accuracy of a digit", "train_accuracy"),
          Metric.higherIsBetter("Whole test sums right", "test_sums"),
          Metric.higherIsBetter(
              "Worst place of the test sums", "array_min(test_accuracy_by_place)"),
          Metric.lowerIsBetter("Loss on the test pairs", "loss_total"),
          Metric.lowerIsBetter("Loss on the training pairs", "train_loss"),
          Metric.higherIsBetter("Heads that serve a pair of digits", "heads_per_pair"),
          Metric.higherIsBetter(
              "Directions of contributions (participation)", "contribution_participation"),
          Metric.higherIsBetter("Best head alone", "array_max(head_alone_accuracy)"));

  @Override
  public String family() {
    return AdditionTrial.FAMILY;
  }

  @Override
  public List<Question> questions() {
    return QUESTIONS;
  }

  @Override
  public List<Metric> metrics() {
    return METRICS;
  }

  @Override
  public List<Part> parts() {
    return List.of();
  }

  @Override
  public List<DiagramAxis> listAxes() {
    return List.of();
  }

  @Override
  public List<String> firstAxes() {
    return List.of("heads", "head_size", "training_pairs", "weight_decay");
  }

  @Override
  public List<TrialChart> charts() {
    return AdditionCharts.ALL;
  }
}
