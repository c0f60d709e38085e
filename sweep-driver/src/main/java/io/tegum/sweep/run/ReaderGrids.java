package io.tegum.sweep.run;

import io.tegum.analysis.results.FolderFamily;
import io.tegum.analysis.results.ResultsFolder;
import io.tegum.sweep.spec.SpecException;
import io.tegum.sweep.store.Coverage;
import io.tegum.sweep.store.HadoopSettings;
import io.tegum.sweep.store.IndexRuns;
import io.tegum.sweep.store.SweepGrids;
import io.tegum.sweep.store.SweepStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/**
 * The grids of a folder that this code cannot work out: tables without a spec, or of another
 * results version, whose trials have other ids. What footers tell of them is believed, so that
 * files with trials in common are found; nothing is called another sweep's.
 *
 * @param resultsVersion of the folder's files; empty for any
 * @param family name of the family of its trials
 */
public record ReaderGrids(Optional<Integer> resultsVersion, String family) implements SweepGrids {

  /** The grids of a folder that is read only: those of its specs wherever they say anything. */
  public static SweepGrids of(SweepStore store) throws IOException {
    Optional<byte[]> provenance = store.provenance();
    if (provenance.isPresent() && !ResultsVersion.isThisCodes(store)) {
      return new ReaderGrids(
          Optional.of(Provenance.resultsVersion(provenance.get())), family(store));
    }
    if (store.spec().isPresent()) {
      try {
        return KnownGrids.of(store);
      } catch (SpecException writtenByOtherCode) {
        // Then the footers have to do.
      }
    }
    return new ReaderGrids(Optional.empty(), family(store));
  }

  /** As sweep.json tells it; where that tells none, as the first of the files does. */
  private static String family(SweepStore store) throws IOException {
    Optional<String> told = store.provenance().flatMap(Provenance::family);
    try {
      return told.isPresent()
          ? told.get()
          : FolderFamily.of(
                  HadoopSettings.ofThisProcess(), ResultsFolder.whole(store.files().location()))
              .name();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  @Override
  public boolean takes(String version) {
    return resultsVersion.isEmpty() || version.equals(resultsVersion.get().toString());
  }

  @Override
  public boolean knows(Set<String> named) {
    return true;
  }

  @Override
  public Set<String> strangers(Set<String> ids, Coverage covered) {
    return Set.of();
  }

  @Override
  public Optional<Set<String>> ids(Coverage coverage) {
    return Optional.empty();
  }

  @Override
  public Set<String> identities() {
    return Set.of();
  }

  @Override
  public String own() {
    return "";
  }

  @Override
  public boolean areAllOf(String codeVersion) {
    return false;
  }

  @Override
  public IndexRuns inOwn(String identity, IndexRuns indices, IndexRuns within) {
    return IndexRuns.NONE;
  }
}
