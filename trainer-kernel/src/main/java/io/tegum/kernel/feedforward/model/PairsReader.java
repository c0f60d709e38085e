package io.tegum.kernel.feedforward.model;

import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.SpecNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@link InputPairs} from a spec. */
final class PairsReader {
  private PairsReader() {}

  private static final String WANTED = "neighbours, all, or a list of pairs [left, right]";

  private static final List<InputPairs> WORDS = List.of(InputPairs.NEIGHBOURS, InputPairs.ALL);

  /** Whether a word or a list of pairs stands there, not a list of such. */
  static boolean isOneValue(SpecNode node) {
    return node.elements().map(each -> each.stream().anyMatch(PairsReader::isPair)).orElse(true);
  }

  /** Whether it is a list none of whose elements is a list. */
  private static boolean isPair(SpecNode node) {
    return node.elements()
        .filter(each -> each.stream().allMatch(end -> end.elements().isEmpty()))
        .isPresent();
  }

  static Optional<InputPairs> read(SpecNode node) {
    if (node.elements().isPresent()) {
      return listed(node);
    }
    for (InputPairs each : WORDS) {
      if (node.text().filter(each.toString()::equals).isPresent()) {
        return Optional.of(each);
      }
    }
    String hint = node.suggestion(WORDS.stream().map(InputPairs::toString).toList());
    node.fault("was " + node.shown() + ", must be " + WANTED + hint);
    return Optional.empty();
  }

  private static Optional<InputPairs> listed(SpecNode node) {
    List<InputPair> seen = new ArrayList<>();
    Optional<List<InputPair>> pairs =
        Kind.elements(node, WANTED, each -> pair(each).filter(pair -> isNew(pair, seen, each)));
    if (pairs.isPresent() && pairs.get().isEmpty()) {
      node.fault("was an empty list, must have at least one pair");
      return Optional.empty();
    }
    return pairs.map(InputPairs::of);
  }

  private static boolean isNew(InputPair pair, List<InputPair> seen, SpecNode node) {
    if (seen.contains(pair)) {
      node.fault(pair + " stands twice in the list");
      return false;
    }
    return seen.add(pair);
  }

  private static Optional<InputPair> pair(SpecNode node) {
    Optional<List<SpecNode>> ends = node.elements().filter(each -> each.size() == 2);
    if (ends.isEmpty()) {
      node.fault("was " + node.shown() + ", must be [left, right], for instance [0, 1]");
      return Optional.empty();
    }
    Optional<Integer> left = index(ends.get().get(0));
    Optional<Integer> right = index(ends.get().get(1));
    if (left.isPresent() && left.equals(right)) {
      node.fault("was " + left.get() + " twice, must be two inputs");
      return Optional.empty();
    }
    return left.flatMap(l -> right.map(r -> new InputPair(l, r)));
  }

  private static Optional<Integer> index(SpecNode node) {
    Optional<Integer> index =
        node.whole().filter(i -> i >= 0 && i <= Integer.MAX_VALUE).map(Long::intValue);
    if (index.isEmpty()) {
      node.fault("was " + node.shown() + ", must be an input's index, 0 or more");
    }
    return index;
  }
}
