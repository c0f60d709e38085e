package io.tegum.sweep.store;

import io.tegum.analysis.results.CurvesTable;
import io.tegum.analysis.results.TrialsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.parquet.io.LocalInputFile;

/**
 * A local store's rows as text, sorted, without the time that training took. Two rows are the same
 * text exactly when they are the same bits: Java prints every double and float differently from all
 * others, the two zeros included, and NaN stands in no column.
 */
public final class ResultsText {
  private ResultsText() {}

  /** All rows of both tables. */
  public static List<String> tables(Path store) throws IOException {
    List<String> rows = trials(store);
    rows.addAll(rows(store.resolve(CurvesTable.NAME)));
    return rows;
  }

  /** The rows of the trials table. */
  public static List<String> trials(Path store) throws IOException {
    return rows(store.resolve(TrialsTable.NAME));
  }

  /** The rows of one file of any table. */
  public static List<String> file(Path file) throws IOException {
    List<String> rows = new ArrayList<>();
    Predicate<String> timing = line -> line.startsWith("train_seconds: ");
    TrialFileReader.first(
        new LocalInputFile(file),
        null,
        row -> {
          Stream<String> lines = row.toString().lines();
          return !rows.add(lines.filter(timing.negate()).collect(Collectors.joining("\n")));
        });
    rows.sort(null);
    return rows;
  }

  private static List<String> rows(Path folder) throws IOException {
    List<String> rows = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        rows.addAll(file(file));
      }
    }
    rows.sort(null);
    return rows;
  }
}
