package io.tegum.analysis.toy;

/**
 * End states of trials as SQL over the trials view, with the functions of {@link SqlFunctions}:
 * what the columns {@code phases} and {@code basins} of a cell are made of.
 */
public final class EndStates {
  private EndStates() {}

  /**
   * What a trial minimised: loss_total with the exact L1 where there is one (the ReLU model with
   * linear hidden units and at most four equally dense, independent features on [0, 1], where the
   * held-out tokens' error would hide which of two minima is lower).
   */
  public static final String LOSS =
      "loss_total - loss_reconstruction"
          + " + coalesce(IF(activation = 'relu' AND correlation IS NULL AND profile IS NULL"
          + " AND coalesce(hidden_activation, 'identity') = 'identity'"
          + " AND coalesce(`values`, 'unit') = 'unit', relu_loss(w, b, 1 - sparsity,"
          + " importances(n_features, importance_decay, last_importance)), NULL),"
          + " loss_reconstruction)";

  /**
   * array&lt;struct&lt;phase, trials, share, share_low, share_high&gt;&gt; over a group of trials.
   */
  public static String phases(String phase) {
    return "phase_shares(collect_list(%s))".formatted(phase);
  }

  /**
   * array&lt;struct&lt;phase, geometry, trials, share, share_low, share_high, lowest_loss,
   * highest_loss, trial_id&gt;&gt; over a group of trials, by ascending lowest loss.
   */
  public static String basins(String phase) {
    return "basins(collect_list(struct(trial_id, %s AS loss, %s AS phase, ".formatted(LOSS, phase)
        + "geometry(tegum_factors, importances(n_features, importance_decay, last_importance))"
        + " AS geometry)) FILTER (WHERE status = 'completed'))";
  }
}
