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
  void replace(List<StoredFile> members, Optional<Replacement> replacement) throws IOException {
    ObjectNode journal = new ObjectMapper().createObjectNode();
    if (replacement.isPresent()) {
      files.write(staged(CurvesTable.NAME), replacement.get().curves());
      files.write(staged(TrialsTable.NAME), replacement.get().trials());
      journal.put(TARGET, replacement.get().name());
    }
    members.forEach(member -> journal.withArray(MEMBERS).add(member.name()));
    files.write(JOURNAL, journal.toPrettyString().getBytes(StandardCharsets.UTF_8));
    finish();
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

  /** Does what a journal says is still to be done, if there is one. */
  void finish() throws IOException {
    Optional<byte[]> journal = files.read(JOURNAL);
    if (journal.isPresent()) {
      JsonNode todo = new ObjectMapper().readTree(journal.get());
      List<String> members = new ArrayList<>();
      for (JsonNode member : todo.path(MEMBERS)) {
        members.add(checked(member.asText()));
      }
      Optional<String> target =
          todo.hasNonNull(TARGET)
              ? Optional.of(checked(todo.get(TARGET).asText()))
              : Optional.empty();
      for (String table : target.isPresent() ? TABLES : List.<String>of()) {
        if (!files.holds(staged(table)) && !files.holds(table + "/" + target.get())) {
          throw new IOException(
              "Cannot finish a compaction: %s is not there; the files that it replaces are kept"
                  .formatted(staged(table)));
        }
      }
      for (String member : members) { // curves after their trials, as everywhere
        files.delete(TrialsTable.NAME + "/" + member);
        files.delete(CurvesTable.NAME + "/" + member);
      }
      if (target.isPresent()) {
        for (String table : TABLES) {
          files.replace(staged(table), table + "/" + target.get());
        }
      }
      files.delete(JOURNAL);
    }
    files.delete(FOLDER);
  }

  /** Names come from a file that anybody may have written. */
  private static String checked(String name) throws IOException {
    if (!name.matches("[0-9A-Za-z._-]+\\.parquet")) {
      throw new IOException("Cannot finish a compaction: its journal names " + name);
    }
    return name;
  }

  private static String staged(String table) {
    return FOLDER + "/" + table + SweepStore.PARQUET;
  }
}
