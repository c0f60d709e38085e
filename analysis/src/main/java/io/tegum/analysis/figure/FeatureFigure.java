package io.tegum.analysis.figure;

import io.tegum.analysis.phase.Axis;
import java.util.List;

/** What becomes of the features as sparsity grows. */
public final class FeatureFigure {
  private FeatureFigure() {}

  /**
   * Draws a quantity of features against sparsity.
   *
   * @param facets what the small diagrams differ in
   * @param bands x is the sparsity; in the order of their series
   * @param quantity title of the vertical axis
   * @param series title of the legend
   */
  public static String svg(
      FigureText text, List<Axis> facets, List<Band> bands, String quantity, String series) {
    long count = bands.stream().map(Band::series).distinct().count();
    return BandFigure.svg(
        text,
        facets,
        bands,
        BandFigure.XAxis.SPARSITY,
        quantity,
        series,
        Palette.lines((int) count));
  }
}
