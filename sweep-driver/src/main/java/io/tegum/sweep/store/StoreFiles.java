package io.tegum.sweep.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.io.OutputFile;

/**
 * A results folder's files, on any Hadoop file system. Files appear whole or not at all: written in
 * a staging folder and renamed, or, on object stores, where an object appears only once its upload
 * is complete, put under their final key directly.
 */
public final class StoreFiles {

  /** How a failure to put a results file in place begins. */
  public static final String CANNOT_WRITE = "Cannot write results to ";

  private final Path root;
  private final FileSystem files;
  private final Placement placement;

  /**
   * The files below {@code directory}.
   *
   * @param directory a path or any Hadoop URI; need not exist
   * @param configuration Hadoop's
   * @throws IOException when there is no such file system, or it does not answer
   */
  public StoreFiles(String directory, Configuration configuration) throws IOException {
    this(directory, configuration, null);
  }

  /** The files below {@code directory} for those who write as, and as long as, {@code writer}. */
  public static StoreFiles asWriter(String directory, Configuration configuration, String writer)
      throws IOException {
    return new StoreFiles(directory, configuration, writer);
  }

  private StoreFiles(String directory, Configuration configuration, String writerOrNull)
      throws IOException {
    if (directory.isBlank()) {
      throw new IOException("Cannot open a results folder: its name was empty");
    }
    Path path = new Path(directory);
    String scheme = path.toUri().getScheme();
    if (Placement.UNTRIED_STORES.contains(String.valueOf(scheme))) {
      throw new IOException(
          "Cannot use %s://: of object stores only s3a:// is supported".formatted(scheme));
    }
    FileSystem found = fileSystem(path, configuration);
    // The local file system as Hadoop wraps it leaves a .crc file beside every file.
    files = found instanceof LocalFileSystem local ? local.getRawFileSystem() : found;
    root = files.makeQualified(path);
    placement = Placement.of(files, root, configuration, writerOrNull);
  }

  /**
   * The file system that {@code path} is on.
   *
   * @throws IOException when there is none, saying what is missing
   */
  public static FileSystem fileSystem(Path path, Configuration configuration) throws IOException {
    try {
      return path.getFileSystem(configuration);
    } catch (
        RuntimeException e) { // how Hadoop says that a connector's class, or a host, is not there
      if (e.getCause() instanceof UnknownHostException) {
        throw new IOException(
            "Cannot open %s: there is no host %s".formatted(path, path.toUri().getHost()), e);
      }
      if (e.getCause() instanceof ClassNotFoundException) {
        throw new IOException(
            "Cannot open %s: the class path lacks Hadoop's connector for %s:// (%s)"
                .formatted(path, path.toUri().getScheme(), e.getCause().getMessage()),
            e);
      }
      throw e;
    }
  }

  /** The folder, as a URI. */
  public String location() {
    return root.toString();
  }

  /** Who writes these files: one run of a sweep, with its executors, or another command. */
  public String writer() {
    return placement.writer();
  }

  /** Whether the folder is on the local file system. */
  public boolean isLocal() {
    return files.getUri().getScheme().equals("file"); // the raw one has no getScheme()
  }

  /** Whether the folder exists. */
  public boolean exists() throws IOException {
    return files.exists(root);
  }

  /** Whether the folder holds a file or folder of this name. */
  public boolean holds(String name) throws IOException {
    return files.exists(new Path(root, name));
  }

  /** Whether there is a file where the folder should be. */
  public boolean isFile() throws IOException {
    return files.exists(root) && files.getFileStatus(root).isFile();
  }

  /**
   * Finds out whether files can be put here.
   *
   * @throws IOException when not, saying why
   */
  public void checkWritable() throws IOException {
    checkFolders();
    placement.checkWritable();
  }

  /**
   * Something that stands in a folder.
   *
   * @param name its name there
   * @param bytes its size
   * @param isFile whether it is a file, not a folder or a link to something else
   */
  public record Entry(String name, long bytes, boolean isFile) {}

  /** What stands in a subfolder, by name; nothing when there is no such folder. */
  public List<Entry> entries(String folder) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try {
      for (FileStatus status : files.listStatus(path(folder))) {
        entries.add(new Entry(status.getPath().getName(), status.getLen(), status.isFile()));
      }
    } catch (FileNotFoundException missing) {
      return List.of();
    }
    entries.sort(Comparator.comparing(Entry::name));
    return entries;
  }

  /** Moves a file or folder to a name that is free; does nothing when it is not there. */
  void move(String from, String to) throws IOException {
    checkWay(from);
    checkWay(to);
    Path source = new Path(root, from);
    Path target = new Path(root, to);
    if (!files.exists(source)) {
      return;
    }
    files.mkdirs(target.getParent());
    if (!files.rename(source, target)) {
      throw new IOException("Cannot rename " + source + " to " + target);
    }
  }

  /**
   * Moves a file to a name, in place of what may have that already, as after a copy that was cut
   * short; does nothing when it is not there.
   */
  void replace(String from, String to) throws IOException {
    if (holds(from)) {
      checkWay(to);
      files.delete(new Path(root, to), false);
      move(from, to);
    }
  }

  /** A file's content, or empty when there is no such file. */
  public Optional<byte[]> read(String name) throws IOException {
    return read(new Path(root, name));
  }

  private Optional<byte[]> read(Path path) throws IOException {
    try (FSDataInputStream in = files.open(path)) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException missing) {
      return Optional.empty();
    }
  }

  /** Puts a file in its place, whole; one of that name is replaced. */
  public void write(String name, byte[] content) throws IOException {
    checkWay(name);
    placement.put(new Path(root, name), content);
  }

  /** Writes the rows of one Parquet file. */
  @FunctionalInterface
  public interface ParquetContent {
    void write(OutputFile file) throws IOException;
  }

  /** Builds a Parquet file in memory, and puts it in its place whole. */
  public void writeParquet(String name, ParquetContent content) throws IOException {
    MemoryOutputFile file = new MemoryOutputFile();
    content.write(file);
    write(name, file.content());
  }

  /** What this writer noted under {@code name}; gone with its staging folder. */
  public Optional<byte[]> note(String name) throws IOException {
    return read(placement.note(name));
  }

  /** Notes something for who writes as this writer; a crash in between may leave half of it. */
  public void putNote(String name, byte[] content) throws IOException {
    placement.putNote(name, content);
  }

  /** Where a file is, for readers that open it themselves. */
  Path path(String name) {
    return name.isEmpty() ? root : new Path(root, name);
  }

  /** Deletes a file, or a folder with all that is in it. */
  void delete(String name) throws IOException {
    checkWay(name);
    files.delete(new Path(root, name), true);
  }

  /** No link may lead to what we write or delete: it would be somewhere else. */
  private void checkWay(String name) throws IOException {
    if (isLocal()) {
      OwnFolders.checkWay(localPath(""), name);
    }
  }

  /** The file system, for the lock's own files. */
  FileSystem fileSystem() {
    return files;
  }

  /**
   * Refuses folders of ours that are links, as what a run sweeps away would not be ours, and what
   * stands in the place of our folders and files. The results folder itself may be a link.
   *
   * @throws IOException naming it
   */
  public void checkFolders() throws IOException {
    if (isLocal()) {
      OwnFolders.check(localPath(""));
    }
  }

  /** Where a file of a local folder is. */
  java.nio.file.Path localPath(String name) {
    return java.nio.file.Path.of(path(name).toUri().getPath());
  }

  /**
   * Sweeps away what other writers left unfinished, and lets them put nothing in place any more;
   * the caller holds the {@link RunLock}.
   */
  public void retireOtherWriters() throws IOException {
    placement.retireOthers();
  }

  /** Ends this writer, with everyone who writes as it; no file in progress of theirs is left. */
  public void close() throws IOException {
    placement.close();
  }
}
