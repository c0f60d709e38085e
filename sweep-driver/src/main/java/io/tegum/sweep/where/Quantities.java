package io.tegum.sweep.where;

import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What constraints on trials of a family can name. */
public final class Quantities {

  private final Family family;
  private final Map<String, Quantity> byName = new LinkedHashMap<>();

  /** Those of {@code family}. */
  public Quantities(Family family) {
    this.family = family;
    family.settings().quantities().forEach(this::add);
    family.quantities().forEach(this::add);
  }

  private void add(Quantity quantity) {
    if (byName.put(quantity.name(), quantity) != null) {
      throw new IllegalStateException(
          "Two quantities of " + family.name() + " are called " + quantity.name());
    }
  }

  Family family() {
    return family;
  }

  List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** A condition that may stand there, to show how one is written: hidden <= features. */
  public String example() {
    List<String> numbers =
        byName.values().stream().filter(q -> q.labels() == null).map(Quantity::name).toList();
    return numbers.get(1) + " <= " + numbers.get(0);
  }

  Optional<Quantity> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
