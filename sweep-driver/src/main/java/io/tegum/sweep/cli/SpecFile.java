package io.tegum.sweep.cli;

import io.tegum.sweep.spec.SweepSpec;
import io.tegum.sweep.store.HadoopSettings;
import io.tegum.sweep.store.StoreFiles;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.hadoop.fs.FSDataInputStream;

/**
 * A spec as the user named it.
 *
 * @param spec checked
 * @param content the file's bytes
 */
record SpecFile(SweepSpec spec, byte[] content) {

  /** Reads a local path or, where the name has a scheme, a Hadoop URI. */
  static SpecFile read(String name) {
    byte[] content = content(name);
    return new SpecFile(SweepSpec.parse(name, content), content);
  }

  private static byte[] content(String name) {
    try {
      if (!name.matches("[a-z][a-z0-9+.-]+:/.*")) {
        return SweepSpec.content(Path.of(name));
      }
      org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(name);
      try (FSDataInputStream in =
          StoreFiles.fileSystem(path, HadoopSettings.ofThisProcess()).open(path)) {
        return in.readNBytes(SweepSpec.MAX_BYTES + 1);
      }
    } catch (InvalidPathException e) {
      throw new CommandException(
          ExitCode.INPUT_NOT_FOUND,
          "Cannot read the spec: its name " + e.getReason().toLowerCase(Locale.ROOT));
    } catch (IOException | IllegalArgumentException e) { // how Hadoop says that a URI is none
      throw new CommandException(
          ExitCode.INPUT_NOT_FOUND, name + ": Cannot read the spec: " + e.getMessage());
    }
  }
}
