package io.tegum.analysis.page;

import io.tegum.analysis.chart.LineChart;
import io.tegum.analysis.chart.TrialChart;
import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.Metric;
import io.tegum.kernel.family.Family;
import java.util.List;

/** The report of a family that says nothing of its own. */
final class PlainReport implements FamilyReport {
  private final Family family;

  PlainReport(Family family) {
    this.family = family;
  }

  @Override
  public String family() {
    return family.name();
  }

  @Override
  public List<Question> questions() {
    return List.of(new CurvesQuestion(family), new CellsQuestion());
  }

  @Override
  public List<Metric> metrics() {
    return List.of(Metric.lowerIsBetter("Total loss", "loss_total"));
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
  public List<TrialChart> charts() {
    return LineChart.ofCurves(family);
  }
}
