package io.tegum.analysis.addition;

import io.tegum.analysis.results.SqlResource;
import io.tegum.analysis.results.TrialKeys;
import io.tegum.kernel.addition.AdditionTrial;
import io.tegum.kernel.family.Families;

/** The queries beside this class, a .sql file a question. */
final class Queries {
  private static final TrialKeys KEYS = TrialKeys.of(Families.named(AdditionTrial.FAMILY));

  private Queries() {}

  /** The query of the question {@code id}. */
  static String of(String id) {
    return KEYS.expanded(SqlResource.text(Queries.class, id + ".sql"));
  }
}
