package io.tegum.analysis.figure;

import io.tegum.analysis.diagram.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Colours of series.
 *
 * @param title what the series are values of; may be empty
 * @param values the series, numbers or names, each once, in their order
 * @param colours one for each
 */
public record Legend(String title, List<Object> values, List<String> colours) {
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
    return new Legend(title, distinct, colours);
  }

  /** With another colour for one of the series. */
  public Legend with(Object value, String colour) {
    List<String> changed = new ArrayList<>(colours);
    if (values.contains(value)) {
      changed.set(values.indexOf(value), colour);
    }
    return new Legend(title, values, changed);
  }

  /** What each series is called, which is unlike all others. */
  public List<String> names() {
    return names(values);
  }

  /** The series of a figure's rows as its data has to name them. */
  public List<String> names(List<Object> series) {
    return Labels.of(values).all(series);
  }

  /** Lets-Plot's scale of these colours; of many numbers it names every second, third, ... */
  public Map<String, Object> scale(String aesthetic) {
    Map<String, Object> scale = Spec.discrete(aesthetic, title, colours);
    scale.put("limits", names()); // without them, the named ones would take the first colours
    List<Object> numbers = values.stream().filter(Number.class::isInstance).toList();
    int step = Math.max(1, (numbers.size() + MOST_ENTRIES - 1) / MOST_ENTRIES);
    List<Object> entries =
        values.stream()
            .filter(value -> !(value instanceof Number) || numbers.indexOf(value) % step == 0)
            .toList();
    scale.put("breaks", names(entries));
    return scale;
  }
}
