package io.tegum.sweep.spec;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;

/** One entry of a spec's {@code where}: a combination is a trial only when it holds. */
public final class Constraint implements Serializable {

  private final String text;
  private final Condition condition;

  private Constraint(String text, Condition condition) {
    this.text = text;
    this.condition = condition;
  }

  /**
   * Parses a condition over {@link Quantity}s: {@code + - * /}, comparisons, {@code and or not},
   * parentheses; labels are compared by == and !=.
   *
   * @throws ConstraintException when it is none
   */
  static Constraint parse(String text) throws ConstraintException {
    return new Constraint(text, new ConstraintParser(text).parse());
  }

  /** The condition as the spec spells it. */
  public String text() {
    return text;
  }

  /** Whether it holds at {@code point}. */
  public boolean holds(Point point) {
    return condition.holds(point);
  }

  /** What it reads. */
  public Set<Quantity> quantities() {
    Set<Quantity> quantities = EnumSet.noneOf(Quantity.class);
    condition.collect(quantities);
    return quantities;
  }

  /** The settings that determine whether it holds. */
  public Set<Setting> settings() {
    Set<Setting> settings = EnumSet.noneOf(Setting.class);
    for (Quantity quantity : quantities()) {
      settings.addAll(quantity.settings());
    }
    return settings;
  }
}
