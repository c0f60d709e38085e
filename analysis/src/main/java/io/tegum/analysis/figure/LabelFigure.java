package io.tegum.analysis.figure;

import io.tegum.analysis.diagram.PhaseCell;
import io.tegum.analysis.diagram.PhaseCells;
import io.tegum.analysis.diagram.PhaseLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A phase diagram whose cells have the colour of their best trial's label. */
public final class LabelFigure {
  /** Okabe and Ito's, which colour-blind readers can tell apart, without black and yellow. */
  private static final List<String> COLOURS =
      List.of("#e3e1da", "#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#0072b2", "#d55e00");

  private static final double ASPECT = 0.95;
  private static final String MANY = "#8a8a8a";

  private LabelFigure() {}

  /**
   * Draws the labels of the cells' best trials. Cells without one are grey and crossed.
   *
   * @param legend title of the legend
   * @param usual labels that keep their colours from figure to figure, in the legend's order
   * @param cells whose value says how good the best trial is; it is not drawn
   * @param lines drawn over it, with at most two names
   */
  public static String svg(
      FigureText text, String legend, List<String> usual, PhaseCells cells, List<PhaseLine> lines) {
    PhaseLayers layers = new PhaseLayers(cells);
    List<PhaseCell> labelled = cells.cells().stream().filter(c -> c.label().isPresent()).toList();
    List<String> labels =
        labels(usual, labelled.stream().map(c -> c.label().orElseThrow()).distinct().toList());
    Map<String, Object> fill = Spec.discrete("fill", legend, colours(usual, labels));
    fill.put("limits", labels);
    return layers.svg(
        text,
        ASPECT,
        fill,
        labelled.isEmpty() ? List.of() : List.of(tiles(labelled, layers)),
        lines);
  }

  private static Map<String, Object> tiles(List<PhaseCell> labelled, PhaseLayers layers) {
    Map<String, Object> data = layers.positions(labelled);
    data.put("label", labelled.stream().map(c -> c.label().orElseThrow()).toList());
    return Spec.map(
        "geom",
        "tile",
        "data",
        data,
        "mapping",
        Spec.map("x", "x", "y", "y", "fill", "label"),
        "size",
        0);
  }

  /** The usual ones that occur, then the others by text. */
  private static List<String> labels(List<String> usual, Collection<String> present) {
    List<String> labels = new ArrayList<>(usual);
    labels.retainAll(present);
    for (String other : new TreeSet<>(present)) {
      if (!labels.contains(other)) {
        labels.add(other);
      }
    }
    return labels;
  }

  private static List<String> colours(List<String> usual, List<String> labels) {
    List<String> colours = new ArrayList<>();
    int next = usual.size();
    for (String label : labels) {
      int colour = usual.contains(label) ? usual.indexOf(label) : next++;
      colours.add(colour < COLOURS.size() ? COLOURS.get(colour) : MANY);
    }
    return colours;
  }
}
