package io.tegum.analysis.diagram;

import java.util.ArrayList;
import java.util.List;

/** What small diagrams are called. */
public final class Facets {
  private Facets() {}

  /** "joint, r/m = 0.2" */
  public static String heading(List<DiagramAxis> facets, List<Object> values) {
    List<String> headings = new ArrayList<>(facets.size());
    for (int i = 0; i < facets.size(); i++) {
      headings.add(facets.get(i).heading(values.get(i)));
    }
    return String.join(", ", headings);
  }
}
