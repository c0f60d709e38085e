package io.tegum.sweep.spec;

import io.tegum.kernel.family.Quantity;
import io.tegum.kernel.family.Setting;
import io.tegum.sweep.where.Constraint;
import io.tegum.sweep.where.ConstraintException;
import io.tegum.sweep.where.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code where}: what combinations must meet. */
final class WhereReader {

  static final String FIELD = "where";

  private final Quantities quantities;
  private final SettingsReader settings;

  WhereReader(Quantities quantities, SettingsReader settings) {
    this.quantities = quantities;
    this.settings = settings;
  }

  /** The constraints at {@code place}, those at fault left out. */
  List<Constraint> read(Place place) {
    List<Constraint> constraints = new ArrayList<>();
    if (place.list().isEmpty()) {
      place.wrong("a list of conditions, for instance [" + quantities.example() + "]");
    }
    for (Place element : place.list().orElse(List.of())) {
      constraint(element).ifPresent(constraints::add);
    }
    return constraints;
  }

  private Optional<Constraint> constraint(Place place) {
    Optional<String> text = place.text().filter(t -> !t.isBlank());
    if (text.isEmpty()) {
      place.wrong("a condition, for instance " + quantities.example());
      return Optional.empty();
    }
    try {
      Constraint constraint = Constraint.parse(text.get(), quantities);
      constraint.quantities().forEach(quantity -> checkIsThere(quantity, place));
      return Optional.of(constraint);
    } catch (ConstraintException e) {
      place.fault("was " + place.shown() + ", " + e.getMessage());
      return Optional.empty();
    }
  }

  private void checkIsThere(Quantity quantity, Place place) {
    Setting<?> setting = quantity.settings().get(0);
    if (settings.isLeftOut(setting)) {
      place.fault(
          "%s needs a %s, and there is no %2$s:".formatted(quantity.name(), setting.section()));
    } else if (settings.isAbsent(setting)) {
      place.fault(quantity.name() + " needs " + setting.path() + ", which is not given");
    }
  }
}
