package io.tegum.analysis.figure;

import io.tegum.analysis.phase.Axis;
import java.util.List;

/** The head's singular values against sparsity. */
public final class SpectrumFigure {
  private SpectrumFigure() {}

  /**
   * Draws sigma_k against sparsity, k as colour.
   *
   * @param facets what the small diagrams differ in
   * @param bands x is the sparsity, series is k, 1-based; the spread is the seeds'; in the order of
   *     k
   */
  public static String svg(FigureText text, List<Axis> facets, List<Band> bands) {
    long count = bands.stream().map(Band::series).distinct().count();
    return BandFigure.svg(
        text,
        facets,
        bands,
        BandFigure.XAxis.SPARSITY,
        "Singular value σₖ of Ω",
        "k",
        Palette.lines((int) count));
  }
}
