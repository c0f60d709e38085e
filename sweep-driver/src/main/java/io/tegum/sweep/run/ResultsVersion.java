package io.tegum.sweep.run;

import io.tegum.kernel.family.Trial;
import io.tegum.sweep.store.OccupiedException;
import io.tegum.sweep.store.SweepStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Whether a folder's results are of the version that this code computes. */
public final class ResultsVersion {
  private ResultsVersion() {}

  /** Whether they are, as far as the folder says. */
  static boolean isThisCodes(SweepStore store) throws IOException {
    return of(store) == Trial.RESULTS_VERSION;
  }

  private static int of(SweepStore store) throws IOException {
    return Provenance.resultsVersion(
        store.provenance().orElse("{}".getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * For commands that write: to this code, files of another version are no results.
   *
   * @throws OccupiedException when they are not
   */
  public static void check(SweepStore store) throws IOException {
    int version = of(store);
    if (version != Trial.RESULTS_VERSION) {
      throw new OccupiedException(
          store.files().location(),
          "it holds results of version %d, and this code computes version %d; give another --out"
              .formatted(version, Trial.RESULTS_VERSION));
    }
  }
}
