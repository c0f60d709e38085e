package io.tegum.sweep.inspect;

import io.tegum.kernel.checkpoint.ByteSource;
import io.tegum.kernel.checkpoint.CheckpointFiles;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/** A checkpoint's folder on any Hadoop file system; executors open their own. */
final class HadoopFiles implements CheckpointFiles {

  private final String folder;
  private final SerializableConfiguration configuration;

  HadoopFiles(Path folder, Configuration configuration) {
    this.folder = folder.toString();
    this.configuration = new SerializableConfiguration(configuration);
  }

  @Override
  public String location() {
    return folder;
  }

  @Override
  public List<String> names() throws IOException {
    return Arrays.stream(fileSystem().listStatus(new Path(folder)))
        .filter(FileStatus::isFile)
        .map(status -> status.getPath().getName())
        .sorted()
        .toList();
  }

  @Override
  public ByteSource open(String name) throws IOException {
    Path path = new Path(folder, name);
    FileStatus status;
    try {
      status = fileSystem().getFileStatus(path);
    } catch (FileNotFoundException e) {
      throw new FileNotFoundException("Cannot read " + path + ": there is no such file");
    }
    return new Source(path.toString(), fileSystem().open(path), status.getLen());
  }

  private FileSystem fileSystem() throws IOException {
    return new Path(folder).getFileSystem(configuration.value());
  }

  /** Read on from where it was read last, so that an object store is asked for few ranges. */
  private record Source(String path, FSDataInputStream in, long length) implements ByteSource {

    @Override
    public void read(long position, byte[] target, int count) throws IOException {
      if (position < 0 || count > length - position) {
        throw new EOFException(
            "%s: has %,d bytes, fewer than were asked for".formatted(path, length));
      }
      in.seek(position);
      in.readFully(target, 0, count);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
