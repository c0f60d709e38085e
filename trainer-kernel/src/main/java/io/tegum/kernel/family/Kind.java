package io.tegum.kernel.family;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;

/**
 * What may stand for a setting in a spec, and what is made of it.
 *
 * @param <V> the type of the setting's values
 */
public sealed interface Kind<V> {

  /** A probability that is not 1. */
  Real BELOW_ONE = real("in [0, 1)", probability -> probability >= 0 && probability < 1);

  /** What may stand there, as a message says it: "in [0, 1)". */
  String allowed();

  /** A number. */
  sealed interface Numeric<V> extends Kind<V> {

    /** Whether {@code value} is allowed. */
    boolean allows(double value);

    /** A number that is allowed, in the setting's own type. */
    V of(double value);
  }

  /** A whole number from {@code least} to {@code most}. */
  record Whole(int least, int most, String allowed) implements Numeric<Integer> {
    @Override
    public boolean allows(double value) {
      return value == Math.rint(value) && value >= least && value <= most;
    }

    @Override
    public Integer of(double value) {
      return (int) value;
    }
  }

  /** A real number. */
  record Real(DoublePredicate range, String allowed) implements Numeric<Double> {
    @Override
    public boolean allows(double value) {
      return range.test(value);
    }

    @Override
    public Double of(double value) {
      return value;
    }
  }

  /** One of an enumeration's labels. */
  record Label<E extends Enum<E> & Labelled>(Class<E> type) implements Kind<E> {
    @Override
    public String allowed() {
      return "one of " + String.join(", ", labels());
    }

    /** All labels, in declaration order. */
    public List<String> labels() {
      return Labelled.labels(type);
    }

    /** The constant with this label. */
    public Optional<E> of(String label) {
      return Labelled.parse(type, label);
    }
  }

  /**
   * Lists and mappings that a family reads itself.
   *
   * @param reader reads one value
   * @param allowed what may stand under the key: a value, or a list of values where the key gives
   *     axes
   * @param standsAlone whether what stands under a key that gives axes is one value, not a list of
   *     values
   */
  record Structure<V extends Serializable>(
      Reader<V> reader, String allowed, Predicate<SpecNode> standsAlone) implements Kind<V> {

    /** Values that are lists, of which a key that gives axes has a list. */
    public Structure(Reader<V> reader, String allowed) {
      this(reader, allowed, node -> false);
    }
  }

  /**
   * A choice that may bring a number along, which has a key of its own: how features depend, and on
   * how many of them. A choice that does not take the number stands there once, whatever numbers
   * are given.
   *
   * @param <E> the choice
   * @param <V> the value that both make
   */
  interface Pairing<E extends Enum<E> & Labelled, V extends Serializable> {

    /** Key of the number, in the same section. */
    String companionKey();

    /** The number's range. */
    Whole companion();

    /** The number where the spec gives none. */
    int companionDefault();

    /** Whether {@code choice} takes a number. */
    boolean takesCompanion(E choice);

    /** The value; {@code companion} means nothing where none is taken. */
    V of(E choice, int companion);

    /** The choice of a value. */
    E choice(V value);

    /** What is wrong where the number is given and no choice takes it. */
    String idleCompanion();
  }

  /** A choice with its number. */
  record Compound<E extends Enum<E> & Labelled, V extends Serializable>(
      Label<E> choices, Pairing<E, V> pairing) implements Kind<V> {
    @Override
    public String allowed() {
      return choices.allowed();
    }

    /** Whether {@code choice} takes a number. */
    public boolean takesCompanion(Object choice) {
      return pairing.takesCompanion(choices.type().cast(choice));
    }

    /** The values of a choice with each of {@code companions}; one where it takes no number. */
    public List<V> values(Object choice, List<?> companions) {
      E own = choices.type().cast(choice);
      if (!pairing.takesCompanion(own)) {
        return List.of(pairing.of(own, pairing.companionDefault()));
      }
      return companions.stream().map(number -> pairing.of(own, (Integer) number)).toList();
    }

    /** The choice of a value. */
    public E choice(Object value) {
      @SuppressWarnings("unchecked") // a value that this made
      V own = (V) value;
      return pairing.choice(own);
    }
  }

  /** Reads one value from a spec. */
  @FunctionalInterface
  interface Reader<V> {

    /** The value at {@code node}; empty after telling the node what is wrong. */
    Optional<V> read(SpecNode node);
  }

  /** Values none of which is a list: a mapping or a word, of which one may stand for an axis. */
  static <V extends Serializable> Structure<V> structureOrWord(Reader<V> reader, String allowed) {
    return new Structure<>(reader, allowed, node -> node.elements().isEmpty());
  }

  /** A whole number, {@code least} or more. */
  static Whole atLeast(int least) {
    return new Whole(least, Integer.MAX_VALUE, "a whole number, " + least + " or more");
  }

  /** A whole number between two, both included. */
  static Whole between(int least, int most) {
    return new Whole(least, most, "a whole number from " + least + " to " + most);
  }

  /** A real number in a range that {@code allowed} describes. */
  static Real real(String allowed, DoublePredicate range) {
    return new Real(range, allowed);
  }

  /** A label of {@code type}. */
  static <E extends Enum<E> & Labelled> Label<E> label(Class<E> type) {
    return new Label<>(type);
  }

  /** A list whose elements are read by {@code element}, at least one of them. */
  static <T> Optional<List<T>> elements(SpecNode node, String wanted, Reader<T> element) {
    Optional<List<SpecNode>> nodes = node.elements();
    if (nodes.isEmpty()) {
      node.fault("was " + node.shown() + ", must be " + wanted);
      return Optional.empty();
    }
    List<T> values = new ArrayList<>();
    nodes.get().forEach(each -> element.read(each).ifPresent(values::add));
    return values.size() < nodes.get().size() ? Optional.empty() : Optional.of(values);
  }
}
