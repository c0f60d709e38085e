package io.tegum.analysis.addition;

import io.tegum.analysis.results.CellsView;
import io.tegum.analysis.results.FamilyViews;
import io.tegum.kernel.addition.AdditionTrial;
import io.tegum.kernel.family.Families;
import java.util.List;
import java.util.Map;

/** What is read off the tables of addition transformers: places, carry chains, heads, digits. */
public final class AdditionViews implements FamilyViews {

  private static final String CELL_COLUMNS =
      """
      ,
        max(test_accuracy) AS test_accuracy_best,
        median(test_accuracy) AS test_accuracy_median,
        min(test_accuracy) AS test_accuracy_worst,
        median(train_accuracy) AS train_accuracy_median,
        median(test_sums) AS test_sums_median,
        median(heads_per_pair) AS heads_per_pair_median\
      """;

  @Override
  public String family() {
    return AdditionTrial.FAMILY;
  }

  @Override
  public Map<String, String> queries() {
    Map<String, String> queries =
        ofResources(List.of("answers", "carry_chains", "heads", "head_digits"));
    queries.put(
        CellsView.NAME, CellsView.sql(Families.named(family()), CELL_COLUMNS, CellsView.TRIALS));
    return queries;
  }
}
