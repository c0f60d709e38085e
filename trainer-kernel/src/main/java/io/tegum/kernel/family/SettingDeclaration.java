package io.tegum.kernel.family;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A {@link Setting} that is being declared. What is not said: it must be given, it changes the
 * cost, it has one line in canonical texts, and a column of its name.
 *
 * @param <V> the type of its values
 */
public final class SettingDeclaration<V> {

  final String path;
  final List<Setting.Spelling<?, V>> spellings = new ArrayList<>();
  final List<Column<Trial>> columns = new ArrayList<>();
  final Map<String, Function<V, Object>> columnValues = new HashMap<>();
  final Map<String, String> columnSymbols = new HashMap<>();
  final Map<String, String> columnLabels = new HashMap<>();
  String name;
  String symbol;
  String label;
  String meaning;
  Setting.Cost cost = Setting.Cost.CHANGES;
  Function<Set<String>, V> defaultValue = sections -> null;
  V absent;
  String beside;
  V silent;
  Setting.Implied<V> implied;
  Function<Trial, V> getter;
  BiFunction<V, Point, V> settled;
  List<Setting<?>> settledBy = List.of();
  Setting.Canonical<V> canonical = Setting::line;
  Function<V, String> shown = Setting::text;
  boolean spacedByDensity;
  boolean tellsModelsApart = true;
  Setting<?> inner;

  SettingDeclaration(String path) {
    this.path = path;
    this.name = path.substring(path.indexOf('.') + 1);
    this.label = name.replace('_', ' ');
  }

  /** A key that gives axes of it. */
  public <K> SettingDeclaration<V> spelled(String key, Kind<K> kind, Function<K, V> value) {
    spellings.add(new Setting.Spelling<>(key, kind, value, false));
    return this;
  }

  /** A key that gives a single value of it, which is a list by itself. */
  public <K> SettingDeclaration<V> spelledOnce(String key, Kind<K> kind, Function<K, V> value) {
    spellings.add(new Setting.Spelling<>(key, kind, value, true));
    return this;
  }

  /** Its name in canonical texts and in {@code where}, if not its key. */
  public SettingDeclaration<V> named(String name) {
    this.name = name;
    return this;
  }

  /** The symbol, and what an axis of a figure is called. */
  public SettingDeclaration<V> labelled(String symbol, String label) {
    this.symbol = symbol;
    this.label = label;
    return this;
  }

  /** Likewise of one of its columns, where it has several. */
  public SettingDeclaration<V> columnLabelled(String column, String symbol, String label) {
    columnSymbols.put(column, symbol);
    columnLabels.put(column, label);
    return this;
  }

  /** One sentence for the documentation. */
  public SettingDeclaration<V> meaning(String meaning) {
    this.meaning = meaning;
    return this;
  }

  /** What it means for the predicted cost. */
  public SettingDeclaration<V> cost(Setting.Cost cost) {
    this.cost = cost;
    return this;
  }

  /** Its value where the spec says nothing. */
  public SettingDeclaration<V> defaultsTo(V value) {
    this.defaultValue = sections -> value;
    return this;
  }

  /** Its value where the spec says nothing, by the optional sections that the spec has. */
  public SettingDeclaration<V> defaultsBy(Function<Set<String>, V> value) {
    this.defaultValue = value;
    return this;
  }

  /** A value that stands for "not given", which is the default, and null in the table. */
  public SettingDeclaration<V> optional(V absent) {
    this.absent = absent;
    return defaultsTo(absent);
  }

  /**
   * A value that stands for "not given", where the same section has {@code key}; else it must be
   * given.
   */
  public SettingDeclaration<V> absentBeside(String key, V absent) {
    this.absent = absent;
    this.beside = key;
    return this;
  }

  /** A default that has no line in canonical texts: the setting is younger than ids in use. */
  public SettingDeclaration<V> silentDefault(V value) {
    this.silent = value;
    return defaultsTo(value);
  }

  /** Where the spec says nothing, {@code by}'s value implies it. */
  public <U> SettingDeclaration<V> impliedBy(Setting<U> by, Function<U, V> value) {
    @SuppressWarnings("unchecked") // values of that setting are of its type
    Function<Object, V> ofAny = (Function<Object, V>) (Function<?, V>) value;
    this.implied = new Setting.Implied<>(by, ofAny);
    return this;
  }

  /** What a value comes to by what other settings say at a point. */
  public SettingDeclaration<V> settledBy(List<Setting<?>> others, BiFunction<V, Point, V> settled) {
    this.settledBy = List.copyOf(others);
    this.settled = settled;
    return this;
  }

  /** Its lines in canonical texts, where one {@code name=value} does not say it. */
  public SettingDeclaration<V> canonically(Function<V, List<String>> lines) {
    this.canonical = (name, value) -> lines.apply(value);
    return this;
  }

  /** How a spec spells a value of it, where its own text is another. */
  public SettingDeclaration<V> shownAs(Function<V, String> text) {
    this.shown = text;
    return this;
  }

  /**
   * Grids nest the axis of {@code inner} in its own, although canonical texts name that earlier.
   */
  public SettingDeclaration<V> nesting(Setting<?> inner) {
    this.inner = inner;
    return this;
  }

  /** Trials that differ in it alone are the same model: it is no axis of a figure. */
  public SettingDeclaration<V> withinModel() {
    this.tellsModelsApart = false;
    return this;
  }

  /** It is 1 less a density, and may be spaced by that. */
  public SettingDeclaration<V> spacedByDensity() {
    this.spacedByDensity = true;
    return this;
  }

  /**
   * A column that holds it, in place of one of its name.
   *
   * @param value null where the setting's value is
   */
  public SettingDeclaration<V> column(
      String column, ColumnType type, String meaning, Function<V, Object> value) {
    columnValues.put(column, value);
    columns.add(
        new Column<>(
            column,
            type,
            meaning,
            trial -> {
              V own = getter.apply(trial);
              return own == null ? null : value.apply(own);
            }));
    return this;
  }

  /** A column that holds it together with others: a ratio of two. */
  public SettingDeclaration<V> derivedColumn(
      String column, ColumnType type, String meaning, Function<Trial, Object> value) {
    columns.add(new Column<>(column, type, meaning, value));
    return this;
  }

  /**
   * Ends the declaration.
   *
   * @param type the family's trials
   * @param getter its value of a trial; null where the trial has none
   */
  public <C extends Trial> Setting<V> from(Class<C> type, Function<C, V> getter) {
    this.getter = trial -> getter.apply(type.cast(trial));
    if (columns.isEmpty()) {
      column(name, ColumnType.of(spellings.get(0).kind()), meaning, this::inTable);
    }
    return new Setting<>(this);
  }

  private Object inTable(V value) {
    if (value.equals(absent)) {
      return null;
    }
    return value instanceof Labelled labelled ? labelled.label() : value;
  }
}
