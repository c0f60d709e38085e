package io.tegum.sweep.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tegum.analysis.results.CurvesTable;
import io.tegum.analysis.results.TrialsTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/**
 * Puts one pair of files in the place of several, so that no crash loses or doubles a row: the new
 * pair is written whole outside the data folders, then a journal says what is to be done, then it
 * is done. Once the journal stands, {@link #finish} goes on from wherever the last attempt ended.
 * In between, rows may be missing from the tables, but never stand there twice.
 */
final class Compaction {

  static final String FOLDER = "_compaction";
  private static final String JOURNAL = FOLDER + "/journal.json";
  private static final String TARGET = "target";
  private static final String MEMBERS = "members";
  private static final List<String> TABLES = List.of(CurvesTable.NAME, TrialsTable.NAME);

  private final StoreFiles files;

  Compaction(StoreFiles files) {
    this.files = files;
  }

  /**
   * Replaces {@code members} by {@code replacement}, or by nothing.
   *
   * @param replacement a name that is none of theirs, and both files' content
   */
  void replace(
      List<StoredFile> members, Optional<Replacement> replacement, Configuration configuration)
      throws IOException {
    ObjectNode journal = new ObjectMapper().createObjectNode();
    members.forEach(member -> journal.withArray(MEMBERS).add(member.name()));
    try {
      if (replacement.isPresent()) {
        files.write(staged(CurvesTable.NAME), replacement.get().curves());
        files.write(staged(TrialsTable.NAME), replacement.get().trials());
        journal.put(TARGET, replacement.get().name());
      }
      files.write(JOURNAL, journal.toPrettyString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      forget(e);
      throw e;
    }
    finish(configuration);
  }

  /** Without its journal nothing has begun, and a full disk needs the room. */
  private void forget(IOException why) {
    try {
      if (!files.holds(JOURNAL)) {
        files.delete(FOLDER);
      }
    } catch (IOException alsoFailed) {
      why.addSuppressed(alsoFailed);
    }
  }

  /**
   * What stands in the place of others.
   *
   * @param name of both files, with its ending
   * @param curves content of the curves file
   * @param trials content of the trials file
   */
  record Replacement(String name, byte[] curves, byte[] trials) {}

  /** Whether one was interrupted, so that rows may be missing from the tables until it goes on. */
  boolean isInterrupted() throws IOException {
    return files.read(JOURNAL).isPresent();
  }

  /**
   * Does what a journal says is still to be done, if there is one.
   *
   * @throws CorruptException when the journal cannot be followed; nothing was changed then
   */
  void finish(Configuration configuration) throws IOException {
    Optional<byte[]> journal = files.read(JOURNAL);
    if (journal.isPresent()) {
      Todo todo = Todo.parse(journal.get());
      for (String table : todo.target().isPresent() ? TABLES : List.<String>of()) {
        checkStaged(table, todo.target().get(), configuration);
      }
      for (String member : todo.members()) { // curves after their trials, as everywhere
        files.delete(TrialsTable.NAME + "/" + member);
        files.delete(CurvesTable.NAME + "/" + member);
      }
      if (todo.target().isPresent()) {
        for (String table : TABLES) {
          files.replace(staged(table), table + "/" + todo.target().get());
        }
      }
      files.delete(JOURNAL);
    }
    files.delete(FOLDER);
  }

  /** Nothing is deleted for a file that is not whole, or not there. */
  private void checkStaged(String table, String target, Configuration configuration)
      throws IOException {
    if (files.holds(staged(table))) {
      try {
        CheckedFile.read(HadoopInputFile.fromPath(files.path(staged(table)), configuration));
      } catch (IOException | RuntimeException e) {
        FileInspection.checkIsTheFilesFault(e);
        throw new CorruptException(
            "its %s is damaged: %s".formatted(staged(table), FileInspection.firstLine(e)));
      }
    } else if (!files.holds(table + "/" + target)) {
      throw new CorruptException("its %s is not there".formatted(staged(table)));
    }
  }

  /**
   * What a journal says.
   *
   * @param members names of files to be replaced
   * @param target name of what takes their place, if anything does
   */
  private record Todo(List<String> members, Optional<String> target) {

    static Todo parse(byte[] journal) throws CorruptException {
      JsonNode json;
      try {
        json = new ObjectMapper().readTree(journal);
      } catch (IOException e) {
        throw new CorruptException("its journal.json is no JSON");
      }
      if (!json.path(MEMBERS).isArray()) {
        throw new CorruptException("its journal.json names no members");
      }
      List<String> members = new ArrayList<>();
      for (JsonNode member : json.path(MEMBERS)) {
        members.add(checked(member.asText()));
      }
      return new Todo(
          members,
          json.hasNonNull(TARGET)
              ? Optional.of(checked(json.get(TARGET).asText()))
              : Optional.empty());
    }

    /** Names come from a file that anybody may have written. */
    private static String checked(String name) throws CorruptException {
      if (!name.matches("[0-9A-Za-z._-]+\\.parquet")) {
        throw new CorruptException("its journal.json names \"" + name + "\"");
      }
      return name;
    }
  }

  private static String staged(String table) {
    return FOLDER + "/" + table + SweepStore.PARQUET;
  }
}
