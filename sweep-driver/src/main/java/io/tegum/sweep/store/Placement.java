package io.tegum.sweep.store;

import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * How one writer's files get into their place, whole or not at all. A writer is a run of a sweep
 * with its executors, or another command; once it is retired it puts no file in place any more, nor
 * does who still works for it, say an executor that has not noticed yet that its driver is dead.
 */
sealed interface Placement permits Staging, Upload {

  /** The folder of what is no result: files in progress, and who is at work. */
  String FOLDER = "_staging";

  /** Schemes of stores where an object appears when its upload is complete, and nothing moves. */
  Set<String> OBJECT_STORES = Set.of("s3a");

  /**
   * Schemes of stores whose connectors may show an upload that was given up, or rename by copying.
   */
  Set<String> UNTRIED_STORES = Set.of("s3", "s3n", "gs", "abfs", "abfss", "wasb", "wasbs", "oss");

  /** That of {@code writerOrNull}, who has begun already, or of a new writer. */
  static Placement of(
      FileSystem files, Path root, Configuration configuration, String writerOrNull) {
    String writer = writerOrNull == null ? UUID.randomUUID().toString() : writerOrNull;
    boolean begun = writerOrNull != null;
    return OBJECT_STORES.contains(files.getUri().getScheme())
        ? new Upload(files, root, writer, begun)
        : new Staging(files, root, configuration, writer, begun);
  }

  String writer();

  /** Puts a file in its place; one of that name is replaced. */
  void put(Path target, byte[] content) throws IOException;

  /** Where a note of this writer's is, which goes with it. */
  Path note(String name);

  /** Notes something for who works for this writer; a crash may leave half of it. */
  void putNote(String name, byte[] content) throws IOException;

  /**
   * Finds out whether files can be put here.
   *
   * @throws IOException when not, saying why
   */
  void checkWritable() throws IOException;

  /** Retires all other writers, and sweeps away what they left in progress. */
  void retireOthers() throws IOException;

  /** Retires this writer; the folder of all goes with the last. */
  void close() throws IOException;
}
