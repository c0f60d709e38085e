package io.tegum.analysis.toy;

import static java.util.stream.Collectors.joining;

import io.tegum.kernel.family.Setting;
import io.tegum.kernel.toy.model.Regularisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What training asks of hidden units and weights beside small errors, in SQL. Derived from the
 * settings, so that no query calls a penalty none that it has not heard of.
 */
final class Penalties {

  private static final List<String> COLUMNS =
      Regularisation.SETTINGS.stream()
          .flatMap(setting -> setting.columns().stream())
          .map(column -> column.name())
          .toList();

  private static final Pattern NONE = Pattern.compile("\\{no penalty(?: but (\\w+))?}");

  private Penalties() {}

  /** The columns that say them, and others beside. */
  static Set<String> columnsAnd(String... others) {
    Set<String> all = new TreeSet<>(COLUMNS);
    all.addAll(List.of(others));
    return all;
  }

  /**
   * {@code sql} with its markers replaced: <code>{penalties}</code>, a text a penalty that is on,
   * else null; <code>{no penalty}</code>, a condition, and <code>{no penalty but dropout}</code>,
   * which leaves one of them out; <code>{penalty columns}</code>, keys.
   *
   * @throws IllegalArgumentException if what is left out is no penalty
   */
  static String expanded(String sql) {
    List<String> texts = new ArrayList<>();
    for (Setting<?> setting : Regularisation.SETTINGS) {
      String column = setting.columns().get(0).name();
      texts.add("IF(%1$s > 0, concat('%2$s = ', %1$s), NULL)".formatted(column, setting.symbol()));
    }
    String said =
        sql.replace("{penalties}", String.join(", ", texts))
            .replace("{penalty columns}", String.join(", ", COLUMNS));
    return NONE.matcher(said).replaceAll(marker -> none(marker.group(1)));
  }

  private static String none(String exceptOrNull) {
    if (exceptOrNull != null && !COLUMNS.contains(exceptOrNull)) {
      throw new IllegalArgumentException(
          exceptOrNull + " is no penalty: " + String.join(", ", COLUMNS));
    }
    return COLUMNS.stream()
        .filter(column -> !column.equals(exceptOrNull))
        .map("coalesce(%s, 0) = 0"::formatted)
        .collect(joining(" AND ", "(", ")"));
  }
}
