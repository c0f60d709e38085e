package io.tegum.analysis.page;

import io.tegum.analysis.chart.LineChart;
import io.tegum.analysis.chart.TrialChart;
import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.Metric;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;
import java.util.List;
import java.util.ServiceLoader;

/**
 * What reports say of a family's sweeps; found as a service in the family's own room. Of a family
 * without one a report has its training curves, its cells, and the explorer by total loss.
 */
public interface FamilyReport {

  /** The family's name. */
  String family();

  /** In the order of the page. */
  List<Question> questions();

  /**
   * Numbers over the trials view that the explorer can colour its cells by; the first one first.
   */
  List<Metric> metrics();

  /** Parts that some models have. */
  List<Part> parts();

  /** Settings whose values are lists, as texts that can be sorted and shown. */
  List<DiagramAxis> listAxes();

  /** Names of the axes that the explorer begins with, across and upward, where they vary. */
  default List<String> firstAxes() {
    return List.of();
  }

  /** What the explorer draws of a chosen trial, in this order. */
  default List<TrialChart> charts() {
    return LineChart.ofCurves(Families.named(family()));
  }

  /** Words of its questions and answers that a page explains. */
  default List<Term> terms() {
    return List.of();
  }

  /** That of {@code family}. */
  static FamilyReport of(Family family) {
    for (FamilyReport report :
        ServiceLoader.load(FamilyReport.class, FamilyReport.class.getClassLoader())) {
      if (report.family().equals(family.name())) {
        return report;
      }
    }
    return new PlainReport(family);
  }
}
