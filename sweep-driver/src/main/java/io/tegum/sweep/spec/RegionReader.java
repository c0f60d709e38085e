package io.tegum.sweep.spec;

import io.tegum.kernel.optimiser.OptimizerKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one spec of a union. */
final class RegionReader {

  static final List<String> FIELDS =
      List.of(
          "name",
          "model",
          "head",
          "data",
          "training",
          "seeds",
          "record",
          "zip",
          "where",
          LimitsReader.SECTION);

  private final Faults faults;
  private double trialSeconds = Double.POSITIVE_INFINITY;

  RegionReader(Faults faults) {
    this.faults = faults;
  }

  /**
   * The region at {@code node}; empty after telling the faults.
   *
   * @param inherited the sweep's name; empty for the first region, which must have its own
   */
  Optional<RegionSpec> read(Node node, Optional<String> inherited) {
    int before = faults.count();
    Fields root = Fields.of(node, "", FIELDS, faults);
    if (!(node instanceof org.snakeyaml.engine.v2.nodes.MappingNode)) {
      return Optional.empty();
    }
    Optional<String> name =
        root.has("name") ? root.get("name").flatMap(n -> NameReader.read(n, faults)) : inherited;
    if (name.isEmpty() && root.lacks("name")) {
      faults.add(root.line("name"), "name", "is missing, must name the sweep");
    }
    root.get(LimitsReader.SECTION).ifPresent(n -> readLimits(n, inherited.isEmpty()));
    SettingsReader settings = new SettingsReader(root, faults);
    settings.read();
    List<List<Setting>> zips =
        root.get("zip")
            .map(n -> new ZipReader(settings.axes(), settings.faulty(), faults).read(n))
            .orElse(List.of());
    List<Dimension> dimensions = dimensions(settings.axes(), zips);
    dimensions.add(
        root.get("seeds").map(n -> SeedReader.read(n, faults)).orElse(new Seeds.Counted(1)));
    List<Constraint> where = where(root, settings);
    if (faults.count() > before) {
      return Optional.empty();
    }
    RegionSpec region = new RegionSpec(name.orElseThrow(), dimensions, where);
    if (isSmallEnough(region, Scalars.line(node))) {
      new CombinationChecks(
              region,
              places(settings),
              new CombinationChecks.Place(root.line("where"), "where"),
              faults)
          .check();
    }
    return faults.count() > before ? Optional.empty() : Optional.of(region);
  }

  /** The most seconds that a trial of the sweep may take, as the first region says. */
  double trialSeconds() {
    return trialSeconds;
  }

  private void readLimits(Node node, boolean first) {
    if (first) {
      trialSeconds = LimitsReader.trialSeconds(node, faults).orElse(trialSeconds);
    } else {
      faults.add(
          Scalars.line(node),
          LimitsReader.SECTION,
          "stands in a later spec of the list, must be in the first one, for the whole sweep");
    }
  }

  private List<Dimension> dimensions(Map<Setting, ReadAxis> axes, List<List<Setting>> zips) {
    List<Dimension> dimensions = new ArrayList<>();
    Set<Setting> done = EnumSet.noneOf(Setting.class);
    for (ReadAxis axis : axes.values()) {
      Setting setting = axis.axis().setting();
      if (done.contains(setting)) {
        continue;
      }
      List<Setting> group =
          zips.stream().filter(z -> z.contains(setting)).findFirst().orElse(List.of(setting));
      done.addAll(group);
      List<Axis> members = new ArrayList<>();
      for (Setting member : group) {
        members.add(axes.get(member).axis());
      }
      checkDistinct(group, axes);
      if (setting == Setting.SET_SIZE) {
        continue; // walks with the correlation
      }
      if (group.contains(Setting.OPTIMIZER) && !axes.containsKey(Setting.WEIGHT_DECAY)) {
        members.add(impliedWeightDecay(axes.get(Setting.OPTIMIZER).axis()));
      }
      if (group.contains(Setting.CORRELATION) && axes.containsKey(Setting.SET_SIZE)) {
        members = SetAxes.joined(members, axes.get(Setting.SET_SIZE).axis());
      }
      dimensions.add(new AxisGroup(members));
    }
    return dimensions;
  }

  /** The default weight decay depends on the optimiser, so it walks with that axis. */
  private static Axis impliedWeightDecay(Axis optimizers) {
    List<Object> values = new ArrayList<>();
    for (Object optimizer : optimizers.values()) {
      values.add(Defaults.weightDecay((OptimizerKind) optimizer));
    }
    return new Axis(Setting.WEIGHT_DECAY, values);
  }

  /** A zipped axis may repeat a value, but no row may stand twice. */
  private void checkDistinct(List<Setting> group, Map<Setting, ReadAxis> axes) {
    ReadAxis first = axes.get(group.get(0));
    Set<List<Object>> seen = new HashSet<>();
    for (int k = 0; k < first.size(); k++) {
      List<Object> row = new ArrayList<>();
      for (Setting setting : group) {
        row.add(axes.get(setting).axis().values().get(k));
      }
      if (!seen.add(row)) {
        String value = Wording.axisValue(group.size() == 1 ? row.get(0) : row);
        faults.add(
            first.valueLines().get(k),
            group.get(0).path() + "[" + k + "]",
            value + " stands twice in this axis, values must differ");
      }
    }
  }

  private List<Constraint> where(Fields root, SettingsReader settings) {
    List<Constraint> constraints = new ArrayList<>();
    Optional<Node> node = root.get("where");
    if (node.isEmpty()) {
      return constraints;
    }
    if (!(node.get() instanceof SequenceNode sequence)) {
      faults.add(
          Scalars.line(node.get()),
          "where",
          "was "
              + Scalars.shown(node.get())
              + ", must be a list of conditions, for instance [head_rank <= hidden]");
      return constraints;
    }
    for (int k = 0; k < sequence.getValue().size(); k++) {
      Node element = sequence.getValue().get(k);
      constraint(element, "where[" + k + "]", settings).ifPresent(constraints::add);
    }
    return constraints;
  }

  private Optional<Constraint> constraint(Node node, String field, SettingsReader settings) {
    Optional<String> text = Scalars.text(node);
    if (text.isEmpty()) {
      faults.add(
          Scalars.line(node),
          field,
          "was " + Scalars.shown(node) + ", must be a condition, for instance hidden <= features");
      return Optional.empty();
    }
    try {
      Constraint constraint = Constraint.parse(text.get());
      for (Quantity quantity : constraint.quantities()) {
        if (quantity.needsHead() && settings.isHeadless()) {
          faults.add(
              Scalars.line(node), field, quantity.label() + " needs a head, and there is no head:");
        } else if (quantity == Quantity.LAST_IMPORTANCE && !settings.isLastImportanceGiven()) {
          faults.add(
              Scalars.line(node),
              field,
              "last_importance needs " + Setting.LAST_IMPORTANCE.path() + ", which is not given");
        }
      }
      return Optional.of(constraint);
    } catch (ConstraintException e) {
      faults.add(
          Scalars.line(node),
          field,
          "was " + Wording.shortened(text.get()) + ", " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Map<Setting, CombinationChecks.Place> places(SettingsReader settings) {
    Map<Setting, CombinationChecks.Place> places = new EnumMap<>(Setting.class);
    settings
        .axes()
        .forEach(
            (setting, axis) ->
                places.put(setting, new CombinationChecks.Place(axis.line(), axis.field())));
    return places;
  }

  private boolean isSmallEnough(RegionSpec region, int line) {
    BigInteger combinations = BigInteger.ONE;
    List<String> factors = new ArrayList<>();
    for (Dimension dimension : region.dimensions()) {
      combinations = combinations.multiply(BigInteger.valueOf(dimension.size()));
      if (dimension.size() > 1) {
        factors.add(dimension.settings().iterator().next().path() + " " + dimension.size());
      }
    }
    if (combinations.compareTo(BigInteger.valueOf(SweepSpec.MAX_COMBINATIONS)) <= 0) {
      return true;
    }
    faults.add(
        line,
        "",
        "the axes multiply to "
            + String.format(java.util.Locale.ROOT, "%,d", combinations)
            + " combinations, must be at most "
            + Wording.count(SweepSpec.MAX_COMBINATIONS)
            + " ("
            + String.join(" x ", factors)
            + ")");
    return false;
  }
}
