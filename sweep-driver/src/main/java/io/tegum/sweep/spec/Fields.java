package io.tegum.sweep.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** The fields of one YAML mapping, of which only known ones are let in. */
final class Fields {

  private final String path;
  private final int line;
  private final Map<String, Node> nodes = new HashMap<>();
  private final Set<String> misspelt = new HashSet<>();
  private boolean readable = true;

  private Fields(String path, int line) {
    this.path = path;
    this.line = line;
  }

  /** No fields at all, for a section that is left out. */
  static Fields none(String path, int line) {
    return new Fields(path, line);
  }

  /**
   * Reads {@code node}, telling {@code faults} (Modified) of unknown and repeated fields.
   *
   * @param path path of the mapping; empty at the top
   * @param allowed names that may stand in it
   */
  static Fields of(Node node, String path, List<String> allowed, Faults faults) {
    Fields fields = new Fields(path, Scalars.line(node));
    if (!(node instanceof MappingNode mapping)) {
      faults.add(
          fields.line,
          path,
          "was " + Scalars.shown(node) + ", must be a mapping with " + String.join(", ", allowed));
      fields.readable = false;
      return fields;
    }
    Map<String, Integer> seen = new HashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Optional<String> key = Scalars.text(tuple.getKeyNode());
      int line = Scalars.line(tuple.getKeyNode());
      String name = key.orElseGet(() -> Scalars.shown(tuple.getKeyNode()));
      Integer first = seen.putIfAbsent(name, line);
      if (first != null) {
        faults.add(line, fields.child(name), "stands twice, first on line " + first);
      } else if (key.isEmpty() || !allowed.contains(name)) {
        faults.add(line, fields.child(name), unknown(name, path, allowed));
        Wording.nearest(name, allowed).ifPresent(fields.misspelt::add);
      } else {
        fields.nodes.put(name, tuple.getValueNode());
      }
    }
    return fields;
  }

  private static String unknown(String name, String path, List<String> allowed) {
    String hint = Wording.suggestion(name, allowed);
    if (hint.isEmpty()) {
      List<String> elsewhere = new ArrayList<>();
      for (Setting setting : Setting.values()) {
        if (setting.key().equals(name) && !setting.section().equals(path)) {
          elsewhere.add(setting.path());
        }
      }
      if (name.equals(LimitsReader.TRIAL_SECONDS)) {
        elsewhere.add(LimitsReader.SECTION + "." + name);
      }
      hint = elsewhere.isEmpty() ? "" : "; did you mean " + elsewhere.get(0) + "?";
    }
    return "unknown field" + hint + " (allowed: " + String.join(", ", allowed) + ")";
  }

  Optional<Node> get(String name) {
    return Optional.ofNullable(nodes.get(name));
  }

  boolean has(String name) {
    return nodes.containsKey(name);
  }

  /** Whether the field is not there, nor stands there in a way that is already told as a fault. */
  boolean lacks(String name) {
    return readable && !nodes.containsKey(name) && !misspelt.contains(name);
  }

  /** Line of the field, or of the mapping when it has none. */
  int line(String name) {
    Node node = nodes.get(name);
    return node == null ? line : Scalars.line(node);
  }

  String child(String name) {
    return path.isEmpty() ? Wording.shortened(name) : path + "." + Wording.shortened(name);
  }
}
