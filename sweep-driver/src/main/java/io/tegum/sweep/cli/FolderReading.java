package io.tegum.sweep.cli;

import io.tegum.analysis.results.ResultsFolder;
import io.tegum.sweep.run.ReaderGrids;
import io.tegum.sweep.store.HadoopSettings;
import io.tegum.sweep.store.Sound;
import io.tegum.sweep.store.StoreScan.Kind;
import io.tegum.sweep.store.StoredFile;
import io.tegum.sweep.store.SweepStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a command reads of a results folder: sound files, each trial once. What it leaves out it
 * names.
 */
final class FolderReading {

  /** Of more files than these, only the number is told. */
  private static final int MOST_NAMED = 20;

  private final String directory;
  private final Sound sound;

  private FolderReading(String directory, Sound sound) {
    this.directory = directory;
    this.sound = sound;
  }

  /** Looks at the footers of all files, and names those that are left out. */
  static FolderReading of(SweepStore store, String directory, PrintWriter messages)
      throws IOException {
    Stores.warnOfMissingRows(store, messages);
    Sound sound = Sound.of(store, HadoopSettings.ofThisProcess(), ReaderGrids.of(store));
    warn(sound, "its rows are left out", "it is left out", messages);
    return new FolderReading(directory, sound);
  }

  /**
   * Names what is not sound.
   *
   * @param consequence what that means, in a clause
   * @param ofForeign likewise of what is not this sweep's
   */
  static void warn(Sound sound, String consequence, String ofForeign, PrintWriter messages) {
    tell(damages(sound, kind -> kind != Kind.FOREIGN), consequence, messages);
    tell(damages(sound, kind -> kind == Kind.FOREIGN), ofForeign, messages);
    tell(
        sound.doubles().stream().map(FolderReading::isDouble).toList(),
        "they are counted once",
        messages);
    messages.flush();
  }

  private static List<String> damages(Sound sound, Predicate<Kind> wanted) {
    return sound.scan().damages().stream()
        .filter(damage -> wanted.test(damage.kind()))
        .map(Object::toString)
        .toList();
  }

  private static String isDouble(StoredFile file) {
    return "trials/%s: all of its trials stand in other files too".formatted(file.name());
  }

  private static void tell(List<String> faults, String consequence, PrintWriter messages) {
    faults.stream()
        .limit(MOST_NAMED)
        .forEach(fault -> messages.println("tegum: " + fault + "; " + consequence));
    if (faults.size() > MOST_NAMED) {
      messages.printf("tegum: and %,d more; %s%n", faults.size() - MOST_NAMED, consequence);
    }
  }

  /** What to read. */
  ResultsFolder folder() {
    return new ResultsFolder(
        directory,
        sound.isWhole()
            ? Optional.empty()
            : Optional.of(sound.scan().files().stream().map(StoredFile::name).toList()));
  }

  /** The exit code of a command that has answered: rows may have been lost with damaged files. */
  int exitCode() {
    return sound.scan().damages().isEmpty() ? ExitCode.DONE : ExitCode.BAD_DATA;
  }
}
