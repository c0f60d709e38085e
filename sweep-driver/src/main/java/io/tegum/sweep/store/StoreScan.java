package io.tegum.sweep.store;

import io.tegum.analysis.results.CurvesTable;
import io.tegum.analysis.results.TrialsTable;
import io.tegum.sweep.store.StoreFiles.Entry;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;

/**
 * What stands in a store's data folders, by the files' footers: some milliseconds a file, however
 * many trials are in it. Reads only.
 *
 * @param files the whole ones, by name
 * @param damages those that are not, by path
 * @param orphans names of a bundle's curves whose trials are not there (yet)
 */
public record StoreScan(List<StoredFile> files, List<Damage> damages, List<String> orphans) {

  private static final int THREADS = 16;
  private static final int MOST_LOOKS = 5;
  private static final String BUNDLE = "[0-9a-f]{32}\\.parquet";

  public StoreScan {
    files = List.copyOf(files);
    damages = List.copyOf(damages);
    orphans = List.copyOf(orphans);
  }

  /** Why a run cannot go on from a file. */
  public enum Kind {
    /** Its content is not, or not all, there. */
    DAMAGED,
    /** It holds rows that others hold too. */
    DOUBLED,
    /** It holds rows that are not this sweep's. */
    FOREIGN
  }

  /** What a look into a file finds. */
  sealed interface Found permits StoredFile, Damage, Silent {}

  /** A file that the file system does not give. */
  private record Silent(Damage damage, IOException failure) implements Found {}

  /**
   * A file in a data folder that a run cannot go on from.
   *
   * @param path below the results folder
   * @param reason why not
   * @param kind in a word
   * @param rows what its footer tells, where nothing but its curves is not there
   */
  public record Damage(String path, String reason, Kind kind, Optional<StoredFile> rows)
      implements Found {

    Damage(String path, String reason) {
      this(path, reason, Kind.DAMAGED);
    }

    Damage(String path, String reason, Kind kind) {
      this(path, reason, kind, Optional.empty());
    }

    @Override
    public String toString() {
      return path + ": " + reason;
    }
  }

  /**
   * Looks into every file of {@code store}.
   *
   * @param grids those that the caller knows: a file of others is another sweep's, unless these are
   *     not all; then its trials' ids are read
   */
  public static StoreScan of(SweepStore store, Configuration configuration, SweepGrids grids)
      throws IOException {
    for (int look = 1; ; look++) {
      try {
        return look(store, configuration, grids);
      } catch (FileNotFoundException e) { // somebody tidied up between listing and looking
        if (look == MOST_LOOKS) {
          throw e;
        }
      }
    }
  }

  private static StoreScan look(SweepStore store, Configuration configuration, SweepGrids grids)
      throws IOException {
    List<Damage> damages = new ArrayList<>();
    Map<String, Entry> trials = finished(store, TrialsTable.NAME, damages);
    Map<String, Entry> curves = finished(store, CurvesTable.NAME, damages);
    List<String> orphans = new ArrayList<>();
    for (String name : curves.keySet()) {
      if (!trials.containsKey(name)) {
        if (name.matches(BUNDLE)) {
          orphans.add(name);
        } else {
          damages.add(new Damage(CurvesTable.NAME + "/" + name, "its trials are not there"));
        }
      }
    }
    FileInspection reader = new FileInspection(store, configuration, grids);
    List<StoredFile> files = new ArrayList<>();
    List<Silent> silent = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Found>> looked = new ArrayList<>();
      for (Entry entry : trials.values()) {
        looked.add(
            threads.submit(() -> lookOrDamage(store, reader, entry, curves.get(entry.name()))));
      }
      for (Future<Found> each : looked) {
        Found found = each.get();
        if (found instanceof StoredFile file) {
          files.add(file);
        } else if (found instanceof Silent one) {
          silent.add(one);
        } else {
          damages.add((Damage) found);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while reading " + store.files().location());
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } finally {
      threads.shutdownNow();
    }
    if (!store.files().isLocal() && files.isEmpty() && !silent.isEmpty()) {
      throw silent.get(0).failure(); // then it is the storage that does not answer
    }
    silent.forEach(one -> damages.add(one.damage()));
    files = Strangers.setApart(files, grids, damages);
    damages.sort(Comparator.comparing(Damage::path));
    return new StoreScan(files, damages, orphans);
  }

  /** One file that cannot be read is named, and all others are looked at. */
  private static Found lookOrDamage(
      SweepStore store, FileInspection reader, Entry trials, Entry curvesOrNull)
      throws IOException {
    try {
      return reader.look(trials, curvesOrNull);
    } catch (IOException e) {
      String path = TrialsTable.NAME + "/" + trials.name();
      if (e instanceof FileNotFoundException && !store.files().holds(path)) {
        throw e;
      }
      return new Silent(new Damage(path, "it cannot be read: " + FileInspection.firstLine(e)), e);
    }
  }

  private static Map<String, Entry> finished(SweepStore store, String table, List<Damage> damages)
      throws IOException {
    Map<String, Entry> finished = new TreeMap<>();
    for (Entry entry : store.files().entries(table)) {
      if (entry.isFile() && entry.name().endsWith(SweepStore.PARQUET)) {
        finished.put(entry.name(), entry);
      } else {
        damages.add(
            new Damage(table + "/" + entry.name(), "it is no file of results", Kind.FOREIGN));
      }
    }
    return finished;
  }

  private static IOException unwrapped(ExecutionException e) {
    if (e.getCause() instanceof IOException cause) {
      return cause;
    }
    throw new IllegalStateException("Cannot look into the results' files", e.getCause());
  }

  /** How all trials ended. */
  public TrialCounts counts() {
    return files.stream().map(StoredFile::counts).reduce(TrialCounts.NONE, TrialCounts::plus);
  }

  /** Which trials are there, as far as footers say. */
  public Coverage coverage() {
    return Coverage.union(files.stream().flatMap(file -> file.coverage().stream()).toList());
  }

  /** The ids of the trials of which no footer says so. */
  public DoneTrials otherIds() {
    return new DoneTrials(files.stream().flatMap(file -> file.ids().stream()).toList());
  }
}
