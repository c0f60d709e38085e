package io.tegum.sweep.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code seeds}: a count, or a list of any 64-bit numbers, negative ones included. */
final class SeedReader {
  private SeedReader() {}

  private static final int MAX_SEEDS = 1_000_000;

  /** The seeds at {@code node}; one seed after telling {@code faults} (Modified) of a fault. */
  static Seeds read(Node node, Faults faults) {
    String field = Setting.SEED.path();
    if (node instanceof SequenceNode sequence) {
      return list(sequence, field, faults);
    }
    Optional<Long> count = Scalars.whole(node).filter(k -> k >= 1 && k <= MAX_SEEDS);
    if (count.isEmpty()) {
      faults.add(
          Scalars.line(node),
          field,
          "was "
              + Scalars.shown(node)
              + ", must be a count from 1 to "
              + MAX_SEEDS
              + " or a list of whole numbers");
    }
    return new Seeds.Counted(count.orElse(1L).intValue());
  }

  private static Seeds list(SequenceNode sequence, String field, Faults faults) {
    if (!new AxisReader(faults)
        .isSizeAllowed(sequence.getValue().size(), Scalars.line(sequence), field)) {
      return new Seeds.Counted(1);
    }
    List<Long> seeds = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (int k = 0; k < sequence.getValue().size(); k++) {
      Node element = sequence.getValue().get(k);
      String path = field + "[" + k + "]";
      Optional<Long> seed = Scalars.whole(element);
      if (seed.isEmpty()) {
        faults.add(
            Scalars.line(element),
            path,
            "was " + Scalars.shown(element) + ", must be a whole number of 64 bits");
      } else if (!seen.add(seed.get())) {
        faults.add(Scalars.line(element), path, seed.get() + " stands twice, values must differ");
      } else {
        seeds.add(seed.get());
      }
    }
    return seeds.isEmpty() ? new Seeds.Counted(1) : new Seeds.Listed(seeds);
  }
}
