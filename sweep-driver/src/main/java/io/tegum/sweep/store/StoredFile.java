package io.tegum.sweep.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bundle's pair of files, or that of several compacted ones, under one name in both tables.
 *
 * @param name with its ending
 * @param trialsBytes size of the trials file
 * @param curvesBytes size of the curves file
 * @param counts its trials, by how they ended
 * @param coverage which trials it holds, or empty when its footer does not say
 * @param ids of its trials, read only where the coverage is not known; else empty
 * @param provenance the other key-values that this project put into the footer
 */
public record StoredFile(
    String name,
    long trialsBytes,
    long curvesBytes,
    TrialCounts counts,
    Optional<Coverage> coverage,
    List<String> ids,
    Map<String, String> provenance)
    implements StoreScan.Found {

  public StoredFile {
    ids = List.copyOf(ids);
    provenance = Map.copyOf(provenance);
  }
}
