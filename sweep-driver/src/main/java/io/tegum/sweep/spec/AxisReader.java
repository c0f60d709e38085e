package io.tegum.sweep.spec;

import io.tegum.kernel.family.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what stands under a key that gives axes: a value, a list, or spaced values. */
final class AxisReader {

  /** Most values of one axis. */
  static final int MAX_VALUES = 10_000;

  private final Kind<?> kind;
  private final List<Spacing> spacings;

  /**
   * @param kind of the values
   * @param spacings that numbers may have
   */
  AxisReader(Kind<?> kind, List<Spacing> spacings) {
    this.kind = kind;
    this.spacings = spacings;
  }

  /** The axis at {@code place}; empty after telling the faults. */
  Optional<ReadAxis> read(Place place) {
    if (kind instanceof Kind.Structure<?> structure && structure.standsAlone().test(place)) {
      return single(kind, place);
    }
    Optional<List<Place>> elements = place.list();
    if (elements.isPresent()) {
      return isSizeAllowed(place) ? list(place, elements.get()) : Optional.empty();
    }
    if (place.isMapping() && kind instanceof Kind.Numeric<?> range) {
      return new SpacedAxisReader(range, spacings).read(place);
    }
    if (kind instanceof Kind.Structure<?>) {
      place.wrong(kind.allowed());
      return Optional.empty();
    }
    return single(kind, place);
  }

  /** An axis of the one value at {@code place}, which may be a list by itself. */
  static Optional<ReadAxis> single(Kind<?> kind, Place place) {
    return ValueReader.read(kind, place)
        .map(value -> ReadAxis.of(List.of(value), place.path(), place.line()));
  }

  private Optional<ReadAxis> list(Place place, List<Place> elements) {
    List<Object> values = new ArrayList<>();
    elements.forEach(element -> ValueReader.read(kind, element).ifPresent(values::add));
    return values.size() < elements.size()
        ? Optional.empty()
        : Optional.of(
            new ReadAxis(
                place.path(), values, place.line(), elements.stream().map(Place::line).toList()));
  }

  /** Whether a list may be as long as the one at {@code place}; tells the faults when not. */
  static boolean isSizeAllowed(Place place) {
    int size = place.list().orElseThrow().size();
    if (size == 0) {
      place.fault("was an empty list, must have at least one value");
    } else if (size > MAX_VALUES) {
      place.fault("had " + size + " values, must have at most " + MAX_VALUES);
    }
    return size >= 1 && size <= MAX_VALUES;
  }
}
