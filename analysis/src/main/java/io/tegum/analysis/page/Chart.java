package io.tegum.analysis.page;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.figure.Guide;
import io.tegum.analysis.figure.NumberAxis;
import java.util.List;
import java.util.Set;

/**
 * How a question's lines or dots are drawn.
 *
 * @param title what is shown
 * @param statistic what a line or dot is, for instance "Line: median; band: quartiles."
 * @param caption how to read it; may be empty
 * @param shown names of the axes that it shows; the others are named as pooled; empty: all are said
 *     to be chosen by the statistic
 * @param facets what the small diagrams differ in
 * @param x horizontal axis
 * @param y vertical axis
 * @param series title of the legend
 * @param guides lines to compare with
 */
public record Chart(
    String title,
    String statistic,
    String caption,
    Set<String> shown,
    List<DiagramAxis> facets,
    NumberAxis x,
    NumberAxis y,
    String series,
    List<Guide> guides) {

  /** This chart with other guides. */
  public Chart with(List<Guide> others) {
    return new Chart(title, statistic, caption, shown, facets, x, y, series, others);
  }

  /** The statistic, and what it pools in {@code sweep}. */
  public String subtitle(SweepSummary sweep) {
    return shown.isEmpty() ? statistic : (statistic + " " + sweep.pooling(shown)).strip();
  }
}
