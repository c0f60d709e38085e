package io.tegum.analysis.results;

import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * SQL that tells trials apart by their settings: "alike but for seed and lambda". Derived from the
 * family, so that no query lists settings by hand and forgets one.
 *
 * <p>Queries have markers, which {@link #expanded} replaces:
 *
 * <ul>
 *   <li><code>{alike but seed, lambda}</code>: a list of keys for GROUP BY or PARTITION BY, equal
 *       for trials that differ in these settings alone
 *   <li><code>{trials alike cell but seed}</code>: a condition between two relations that have the
 *       settings' columns, true for rows that differ in these settings alone
 *   <li><code>{settings}</code>: the columns of settings that are numbers or labels, for SELECT
 *   <li><code>{trials unlike cell but seed}</code>: in how many other settings they differ
 *   <li><code>{columns but seed}</code>: the columns of the settings, for SELECT
 *   <li><code>{default model, data but sparsity}</code>: a condition, true for trials whose
 *       settings in these sections have their defaults, but for some: where a closed form holds for
 *       the plain model alone, a setting that it has not heard of is left to others
 * </ul>
 *
 * <p>Settings are named by any column of theirs, all of a section by its name. Lists are compared
 * as texts, since Spark normalises doubles in lists slowly; where older results lack a column, its
 * setting has the value that they were trained with.
 */
public final class TrialKeys {
  private static final Pattern MARKER =
      Pattern.compile(
          "\\{(?:(\\w+) )?(alike|unlike|columns)(?: (\\w+))??(?: but ([\\w, ]+))?}|\\{settings}"
              + "|\\{default ([\\w, ]+?) but\\s+([\\w,\\s]+)}");
  private static final String COMMAS = ",\\s*";

  private final List<Setting<?>> settings;
  private final Set<String> optionalSections;

  private TrialKeys(List<Setting<?>> settings, Set<String> optionalSections) {
    this.settings = List.copyOf(settings);
    this.optionalSections = Set.copyOf(optionalSections);
  }

  /** The keys of all settings of {@code family}. */
  public static TrialKeys of(Family family) {
    return new TrialKeys(family.settings().all(), Set.copyOf(family.optionalSections()));
  }

  /**
   * Those of all settings but some.
   *
   * @param names a column of each setting that is left out, or its section
   * @throws IllegalArgumentException if no setting has such a column, and none is in such a section
   */
  TrialKeys but(String... names) {
    Set<String> unknown = new TreeSet<>(Arrays.asList(names));
    List<Setting<?>> kept = new ArrayList<>();
    for (Setting<?> setting : settings) {
      List<String> own =
          Stream.concat(Stream.of(setting.section()), setting.columns().stream().map(Column::name))
              .toList();
      if (own.stream().noneMatch(Arrays.asList(names)::contains)) {
        kept.add(setting);
      }
      own.forEach(unknown::remove);
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot leave out settings: no column or section of theirs is "
              + String.join(", ", unknown));
    }
    return new TrialKeys(kept, optionalSections);
  }

  /** The settings that are compared. */
  List<Setting<?>> settings() {
    return settings;
  }

  /** "`steps`, coalesce(`initial_scale`, 1.0D), CAST(`pairs` AS string)". */
  String list() {
    return keys("").collect(Collectors.joining(", "));
  }

  /** "a.`steps` <=> b.`steps` AND …". */
  String between(String a, String b) {
    List<String> left = keys(a + ".").toList();
    List<String> right = keys(b + ".").toList();
    List<String> equal = new ArrayList<>();
    for (int k = 0; k < left.size(); k++) {
      equal.add(left.get(k) + " <=> " + right.get(k));
    }
    return String.join("\n  AND ", equal);
  }

  /** "CAST(NOT (a.`steps` <=> b.`steps`) AS INT) + …", a term a setting. */
  String differences(String a, String b) {
    return settings.stream()
        .map(setting -> new TrialKeys(List.of(setting), optionalSections).between(a, b))
        .map(same -> "CAST(NOT (" + same.replace("\n ", "") + ") AS INT)")
        .collect(Collectors.joining(" + "));
  }

  /** "`steps`, coalesce(`initial_scale`, 1.0D) AS `initial_scale`, …". */
  String columns() {
    List<String> columns = new ArrayList<>();
    for (Setting<?> setting : settings) {
      for (Column<Trial> column : setting.columns()) {
        String value = value(setting, column, "");
        columns.add(value.equals(quoted(column)) ? value : value + " AS " + quoted(column));
      }
    }
    return String.join(", ", columns);
  }

  /**
   * "`correlation` IS NULL AND coalesce(`values`, 'unit') = 'unit'", of these sections' settings.
   */
  private String defaults(List<String> sections) {
    List<String> known = settings.stream().map(Setting::section).distinct().toList();
    for (String section : sections) {
      if (!known.contains(section)) {
        throw new IllegalArgumentException(
            "No section " + section + ": " + String.join(", ", known));
      }
    }
    List<String> conditions = new ArrayList<>();
    for (Setting<?> setting : settings) {
      if (sections.contains(setting.section())) {
        setting.columns().forEach(column -> conditions.add(hasDefault(setting, column)));
      }
    }
    return String.join(" AND ", conditions);
  }

  private String hasDefault(Setting<?> setting, Column<Trial> column) {
    if (optionalSections.contains(setting.section())) {
      return quoted(column) + " IS NULL";
    }
    return setting
        .defaultIn(column)
        .map(standard -> value(setting, column, "") + " = " + literal(standard))
        .orElse(quoted(column) + " IS NULL");
  }

  private Stream<String> keys(String relation) {
    return settings.stream()
        .flatMap(
            setting -> setting.columns().stream().map(column -> key(setting, column, relation)));
  }

  /** What is compared of a column, where equal texts or numbers are equal values. */
  private static String key(Setting<?> setting, Column<Trial> column, String relation) {
    return column.type() instanceof ColumnType.Scalar
        ? value(setting, column, relation)
        : "CAST(" + relation + quoted(column) + " AS string)";
  }

  /** The columns themselves, of a group of trials that are alike, each with its value and name. */
  String values() {
    List<String> values = new ArrayList<>();
    for (Setting<?> setting : settings) {
      for (Column<Trial> column : setting.columns()) {
        values.add("any_value(%s) AS %s".formatted(value(setting, column, ""), quoted(column)));
      }
    }
    return String.join(", ", values);
  }

  /** The columns that are numbers or labels, each with its value and name. */
  String scalars() {
    List<String> scalars = new ArrayList<>();
    for (Setting<?> setting : settings) {
      for (Column<Trial> column : setting.columns()) {
        if (column.type() instanceof ColumnType.Scalar) {
          scalars.add(value(setting, column, "") + " AS " + quoted(column));
        }
      }
    }
    return String.join(", ", scalars);
  }

  /** The column's value, also in results from before it was one. */
  static String value(Setting<?> setting, Column<Trial> column, String relation) {
    String name = relation + quoted(column);
    return setting
        .valueBefore(column)
        .map(before -> "coalesce(" + name + ", " + literal(before) + ")")
        .orElse(name);
  }

  static String quoted(Column<?> column) {
    return "`" + column.name() + "`";
  }

  private static String literal(Object value) {
    if (value instanceof Double number) {
      return number + "D"; // without the letter it were a decimal
    }
    return value instanceof String text ? "'" + text.replace("'", "\\'") + "'" : value.toString();
  }

  /** {@code sql} with keys in place of its markers. */
  public String expanded(String sql) {
    return MARKER.matcher(sql).replaceAll(found -> Matcher.quoteReplacement(expansion(found)));
  }

  private String expansion(MatchResult marker) {
    if (marker.group().equals("{settings}")) {
      return scalars();
    }
    if (marker.group(5) != null) {
      List<String> sections = List.of(marker.group(5).split(COMMAS));
      return but(marker.group(6).trim().split(COMMAS)).defaults(sections);
    }
    String but = marker.group(4);
    TrialKeys keys = but == null ? this : but(but.trim().split(COMMAS));
    return switch (marker.group(2)) {
      case "columns" -> keys.columns();
      case "unlike" -> keys.differences(marker.group(1), marker.group(3));
      default ->
          marker.group(1) == null ? keys.list() : keys.between(marker.group(1), marker.group(3));
    };
  }
}
