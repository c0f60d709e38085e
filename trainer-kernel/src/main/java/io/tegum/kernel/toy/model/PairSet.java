package io.tegum.kernel.toy.model;

import static io.tegum.kernel.family.Checks.require;

import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.ColumnType.Field;
import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.SpecNode;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The pairs of interest of a head.
 *
 * @param pairs at least one, kept sorted by (left, right), no (left, right) twice
 */
record PairSet(List<AttentionPair> pairs) implements Serializable {

  private static final String WANTED_PAIR =
      "[left, right] or {left, right, weight}, for instance [0, 1]";

  /** A list of pairs, each {@code [left, right]} or {@code {left, right, weight}}. */
  static final Kind.Structure<PairSet> KIND =
      new Kind.Structure<>(
          PairSet::read,
          "the pairs of interest, for instance [[0, 1]]; without a head leave out head:");

  /** A list of such lists. */
  static final Kind.Structure<PairSet> SETS =
      new Kind.Structure<>(
          PairSet::read, "a list of sets of pairs, for instance [[[0, 1]], [[0, 1], [2, 3]]]");

  static final ColumnType COLUMN =
      ColumnType.structs(
          Field.of(AttentionPair.class, "left", ColumnType.INT, AttentionPair::left),
          Field.of(AttentionPair.class, "right", ColumnType.INT, AttentionPair::right),
          Field.of(AttentionPair.class, "weight", ColumnType.DOUBLE, AttentionPair::weight));

  PairSet {
    require(!pairs.isEmpty(), "pairs", pairs, "at least one pair");
    pairs = isSorted(pairs) ? List.copyOf(pairs) : pairs.stream().sorted().toList();
    for (int k = 1; k < pairs.size(); k++) {
      require(
          !pairs.get(k - 1).hasEndsOf(pairs.get(k)),
          "pairs",
          pairs.get(k).ends() + " twice",
          "distinct pairs");
    }
  }

  /** Most are, as every trial's set is made of the spec's. */
  private static boolean isSorted(List<AttentionPair> pairs) {
    for (int k = 1; k < pairs.size(); k++) {
      if (pairs.get(k - 1).compareTo(pairs.get(k)) > 0) {
        return false;
      }
    }
    return true;
  }

  int largestIndex() {
    int largest = -1;
    for (AttentionPair pair : pairs) {
      largest = Math.max(largest, Math.max(pair.left(), pair.right()));
    }
    return largest;
  }

  List<String> canonicalLines() {
    return pairs.stream()
        .map(pair -> "pair=" + pair.left() + " " + pair.right() + " " + pair.weight())
        .toList();
  }

  /** As a spec spells it. */
  @Override
  public String toString() {
    return pairs.stream()
        .map(
            pair ->
                pair.weight() == 1
                    ? pair.ends()
                    : "{left: %d, right: %d, weight: %s}"
                        .formatted(pair.left(), pair.right(), pair.weight()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static Optional<PairSet> read(SpecNode node) {
    Set<String> seen = new HashSet<>();
    Optional<List<AttentionPair>> pairs =
        Kind.elements(
            node,
            "a list of pairs, for instance [[0, 1]]",
            each -> pair(each).filter(pair -> isNew(pair, seen, each)));
    if (pairs.isPresent() && pairs.get().isEmpty()) {
      node.fault("was an empty list, must have at least one pair");
      return Optional.empty();
    }
    return pairs.map(PairSet::new);
  }

  private static boolean isNew(AttentionPair pair, Set<String> seen, SpecNode node) {
    boolean isNew = seen.add(pair.ends());
    if (!isNew) {
      node.fault(pair.ends() + " stands twice in the set");
    }
    return isNew;
  }

  private static Optional<AttentionPair> pair(SpecNode node) {
    Optional<List<SpecNode>> ends = node.elements();
    if (ends.isPresent() && ends.get().size() == 2) {
      Optional<Integer> left = index(ends.get().get(0));
      Optional<Integer> right = index(ends.get().get(1));
      return left.flatMap(l -> right.map(r -> AttentionPair.of(l, r)));
    }
    if (ends.isPresent() || !node.isMapping()) {
      String was = ends.map(e -> "a list of " + e.size()).orElseGet(node::shown);
      node.fault("was " + was + ", must be " + WANTED_PAIR);
      return Optional.empty();
    }
    return node.fields(List.of("left", "right", "weight"))
        .flatMap(fields -> weighted(node, fields));
  }

  private static Optional<AttentionPair> weighted(SpecNode node, Map<String, SpecNode> fields) {
    Optional<Integer> left = index(node, fields, "left");
    Optional<Integer> right = index(node, fields, "right");
    double weight = 1;
    SpecNode given = fields.get("weight");
    if (given != null) {
      OptionalDouble number = given.number();
      weight = number.orElse(0);
      if (!AttentionPair.WEIGHT.allows(weight)) {
        given.fault("was " + given.shown() + ", must be " + AttentionPair.WEIGHT.allowed());
        return Optional.empty();
      }
    }
    double known = weight;
    return left.flatMap(l -> right.map(r -> new AttentionPair(l, r, known)));
  }

  private static Optional<Integer> index(SpecNode node, Map<String, SpecNode> fields, String name) {
    SpecNode given = fields.get(name);
    if (given == null) {
      node.missing(name, "a feature's index");
      return Optional.empty();
    }
    return index(given);
  }

  private static Optional<Integer> index(SpecNode node) {
    Optional<Integer> index =
        node.whole().filter(i -> i >= 0 && i <= Integer.MAX_VALUE).map(Long::intValue);
    if (index.isEmpty()) {
      node.fault("was " + node.shown() + ", must be a feature's index, 0 or more");
    }
    return index;
  }
}
