package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.figure.NumberAxis;
import java.util.List;

/** Axes that several questions share. */
final class ToyAxes {
  /** Schedule and r/m, the columns schedule and rank_ratio. */
  static final List<DiagramAxis> BY_TRAINING =
      List.of(DiagramAxis.column("schedule"), DiagramAxis.column("rank_ratio"));

  /** Sparsities at even distances: sweeps crowd them near 1, where the phases change. */
  static final NumberAxis SPARSITY = NumberAxis.even("Sparsity S");

  private ToyAxes() {}
}
