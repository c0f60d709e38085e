package io.tegum.sweep.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads what stands for a setting: a value, a list, or spaced values. */
final class AxisReader {

  /** Most values of one axis. */
  static final int MAX_VALUES = 10_000;

  private static final String POINTS = "points";

  private final Faults faults;

  AxisReader(Faults faults) {
    this.faults = faults;
  }

  /** The axis at {@code node}; empty after telling the faults. */
  Optional<ReadAxis> read(Setting setting, Node node) {
    if (node instanceof SequenceNode sequence) {
      return list(setting, sequence);
    }
    if (node instanceof MappingNode && setting.kind().isNumber()) {
      return spaced(setting, node);
    }
    return setting
        .kind()
        .read(node, setting.path(), faults)
        .map(value -> ReadAxis.of(setting, value, setting.path(), Scalars.line(node)));
  }

  private Optional<ReadAxis> list(Setting setting, SequenceNode sequence) {
    int line = Scalars.line(sequence);
    int size = sequence.getValue().size();
    if (!isSizeAllowed(size, line, setting.path())) {
      return Optional.empty();
    }
    List<Object> values = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      Node element = sequence.getValue().get(k);
      setting.kind().read(element, setting.path() + "[" + k + "]", faults).ifPresent(values::add);
      lines.add(Scalars.line(element));
    }
    return values.size() < size
        ? Optional.empty()
        : Optional.of(new ReadAxis(new Axis(setting, values), setting.path(), line, lines));
  }

  /** Whether an axis may have {@code size} values; tells the faults when not. */
  boolean isSizeAllowed(int size, int line, String field) {
    if (size == 0) {
      faults.add(line, field, "was an empty list, must have at least one value");
    } else if (size > MAX_VALUES) {
      faults.add(line, field, "had " + size + " values, must have at most " + MAX_VALUES);
    }
    return size >= 1 && size <= MAX_VALUES;
  }

  private Optional<ReadAxis> spaced(Setting setting, Node node) {
    List<Spacing> spacings = new ArrayList<>(List.of(Spacing.LINEAR, Spacing.LOGARITHMIC));
    if (setting == Setting.SPARSITY) {
      spacings.add(Spacing.DENSITY);
    }
    int before = faults.count();
    List<String> allowed = new ArrayList<>(spacings.stream().map(Spacing::key).toList());
    allowed.add(POINTS);
    Fields fields = Fields.of(node, setting.path(), allowed, faults);
    List<Spacing> given = spacings.stream().filter(s -> fields.has(s.key())).toList();
    Optional<Integer> points = points(fields);
    if (given.size() != 1 && faults.count() == before) {
      faults.add(
          Scalars.line(node),
          setting.path(),
          "must have exactly one of " + String.join(", ", allowed.subList(0, spacings.size())));
    }
    if (given.size() != 1 || faults.count() > before) {
      given.forEach(s -> ends(s, setting, fields));
      return Optional.empty();
    }
    Spacing spacing = given.get(0);
    return ends(spacing, setting, fields)
        .flatMap(ends -> values(spacing, ends, points.orElseThrow(), setting, fields));
  }

  private Optional<Integer> points(Fields fields) {
    String field = fields.child(POINTS);
    String allowed = "a whole number from 1 to " + MAX_VALUES;
    if (!fields.has(POINTS)) {
      if (fields.lacks(POINTS)) {
        faults.add(fields.line(POINTS), field, "is missing, must be " + allowed);
      }
      return Optional.empty();
    }
    Node node = fields.get(POINTS).orElseThrow();
    Optional<Integer> points =
        Scalars.whole(node).filter(k -> k >= 1 && k <= MAX_VALUES).map(Long::intValue);
    if (points.isEmpty()) {
      faults.add(Scalars.line(node), field, "was " + Scalars.shown(node) + ", must be " + allowed);
    }
    return points;
  }

  private Optional<double[]> ends(Spacing spacing, Setting setting, Fields fields) {
    String field = fields.child(spacing.key());
    Node node = fields.get(spacing.key()).orElseThrow();
    if (!(node instanceof SequenceNode sequence) || sequence.getValue().size() != 2) {
      String was =
          node instanceof SequenceNode list
              ? list.getValue().size() + " values"
              : Scalars.shown(node);
      faults.add(
          Scalars.line(node),
          field,
          "was " + was + ", must be its two ends, for instance [0.1, 10]");
      return Optional.empty();
    }
    double[] ends = new double[2];
    boolean good = true;
    for (int k = 0; k < 2; k++) {
      Node end = sequence.getValue().get(k);
      OptionalDouble number = Scalars.number(end);
      String allowed = spacing.allowedEnds(setting.kind());
      if (number.isEmpty() || !spacing.allowsEnd(number.getAsDouble(), setting.kind())) {
        faults.add(
            Scalars.line(end),
            field + "[" + k + "]",
            "was " + Scalars.shown(end) + ", must be " + allowed);
        good = false;
      } else {
        ends[k] = number.getAsDouble();
      }
    }
    return good ? Optional.of(ends) : Optional.empty();
  }

  private Optional<ReadAxis> values(
      Spacing spacing, double[] ends, int points, Setting setting, Fields fields) {
    if (points == 1 && ends[0] != ends[1]) {
      faults.add(
          fields.line(POINTS),
          fields.child(POINTS),
          "was 1 with differing ends " + ends[0] + " and " + ends[1] + ", must be 2 or more");
      return Optional.empty();
    }
    List<Object> values = new ArrayList<>();
    for (double value : spacing.values(ends[0], ends[1], points)) {
      if (!setting.kind().allows(value)) {
        faults.add(
            fields.line(spacing.key()),
            fields.child(spacing.key()),
            "gives " + value + ", must give only values that are " + setting.kind().allowed());
        return Optional.empty();
      }
      values.add(setting.kind().ofNumber(value));
    }
    int line = fields.line(spacing.key());
    return Optional.of(
        new ReadAxis(
            new Axis(setting, values), setting.path(), line, Collections.nCopies(points, line)));
  }
}
