package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.ShortNumber;
import io.tegum.analysis.figure.BarFigure;
import io.tegum.analysis.figure.Dot;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.NumberAxis;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Illustration;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * The pictures of single dictionaries of one shape.
 *
 * @param evidence a trial a row, all with the same n and m, by ascending sparsity
 */
record DictionaryPictures(Evidence evidence) {
  private static final DiagramAxis SPARSITY = DiagramAxis.column("sparsity");
  private static final String CHOICE =
      "At each sparsity the trial with the lowest reconstruction loss, over all other axes.";

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
    for (Row row : evidence.rows()) {
      panels.add(GramPanel.of(heading(row), values(row, "w"), values(row, "b")));
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
    List<Dot> bars = new ArrayList<>();
    for (Row row : evidence.rows()) {
      List<Double> norms = list(row, "feature_norms");
      List<Double> interference = list(row, "feature_interference");
      for (int i = 0; i < norms.size(); i++) {
        double shared = interference.get(i) == null ? 0 : Math.min(1, interference.get(i));
        bars.add(new Dot(List.of(row.<Object>getAs("sparsity")), shared, i, norms.get(i)));
      }
    }
    FigureText text =
        text(
            "norms",
            "Norm of each feature, most important first, coloured by its interference",
            "Interference of 0: the feature has its direction to itself; 1 and more: it shares it with"
                + " as much as itself.");
    String svg =
        BarFigure.svg(
            text,
            List.of(SPARSITY),
            bars,
            NumberAxis.even("Feature i"),
            NumberAxis.linear("|Wᵢ|"),
            "Interference",
            List.of());
    return new Illustration(text.id(), svg, evidence);
  }

  private Illustration arrows() {
    List<ArrowFigure.Panel> panels = new ArrayList<>();
    for (Row row : evidence.rows()) {
      panels.add(new ArrowFigure.Panel(heading(row), values(row, "w"), features()));
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
    for (Row row : evidence.rows()) {
      panels.add(graph(row));
    }
    FigureText text =
        text(
            "geometry",
            "Tegum factors: represented features, joined where |cos| > 0.1",
            "Features stand factor by factor; colours are the factors' kinds.");
    return new Illustration(text.id(), GraphFigure.svg(text, panels), evidence);
  }

  private GraphFigure.Panel graph(Row row) {
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
    return new GraphFigure.Panel(heading(row), order, kinds, edges);
  }

  private FigureText text(String kind, String title, String caption) {
    String shape = "-n" + features() + "-m" + hidden();
    return new FigureText(
        kind + shape, title + ", n = " + features() + ", m = " + hidden(), CHOICE, caption);
  }

  private int features() {
    return evidence.rows().get(0).getAs("n_features");
  }

  private int hidden() {
    return evidence.rows().get(0).getAs("n_hidden");
  }

  private static String heading(Row row) {
    return "S = " + ShortNumber.of(row.<Double>getAs("sparsity"));
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
