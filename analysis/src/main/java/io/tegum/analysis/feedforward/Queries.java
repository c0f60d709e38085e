package io.tegum.analysis.feedforward;

import io.tegum.analysis.results.SqlResource;
import io.tegum.analysis.results.TrialKeys;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;

/** The queries beside this class, a .sql file a question. */
final class Queries {
  private static final TrialKeys KEYS =
      TrialKeys.of(Families.named(FeedForwardConfiguration.FAMILY));

  private Queries() {}

  /** The query of the question {@code id}. */
  static String of(String id) {
    return KEYS.expanded(SqlResource.text(Queries.class, id + ".sql"));
  }

  /** How a column of the trials view depends on sparsity. */
  static String overSparsity(String column) {
    return SqlResource.text(Queries.class, "over-sparsity.sql").replace("{value}", column);
  }
}
