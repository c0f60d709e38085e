package io.tegum.sweep.spec;

import io.tegum.kernel.toy.model.AttentionPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code pairs} and {@code pair_sets}. */
final class PairReader {

  private static final String WANTED =
      "must be [left, right] or {left, right, weight}, for instance [0, 1]";

  private final Faults faults;

  PairReader(Faults faults) {
    this.faults = faults;
  }

  /** One set as an axis of one value. */
  Optional<ReadAxis> pairs(Node node) {
    return set(node, "head.pairs")
        .map(set -> ReadAxis.of(Setting.PAIR_SETS, set, "head.pairs", Scalars.line(node)));
  }

  /** An axis of sets. */
  Optional<ReadAxis> pairSets(Node node) {
    String field = Setting.PAIR_SETS.path();
    int line = Scalars.line(node);
    if (!(node instanceof SequenceNode sequence)) {
      faults.add(
          line,
          field,
          "was "
              + Scalars.shown(node)
              + ", must be a list of sets of pairs, for instance [[[0, 1]], [[0, 1], [2, 3]]]");
      return Optional.empty();
    }
    if (!new AxisReader(faults).isSizeAllowed(sequence.getValue().size(), line, field)) {
      return Optional.empty();
    }
    List<Object> sets = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    for (int k = 0; k < sequence.getValue().size(); k++) {
      Node element = sequence.getValue().get(k);
      set(element, field + "[" + k + "]").ifPresent(sets::add);
      lines.add(Scalars.line(element));
    }
    return sets.size() < lines.size()
        ? Optional.empty()
        : Optional.of(new ReadAxis(new Axis(Setting.PAIR_SETS, sets), field, line, lines));
  }

  private Optional<List<AttentionPair>> set(Node node, String field) {
    if (!(node instanceof SequenceNode sequence)) {
      faults.add(
          Scalars.line(node),
          field,
          "was " + Scalars.shown(node) + ", must be a list of pairs, for instance [[0, 1]]");
      return Optional.empty();
    }
    if (sequence.getValue().isEmpty()) {
      faults.add(Scalars.line(node), field, "was an empty list, must have at least one pair");
      return Optional.empty();
    }
    List<AttentionPair> pairs = new ArrayList<>();
    boolean good = true;
    for (int k = 0; k < sequence.getValue().size(); k++) {
      Node element = sequence.getValue().get(k);
      String path = field + "[" + k + "]";
      Optional<AttentionPair> pair = pair(element, path);
      good &= pair.isPresent() && isNew(pair.get(), pairs, element, path);
      pair.ifPresent(pairs::add);
    }
    return good ? Optional.of(pairs.stream().sorted().toList()) : Optional.empty();
  }

  private boolean isNew(AttentionPair pair, List<AttentionPair> earlier, Node node, String field) {
    for (AttentionPair other : earlier) {
      if (other.left() == pair.left() && other.right() == pair.right()) {
        faults.add(
            Scalars.line(node),
            field,
            "[" + pair.left() + ", " + pair.right() + "] stands twice in the set");
        return false;
      }
    }
    return true;
  }

  private Optional<AttentionPair> pair(Node node, String field) {
    if (node instanceof MappingNode) {
      return weighted(node, field);
    }
    if (!(node instanceof SequenceNode sequence) || sequence.getValue().size() != 2) {
      String was =
          node instanceof SequenceNode list
              ? "a list of " + list.getValue().size()
              : Scalars.shown(node);
      faults.add(Scalars.line(node), field, "was " + was + ", " + WANTED);
      return Optional.empty();
    }
    Optional<Integer> left = index(sequence.getValue().get(0), field + "[0]");
    Optional<Integer> right = index(sequence.getValue().get(1), field + "[1]");
    return left.flatMap(l -> right.map(r -> AttentionPair.of(l, r)));
  }

  private Optional<AttentionPair> weighted(Node node, String field) {
    int before = faults.count();
    Fields fields = Fields.of(node, field, List.of("left", "right", "weight"), faults);
    int left = index(fields, "left");
    int right = index(fields, "right");
    double weight = 1;
    if (fields.has("weight")) {
      Node given = fields.get("weight").orElseThrow();
      OptionalDouble number = Scalars.number(given);
      weight = number.orElse(0);
      if (!(weight > 0 && weight <= AttentionPair.MAX_WEIGHT)) {
        faults.add(
            Scalars.line(given),
            fields.child("weight"),
            "was " + Scalars.shown(given) + ", must be in (0, 1e6]");
      }
    }
    return faults.count() > before
        ? Optional.empty()
        : Optional.of(new AttentionPair(left, right, weight));
  }

  private int index(Fields fields, String name) {
    Optional<Node> node = fields.get(name);
    if (node.isEmpty()) {
      if (fields.lacks(name)) {
        faults.add(fields.line(name), fields.child(name), "is missing, must be a feature's index");
      }
      return 0;
    }
    return index(node.get(), fields.child(name)).orElse(0);
  }

  private Optional<Integer> index(Node node, String field) {
    Optional<Integer> index =
        Scalars.whole(node).filter(i -> i >= 0 && i <= Integer.MAX_VALUE).map(Long::intValue);
    if (index.isEmpty()) {
      faults.add(
          Scalars.line(node),
          field,
          "was " + Scalars.shown(node) + ", must be a feature's index, 0 or more");
    }
    return index;
  }
}
