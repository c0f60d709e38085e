package io.tegum.sweep.spec;

import io.tegum.kernel.family.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads an axis of spaced numbers, for instance {@code {linspace: [0, 1], points: 5}}. */
final class SpacedAxisReader {

  private static final String POINTS = "points";
  private static final Kind.Whole POINTS_RANGE = Kind.between(1, AxisReader.MAX_VALUES);

  private final Kind.Numeric<?> range;
  private final List<Spacing> spacings;

  SpacedAxisReader(Kind.Numeric<?> range, List<Spacing> spacings) {
    this.range = range;
    this.spacings = spacings;
  }

  /** The axis at {@code place}; empty after telling the faults. */
  Optional<ReadAxis> read(Place place) {
    Faults faults = place.reading().faults();
    int before = faults.count();
    List<String> keys = spacings.stream().map(Spacing::key).toList();
    List<String> allowed = new ArrayList<>(keys);
    allowed.add(POINTS);
    Fields fields = Fields.of(place, allowed);
    List<Spacing> given = spacings.stream().filter(s -> fields.has(s.key())).toList();
    Optional<Integer> points = points(fields);
    if (given.size() != 1 && faults.count() == before) {
      place.fault("must have exactly one of " + String.join(", ", keys));
    }
    boolean good = given.size() == 1 && faults.count() == before;
    Optional<ReadAxis> axis = Optional.empty();
    for (Spacing spacing : given) {
      Optional<double[]> ends = ends(spacing, fields.get(spacing.key()).orElseThrow());
      if (good && ends.isPresent()) {
        axis = values(spacing, ends.get(), points.orElseThrow(), fields);
      }
    }
    return axis.map(read -> ReadAxis.of(read.values(), place.path(), read.line()));
  }

  private static Optional<Integer> points(Fields fields) {
    Optional<Place> place = fields.get(POINTS);
    if (place.isEmpty() && fields.lacks(POINTS)) {
      fields.fault(POINTS, "is missing, must be " + POINTS_RANGE.allowed());
    }
    Optional<Integer> points =
        place.flatMap(Place::whole).filter(POINTS_RANGE::allows).map(Long::intValue);
    if (place.isPresent() && points.isEmpty()) {
      place.get().wrong(POINTS_RANGE.allowed());
    }
    return points;
  }

  private Optional<double[]> ends(Spacing spacing, Place place) {
    List<Place> ends = place.list().orElse(List.of());
    if (ends.size() != 2) {
      String was = place.list().map(list -> list.size() + " values").orElseGet(place::shown);
      place.fault("was " + was + ", must be its two ends, for instance [0.1, 10]");
      return Optional.empty();
    }
    double[] numbers = new double[2];
    boolean good = true;
    for (int k = 0; k < 2; k++) {
      OptionalDouble number = ends.get(k).number();
      if (number.isEmpty() || !spacing.allowsEnd(number.getAsDouble(), range)) {
        ends.get(k).wrong(spacing.allowedEnds(range));
        good = false;
      }
      numbers[k] = number.orElse(0);
    }
    return good ? Optional.of(numbers) : Optional.empty();
  }

  private Optional<ReadAxis> values(Spacing spacing, double[] ends, int points, Fields fields) {
    if (points == 1 && ends[0] != ends[1]) {
      fields.fault(
          POINTS,
          "was 1 with differing ends " + ends[0] + " and " + ends[1] + ", must be 2 or more");
      return Optional.empty();
    }
    List<Object> values = new ArrayList<>();
    for (double value : spacing.values(ends[0], ends[1], points)) {
      if (!range.allows(value)) {
        fields.fault(
            spacing.key(),
            "gives " + value + ", must give only values that are " + range.allowed());
        return Optional.empty();
      }
      values.add(range.of(value));
    }
    return Optional.of(
        ReadAxis.of(values, fields.child(spacing.key()), fields.line(spacing.key())));
  }
}
