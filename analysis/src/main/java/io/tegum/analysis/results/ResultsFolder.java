package io.tegum.analysis.results;

import java.util.List;
import java.util.Optional;

/**
 * A results folder, and which of its files are read.
 *
 * @param directory a path or any Hadoop URI
 * @param names names of the files that are read, the same in both tables; empty for all
 */
public record ResultsFolder(String directory, Optional<List<String>> names) {

  public ResultsFolder {
    names = names.map(List::copyOf);
  }

  /** All files of a folder. */
  public static ResultsFolder whole(String directory) {
    return new ResultsFolder(directory, Optional.empty());
  }
}
