package io.tegum.analysis.report;

import io.tegum.analysis.phase.Axis;
import java.util.ArrayList;
import java.util.List;

/** The facets that several questions share. */
final class Facets {
  /** Schedule and r/m, the columns schedule and rank_ratio. */
  static final List<Axis> BY_TRAINING = List.of(Axis.column("schedule"), Axis.column("rank_ratio"));

  private Facets() {}

  /** "joint, r/m = 0.2" */
  static String heading(List<Axis> facets, List<Object> values) {
    List<String> headings = new ArrayList<>(facets.size());
    for (int i = 0; i < facets.size(); i++) {
      headings.add(facets.get(i).heading(values.get(i)));
    }
    return String.join(", ", headings);
  }
}
