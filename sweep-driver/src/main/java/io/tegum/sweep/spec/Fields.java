package io.tegum.sweep.spec;

import io.tegum.sweep.wording.NearestName;
import io.tegum.sweep.wording.Wording;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** The fields of one YAML mapping, of which only known ones are let in. */
final class Fields {

  private final String path;
  private final int line;
  private final Faults faults;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Set<String> misspelt = new HashSet<>();
  private boolean readable = true;

  private Fields(String path, int line, Faults faults) {
    this.path = path;
    this.line = line;
    this.faults = faults;
  }

  /** No fields at all, for a section that is left out. */
  static Fields none(String path, int line, Faults faults) {
    return new Fields(path, line, faults);
  }

  /**
   * The fields of the mapping at {@code place}. Tells of unknown and repeated ones.
   *
   * @param allowed names that may stand in it
   */
  static Fields of(Place place, List<String> allowed) {
    Fields fields = new Fields(place.path(), place.line(), place.reading().faults());
    if (place.node() instanceof MappingNode mapping) {
      fields.read(mapping, place.reading(), allowed);
    } else {
      place.wrong("a mapping with " + String.join(", ", allowed));
      fields.readable = false;
    }
    return fields;
  }

  private void read(MappingNode mapping, Reading reading, List<String> allowed) {
    Map<String, Integer> seen = new HashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Optional<String> key = Scalars.text(tuple.getKeyNode());
      int keyLine = Scalars.line(tuple.getKeyNode());
      String name = key.orElseGet(() -> Scalars.shown(tuple.getKeyNode()));
      Integer first = seen.putIfAbsent(name, keyLine);
      if (first != null) {
        faults.add(keyLine, child(name), "stands twice, first on line " + first);
      } else if (key.isEmpty() || !allowed.contains(name)) {
        faults.add(keyLine, child(name), unknown(name, reading, allowed));
        NearestName.of(name, allowed).ifPresent(misspelt::add);
      } else {
        places.put(name, new Place(tuple.getValueNode(), child(name), reading));
      }
    }
  }

  private String unknown(String name, Reading reading, List<String> allowed) {
    String hint = NearestName.suggestion(name, allowed);
    if (hint.isEmpty()) {
      List<String> elsewhere = reading.elsewhere(name, path);
      hint =
          elsewhere.isEmpty()
              ? reading.ofOtherFamily(name, path)
              : "; did you mean " + elsewhere.get(0) + "?";
    }
    return "unknown field" + hint + " (allowed: " + String.join(", ", allowed) + ")";
  }

  Optional<Place> get(String name) {
    return Optional.ofNullable(places.get(name));
  }

  boolean has(String name) {
    return places.containsKey(name);
  }

  /** The known fields that stand there, in their order. */
  Set<String> names() {
    return places.keySet();
  }

  /** Whether the field is not there, nor stands there in a way that is already told as a fault. */
  boolean lacks(String name) {
    return readable && !places.containsKey(name) && !misspelt.contains(name);
  }

  /** Line of the field, or of the mapping when it has none. */
  int line(String name) {
    Place place = places.get(name);
    return place == null ? line : place.line();
  }

  String child(String name) {
    return path.isEmpty() ? Wording.shortened(name) : path + "." + Wording.shortened(name);
  }

  /** Tells of a fault of a field, which need not be there. */
  void fault(String name, String message) {
    faults.add(line(name), child(name), message);
  }
}
