package io.tegum.analysis.figure;

import io.tegum.analysis.diagram.ShortNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Colours of named series.
 *
 * @param title what the series are values of; may be empty
 * @param names the series, in their order
 * @param colours one for each
 */
public record Legend(String title, List<String> names, List<String> colours) {
  private static final int MOST_ENTRIES = 10;

  /** Ordered colours for numbers, distinct ones for anything else. */
  public static Legend of(String title, List<Object> series) {
    List<Object> distinct = new ArrayList<>(series.stream().distinct().toList());
    if (distinct.stream().allMatch(Number.class::isInstance)) {
      distinct.sort(Comparator.comparingDouble(v -> ((Number) v).doubleValue()));
    }
    List<Object> numbers = distinct.stream().filter(Number.class::isInstance).toList();
    List<String> ordered = Palette.lines(numbers.size());
    List<String> colours = new ArrayList<>();
    int named = 0;
    for (Object value : distinct) {
      colours.add(
          value instanceof Number
              ? ordered.get(numbers.indexOf(value))
              : Palette.DISTINCT.get(named++ % Palette.DISTINCT.size()));
    }
    return new Legend(title, distinct.stream().map(ShortNumber::of).toList(), colours);
  }

  /** With another colour for one of the names. */
  public Legend with(String name, String colour) {
    List<String> changed = new ArrayList<>(colours);
    if (names.contains(name)) {
      changed.set(names.indexOf(name), colour);
    }
    return new Legend(title, names, changed);
  }

  /** The series as data has to name them. */
  public static List<String> names(List<Object> series) {
    return series.stream().map(ShortNumber::of).toList();
  }

  /** Lets-Plot's scale of these colours; of many numbers it names every second, third, ... */
  public Map<String, Object> scale(String aesthetic) {
    Map<String, Object> scale = Spec.discrete(aesthetic, title, colours);
    scale.put("limits", names); // without them, the named ones would take the first colours
    List<String> numbers = names.stream().filter(Legend::isNumber).toList();
    int step = Math.max(1, (numbers.size() + MOST_ENTRIES - 1) / MOST_ENTRIES);
    List<String> entries =
        names.stream()
            .filter(name -> !isNumber(name) || numbers.indexOf(name) % step == 0)
            .toList();
    scale.put("breaks", entries);
    return scale;
  }

  private static boolean isNumber(String name) {
    return name.matches("-?[0-9.]+(e-?[0-9]+)?");
  }
}
