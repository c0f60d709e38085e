package io.tegum.sweep.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a lock's file says, as JSON.
 *
 * @param writer whose lock it is
 * @param host its machine
 * @param process its process id there
 * @param started when it was taken
 * @param beat counts the signs of life
 */
record LockNote(String writer, String host, long process, Instant started, long beat) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** This process's, about to take a lock. */
  static LockNote ofThisProcess(String writer) {
    return new LockNote(
        writer,
        ThisHost.name(),
        ProcessHandle.current().pid(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        0);
  }

  LockNote next() {
    return new LockNote(writer, host, process, started, beat + 1);
  }

  byte[] json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("writer", writer);
    fields.put("host", host);
    fields.put("pid", process);
    fields.put("started", started.toString());
    fields.put("beat", beat);
    try {
      return JSON.writeValueAsString(fields).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a lock's note as JSON", e);
    }
  }

  /** What {@code json} says; empty when it is not whole, say because it is just being written. */
  static Optional<LockNote> parse(byte[] json) {
    try {
      JsonNode fields = JSON.readTree(json);
      return Optional.of(
          new LockNote(
              fields.path("writer").asText(),
              fields.path("host").asText(),
              fields.path("pid").asLong(),
              Instant.parse(fields.path("started").asText()),
              fields.path("beat").asLong()));
    } catch (IOException | DateTimeException notWhole) {
      return Optional.empty();
    }
  }

  RunLock.Holder holder(RunLock.Alive alive) {
    return new RunLock.Holder(writer, host, process, started, alive);
  }
}
