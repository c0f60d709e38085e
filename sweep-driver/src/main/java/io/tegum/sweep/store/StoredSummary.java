package io.tegum.sweep.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * What a store holds.
 *
 * @param done ids of its trials
 * @param counts how they ended
 */
public record StoredSummary(DoneTrials done, TrialCounts counts) {

  /** Reads the trials table's few columns that say so. */
  public static StoredSummary of(SweepStore store, Configuration configuration) throws IOException {
    List<String> ids = new ArrayList<>();
    TrialCounts counts = new TrialCounts();
    StoredTrials.read(
        store,
        configuration,
        trial -> {
          ids.add(trial.id());
          counts.add(trial);
        });
    return new StoredSummary(new DoneTrials(ids), counts);
  }
}
