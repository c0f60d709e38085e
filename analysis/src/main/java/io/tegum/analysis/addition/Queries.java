package io.tegum.analysis.addition;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.results.SqlResource;
import io.tegum.analysis.results.TrialKeys;
import io.tegum.kernel.addition.AdditionTrial;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;

/** The queries beside this class, a .sql file a question, and the axes that they show. */
final class Queries {
  private static final Family FAMILY = Families.named(AdditionTrial.FAMILY);
  private static final TrialKeys KEYS = TrialKeys.of(FAMILY);

  private Queries() {}

  /** The query of the question {@code id}. */
  static String of(String id) {
    return KEYS.expanded(SqlResource.text(Queries.class, id + ".sql"));
  }

  /** A column of this family's trials. */
  static DiagramAxis axis(String column) {
    return DiagramAxis.column(FAMILY, column);
  }
}
