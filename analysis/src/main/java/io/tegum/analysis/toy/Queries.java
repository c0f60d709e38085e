package io.tegum.analysis.toy;

import io.tegum.analysis.results.SqlResource;
import io.tegum.analysis.results.TrialKeys;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.toy.model.TrialConfiguration;

/** The queries beside this class, a .sql file a question. */
final class Queries {
  private static final TrialKeys KEYS = TrialKeys.of(Families.named(TrialConfiguration.FAMILY));

  private Queries() {}

  /** The query of the question {@code id}. */
  static String of(String id) {
    return KEYS.expanded(Penalties.expanded(SqlResource.text(Queries.class, id + ".sql")));
  }
}
