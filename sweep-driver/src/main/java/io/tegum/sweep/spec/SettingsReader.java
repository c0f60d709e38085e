package io.tegum.sweep.spec;

import io.tegum.kernel.family.Labelled;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.Schedule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the sections model, head, data, training and record of one region. */
final class SettingsReader {

  private static final String PAIRS = "pairs";

  private final Fields root;
  private final Faults faults;
  private final boolean hasHead;
  private final Map<Setting, ReadAxis> axes = new EnumMap<>(Setting.class);
  private final Set<Setting> faulty = EnumSet.noneOf(Setting.class);
  private boolean isSetSizeGiven;

  SettingsReader(Fields root, Faults faults) {
    this.root = root;
    this.faults = faults;
    this.hasHead = root.has("head");
  }

  /** Every setting but the seeds and an implied weight decay; those at fault are missing. */
  Map<Setting, ReadAxis> axes() {
    return axes;
  }

  /** Settings whose values were at fault. */
  Set<Setting> faulty() {
    return faulty;
  }

  /** Whether there is no head, and none is meant either. */
  boolean isHeadless() {
    return root.lacks("head");
  }

  /** Whether the last feature's importance is given, though maybe at fault. */
  boolean isLastImportanceGiven() {
    ReadAxis axis = axes.get(Setting.LAST_IMPORTANCE);
    return axis == null || !axis.axis().values().contains(Defaults.NOT_GIVEN);
  }

  void read() {
    for (String section : List.of("model", "head", "data", "training", "record")) {
      if (section.equals("head") && !hasHead) {
        continue;
      }
      List<String> allowed = new ArrayList<>();
      for (Setting setting : Setting.values()) {
        if (setting.section().equals(section)) {
          allowed.add(setting.key());
        }
      }
      if (section.equals("head")) {
        allowed.add(PAIRS);
      }
      Fields fields =
          root.get(section)
              .map(node -> Fields.of(node, section, allowed, faults))
              .orElseGet(() -> Fields.none(section, root.line(section)));
      readSection(section, fields);
      if (section.equals("head")) {
        readPairs(fields);
      }
    }
    checkSchedules();
    checkCorrelations();
  }

  private void readSection(String section, Fields fields) {
    Map<Setting, Object> defaults = hasHead ? Defaults.ofHead() : Defaults.ofModel();
    if (fields.has("rank") && section.equals("head")) {
      defaults.remove(Setting.RANK_RATIO);
      if (fields.has("rank_ratio")) {
        faults.add(
            fields.line("rank"), "head.rank", "stands beside rank_ratio, must be only one of them");
      }
    }
    AxisReader reader = new AxisReader(faults);
    for (Setting setting : Setting.values()) {
      if (!setting.section().equals(section) || setting == Setting.PAIR_SETS) {
        continue;
      }
      Optional<Node> node = fields.get(setting.key());
      isSetSizeGiven |= setting == Setting.SET_SIZE && node.isPresent();
      if (node.isPresent()) {
        keep(setting, reader.read(setting, node.get()));
      } else if (defaults.containsKey(setting)) {
        int line = fields.line(setting.key());
        axes.put(setting, ReadAxis.of(setting, defaults.get(setting), setting.path(), line));
      } else if (setting != Setting.RANK
          && setting != Setting.RANK_RATIO
          && setting != Setting.WEIGHT_DECAY) {
        faulty.add(setting);
        if (fields.lacks(setting.key())) {
          faults.add(
              fields.line(setting.key()),
              setting.path(),
              "is missing, must be " + setting.kind().allowed());
        }
      }
    }
  }

  private void readPairs(Fields fields) {
    Optional<Node> pairs = fields.get(PAIRS);
    Optional<Node> pairSets = fields.get(Setting.PAIR_SETS.key());
    PairReader reader = new PairReader(faults);
    if (pairs.isPresent() && pairSets.isPresent()) {
      faults.add(
          fields.line(PAIRS), "head.pairs", "stands beside pair_sets, must be only one of them");
    }
    if (fields.lacks(PAIRS) && fields.lacks(Setting.PAIR_SETS.key())) {
      faulty.add(Setting.PAIR_SETS);
      faults.add(
          fields.line(PAIRS),
          "head.pairs",
          "is missing, must be the pairs of interest, for instance [[0, 1]]; without a head leave"
              + " out head:");
    }
    pairSets.ifPresent(node -> keep(Setting.PAIR_SETS, reader.pairSets(node)));
    pairs.ifPresent(node -> keep(Setting.PAIR_SETS, reader.pairs(node)));
  }

  private void keep(Setting setting, Optional<ReadAxis> axis) {
    if (axis.isPresent()) {
      axes.put(setting, axis.get());
    } else {
      faulty.add(setting);
    }
  }

  private void checkSchedules() {
    ReadAxis schedules = axes.get(Setting.SCHEDULE);
    if (schedules == null || hasHead == isHeadless()) {
      return; // at fault itself, or head: is misspelt
    }
    for (int k = 0; k < schedules.size(); k++) {
      Schedule schedule = (Schedule) schedules.axis().values().get(k);
      boolean headless = schedule == Schedule.REPRESENTATION_ONLY;
      if (headless == hasHead) {
        String field = Setting.SCHEDULE.path() + (schedules.size() > 1 ? "[" + k + "]" : "");
        faults.add(schedules.valueLines().get(k), field, misfit(schedule));
      }
    }
  }

  private void checkCorrelations() {
    ReadAxis correlations = axes.get(Setting.CORRELATION);
    if (correlations == null || !axes.containsKey(Setting.SET_SIZE)) {
      return; // at fault itself
    }
    boolean sets = false;
    for (int k = 0; k < correlations.size(); k++) {
      Correlation correlation = (Correlation) correlations.axis().values().get(k);
      if (correlation == Correlation.NONE) {
        continue;
      }
      sets = true;
      if (hasHead) {
        faults.add(
            correlations.valueLines().get(k),
            Setting.CORRELATION.path() + (correlations.size() > 1 ? "[" + k + "]" : ""),
            "was " + correlation.label() + " with a head, must be none; or leave out head:");
      }
    }
    if (!sets && isSetSizeGiven) {
      faults.add(
          axes.get(Setting.SET_SIZE).line(),
          Setting.SET_SIZE.path(),
          "is given for independent features, must be left out; or give data.correlation");
    }
  }

  private String misfit(Schedule schedule) {
    String was = "was " + ((Labelled) schedule).label();
    return hasHead
        ? was
            + " with a head, must be joint or representation-then-head; leave out head: for the"
            + " plain toy model"
        : was + " without a head, must be representation-only; or give head:";
  }
}
