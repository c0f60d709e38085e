package io.tegum.sweep.spec;

import io.tegum.kernel.family.SpecNode;
import io.tegum.sweep.wording.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A node of a spec with the path that faults name it by.
 *
 * @param node the YAML node
 * @param path for instance {@code data.sparsity[2]}; empty at the top
 * @param reading what it is read for
 */
record Place(Node node, String path, Reading reading) implements SpecNode {

  /** The line on which it begins, from 1. */
  int line() {
    return Scalars.line(node);
  }

  /** The elements of a list, or empty where this is none. */
  Optional<List<Place>> list() {
    if (!(node instanceof SequenceNode sequence)) {
      return Optional.empty();
    }
    List<Place> places = new ArrayList<>();
    for (Node element : sequence.getValue()) {
      places.add(new Place(element, path + "[" + places.size() + "]", reading));
    }
    return Optional.of(places);
  }

  @Override
  public Optional<List<SpecNode>> elements() {
    return list().map(List::copyOf);
  }

  @Override
  public boolean isMapping() {
    return node instanceof MappingNode;
  }

  @Override
  public Optional<Map<String, SpecNode>> fields(List<String> allowed) {
    int before = reading.faults().count();
    Fields fields = Fields.of(this, allowed);
    if (reading.faults().count() > before) {
      return Optional.empty();
    }
    Map<String, SpecNode> places = new LinkedHashMap<>();
    allowed.forEach(name -> fields.get(name).ifPresent(place -> places.put(name, place)));
    return Optional.of(places);
  }

  @Override
  public OptionalDouble number() {
    return Scalars.number(node);
  }

  @Override
  public Optional<Long> whole() {
    return Scalars.whole(node);
  }

  @Override
  public Optional<String> text() {
    return Scalars.text(node);
  }

  /** The text that stands here, or true or false; else empty. */
  Optional<String> word() {
    return Scalars.word(node);
  }

  @Override
  public String suggestion(List<String> words) {
    return text().map(text -> NearestName.suggestion(text, words)).orElse("");
  }

  @Override
  public String shown() {
    return Scalars.shown(node);
  }

  @Override
  public void fault(String message) {
    reading.faults().add(line(), path, message);
  }

  /** Tells that it is not what must stand there. */
  void wrong(String allowed) {
    fault("was " + shown() + ", must be " + allowed);
  }

  @Override
  public void missing(String field, String allowed) {
    reading.faults().add(line(), path + "." + field, "is missing, must be " + allowed);
  }
}
