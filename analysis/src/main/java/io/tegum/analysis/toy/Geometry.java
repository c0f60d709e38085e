package io.tegum.analysis.toy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a dictionary's features form, as one text that is equal for end states that differ by an
 * exchange of equally important features: its tegum factors with their features, each feature under
 * the index of the first one of its importance. "antipodal pair (0 1) + dedicated (2)" when all
 * importances differ, "19 x antipodal pair (0 0)" when all are equal, "nothing" when no feature is
 * represented.
 */
final class Geometry {
  /** Importances come from powers, whose last digits may differ. */
  private static final double SAME_IMPORTANCE = 1e-9;

  private Geometry() {}

  /** One tegum factor: its kind and its features' indices. */
  record Factor(String kind, List<Integer> features) {}

  /**
   * The text.
   *
   * @param factors in any order
   * @param importances of all features
   */
  static String text(List<Factor> factors, double[] importances) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Factor factor : factors) {
      int[] classes = new int[factor.features().size()];
      for (int i = 0; i < classes.length; i++) {
        classes[i] = firstOfImportance(factor.features().get(i), importances);
      }
      Arrays.sort(classes);
      counts.merge(factor.kind() + " " + listed(classes), 1, Integer::sum);
    }
    List<String> parts = new ArrayList<>();
    counts.forEach((part, count) -> parts.add(count == 1 ? part : count + " x " + part));
    return parts.isEmpty() ? "nothing" : String.join(" + ", parts);
  }

  private static int firstOfImportance(int feature, double[] importances) {
    for (int i = 0; i < feature; i++) {
      if (Math.abs(importances[i] - importances[feature])
          <= SAME_IMPORTANCE * importances[feature]) {
        return i;
      }
    }
    return feature;
  }

  private static String listed(int[] classes) {
    StringBuilder list = new StringBuilder("(");
    for (int i = 0; i < classes.length; i++) {
      list.append(i == 0 ? "" : " ").append(classes[i]);
    }
    return list.append(')').toString();
  }
}
