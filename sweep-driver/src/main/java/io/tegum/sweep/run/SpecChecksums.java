package io.tegum.sweep.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.tegum.sweep.grid.Fingerprint;
import io.tegum.sweep.store.SweepStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares a folder's specs with the hashes that it keeps of them. */
public final class SpecChecksums {
  private SpecChecksums() {}

  /** A line for each file of the folder that is not what was written. */
  public static List<String> faults(SweepStore store) throws IOException {
    List<String> faults = new ArrayList<>();
    Optional<byte[]> provenance = store.provenance();
    Optional<JsonNode> tree = provenance.flatMap(Provenance::tree);
    if (provenance.isPresent() && tree.isEmpty()) {
      faults.add("sweep.json: it is no JSON");
    }
    String told = tree.map(json -> json.path("spec_sha256").asText()).orElse("");
    Optional<byte[]> spec = store.spec();
    if (spec.isPresent() && !told.isEmpty() && !told.equals(Fingerprint.of(spec.get()))) {
      faults.add("sweep.yaml: it is not the spec that sweep.json tells the SHA-256 of");
    }
    for (Map.Entry<String, byte[]> earlier : store.earlierSpecsByName().entrySet()) {
      if (!earlier.getKey().equals(Fingerprint.of(earlier.getValue()) + ".yaml")) {
        faults.add("specs/" + earlier.getKey() + ": its name is not the SHA-256 of its content");
      }
    }
    return faults;
  }
}
