package io.tegum.sweep.inspect;

import io.tegum.kernel.checkpoint.CheckpointFiles;
import io.tegum.kernel.checkpoint.LocalFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where a checkpoint is.
 *
 * @param files its folder
 * @param fileOrNull the one file that was named; null when the folder was
 */
public record CheckpointLocation(CheckpointFiles files, String fileOrNull) {

  /** The whole path of the folder, or of the file that was named. */
  String whole() {
    return fileOrNull == null ? files.location() : files.location() + "/" + fileOrNull;
  }

  /**
   * What {@code name} is: a folder or a file, a path or any Hadoop URI.
   *
   * @throws FileNotFoundException when there is neither
   */
  public static CheckpointLocation of(String name, Configuration configuration) throws IOException {
    if (name.isBlank()) {
      throw new FileNotFoundException("Cannot read a checkpoint: its name was empty");
    }
    Path path = new Path(name);
    FileSystem system = path.getFileSystem(configuration);
    FileStatus status;
    try {
      status = system.getFileStatus(path);
    } catch (FileNotFoundException e) {
      throw new FileNotFoundException("Cannot read " + name + ": there is no such file or folder");
    }
    Path whole = status.getPath();
    Path folder = status.isDirectory() ? whole : whole.getParent();
    boolean isLocal = "file".equals(system.getUri().getScheme());
    CheckpointFiles files =
        isLocal ? new LocalFiles(folder.toUri().getPath()) : new HadoopFiles(folder, configuration);
    return new CheckpointLocation(files, status.isDirectory() ? null : whole.getName());
  }
}
