package io.tegum.analysis.figure;

import io.tegum.analysis.phase.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * W'W and b of chosen trials: the diagonal shows which features are represented, the rest which
 * share directions (Elhage et al. 2022, "Demonstrating superposition").
 */
public final class GramFigure {
  /** More features than this would be too small to see; the first ones are drawn. */
  public static final int MOST_FEATURES = 30;

  private static final double PANELS_WIDTH = 860;
  private static final double WIDEST_PANEL = 300;
  private static final double LEGEND_WIDTH = 180;
  private static final double HEADING_HEIGHT = 170;
  private static final double BIAS_GAP = 0.7;

  private GramFigure() {}

  /** Draws one heat map a trial, with the bias as a column of its own. */
  public static String svg(FigureText text, List<GramPanel> trials) {
    Axis trial = new Axis("trial", "trial_id", "Trial", "");
    List<List<Object>> headings = trials.stream().map(t -> List.<Object>of(t.heading())).toList();
    PanelLayout panels = PanelLayout.of(List.of(trial), headings);
    double panelWidth = panels.panelWidth(PANELS_WIDTH, WIDEST_PANEL);

    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    List<Double> value = new ArrayList<>();
    List<List<Object>> facets = new ArrayList<>();
    double largest = 0;
    int most = 0;
    for (int t = 0; t < trials.size(); t++) {
      GramPanel panel = trials.get(t);
      int n = panel.bias().length;
      int shown = Math.min(n, MOST_FEATURES);
      most = Math.max(most, shown);
      for (int i = 0; i < shown; i++) {
        for (int j = 0; j <= shown; j++) {
          double entry = j < shown ? panel.gram()[i * n + j] : panel.bias()[i];
          x.add(j < shown ? j : j + BIAS_GAP);
          y.add((double) -i);
          value.add(entry);
          facets.add(headings.get(t));
          largest = Math.max(largest, Math.abs(entry));
        }
      }
    }
    Map<String, Object> data = Spec.map("x", x, "y", y, "value", value);
    panels.addColumns(data, facets);
    double limit = largest == 0 ? 1 : largest;
    Map<String, Object> tiles =
        Spec.map(
            "geom",
            "tile",
            "data",
            Spec.spanning(data, "value", -limit, limit),
            "mapping",
            Spec.map("x", "x", "y", "y", "fill", "value"),
            "size",
            0);
    return Spec.tilesSvg(
        text,
        panelWidth * panels.columns() + LEGEND_WIDTH,
        panelWidth * panels.rows() + HEADING_HEIGHT,
        panels,
        List.of(tiles),
        List.of(
            Spec.gradient("fill", "W'W and b", Palette.DIVERGING),
            Spec.axis("x", "Feature j, and the bias b", across(most, panelWidth)),
            Spec.axis("y", "Feature i", down(most, panelWidth))));
  }

  private static Ticks across(int features, double width) {
    Ticks ticks = Ticks.across(indices(features), width);
    List<Double> positions = new ArrayList<>(ticks.positions());
    List<String> labels = new ArrayList<>(ticks.labels());
    positions.add(features + BIAS_GAP);
    labels.add("b");
    return new Ticks(positions, labels);
  }

  private static Ticks down(int features, double height) {
    Ticks ticks = Ticks.upward(indices(features), height);
    return new Ticks(ticks.positions().stream().map(p -> -p).toList(), ticks.labels());
  }

  private static List<Integer> indices(int features) {
    return IntStream.range(0, features).boxed().toList();
  }
}
