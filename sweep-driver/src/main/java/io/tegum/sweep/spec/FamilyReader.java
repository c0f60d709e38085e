package io.tegum.sweep.spec;

import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;
import io.tegum.sweep.wording.NearestName;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code family}, which decides what else may stand in a spec. */
final class FamilyReader {
  private FamilyReader() {}

  static final String FIELD = "family";

  /**
   * The family that the spec at {@code root}, or the first of a list, says or leaves to the
   * default.
   *
   * @throws SpecException when there is none such
   */
  static Family read(Node root, Faults faults) {
    Node first =
        root instanceof SequenceNode list && !list.getValue().isEmpty()
            ? list.getValue().get(0)
            : root;
    Optional<Node> given = given(first);
    if (given.isEmpty()) {
      return Families.named(Families.DEFAULT);
    }
    Optional<String> name = Scalars.text(given.get());
    Optional<Family> family = name.flatMap(Families::find);
    if (family.isEmpty()) {
      List<String> names = Families.names();
      faults.add(
          Scalars.line(given.get()),
          FIELD,
          "was "
              + Scalars.shown(given.get())
              + ", must be one of "
              + String.join(", ", names)
              + name.map(n -> NearestName.suggestion(n, names)).orElse(""));
      throw faults.exception();
    }
    return family.get();
  }

  private static Optional<Node> given(Node spec) {
    if (spec instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (Scalars.text(tuple.getKeyNode()).filter(FIELD::equals).isPresent()) {
          return Optional.of(tuple.getValueNode());
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Whether the family that the spec at {@code place} gives, if any, is the sweep's; tells when
   * not.
   */
  static boolean isSame(Place place) {
    Optional<Node> given = given(place.node());
    String family = place.reading().family().name();
    boolean same = given.isEmpty() || Scalars.text(given.get()).filter(family::equals).isPresent();
    if (!same) {
      new Place(given.get(), FIELD, place.reading())
          .wrong(family + ", the family of the first spec of the list");
    }
    return same;
  }
}
