package io.tegum.sweep.store;

import io.tegum.analysis.results.CurvesTable;
import io.tegum.analysis.results.TrialsTable;
import io.tegum.sweep.store.StoreScan.Damage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;

/**
 * What a store holds after all of it was read: every page of every file against its checksum, every
 * trial's id against what the footers say. Reads only.
 *
 * @param sound by the footers alone
 * @param faults all that is wrong in the data folders, by path
 * @param files number of files that were read
 * @param pages number of pages of those that are not damaged
 * @param bytes size of these
 * @param unchecked pages and footers of these that have no checksum
 */
public record Verification(
    Sound sound, List<Damage> faults, long files, long pages, long bytes, long unchecked) {

  public Verification {
    faults = List.copyOf(faults);
  }

  /** Reads {@code store}, on so many threads. */
  public static Verification of(
      SweepStore store, Configuration configuration, SweepGrids grids, int threads)
      throws IOException {
    Sound sound = Sound.of(store, configuration, grids);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      FileVerification reader = new FileVerification(store, configuration, grids);
      List<Future<FileVerification.Found>> found = new ArrayList<>();
      for (String table : List.of(TrialsTable.NAME, CurvesTable.NAME)) {
        for (StoreFiles.Entry entry : store.files().entries(table)) {
          if (entry.isFile() && entry.name().endsWith(SweepStore.PARQUET)) {
            found.add(pool.submit(() -> reader.pages(table + "/" + entry.name())));
          }
        }
      }
      long files = found.size();
      for (StoredFile file : sound.scan().files()) {
        found.add(pool.submit(() -> reader.trials(file)));
      }
      return summary(sound, found, files);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while reading " + store.files().location());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException("Cannot verify the results' files", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static Verification summary(
      Sound sound, List<Future<FileVerification.Found>> found, long files)
      throws InterruptedException, ExecutionException {
    List<Damage> faults = new ArrayList<>();
    Set<String> named = new HashSet<>();
    CheckedFile read = CheckedFile.NONE;
    for (Future<FileVerification.Found> each : found) {
      read = read.plus(each.get().read());
      for (Damage fault : each.get().faults()) {
        if (named.add(fault.path())) {
          faults.add(fault);
        }
      }
    }
    for (Damage fault : sound.unsound()) {
      if (named.add(fault.path())) {
        faults.add(fault);
      }
    }
    faults.sort(Comparator.comparing(Damage::path));
    return new Verification(sound, faults, files, read.pages(), read.bytes(), read.unchecked());
  }

  /** Number of files with faults of a kind. */
  public long count(StoreScan.Kind kind) {
    return faults.stream().filter(fault -> fault.kind() == kind).count();
  }
}
