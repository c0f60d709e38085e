package io.tegum.sweep.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tegum.sweep.store.RunLock.Alive;
import io.tegum.sweep.store.RunLock.Holder;
import io.tegum.sweep.store.StoreFiles.Entry;
import io.tegum.sweep.store.SweepStore;
import io.tegum.sweep.wording.Amounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a folder tells of its last run, on or over: from sweep.json and the run's last event.
 *
 * @param started when it began, as an ISO instant
 * @param finishedOrNull when it ended in good order, or null
 * @param outcomeOrNull how, or null
 * @param cores that it had; 1 when it does not say
 * @param eventOrNull its last event, or null
 */
public record LastRun(
    String started, String finishedOrNull, String outcomeOrNull, int cores, JsonNode eventOrNull) {

  private static final String SECONDS_LEFT = "seconds_left";

  /** Reads it. */
  public static LastRun of(SweepStore store) throws IOException {
    JsonNode provenance = tree(store.provenance().orElse(new byte[0]));
    JsonNode event = null;
    List<Entry> logs = store.files().entries(EventLog.FOLDER);
    if (!logs.isEmpty()) {
      String last = logs.get(logs.size() - 1).name(); // names begin with the run's begin
      Optional<byte[]> content = store.files().read(EventLog.FOLDER + "/" + last);
      if (content.isPresent()) {
        String text = new String(content.get(), StandardCharsets.UTF_8).strip();
        String line = text.substring(text.lastIndexOf('\n') + 1);
        event = tree(line.getBytes(StandardCharsets.UTF_8));
      }
    }
    return new LastRun(
        provenance.path("started").asText("unknown"),
        provenance.path("finished").asText(null),
        provenance.path("outcome").asText(null),
        provenance.path("cores").asInt(1),
        event);
  }

  /** What is torn or somebody else's tells nothing. */
  private static JsonNode tree(byte[] content) {
    return Provenance.tree(content).orElseGet(() -> new ObjectMapper().createObjectNode());
  }

  /**
   * In a sentence.
   *
   * @param holder who holds the folder's lock
   */
  public String description(Optional<Holder> holder) {
    if (isOn(holder)) {
      return "a run is on: " + holder.get().description() + lastEvent();
    }
    if (finishedOrNull != null) {
      return "last run from %s to %s: %s"
          .formatted(toTheSecond(started), toTheSecond(finishedOrNull), outcomeOrNull);
    }
    return "last run began %s and did not end in good order%s%s; run the same command to go on"
        .formatted(
            toTheSecond(started),
            holder.isPresent() && holder.get().alive() == Alive.UNKNOWN
                ? " or is on (%s)".formatted(holder.get().description())
                : "",
            lastEvent());
  }

  /**
   * The seconds that a run which is on last said are left; empty when none is, or it has not yet.
   *
   * @param holder who holds the folder's lock
   */
  public OptionalDouble secondsLeft(Optional<Holder> holder) {
    return isOn(holder) && eventOrNull != null && eventOrNull.hasNonNull(SECONDS_LEFT)
        ? OptionalDouble.of(eventOrNull.path(SECONDS_LEFT).asDouble())
        : OptionalDouble.empty();
  }

  private static boolean isOn(Optional<Holder> holder) {
    return holder.isPresent() && holder.get().alive() == Alive.YES;
  }

  /** An instant as people read it. */
  private static String toTheSecond(String instant) {
    return instant.replaceFirst("\\.\\d+Z$", "Z");
  }

  private String lastEvent() {
    if (eventOrNull == null) {
      return "";
    }
    return "; at %s %s trained, %.1f models/s"
        .formatted(
            toTheSecond(eventOrNull.path("time").asText()),
            Amounts.count(eventOrNull.path("trained").asLong(), "model"),
            eventOrNull.path("models_per_second").asDouble());
  }
}
