package io.tegum.sweep.where;

import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Quantity;
import java.util.Optional;
import java.util.Set;

/** A parsed constraint, or a part of one, that holds at a point or does not. */
sealed interface Condition {

  boolean holds(Point point);

  /**
   * The first divisor that is 0 at {@code point}, of what decides there: neither the right of an
   * and whose left does not hold, nor the right of an or whose left does.
   */
  Optional<Formula> zeroDivisor(Point point);

  /** Adds the quantities that it reads to {@code quantities} (Modified). */
  void collect(Set<Quantity> quantities);

  /** How many comparisons it has. */
  int comparisons();

  /** Both hold. */
  record And(Condition left, Condition right) implements Condition {
    @Override
    public boolean holds(Point point) {
      return left.holds(point) && right.holds(point);
    }

    @Override
    public Optional<Formula> zeroDivisor(Point point) {
      Optional<Formula> first = left.zeroDivisor(point);
      return first.isEmpty() && left.holds(point) ? right.zeroDivisor(point) : first;
    }

    @Override
    public void collect(Set<Quantity> quantities) {
      left.collect(quantities);
      right.collect(quantities);
    }

    @Override
    public int comparisons() {
      return left.comparisons() + right.comparisons();
    }
  }

  /** At least one holds. */
  record Or(Condition left, Condition right) implements Condition {
    @Override
    public boolean holds(Point point) {
      return left.holds(point) || right.holds(point);
    }

    @Override
    public Optional<Formula> zeroDivisor(Point point) {
      Optional<Formula> first = left.zeroDivisor(point);
      return first.isEmpty() && !left.holds(point) ? right.zeroDivisor(point) : first;
    }

    @Override
    public void collect(Set<Quantity> quantities) {
      left.collect(quantities);
      right.collect(quantities);
    }

    @Override
    public int comparisons() {
      return left.comparisons() + right.comparisons();
    }
  }

  /** It does not hold. */
  record Not(Condition condition) implements Condition {
    @Override
    public boolean holds(Point point) {
      return !condition.holds(point);
    }

    @Override
    public Optional<Formula> zeroDivisor(Point point) {
      return condition.zeroDivisor(point);
    }

    @Override
    public void collect(Set<Quantity> quantities) {
      condition.collect(quantities);
    }

    @Override
    public int comparisons() {
      return condition.comparisons();
    }
  }

  /** left relation right, as doubles. */
  record Comparison(Formula left, Relation relation, Formula right) implements Condition {
    @Override
    public boolean holds(Point point) {
      return relation.holds(left.value(point), right.value(point));
    }

    @Override
    public Optional<Formula> zeroDivisor(Point point) {
      return left.zeroDivisor(point).or(() -> right.zeroDivisor(point));
    }

    @Override
    public void collect(Set<Quantity> quantities) {
      left.collect(quantities);
      right.collect(quantities);
    }

    @Override
    public int comparisons() {
      return 1;
    }
  }

  /** quantity == constant, one of the quantity's labels. */
  record HasLabel(Quantity quantity, Enum<?> constant) implements Condition {
    @Override
    public boolean holds(Point point) {
      return quantity.value().apply(point) == constant;
    }

    @Override
    public Optional<Formula> zeroDivisor(Point point) {
      return Optional.empty();
    }

    @Override
    public void collect(Set<Quantity> quantities) {
      quantities.add(quantity);
    }

    @Override
    public int comparisons() {
      return 1;
    }
  }
}
