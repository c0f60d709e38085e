package io.tegum.kernel.family;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One axis of a family, declared once, beside the record that has it. Everything that the rest of
 * the house knows of an axis is derived from here: how a spec gives it, its range and default, its
 * line in a trial's canonical text, its name in {@code where}, its columns, the labels of figures,
 * the tables of the documentation, and the keys of queries.
 *
 * @param <V> the type of its values, Serializable and compared by equals
 */
public final class Setting<V> implements Serializable {

  /** What a setting means for a trial's predicted cost and size; plans rely on it. */
  public enum Cost {
    /** They may depend on it. */
    CHANGES,
    /** They do not. */
    KEEPS,
    /** They do not, and trials that differ in such settings alone may be trained together. */
    KEEPS_COMPANY,
    /**
     * They do not, and trials that differ in such settings alone, as in the weight of one loss of
     * several, share their tokens or are one model even, which is trained once for all: axes of
     * these stand innermost.
     */
    KEEPS_TWINS
  }

  /**
   * A key under which a spec gives values.
   *
   * @param key name within the section
   * @param kind what may stand there
   * @param value what the setting's value is
   * @param single whether the key gives one value that is a list by itself, and no axis
   */
  public record Spelling<K, V>(String key, Kind<K> kind, Function<K, V> value, boolean single) {

    /** The setting's value for what was read by {@link #kind}. */
    public V valueOf(Object read) {
      @SuppressWarnings("unchecked") // the reader took it from this spelling's kind
      K own = (K) read;
      return value.apply(own);
    }
  }

  private final transient SettingDeclaration<V> declaration;
  private transient Settings owner;
  private transient int position;

  Setting(SettingDeclaration<V> declaration) {
    this.declaration = declaration;
  }

  /** Begins the declaration of a setting that a spec gives as {@code section.key}. */
  public static <V> SettingDeclaration<V> of(String path, Kind<V> kind) {
    return new SettingDeclaration<V>(path).spelled(key(path), kind, value -> value);
  }

  /** Begins the declaration of a setting with several spellings, none of which is its path. */
  public static <V> SettingDeclaration<V> of(String path) {
    return new SettingDeclaration<>(path);
  }

  void join(Settings settings, int at) {
    if (owner != null) {
      throw new IllegalStateException("Cannot take " + path() + " into two families");
    }
    owner = settings;
    position = at;
  }

  Settings owner() {
    return owner;
  }

  /** Its place among its family's settings. */
  public int position() {
    return position;
  }

  /** Its first spelling with the section: {@code data.sparsity}. */
  public String path() {
    return declaration.path;
  }

  /** The section that holds it, for instance {@code data}; empty at the top. */
  public String section() {
    int dot = path().indexOf('.');
    return dot < 0 ? "" : path().substring(0, dot);
  }

  private static String key(String path) {
    return path.substring(path.indexOf('.') + 1);
  }

  /** Its name in canonical texts and in {@code where}. */
  public String name() {
    return declaration.name;
  }

  /** The symbol that figures use where room is scarce: S. */
  public String symbol() {
    return declaration.symbol == null ? name() : declaration.symbol;
  }

  /** What an axis is called: "sparsity S". */
  public String label() {
    return declaration.label;
  }

  /** The symbol of one of its columns; empty where its values speak for themselves. */
  public String symbol(Column<Trial> column) {
    String given = declaration.columnSymbols.getOrDefault(column.name(), declaration.symbol);
    if (given != null) {
      return given;
    }
    return column.type() == ColumnType.STRING ? "" : name().replace('_', ' ');
  }

  /** What an axis of one of its columns is called. */
  public String label(Column<Trial> column) {
    return declaration.columnLabels.getOrDefault(column.name(), label());
  }

  /** One sentence for the documentation. */
  public String meaning() {
    return declaration.meaning;
  }

  /** The keys that give it, of which a spec may have one. */
  public List<Spelling<?, V>> spellings() {
    return declaration.spellings;
  }

  /** The spelling with {@code key}, if it is one of this setting's. */
  public Optional<Spelling<?, V>> spelling(String key) {
    return declaration.spellings.stream().filter(s -> s.key().equals(key)).findFirst();
  }

  /** The columns that hold it; together they tell its values apart. */
  public List<Column<Trial>> columns() {
    return declaration.columns;
  }

  /**
   * What {@code column} would hold in results from before it was one, which have null there; empty
   * where that is null, and where the setting was there from the beginning.
   */
  public Optional<Object> valueBefore(Column<Trial> column) {
    Function<V, Object> value = declaration.columnValues.get(column.name());
    return declaration.silent == null || value == null
        ? Optional.empty()
        : Optional.ofNullable(value.apply(declaration.silent));
  }

  /**
   * What {@code column} holds where a spec without optional sections says nothing of the setting;
   * empty where that is null.
   *
   * @throws IllegalArgumentException if specs must give it, or the column does not hold it alone
   */
  public Optional<Object> defaultIn(Column<Trial> column) {
    Function<V, Object> value = declaration.columnValues.get(column.name());
    V standard = declaration.defaultValue.apply(Set.of());
    if (standard == null || value == null) {
      throw new IllegalArgumentException(path() + " has no default in " + column.name());
    }
    return Optional.ofNullable(value.apply(standard));
  }

  /** What its predicted cost depends on. */
  public boolean changesCost() {
    return declaration.cost == Cost.CHANGES;
  }

  /** Whether trials of equal cost may differ in it and be trained at once. */
  public boolean differsAmongNeighbours() {
    return declaration.cost == Cost.KEEPS_COMPANY;
  }

  /** Whether trials that differ in it alone see the same tokens, or are one model. */
  public boolean differsAmongTwins() {
    return declaration.cost == Cost.KEEPS_TWINS;
  }

  /**
   * Its value where the spec says nothing, given the optional sections that the spec has; empty
   * where it must be given or is implied by another setting.
   */
  public Optional<V> defaultValue(Set<String> sections) {
    return Optional.ofNullable(declaration.defaultValue.apply(sections));
  }

  /** Its value where the spec says nothing of it, but has {@code keys} in the same section. */
  public Optional<V> valueBeside(Set<String> keys) {
    return declaration.beside != null && keys.contains(declaration.beside)
        ? Optional.of(declaration.absent)
        : Optional.empty();
  }

  /** The value that stands for "not given", or empty where there is none. */
  public boolean isAbsent(Object value) {
    return declaration.absent != null && declaration.absent.equals(value);
  }

  /** Where the spec says nothing, another setting's value implies this one's. */
  public Optional<Implied<V>> implied() {
    return Optional.ofNullable(declaration.implied);
  }

  /** How another setting's value implies one. */
  public record Implied<V>(Setting<?> by, Function<Object, V> value) {}

  /** Its value of a trial; null in a trial without its section. */
  public V of(Trial trial) {
    return declaration.getter.apply(trial);
  }

  /** Its value at {@code point}, or null where it has none. */
  public V at(Point point) {
    @SuppressWarnings("unchecked") // Point.put takes what a spelling or a getter of this made
    V value = (V) point.value(this);
    return value;
  }

  /** What a value comes to at {@code point}: a head's rank, where the value is a ratio. */
  public V settled(Object value, Point point) {
    @SuppressWarnings("unchecked") // as above
    V own = (V) value;
    return declaration.settled == null ? own : declaration.settled.apply(own, point);
  }

  /** Whether two values may come to the same, by what other settings say. */
  public boolean isSettledByOthers() {
    return declaration.settled != null;
  }

  /** The settings of a point that decide whether a value of this setting is the point's own. */
  public Set<Setting<?>> comparedWith() {
    return Stream.concat(Stream.of(this), declaration.settledBy.stream())
        .collect(Collectors.toSet());
  }

  /** Adds its lines to a trial's canonical text; none for a default that once was no setting. */
  void addCanonicalText(Trial trial, StringBuilder text) {
    V value = of(trial);
    if (value != null && !isAbsent(value) && !value.equals(declaration.silent)) {
      declaration.canonical.apply(name(), value).forEach(line -> text.append(line).append('\n'));
    }
  }

  /** One line, {@code name=value}, labels by their label. */
  static List<String> line(String name, Object value) {
    return List.of(name + "=" + text(value));
  }

  static String text(Object value) {
    return value instanceof Labelled labelled ? labelled.label() : String.valueOf(value);
  }

  /** A value as a spec spells it. */
  public String shown(Object value) {
    @SuppressWarnings("unchecked") // a value of this
    V own = (V) value;
    return declaration.shown.apply(own);
  }

  /** The setting whose axis grids nest in its own, although canonical texts name it earlier. */
  Optional<Setting<?>> nested() {
    return Optional.ofNullable(declaration.inner);
  }

  /** The choice with a number that its values are, or empty where they are none. */
  public Optional<Kind.Compound<?, ?>> compound() {
    return spellings().get(0).kind() instanceof Kind.Compound<?, ?> compound
        ? Optional.of(compound)
        : Optional.empty();
  }

  /** Whether trials that differ in it are different models, and not repetitions of one. */
  public boolean tellsModelsApart() {
    return declaration.tellsModelsApart;
  }

  /** Whether it is 1 less a density, and may be spaced by that. */
  public boolean isSpacedByDensity() {
    return declaration.spacedByDensity;
  }

  /** How {@link SettingDeclaration} writes canonical lines. */
  interface Canonical<V> extends BiFunction<String, V, List<String>> {}

  @Override
  public String toString() {
    return path();
  }

  @Serial
  private Object writeReplace() {
    return new Reference(owner.family(), path());
  }

  /** What is sent in its place: settings are constants of each JVM. */
  private record Reference(String family, String path) implements Serializable {
    @Serial
    private Object readResolve() {
      return Families.named(family).settings().at(path);
    }
  }
}
