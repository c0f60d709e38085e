package io.tegum.analysis.page;

import io.tegum.analysis.diagram.Count;
import io.tegum.analysis.diagram.ShortNumber;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Which settings end in the lowest loss; asked of any family. */
final class CellsQuestion implements Question {
  private static final String SQL =
      """
      SELECT *, count(*) OVER () AS all_cells
      FROM cells
      ORDER BY loss_median IS NULL, loss_median, best_trial_id
      LIMIT 10000\
      """;

  @Override
  public String id() {
    return "cells";
  }

  @Override
  public String text() {
    return "Which settings end in the lowest loss?";
  }

  @Override
  public Reply ask(SparkSession spark, SweepSummary sweep) {
    Evidence evidence = Evidence.of(spark, SQL);
    if (evidence.rows().isEmpty() || evidence.rows().get(0).getAs("loss_median") == null) {
      return Reply.none();
    }
    Row best = evidence.rows().get(0);
    String sentence =
        "Of %s the one of trial %s has the lowest median loss, %s over %s."
            .formatted(
                Count.of(best.<Long>getAs("all_cells"), "cell"),
                best.getAs("best_trial_id"),
                ShortNumber.of(best.<Double>getAs("loss_median")),
                Count.of(best.<Long>getAs("completed"), "completed trial"));
    return Reply.of(new Answer(sentence, List.of(), List.of(evidence)));
  }
}
