package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.Facets;
import io.tegum.analysis.diagram.ShortNumber;
import io.tegum.analysis.figure.Bar;
import io.tegum.analysis.figure.BarFigure;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.NumberAxis;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Illustration;
import io.tegum.kernel.toy.metrics.FeatureGeometry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/**
 * The pictures of single dictionaries of one shape. What they are alike in stands once, above them;
 * what they differ in, beside each one's sparsity.
 *
 * @param evidence a trial a row, all with the same n and m, by ascending sparsity
 * @param varying the axes that the sweep varies
 */
record DictionaryPictures(Evidence evidence, List<DiagramAxis> varying) {
  private static final DiagramAxis SPARSITY = DiagramAxis.column("sparsity");
  private static final Set<String> SHAPE = Set.of("n_features", "n_hidden", "sparsity");

  /** Half of a bar's width, where features stand 1 apart. */
  private static final double HALF_BAR = 0.45;

  List<Illustration> all() {
    List<Illustration> pictures = new ArrayList<>();
    pictures.add(gram());
    pictures.add(norms());
    if (hidden() > 1 && hidden() <= ArrowFigure.MOST_HIDDEN) {
      pictures.add(arrows());
    }
    pictures.add(graphs());
    return pictures;
  }

  private Illustration gram() {
    List<GramPanel> panels = new ArrayList<>();
    List<String> headings = headings();
    for (Row row : evidence.rows()) {
      panels.add(GramPanel.of(headings.get(panels.size()), values(row, "w"), values(row, "b")));
    }
    FigureText text =
        text(
            "dictionary",
            "W'W and b of single trials",
            features() > GramFigure.MOST_FEATURES
                ? "Only the first " + GramFigure.MOST_FEATURES + " of " + features() + " features."
                : "");
    return new Illustration(text.id(), GramFigure.svg(text, panels), evidence);
  }

  private Illustration norms() {
    List<Bar> bars = new ArrayList<>();
    List<String> headings = headings();
    for (int panel = 0; panel < headings.size(); panel++) {
      Row row = evidence.rows().get(panel);
      List<Double> norms = list(row, "feature_norms");
      List<Double> dimensionality = list(row, "feature_dimensionality");
      for (int i = 0; i < norms.size(); i++) {
        boolean represented = norms.get(i) > FeatureGeometry.REPRESENTED_NORM;
        bars.add(
            new Bar(
                List.of(headings.get(panel)),
                i - HALF_BAR,
                i + HALF_BAR,
                norms.get(i),
                represented ? dimensionality.get(i) : Double.NaN));
      }
    }
    FigureText text =
        text(
            "norms",
            "Norm of each feature, most important first, coloured by its dimensionality",
            "Dimensionality 1: a dimension of its own; 1/2: half of one, as in an antipodal pair."
                + " Grey: not represented (norm at most 1/2).");
    String svg =
        BarFigure.shaded(
            text,
            List.of(DiagramAxis.text("panel")),
            bars,
            NumberAxis.whole("Feature i"),
            NumberAxis.linear("|Wᵢ|"),
            "Dimensionality");
    return new Illustration(text.id(), svg, evidence);
  }

  private Illustration arrows() {
    List<ArrowFigure.Panel> panels = new ArrayList<>();
    List<String> headings = headings();
    for (Row row : evidence.rows()) {
      panels.add(new ArrowFigure.Panel(headings.get(panels.size()), values(row, "w"), features()));
    }
    FigureText text =
        text(
            "arrows",
            "W's columns as arrows",
            hidden() == ArrowFigure.MOST_HIDDEN
                ? "Three dimensions, seen along the diagonal (1, 1, 1)."
                : "");
    return new Illustration(text.id(), ArrowFigure.svg(text, panels), evidence);
  }

  private Illustration graphs() {
    List<GraphFigure.Panel> panels = new ArrayList<>();
    List<String> headings = headings();
    for (Row row : evidence.rows()) {
      panels.add(graph(headings.get(panels.size()), row));
    }
    FigureText text =
        text(
            "geometry",
            "Tegum factors: represented features, joined where |cos| > 0.1",
            "Features stand factor by factor; colours are the factors' kinds.");
    return new Illustration(text.id(), GraphFigure.svg(text, panels), evidence);
  }

  private GraphFigure.Panel graph(String heading, Row row) {
    List<Integer> order = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    for (Row factor : DictionaryPictures.<Row>list(row, "tegum_factors")) {
      for (Integer feature : DictionaryPictures.<Integer>list(factor, "features")) {
        order.add(feature);
        kinds.add(factor.getAs("kind"));
      }
    }
    int represented = order.size();
    for (int i = 0; i < features(); i++) {
      if (!order.contains(i)) {
        order.add(i);
        kinds.add(null);
      }
    }
    double[] gram = GramPanel.of("", values(row, "w"), values(row, "b")).gram();
    List<int[]> edges = new ArrayList<>();
    for (int a = 0; a < represented; a++) {
      for (int b = 0; b < a; b++) {
        if (GraphFigure.overlap(gram, features(), order.get(a), order.get(b))
            > GraphFigure.JOINED) {
          edges.add(new int[] {a, b});
        }
      }
    }
    return new GraphFigure.Panel(heading, order, kinds, edges);
  }

  private FigureText text(String kind, String title, String caption) {
    String shape = "-n" + features() + "-m" + hidden();
    return new FigureText(
        kind + shape, title + ", n = " + features() + ", m = " + hidden(), choice(), caption);
  }

  private int features() {
    return evidence.rows().get(0).getAs("n_features");
  }

  private int hidden() {
    return evidence.rows().get(0).getAs("n_hidden");
  }

  /** "S = 0.9", and what else the panels do not have in common: "S = 0.9, λ = 10". */
  private List<String> headings() {
    List<DiagramAxis> axes = new ArrayList<>(List.of(SPARSITY));
    axes.addAll(others(true));
    List<List<Object>> values = evidence.rows().stream().map(row -> values(row, axes)).toList();
    List<Integer> all = IntStream.range(0, axes.size()).boxed().toList();
    return Facets.headings(axes, all, values, values);
  }

  /** "At each sparsity the seed with the lowest loss of the cell joint, λ = 10." */
  private String choice() {
    List<DiagramAxis> axes = others(false);
    List<Object> values = values(evidence.rows().get(0), axes);
    return "At each sparsity the seed with the lowest loss"
        + (axes.isEmpty()
            ? "."
            : " of the cell " + Facets.heading(axes, values, List.of(values)) + ".");
  }

  /** The axes beside shape and sparsity in which these trials differ, or in which they do not. */
  private List<DiagramAxis> others(boolean different) {
    List<DiagramAxis> others = new ArrayList<>();
    for (DiagramAxis axis : varying) {
      long values = evidence.rows().stream().map(row -> value(row, axis)).distinct().count();
      if (!SHAPE.contains(axis.name()) && values > 1 == different) {
        others.add(axis);
      }
    }
    return others;
  }

  private static List<Object> values(Row row, List<DiagramAxis> axes) {
    List<Object> values = new ArrayList<>();
    axes.forEach(axis -> values.add(value(row, axis)));
    return values;
  }

  /** Numbers and names as they are; pairs as "0-1 2-3:0.5". */
  private static Object value(Row row, DiagramAxis axis) {
    if (row.isNullAt(row.fieldIndex(axis.name())) || !axis.name().equals("pairs")) {
      return row.getAs(axis.name());
    }
    List<String> pairs = new ArrayList<>();
    for (Row pair : DictionaryPictures.<Row>list(row, axis.name())) {
      double weight = pair.<Double>getAs("weight");
      pairs.add(
          pair.getAs("left")
              + "-"
              + pair.getAs("right")
              + (weight == 1 ? "" : ":" + ShortNumber.of(weight)));
    }
    return String.join(" ", pairs);
  }

  private static double[] values(Row row, String column) {
    return DictionaryPictures.<Float>list(row, column).stream()
        .mapToDouble(Float::doubleValue)
        .toArray();
  }

  private static <T> List<T> list(Row row, String column) {
    return row.getList(row.fieldIndex(column));
  }
}
