package io.tegum.analysis.figure;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Lets-Plot leaves to be done on its SVG. */
final class SvgText {
  /** Of Unicode's private use area, so after all printable characters and in no text. */
  static final String SORTING = "\uE000";

  private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
  private static final Pattern SIZE = Pattern.compile("width=\"([0-9.]+)\" height=\"([0-9.]+)\">");

  private SvgText() {}

  /**
   * The same image with ids that depend on the figure alone (they were random, and two figures may
   * stand on one page), a viewBox so that it scales, a title for screen readers, and sharp edges of
   * tiles.
   */
  static String finish(String svg, FigureText text) {
    Set<String> ids = new LinkedHashSet<>();
    Matcher id = ID.matcher(svg);
    while (id.find()) {
      ids.add(id.group(1));
    }
    String finished = svg.replace(SORTING, "");
    int number = 0;
    for (String old : ids) {
      finished = finished.replace(old, text.id() + "-" + number++);
    }
    Matcher size = SIZE.matcher(finished);
    return size.replaceFirst(
        "width=\"$1\" height=\"$2\" viewBox=\"0 0 $1 $2\" role=\"img\">\n  <title>"
            + Matcher.quoteReplacement(escape(text.title()))
            + "</title>\n  <style>#"
            + text.id()
            + "-0 rect { shape-rendering: crispEdges; }</style>");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
