package io.tegum.analysis.results;

import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/** Which family's trials a results folder holds: one folder has one, and every footer says it. */
public final class FolderFamily {

  /** The footers' key. */
  public static final String KEY = "tegum.family";

  private FolderFamily() {}

  /**
   * The family of the files of {@code results} that are read; the default where there is none yet,
   * and where footers are from before there were several.
   */
  public static Family of(Configuration configuration, ResultsFolder results) {
    Path folder = new Path(results.directory(), TrialsTable.NAME);
    try {
      FileSystem files = folder.getFileSystem(configuration);
      for (Path file : read(files, folder, results)) {
        Optional<String> name = said(configuration, file);
        if (name.isPresent()) {
          return Families.named(name.get());
        }
      }
      return Families.named(Families.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder + ": " + e.getMessage(), e);
    }
  }

  private static List<Path> read(FileSystem files, Path folder, ResultsFolder results)
      throws IOException {
    if (results.names().isPresent()) {
      return results.names().get().stream().sorted().map(name -> new Path(folder, name)).toList();
    }
    if (!files.exists(folder)) {
      return List.of();
    }
    return Arrays.stream(files.listStatus(folder, path -> path.getName().endsWith(".parquet")))
        .map(FileStatus::getPath)
        .sorted()
        .toList();
  }

  /** What a file's footer says; empty where the file cannot be read, which others find out. */
  private static Optional<String> said(Configuration configuration, Path file) {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(file, configuration))) {
      return Optional.of(
          reader.getFileMetaData().getKeyValueMetaData().getOrDefault(KEY, Families.DEFAULT));
    } catch (IOException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }
}
