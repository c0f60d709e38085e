package io.tegum.analysis.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures' colours. */
public final class Palette {
  /** Viridis (van der Walt and Smith, 2015), perceptually even, at ninths. */
  public static final List<String> VIRIDIS =
      List.of(
          "#440154", "#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58",
          "#b5de2b", "#fde725");

  /** Blue, white at the middle, red (ColorBrewer's RdBu, reversed). */
  public static final List<String> DIVERGING =
      List.of("#2166ac", "#67a9cf", "#d1e5f0", "#ffffff", "#fddbc7", "#ef8a62", "#b2182b");

  /** Colours that colour-blind readers can tell apart (Okabe and Ito; then Tol's muted ones). */
  static final List<String> DISTINCT =
      List.of(
          "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#f0e442",
          "#332288", "#44aa99", "#882255", "#999933", "#117733", "#aa4499");

  /** Of lines over tiles, which are light: black, and a red that none of them has. */
  static final List<String> LINES = List.of("#000000", "#c1121f");

  static final String NOTHING = "#dedede";
  static final String BACKGROUND = "#eceef0";

  /** Edges of panels, and of what stands apart in a legend. */
  public static final String BORDER = "#b8bec4";

  static final String GUIDE_TEXT = "#5c6670";

  /** Lines beside the data: strokes through empty cells, guides, edges of graphs. */
  public static final String STROKE = "#8a8a8a";

  /** Viridis's last tenths are too pale for lines on white, and on black with lightness turned. */
  private static final double PALEST_LINE = 0.72;

  private Palette() {}

  /** {@code count} colours for ordered lines. */
  static List<String> lines(int count) {
    List<String> colours = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      colours.add(viridis(count == 1 ? 0.3 : PALEST_LINE * i / (count - 1)));
    }
    return colours;
  }

  private static String viridis(double t) {
    double position = t * (VIRIDIS.size() - 1);
    int below = Math.min((int) position, VIRIDIS.size() - 2);
    double share = position - below;
    StringBuilder colour = new StringBuilder("#");
    for (int channel = 1; channel <= 5; channel += 2) {
      int from = Integer.parseInt(VIRIDIS.get(below).substring(channel, channel + 2), 16);
      int to = Integer.parseInt(VIRIDIS.get(below + 1).substring(channel, channel + 2), 16);
      colour.append(String.format(Locale.ROOT, "%02x", Math.round(from + share * (to - from))));
    }
    return colour.toString();
  }
}
