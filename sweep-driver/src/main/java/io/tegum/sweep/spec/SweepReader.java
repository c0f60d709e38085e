package io.tegum.sweep.spec;

import io.tegum.sweep.wording.Wording;
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
    Reading reading = new Reading(FamilyReader.read(root, faults), faults);
    Place place = new Place(root, "", reading);
    RegionReader reader = new RegionReader(reading);
    List<RegionSpec> regions = new ArrayList<>();
    if (root instanceof SequenceNode sequence) {
      if (sequence.getValue().isEmpty() || sequence.getValue().size() > MAX_REGIONS) {
        place.fault(
            "was a list of " + sequence.getValue().size() + " specs, must be 1 to " + MAX_REGIONS);
      }
      faults.throwIfAny();
      Optional<String> name = Optional.empty();
      for (int k = 0; k < sequence.getValue().size(); k++) {
        Node element = sequence.getValue().get(k);
        // Paths are those within a spec; what is none has its place in the list alone.
        String path = element instanceof MappingNode ? "" : "[" + k + "]";
        Optional<RegionSpec> region = reader.read(new Place(element, path, reading), name);
        region.ifPresent(regions::add);
        if (name.isEmpty()) {
          // A first region at fault still stands for a name, or every other would miss one too.
          name = Optional.of(region.map(RegionSpec::name).orElse("sweep"));
        }
      }
    } else if (place.isMapping()) {
      reader.read(place, Optional.empty()).ifPresent(regions::add);
    } else {
      place.wrong(
          "a mapping with " + String.join(", ", reader.allowed()) + ", or a list of such specs");
    }
    faults.throwIfAny();
    checkTotal(regions, place);
    faults.throwIfAny();
    return new SweepSpec(regions.get(0).name(), reading.family(), regions, reader.trialSeconds());
  }

  private static void checkTotal(List<RegionSpec> regions, Place place) {
    long total = 0;
    for (RegionSpec region : regions) {
      total += region.combinations(); // each is at most MAX_COMBINATIONS
    }
    if (total > SweepSpec.MAX_COMBINATIONS) {
      place.fault(
          "the specs of this union have "
              + Wording.count(total)
              + " combinations, must be at most "
              + Wording.count(SweepSpec.MAX_COMBINATIONS));
    }
  }
}
