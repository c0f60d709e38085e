package io.tegum.kernel.checkpoint;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * A folder with a checkpoint's files, on any file system; each machine that reads opens its own.
 */
public interface CheckpointFiles extends Serializable {

  /** The folder, as the user may name it. */
  String location();

  /** Names of the files that stand in it, sorted. */
  List<String> names() throws IOException;

  /**
   * Opens a file of it.
   *
   * @throws java.io.FileNotFoundException when there is none of that name
   */
  ByteSource open(String name) throws IOException;

  /** A whole small file. */
  default byte[] content(String name, int mostBytes) throws IOException {
    try (ByteSource source = open(name)) {
      if (source.length() > mostBytes) {
        throw new BadCheckpointException(
            "%s: has %,d bytes, must be at most %,d".formatted(name, source.length(), mostBytes));
      }
      byte[] content = new byte[(int) source.length()];
      source.read(0, content, content.length);
      return content;
    }
  }
}
