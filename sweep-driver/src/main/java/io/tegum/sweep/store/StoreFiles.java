package io.tegum.sweep.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/**
 * A results folder's files, on any Hadoop file system. Files appear whole or not at all: written in
 * a staging folder and renamed, or, on object stores, where an object appears only once its upload
 * is complete, put under their final key directly.
 */
public final class StoreFiles {

  /** How a failure to put a results file in place begins. */
  public static final String CANNOT_WRITE = "Cannot write results to ";

  private static final Set<String> OBJECT_STORES = Set.of("s3a", "s3", "gs");

  private final Path root;
  private final FileSystem files;
  private final Configuration configuration;
  private final Staging staging;

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
    FileSystem found = fileSystem(path, configuration);
    // The local file system as Hadoop wraps it leaves a .crc file beside every file.
    files = found instanceof LocalFileSystem local ? local.getRawFileSystem() : found;
    root = files.makeQualified(path);
    this.configuration = configuration;
    staging =
        writerOrNull == null
            ? Staging.ofNewWriter(files, root)
            : Staging.ofWriter(files, root, writerOrNull);
  }

  private static FileSystem fileSystem(Path path, Configuration configuration) throws IOException {
    try {
      return path.getFileSystem(configuration);
    } catch (RuntimeException e) { // how Hadoop says that a connector's class is not there
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
    return staging.writer();
  }

  /** Whether the folder is on the local file system. */
  public boolean isLocal() {
    return scheme().equals("file");
  }

  /** Whether the folder exists. */
  public boolean exists() throws IOException {
    return files.exists(root);
  }

  /**
   * Finds out whether files can be put here.
   *
   * @throws IOException when not, saying why
   */
  public void checkWritable() throws IOException {
    Path probe = staging.path(new Path("probe"));
    put(staging.create(probe), new byte[0]);
    staging.close();
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
      for (FileStatus status : files.listStatus(new Path(root, folder))) {
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

  /** A file's content, or empty when there is no such file. */
  public Optional<byte[]> read(String name) throws IOException {
    try (FSDataInputStream in = files.open(new Path(root, name))) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException missing) {
      return Optional.empty();
    }
  }

  /** Puts a file in its place, whole; one of that name is replaced. */
  public void write(String name, byte[] content) throws IOException {
    Path target = new Path(root, name);
    if (OBJECT_STORES.contains(scheme())) {
      put(files.create(target, true), content);
      return;
    }
    Path staged = staging.path(target);
    put(staging.create(staged), content);
    if (!files.exists(target.getParent())) {
      files.mkdirs(target.getParent());
    }
    replace(staged, target);
  }

  /** What this writer noted under {@code name}; gone with its staging folder. */
  public Optional<byte[]> note(String name) throws IOException {
    return read(staging.note(name));
  }

  /** Notes something for who writes as this writer; a crash in between may leave half of it. */
  public void putNote(String name, byte[] content) throws IOException {
    try (FSDataOutputStream out = staging.create(new Path(root, staging.note(name)))) {
      out.write(content);
    }
  }

  /** Where a file is, for readers that open it themselves. */
  Path path(String name) {
    return new Path(root, name);
  }

  void delete(String name) throws IOException {
    files.delete(new Path(root, name), true);
  }

  /** Not {@code FileSystem.getScheme()}, which the raw local file system does not have. */
  private String scheme() {
    return files.getUri().getScheme();
  }

  /**
   * Sweeps away what other writers left unfinished, and lets them put nothing in place any more;
   * the caller holds the {@link RunLock}.
   */
  void retireOtherWriters() throws IOException {
    staging.retireOthers();
  }

  /** Ends this writer, with everyone who writes as it; no file in progress of theirs is left. */
  public void close() throws IOException {
    staging.close();
  }

  private void put(FSDataOutputStream out, byte[] content) throws IOException {
    try {
      out.write(content);
      if (scheme().equals("file") || scheme().equals("hdfs")) {
        out.hsync(); // a renamed file must not turn out empty after a power cut
      }
    } catch (IOException | FSError e) {
      abandon(out);
      throw new IOException(e.getMessage(), e);
    }
    close(out);
  }

  private static void close(FSDataOutputStream out) throws IOException {
    try {
      out.close();
    } catch (FSError e) {
      throw new IOException(e.getMessage(), e); // how the local file system reports a full disk
    }
  }

  /** Closing a stream of an object store would publish what it holds, so it is aborted. */
  private static void abandon(FSDataOutputStream out) {
    try {
      if (out.hasCapability(StreamCapabilities.ABORTABLE_STREAM)) {
        out.abort();
      } else {
        close(out);
      }
    } catch (IOException suppressed) {
      // The first failure is the one to tell.
    }
  }

  private void replace(Path staged, Path target) throws IOException {
    if (isLocal()) {
      if (!files.rename(staged, target)) { // replaces in one step
        throw new IOException("Cannot rename " + staged + " to " + target);
      }
    } else {
      FileContext.getFileContext(root.toUri(), configuration)
          .rename(staged, target, Options.Rename.OVERWRITE);
    }
  }
}
