package io.tegum.sweep.run;

import io.tegum.sweep.store.StoreFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * On executors: finds the trial that kills its JVM, which nobody there can catch. From a bundle's
 * third attempt on (the second may be a speculative copy, and one death an accident), a note in the
 * run's staging folder says which trial is being trained; the attempt after a death reads it. A
 * trial during which two of these attempts died is given up; where one was, one death is enough for
 * others.
 */
final class DeathNotes {

  private static final int FIRST_NOTING_ATTEMPT = 2;
  private static final int DEATHS = 2;
  private static final String NOBODY = "-";

  private final StoreFiles files;
  private final String name;
  private final int attempt;
  private final Map<Long, Integer> deaths = new TreeMap<>();

  /**
   * The notes on a bundle.
   *
   * @param bundle its first index
   * @param attempt how often it was tried before
   */
  DeathNotes(StoreFiles files, long bundle, int attempt) throws IOException {
    this.files = files;
    this.name = "notes-%d-%d".formatted(bundle, attempt);
    this.attempt = attempt;
    if (attempt > FIRST_NOTING_ATTEMPT) {
      files
          .note("notes-%d-%d".formatted(bundle, attempt - 1))
          .ifPresent(note -> read(new String(note, StandardCharsets.US_ASCII)));
    }
  }

  /** Which trial was being trained, then deaths by trial; a torn note tells nothing. */
  private void read(String note) {
    String[] words = note.split(" ", -1);
    if (!words[words.length - 1].equals("end")) {
      return;
    }
    for (int k = 1; k < words.length - 1; k++) {
      int equals = words[k].indexOf('=');
      deaths.put(
          Long.parseLong(words[k].substring(0, equals)),
          Integer.parseInt(words[k].substring(equals + 1)));
    }
    if (!words[0].equals(NOBODY)) {
      deaths.merge(Long.parseLong(words[0]), 1, Integer::sum);
    }
  }

  /** Whether this attempt takes notes, so that trials must be trained one by one. */
  boolean areTaken() {
    return attempt >= FIRST_NOTING_ATTEMPT;
  }

  /** Whether the trial at {@code index} is to be given up. */
  boolean isCulprit(long index) {
    int enough = deaths.containsValue(DEATHS) ? 1 : DEATHS;
    return deaths.getOrDefault(index, 0) >= enough;
  }

  /** The trial at {@code index} is trained from now on. */
  void begin(long index) throws IOException {
    write(Long.toString(index));
  }

  /** No trial is being trained: what goes wrong now is none's fault. */
  void end() throws IOException {
    write(NOBODY);
  }

  private void write(String current) throws IOException {
    if (areTaken()) {
      StringBuilder note = new StringBuilder(current);
      deaths.forEach((index, count) -> note.append(' ').append(index).append('=').append(count));
      files.putNote(name, note.append(" end").toString().getBytes(StandardCharsets.US_ASCII));
    }
  }
}
