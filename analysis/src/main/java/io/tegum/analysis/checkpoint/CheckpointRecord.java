package io.tegum.analysis.checkpoint;

import java.util.List;
import java.util.Map;

/**
 * What a report says of the checkpoint beside its tables.
 *
 * @param name the checkpoint as the user named it
 * @param notes what was done to the weights, or could not be, a sentence each
 * @param facts provenance, a name and a value each
 */
public record CheckpointRecord(String name, List<String> notes, Map<String, String> facts) {

  public CheckpointRecord {
    notes = List.copyOf(notes);
  }
}
