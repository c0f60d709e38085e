package io.tegum.analysis.page;

import io.tegum.analysis.diagram.Count;

/** Why a question that compares values has no answer. */
public final class TooFew {
  static final String OTHER_KIND =
      "No completed trial of this sweep is of the kind that it asks about.";

  private TooFew() {}

  /** "It compares 2 values or more of heads H; completed trials have 1." */
  public static String values(String what, long least, long there) {
    return there == 0
        ? OTHER_KIND
        : "It compares %s or more of %s; completed trials have %s."
            .formatted(Count.of(least, "value"), what, Count.of(there));
  }

  /** Likewise of a diagram, which has two axes. */
  public static String ofTwo(String one, String other) {
    return "It compares 2 values or more of %s and of %s; completed trials have fewer of one or both."
        .formatted(one, other);
  }
}
