package io.tegum.analysis.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.letsPlot.commons.encoding.UnsupportedRGBEncoder;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;

/** Lets-Plot's plot specifications, which are nested maps, and their rendering as SVG. */
public final class Spec {
  /** Average advance of a 13 px character of the figures' sans-serif font. */
  private static final double CHARACTER_WIDTH = 7.0;

  private static final double TITLE_CHARACTER_WIDTH = 9.6;
  private static final double TITLE_INDENT = 70;

  private static final double LEGEND_WIDTH = 200;
  private static final double LEAST_CAPTION = 36;

  /** An equals sign that no line ends or begins with: of spaces that do not break. */
  private static final String EQUALS = "\u00a0=\u00a0";

  private Spec() {}

  /**
   * A map with the given keys and values, in order; all numbers as the doubles that it must hold.
   */
  public static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], doubles(keysAndValues[i + 1]));
    }
    return map;
  }

  static Object doubles(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof List<?> list) {
      List<Object> converted = new ArrayList<>(list.size());
      for (Object element : list) {
        converted.add(doubles(element));
      }
      return converted;
    }
    return value;
  }

  /** A position scale with named breaks that ends where its tiles do. */
  public static Map<String, Object> axis(String aesthetic, String name, Ticks ticks) {
    return map(
        "aesthetic",
        aesthetic,
        "name",
        name,
        "breaks",
        ticks.positions(),
        "labels",
        ticks.labels(),
        "expand",
        List.of(0, 0));
  }

  /** A continuous colour scale through {@code colours}. */
  static Map<String, Object> gradient(String aesthetic, String name, List<String> colours) {
    return map(
        "aesthetic",
        aesthetic,
        "name",
        name,
        "scale_mapper_kind",
        "color_gradientn",
        "colors",
        colours);
  }

  /**
   * The data with two more rows in front, copies of the first with the values {@code low} and
   * {@code high}: the first tile covers theirs, and colours span both. A scale's own limits will
   * not do, as Lets-Plot fails on them when all values are equal.
   */
  static Map<String, Object> spanning(
      Map<String, Object> data, String valueColumn, double low, double high) {
    Map<String, Object> spanning = new LinkedHashMap<>();
    for (Map.Entry<String, Object> column : data.entrySet()) {
      List<?> rows = (List<?>) column.getValue();
      boolean isValue = column.getKey().equals(valueColumn);
      List<Object> extended = new ArrayList<>(rows.size() + 2);
      extended.add(isValue ? Double.valueOf(low) : rows.get(0));
      extended.add(isValue ? Double.valueOf(high) : rows.get(0));
      extended.addAll(rows);
      spanning.put(column.getKey(), extended);
    }
    return spanning;
  }

  /** A colour for each distinct value, in the data's order. */
  static Map<String, Object> discrete(String aesthetic, String name, List<String> colours) {
    return map("aesthetic", aesthetic, "name", name, "discrete", true, "values", colours);
  }

  /**
   * The SVG of a heat map of the given size in pixels: no grid lines, a grey ground against which
   * white cells show.
   */
  static String tilesSvg(
      FigureText text,
      double width,
      double height,
      PanelLayout panels,
      List<Map<String, Object>> layers,
      List<Map<String, Object>> scales) {
    Map<String, Object> theme =
        map(
            "panel_grid",
            "blank",
            "panel_border",
            map("name", "rect", "blank", false, "color", Palette.BORDER, "size", 1),
            "panel_background",
            map("name", "rect", "blank", false, "fill", Palette.BACKGROUND, "size", 0));
    return svg(text, width, height, panels, layers, scales, "cartesian", theme);
  }

  /** The SVG of lines over a grid, of the given size in pixels. */
  public static String linesSvg(
      FigureText text,
      double width,
      double height,
      PanelLayout panels,
      List<Map<String, Object>> layers,
      List<Map<String, Object>> scales) {
    Map<String, Object> theme = map("panel_grid_minor", "blank");
    return svg(text, width, height, panels, layers, scales, "cartesian", theme);
  }

  /** Likewise, with one unit as long upward as across, so that a circle is round. */
  public static String planeSvg(
      FigureText text,
      double width,
      double height,
      PanelLayout panels,
      List<Map<String, Object>> layers,
      List<Map<String, Object>> scales) {
    Map<String, Object> theme = map("panel_grid", "blank");
    return svg(text, width, height, panels, layers, scales, "fixed", theme);
  }

  private static String svg(
      FigureText text,
      double width,
      double height,
      PanelLayout panels,
      List<Map<String, Object>> layers,
      List<Map<String, Object>> scales,
      String coordinates,
      Map<String, Object> theme) {
    Map<String, Object> plot =
        map(
            "kind",
            "plot",
            "ggsize",
            map("width", width, "height", height),
            "ggtitle",
            title(text, panels.common(), width),
            "layers",
            layers,
            "scales",
            scales,
            "coord",
            map("name", coordinates));
    theme.putAll(
        map(
            "name",
            "minimal",
            "plot_margin",
            map("t", 10, "r", 10, "b", 10, "l", 10),
            "plot_background",
            map("name", "rect", "fill", "white", "color", "white", "size", 0),
            "plot_title",
            map("name", "text", "size", 17, "face", "bold"),
            "plot_subtitle",
            map("name", "text", "size", 13),
            "plot_caption",
            map("name", "text", "size", 12),
            "axis_text_x",
            map("name", "text", "angle", 0),
            "axis_title",
            map("name", "text", "size", 14),
            "legend_title",
            map("name", "text", "size", 13)));
    plot.put("theme", theme);
    if (!text.caption().isEmpty()) {
      plot.put("caption", map("text", wrap(text.caption(), captionCharacters(width))));
    }
    panels.facet().ifPresent(facet -> plot.put("facet", facet));
    return SvgText.finish(render(plot), text);
  }

  /** One plot at a time: Lets-Plot does not promise that several threads may draw. */
  private static synchronized String render(Map<String, Object> plot) {
    return PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(
        plot, null, new UnsupportedRGBEncoder(), false);
  }

  /** A caption ends at the panels' right edge, so it has no room under the legend. */
  private static double captionCharacters(double width) {
    return Math.max(LEAST_CAPTION, (width - LEGEND_WIDTH) / CHARACTER_WIDTH);
  }

  private static Map<String, Object> title(FigureText text, String common, double width) {
    Map<String, Object> title =
        map("text", wrap(text.title(), (width - TITLE_INDENT) / TITLE_CHARACTER_WIDTH));
    String subtitle = text.subtitle() + (common.isEmpty() ? "" : " Here: " + common + ".");
    if (!subtitle.isEmpty()) {
      title.put("subtitle", wrap(subtitle.strip(), width / CHARACTER_WIDTH - 4));
    }
    return title;
  }

  /** Breaks lines at spaces; Lets-Plot would run off the figure. */
  static String wrap(String text, double characters) {
    StringBuilder wrapped = new StringBuilder();
    int lineLength = 0;
    for (String word : text.replace(" = ", EQUALS).split(" ", -1)) {
      if (lineLength > 0 && lineLength + 1 + word.length() > characters) {
        wrapped.append('\n');
        lineLength = 0;
      } else if (lineLength > 0) {
        wrapped.append(' ');
        lineLength++;
      }
      wrapped.append(word);
      lineLength += word.length();
    }
    return wrapped.toString().replace(EQUALS, " = ");
  }
}
