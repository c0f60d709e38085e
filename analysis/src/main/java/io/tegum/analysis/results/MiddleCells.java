package io.tegum.analysis.results;

import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Setting;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One cell for each group of trials to show in its place: of the cells that completed trials have,
 * the one with the fewest steps, over all settings together, from each setting's middle value.
 * Where settings vary together the middle values need not occur together, and no other cell stands
 * for them. Of cells equally near it is the one with the smallest settings, in their order.
 */
public final class MiddleCells {
  private MiddleCells() {}

  /**
   * A query with a row a group, of the middle cell's settings: their columns, without the seed.
   *
   * @param groups columns of settings; trials that agree in all of them are a group
   * @param largest a column of a setting of which only a group's largest value is looked at
   */
  public static String sql(Family family, List<String> groups, String largest) {
    TrialKeys cell = TrialKeys.of(family).but("seed");
    TrialKeys others = cell.but(groups.toArray(String[]::new));
    TrialKeys within = cell.but(columns(others).toArray(String[]::new));
    List<Setting<?>> axes = others.but(largest).settings();
    return """
    WITH trained_cells AS (
      SELECT %1$s
      FROM trials
      WHERE status = 'completed'
      GROUP BY %2$s
    ),
    largest AS (
      SELECT *, max(`%3$s`) OVER (PARTITION BY %4$s) AS largest_value
      FROM trained_cells
    ),
    scales AS (
      SELECT *, %5$s
      FROM largest
      WHERE `%3$s` <=> largest_value
    )
    SELECT middle.*
    FROM (
      SELECT min_by(struct(%6$s), struct(%7$s, %8$s)) AS middle
      FROM scales
      GROUP BY %4$s
    )\
    """
        .formatted(
            cell.values(),
            cell.list(),
            largest,
            within.list(),
            axes.stream().map(axis -> scale(axis, within)).collect(Collectors.joining(", ")),
            names(cell),
            axes.stream().map(MiddleCells::steps).collect(Collectors.joining(" + ")),
            cell.list());
  }

  private static List<String> columns(TrialKeys keys) {
    return keys.settings().stream().flatMap(s -> s.columns().stream()).map(Column::name).toList();
  }

  private static String names(TrialKeys keys) {
    return keys.settings().stream()
        .flatMap(setting -> setting.columns().stream())
        .map(TrialKeys::quoted)
        .collect(Collectors.joining(", "));
  }

  /** A setting's distinct values in the group, ascending. */
  private static String scale(Setting<?> axis, TrialKeys within) {
    return "array_sort(collect_set(%s) OVER (PARTITION BY %s)) AS scale_%d"
        .formatted(value(axis), within.list(), axis.position());
  }

  /** Steps on its scale from the middle, the lower one of two. */
  private static String steps(Setting<?> axis) {
    return "abs(array_position(scale_%1$d, %2$s) - (size(scale_%1$d) + 1) DIV 2)"
        .formatted(axis.position(), value(axis));
  }

  /** A setting's value, which may have several columns. */
  private static String value(Setting<?> axis) {
    return axis.columns().stream()
        .map(TrialKeys::quoted)
        .collect(Collectors.joining(", ", "struct(", ")"));
  }
}
