package io.tegum.sweep.spec;

import io.tegum.kernel.family.Kind;
import io.tegum.sweep.wording.NearestName;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads one value of any kind. */
final class ValueReader {
  private ValueReader() {}

  /** The value at {@code place}; empty after telling what was wrong. */
  static Optional<?> read(Kind<?> kind, Place place) {
    if (kind instanceof Kind.Label<?> labels) {
      return label(labels, place);
    }
    if (kind instanceof Kind.Numeric<?> range) {
      return number(range, place);
    }
    if (kind instanceof Kind.Structure<?> structure) {
      return structure.reader().read(place);
    }
    throw new IllegalArgumentException(
        "Cannot read a value: its kind was " + kind + ", must be a number, a label or a structure");
  }

  private static Optional<?> label(Kind.Label<?> labels, Place place) {
    Optional<String> text = place.word();
    Optional<?> value = text.flatMap(labels::of);
    if (value.isEmpty()) {
      String hint = text.map(t -> NearestName.suggestion(t, labels.labels())).orElse("");
      place.wrong(labels.allowed() + hint);
    }
    return value;
  }

  /** A number of {@code range}; empty after telling what was wrong. */
  static <V> Optional<V> number(Kind.Numeric<V> range, Place place) {
    OptionalDouble number = place.number();
    if (number.isEmpty()) {
      String wanted = range instanceof Kind.Real ? "a number, " : "";
      String was = place.shown() + (place.text().isPresent() ? " (text)" : "");
      place.fault("was " + was + ", must be " + wanted + range.allowed());
      return Optional.empty();
    }
    if (!range.allows(number.getAsDouble())) {
      place.wrong(range.allowed());
      return Optional.empty();
    }
    return Optional.of(range.of(number.getAsDouble()));
  }
}
