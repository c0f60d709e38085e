package io.tegum.sweep.where;

import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Quantity;
import io.tegum.kernel.family.Setting;
import io.tegum.sweep.wording.Wording;
import java.io.Serial;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One entry of a spec's {@code where}: a combination is a trial only when it holds. */
public final class Constraint implements Serializable {

  private final String family;
  private final String text;
  private final transient Condition condition;

  private Constraint(String family, String text, Condition condition) {
    this.family = family;
    this.text = text;
    this.condition = condition;
  }

  /**
   * Parses a condition over {@code quantities}: {@code + - * /}, comparisons, {@code and or not},
   * parentheses; labels are compared by == and !=.
   *
   * @throws ConstraintException when it is none
   */
  public static Constraint parse(String text, Quantities quantities) throws ConstraintException {
    return new Constraint(
        quantities.family().name(), text, new ConstraintParser(text, quantities).parse());
  }

  /** The condition as the spec spells it. */
  public String text() {
    return text;
  }

  /** Whether it holds at {@code point}. */
  public boolean holds(Point point) {
    return condition.holds(point);
  }

  /** Whether it may divide at all: most do not, and need not be looked at for zeros. */
  public boolean mayDivide() {
    return text.contains(Formula.Operation.DIVIDE.symbol());
  }

  /**
   * "divides by zero where hidden is 2; ..." with a remedy if it does so at {@code point}; what
   * stands before in an and or an or can keep it from that.
   */
  public Optional<String> zeroDivision(Point point) {
    return condition
        .zeroDivisor(point)
        .map(
            divisor -> {
              Set<Quantity> read = new LinkedHashSet<>();
              divisor.collect(read);
              return read.isEmpty()
                  ? "divides by zero"
                  : read.stream()
                      .map(each -> each.name() + " is " + Wording.value(each.value().apply(point)))
                      .collect(
                          Collectors.joining(
                              " and ",
                              "divides by zero where ",
                              "; put a condition that cuts such combinations before it"));
            });
  }

  int comparisons() {
    return condition.comparisons();
  }

  /** What it reads, each once. */
  public Set<Quantity> quantities() {
    Set<Quantity> quantities = new LinkedHashSet<>();
    condition.collect(quantities);
    return quantities;
  }

  /** The settings that determine whether it holds. */
  public Set<Setting<?>> settings() {
    Set<Setting<?>> settings = new LinkedHashSet<>();
    quantities().forEach(quantity -> settings.addAll(quantity.settings()));
    return settings;
  }

  /** Its text travels; quantities are constants of each JVM. */
  @Serial
  private Object readResolve() {
    try {
      return parse(text, new Quantities(Families.named(family)));
    } catch (ConstraintException e) {
      throw new IllegalStateException("It was parsed before it was sent: " + text, e);
    }
  }
}
