package io.tegum.sweep.spec;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code zip}: groups of axes that walk together. */
final class ZipReader {

  private static final String FIELD = "zip";
  private static final String WANTED =
      "must be a list of groups of axes, for instance [[data.sparsity, training.steps]]";

  private final Map<Setting, ReadAxis> axes;
  private final Set<Setting> faulty;
  private final Faults faults;
  private final Set<Setting> used = EnumSet.noneOf(Setting.class);

  /**
   * @param axes what the spec gives
   * @param faulty settings whose values were at fault, about which nothing more is said
   */
  ZipReader(Map<Setting, ReadAxis> axes, Set<Setting> faulty, Faults faults) {
    this.axes = axes;
    this.faulty = faulty;
    this.faults = faults;
  }

  /** The groups at {@code node}, those at fault left out. */
  List<List<Setting>> read(Node node) {
    List<List<Setting>> groups = new ArrayList<>();
    if (!(node instanceof SequenceNode sequence)) {
      faults.add(Scalars.line(node), FIELD, "was " + Scalars.shown(node) + ", " + WANTED);
      return groups;
    }
    for (int k = 0; k < sequence.getValue().size(); k++) {
      Node element = sequence.getValue().get(k);
      String path = FIELD + "[" + k + "]";
      int before = faults.count();
      List<Setting> group = group(element, path);
      if (faults.count() == before && group.size() >= 2 && isSameLength(group, element, path)) {
        groups.add(group);
      }
    }
    return groups;
  }

  private List<Setting> group(Node node, String path) {
    List<Setting> group = new ArrayList<>();
    if (!(node instanceof SequenceNode sequence)) {
      faults.add(Scalars.line(node), path, "was " + Scalars.shown(node) + ", " + WANTED);
      return group;
    }
    if (sequence.getValue().size() < 2) {
      faults.add(
          Scalars.line(node),
          path,
          "names " + sequence.getValue().size() + " axes, must name two or more");
      return group;
    }
    for (int k = 0; k < sequence.getValue().size(); k++) {
      setting(sequence.getValue().get(k), path + "[" + k + "]").ifPresent(group::add);
    }
    return group;
  }

  private Optional<Setting> setting(Node node, String path) {
    int line = Scalars.line(node);
    List<String> names = axes.keySet().stream().map(Setting::path).toList();
    Optional<String> text = Scalars.text(node);
    for (Setting setting : Setting.values()) {
      if (text.filter(setting.path()::equals).isEmpty()) {
        continue;
      }
      if (setting == Setting.SEED) {
        faults.add(line, path, "was seeds, which repeat every trial and cannot be zipped");
      } else if (setting == Setting.SET_SIZE) {
        faults.add(line, path, "was data.set_size, which walks with data.correlation already");
      } else if (!used.add(setting)) {
        faults.add(line, path, setting.path() + " is zipped twice, must stand in one group once");
      } else if (faulty.contains(setting)) {
        return Optional.empty();
      } else if (!axes.containsKey(setting)) {
        faults.add(
            line, path, setting.path() + " is not given in this spec, must be an axis of it");
      } else if (axes.get(setting).size() == 1) {
        faults.add(line, path, setting.path() + " has one value, must be an axis of several");
      } else {
        return Optional.of(setting);
      }
      return Optional.empty();
    }
    faults.add(
        line,
        path,
        "was "
            + Scalars.shown(node)
            + ", must be an axis of this spec"
            + text.map(t -> Wording.suggestion(t, names)).orElse("")
            + " (axes are named like data.sparsity)");
    return Optional.empty();
  }

  private boolean isSameLength(List<Setting> group, Node node, String path) {
    List<String> lengths = new ArrayList<>();
    Set<Integer> distinct = new java.util.HashSet<>();
    for (Setting setting : group) {
      int size = axes.get(setting).size();
      distinct.add(size);
      lengths.add(setting.path() + " has " + size);
    }
    if (distinct.size() > 1) {
      faults.add(
          Scalars.line(node), path, "lengths differ, must be equal: " + String.join(", ", lengths));
    }
    return distinct.size() == 1;
  }
}
