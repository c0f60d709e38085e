package io.tegum.analysis.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What small diagrams are called. */
public final class Facets {
  private Facets() {}

  /**
   * "joint, r/m = 0.2"
   *
   * @param values one of each facet
   * @param all the combinations that it has to be told from, itself included
   */
  public static String heading(
      List<DiagramAxis> facets, List<Object> values, List<List<Object>> all) {
    List<Integer> every = IntStream.range(0, facets.size()).boxed().toList();
    return headings(facets, every, List.of(values), all).get(0);
  }

  /**
   * The headings of some combinations of values, by some of the facets.
   *
   * @param positions of these facets
   * @param all the combinations that each has to be told from
   */
  public static List<String> headings(
      List<DiagramAxis> facets,
      List<Integer> positions,
      List<List<Object>> combinations,
      List<List<Object>> all) {
    Map<Integer, Labels> labels = new HashMap<>();
    for (int position : positions) {
      List<Object> values = new ArrayList<>();
      all.forEach(combination -> values.add(combination.get(position)));
      labels.put(position, Labels.of(values));
    }
    List<String> headings = new ArrayList<>(combinations.size());
    for (List<Object> combination : combinations) {
      List<String> parts = new ArrayList<>(positions.size());
      for (int position : positions) {
        parts.add(facets.get(position).heading(combination.get(position), labels.get(position)));
      }
      headings.add(String.join(", ", parts));
    }
    return headings;
  }
}
