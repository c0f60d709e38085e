package io.tegum.analysis.toy;

import io.tegum.analysis.results.CellsView;
import io.tegum.analysis.results.FamilyViews;
import io.tegum.analysis.results.MiddleCells;
import io.tegum.analysis.results.TrialKeys;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * What is read off the toy model's tables: features, pairs, alignments, heads, dictionaries, middle
 * cells.
 */
public final class ToyViews implements FamilyViews {

  /** Views over the tables, each defined by the resource of its name. */
  private static final List<String> DERIVED =
      List.of(
          "features",
          "pairs",
          "alignments",
          "head_trials",
          "heads",
          "trial_dictionaries",
          "dictionaries");

  /** The axes that each combination of has a middle cell. */
  private static final List<String> MODELS =
      List.of("n_features", "n_hidden", "schedule", "target", "pairs");

  /**
   * What a trial minimised: loss_total with the exact L1 where there is one (the plain ReLU model
   * of at most four features, where the held-out tokens' error would hide which of two minima is
   * lower).
   */
  private static final String LOSS =
      "loss_total - loss_reconstruction + coalesce(IF("
          + "{default model, data but"
          + " n_features, n_hidden, sparsity, importance_decay, last_importance},"
          + " relu_loss(w, b, 1 - sparsity,"
          + " importances(n_features, importance_decay, last_importance)), NULL),"
          + " loss_reconstruction)";

  private static final String CELL_COLUMNS =
      """
      ,
        phase_shares(collect_list(phase)) AS phases,
        basins(collect_list(end_state)) AS basins\
      """;

  private static final String CELL_TRIALS =
      """
      SELECT
        *,
        IF(status = 'completed', struct(trial_id, loss, phase, geometry), NULL) AS end_state
      FROM (
        SELECT
          *,
          %s AS loss,
          %s AS phase,
          geometry(tegum_factors, importances(n_features, importance_decay, last_importance))
            AS geometry
        FROM trials)\
      """;

  @Override
  public String family() {
    return TrialConfiguration.FAMILY;
  }

  @Override
  public List<String> kept() {
    return List.of("head_trials", "trial_dictionaries", "middle_cells");
  }

  @Override
  public void registerFunctions(SparkSession spark) {
    SqlFunctions.register(spark);
  }

  @Override
  public Map<String, String> queries() {
    Family toy = Families.named(family());
    Map<String, String> queries = ofResources(DERIVED);
    queries.put("middle_cells", MiddleCells.sql(toy, MODELS, "head_rank"));
    queries.putAll(ofResources(List.of("middle_trials")));
    String loss = TrialKeys.of(toy).expanded(LOSS);
    queries.put(
        CellsView.NAME,
        CellsView.sql(
            toy, CELL_COLUMNS, CELL_TRIALS.formatted(loss, PhaseLabel.ofTrialByGeometry())));
    return queries;
  }
}
