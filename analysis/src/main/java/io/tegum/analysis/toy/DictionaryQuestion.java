package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.Count;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Illustration;
import io.tegum.analysis.page.Question;
import io.tegum.analysis.page.Reply;
import io.tegum.analysis.page.SweepSummary;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** W'W, norms, directions and geometry graphs of the best trials at up to eight sparsities. */
public final class DictionaryQuestion implements Question {
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
  public Reply ask(SparkSession spark, SweepSummary sweep) {
    Evidence evidence = Evidence.of(spark, Queries.of(id()));
    List<Illustration> illustrations = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (List<Row> shape : Rows.by(evidence.rows(), DictionaryQuestion::shape).values()) {
      List<Row> chosen = evenly(shape);
      Evidence own = new Evidence(evidence.sql(), evidence.columns(), chosen);
      illustrations.addAll(new DictionaryPictures(own, sweep.axes()).all());
      sentences.add(sentence(chosen));
    }
    return illustrations.isEmpty()
        ? Reply.none()
        : Reply.of(
            new Answer(
                "Represented in the best seed: " + String.join("; ", sentences) + ".",
                illustrations));
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

  private static Object shape(Row row) {
    return List.of(row.getAs("n_features"), row.getAs("n_hidden"));
  }

  private static String sentence(List<Row> rows) {
    List<String> parts = new ArrayList<>();
    for (Row row : Rows.ends(rows)) {
      parts.add(
          "%d at S = %s"
              .formatted(row.<Integer>getAs("features_represented"), Rows.number(row, "sparsity")));
    }
    Row any = rows.get(0);
    return "of %s in %s, %s"
        .formatted(
            Count.of(any.<Integer>getAs("n_features"), "feature"),
            Count.of(any.<Integer>getAs("n_hidden"), "dimension"),
            String.join(", ", parts));
  }
}
