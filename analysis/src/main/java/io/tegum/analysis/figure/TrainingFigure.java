package io.tegum.analysis.figure;

import io.tegum.analysis.phase.Axis;
import java.util.List;

/** Alignment and orthogonality over training. */
public final class TrainingFigure {
  private TrainingFigure() {}

  /**
   * Draws both against the step, on a log axis.
   *
   * @param facets what the small diagrams differ in
   * @param bands x is the step, 1 or more; two series; the spread is the quartiles'
   */
  public static String svg(FigureText text, List<Axis> facets, List<Band> bands) {
    return BandFigure.svg(
        text, facets, bands, BandFigure.XAxis.LOG_STEP, "Score, overlap", "", Palette.PAIR);
  }
}
