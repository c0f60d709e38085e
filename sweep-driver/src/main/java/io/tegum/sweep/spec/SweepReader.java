package io.tegum.sweep.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a whole spec: one region, or a list of them. */
final class SweepReader {
  private SweepReader() {}

  private static final int MAX_REGIONS = 1000;

  /**
   * The sweep in {@code text}.
   *
   * @throws SpecException with all faults
   */
  static SweepSpec read(String text, Faults faults) {
    Node root = SpecDocument.read(text, faults);
    List<RegionSpec> regions = new ArrayList<>();
    RegionReader reader = new RegionReader(faults);
    if (root instanceof SequenceNode sequence) {
      if (sequence.getValue().isEmpty() || sequence.getValue().size() > MAX_REGIONS) {
        faults.add(
            Scalars.line(root),
            "",
            "was a list of " + sequence.getValue().size() + " specs, must be 1 to " + MAX_REGIONS);
      }
      faults.throwIfAny();
      Optional<String> name = Optional.empty();
      for (Node element : sequence.getValue()) {
        Optional<RegionSpec> region = reader.read(element, name);
        region.ifPresent(regions::add);
        if (name.isEmpty()) {
          // A first region at fault still stands for a name, or every other would miss one too.
          name = Optional.of(region.map(RegionSpec::name).orElse("sweep"));
        }
      }
    } else if (root instanceof MappingNode) {
      reader.read(root, Optional.empty()).ifPresent(regions::add);
    } else {
      faults.add(
          Scalars.line(root),
          "",
          "was "
              + Scalars.shown(root)
              + ", must be a mapping with "
              + String.join(", ", RegionReader.FIELDS)
              + ", or a list of such specs");
    }
    faults.throwIfAny();
    checkTotal(regions, Scalars.line(root), faults);
    faults.throwIfAny();
    return new SweepSpec(regions.get(0).name(), regions, reader.trialSeconds());
  }

  private static void checkTotal(List<RegionSpec> regions, int line, Faults faults) {
    long total = 0;
    for (RegionSpec region : regions) {
      total += region.combinations(); // each is at most MAX_COMBINATIONS
    }
    if (total > SweepSpec.MAX_COMBINATIONS) {
      faults.add(
          line,
          "",
          "the specs of this union have "
              + Wording.count(total)
              + " combinations, must be at most "
              + Wording.count(SweepSpec.MAX_COMBINATIONS));
    }
  }
}
