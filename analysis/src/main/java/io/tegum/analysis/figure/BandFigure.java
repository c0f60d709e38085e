package io.tegum.analysis.figure;

import io.tegum.analysis.phase.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lines with their spread as bands, in small diagrams. */
final class BandFigure {
  private static final double PANELS_WIDTH = 780;
  private static final double WIDEST_PANEL = 560;
  private static final double LEGEND_WIDTH = 220;
  private static final double HEADING_HEIGHT = 170;
  private static final double LOG_MARGIN = 1.8;

  /** Room beside the outermost values, in steps of the axis. */
  private static final double EDGE = 0.4;

  /** Bands of more lines than these would hide each other: they are left out. */
  private static final int MOST_BANDS = 8;

  private static final int MOST_LEGEND_ENTRIES = 10;

  private BandFigure() {}

  /** The horizontal axes that there are. */
  enum XAxis {
    /** At even distances: sweeps crowd their values near 1, where the phases change. */
    SPARSITY {
      @Override
      List<Double> positions(List<Band> bands) {
        List<Double> values = values(bands);
        return bands.stream().map(b -> (double) values.indexOf(b.x())).toList();
      }

      @Override
      Map<String, Object> scale(List<Band> bands, double panelWidth) {
        List<Double> values = values(bands);
        Map<String, Object> scale =
            Spec.axis("x", "Sparsity S" + Ticks.spacing(values), Ticks.across(values, panelWidth));
        scale.put("expand", List.of(0, EDGE));
        return scale;
      }

      private List<Double> values(List<Band> bands) {
        return bands.stream().map(Band::x).distinct().sorted().toList();
      }
    },
    LOG_STEP {
      @Override
      List<Double> positions(List<Band> bands) {
        return bands.stream().map(Band::x).toList();
      }

      @Override
      Map<String, Object> scale(List<Band> bands, double panelWidth) {
        double least = bands.stream().mapToDouble(Band::x).min().orElse(1);
        double most = bands.stream().mapToDouble(Band::x).max().orElse(1);
        Map<String, Object> scale =
            Spec.axis("x", "Step (log scale)", Ticks.decades(least, most, panelWidth));
        scale.put("trans", "log10");
        // Room for the outermost labels; a log scale has no expansion.
        if (least < most) {
          scale.put("limits", List.of(least / LOG_MARGIN, most * LOG_MARGIN));
        }
        return scale;
      }
    };

    /** Where each of {@code bands} stands. */
    abstract List<Double> positions(List<Band> bands);

    /** Lets-Plot's scale for panels of the given width in pixels. */
    abstract Map<String, Object> scale(List<Band> bands, double panelWidth);
  }

  /**
   * Draws the bands.
   *
   * @param xAxis the horizontal axis
   * @param yName title of the vertical axis
   * @param series title of the legend
   * @param colours one for each distinct series, in their order
   */
  static String svg(
      FigureText text,
      List<Axis> facets,
      List<Band> bands,
      XAxis xAxis,
      String yName,
      String series,
      List<String> colours) {
    PanelLayout panels =
        PanelLayout.of(facets, bands.stream().map(Band::facets).distinct().toList());
    double panelWidth = panels.panelWidth(PANELS_WIDTH, WIDEST_PANEL);
    double panelHeight = Math.max(170, Math.min(panelWidth * 0.75, 300));

    Map<String, Object> data =
        Spec.map(
            "x", xAxis.positions(bands),
            "low", bands.stream().map(Band::low).toList(),
            "middle", bands.stream().map(Band::middle).toList(),
            "high", bands.stream().map(Band::high).toList());
    data.put("series", bands.stream().map(b -> b.series().toString()).toList());
    panels.addColumns(data, bands.stream().map(Band::facets).toList());

    List<String> names = bands.stream().map(b -> b.series().toString()).distinct().toList();
    List<Map<String, Object>> layers = new ArrayList<>();
    if (names.size() <= MOST_BANDS) {
      layers.add(
          Spec.map(
              "geom",
              "ribbon",
              "data",
              data,
              "mapping",
              Spec.map("x", "x", "ymin", "low", "ymax", "high", "fill", "series"),
              "alpha",
              0.2,
              "size",
              0,
              "show_legend",
              false));
    }
    layers.add(
        Spec.map(
            "geom",
            "line",
            "data",
            data,
            "mapping",
            Spec.map("x", "x", "y", "middle", "color", "series"),
            "size",
            1.1));
    layers.add( // a line of a single point would not be seen
        Spec.map(
            "geom",
            "point",
            "data",
            data,
            "mapping",
            Spec.map("x", "x", "y", "middle", "color", "series"),
            "size",
            1.6,
            "show_legend",
            false));
    Map<String, Object> color = Spec.discrete("color", series, colours);
    color.put("limits", names); // without them, the named ones would take the first colours
    color.put("breaks", legend(names));
    return Spec.linesSvg(
        text,
        panelWidth * panels.columns() + LEGEND_WIDTH,
        panelHeight * panels.rows() + HEADING_HEIGHT,
        panels,
        layers,
        List.of(
            xAxis.scale(bands, panelWidth),
            Spec.map("aesthetic", "y", "name", yName),
            color,
            Spec.discrete("fill", series, colours)));
  }

  /** The series that the legend names: all of them, or every second, third, ... of many. */
  private static List<String> legend(List<String> names) {
    int step = (names.size() + MOST_LEGEND_ENTRIES - 1) / MOST_LEGEND_ENTRIES;
    List<String> named = new ArrayList<>();
    for (int i = 0; i < names.size(); i += step) {
      named.add(names.get(i));
    }
    return named;
  }
}
