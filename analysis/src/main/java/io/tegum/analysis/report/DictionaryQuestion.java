package io.tegum.analysis.report;

import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.GramFigure;
import io.tegum.analysis.figure.GramPanel;
import io.tegum.analysis.phase.ShortNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** W'W of the best trial at up to eight sparsities. */
final class DictionaryQuestion implements Question {
  private static final int MOST_PANELS = 8;

  @Override
  public String id() {
    return "dictionary";
  }

  @Override
  public String text() {
    return "Which features are represented, and which share directions?";
  }

  @Override
  public boolean needsHead() {
    return false;
  }

  @Override
  public Optional<Answer> ask(SparkSession spark, SweepSummary sweep) {
    Evidence evidence = Evidence.of(spark, Resource.sql(id()));
    List<Row> rows = evenly(evidence.rows());
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    int n = rows.get(0).getAs("n_features");
    int m = rows.get(0).getAs("n_hidden");
    List<GramPanel> panels = new ArrayList<>();
    for (Row row : rows) {
      panels.add(
          GramPanel.of(
              "S = " + ShortNumber.of(row.<Double>getAs("sparsity")),
              values(row, "w"),
              values(row, "b")));
    }
    FigureText text =
        new FigureText(
            id(),
            "W'W and b of single trials, n = " + n + ", m = " + m,
            "At each sparsity the trial with the lowest reconstruction loss, over all other axes.",
            n > GramFigure.MOST_FEATURES
                ? "Only the first " + GramFigure.MOST_FEATURES + " of " + n + " features."
                : "");
    return Optional.of(
        new Answer(
            sentence(rows),
            List.of(new Illustration(id(), GramFigure.svg(text, panels), evidence))));
  }

  private static List<Row> evenly(List<Row> rows) {
    if (rows.size() <= MOST_PANELS) {
      return rows;
    }
    List<Row> chosen = new ArrayList<>();
    for (int i = 0; i < MOST_PANELS; i++) {
      chosen.add(rows.get(Math.round((rows.size() - 1f) * i / (MOST_PANELS - 1))));
    }
    return chosen;
  }

  private static double[] values(Row row, String column) {
    List<Float> list = row.getList(row.fieldIndex(column));
    return list.stream().mapToDouble(Float::doubleValue).toArray();
  }

  private static String sentence(List<Row> rows) {
    List<String> parts = new ArrayList<>();
    for (Row row : rows.size() == 1 ? rows : List.of(rows.get(0), rows.get(rows.size() - 1))) {
      Double overlap = row.getAs("max_overlap");
      parts.add(
          "At S = %s the best trial represents %d of %d features in %d dimensions%s"
              .formatted(
                  ShortNumber.of(row.<Double>getAs("sparsity")),
                  row.<Integer>getAs("features_represented"),
                  row.<Integer>getAs("n_features"),
                  row.<Integer>getAs("n_hidden"),
                  overlap == null ? "" : ", largest overlap " + ShortNumber.of(overlap)));
    }
    return String.join(". ", parts) + ".";
  }
}
