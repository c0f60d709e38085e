package io.tegum.sweep.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tegum.sweep.store.StoreFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;

/**
 * What happened in a run, for machines: {@code events/BEGIN-WRITER.jsonl}, an object a line. The
 * file is always whole; it is put in place anew when it has something new to tell, less often the
 * longer the run.
 */
final class EventLog {

  static final String FOLDER = "events";
  private static final DateTimeFormatter BEGIN =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int WRITER_LETTERS = 8;

  private final StoreFiles files;
  private final Clock clock;
  private final String name;
  private final StringBuilder lines = new StringBuilder();
  private final Object flushing = new Object();
  private boolean changed;

  EventLog(StoreFiles files, Clock clock) {
    this.files = files;
    this.clock = clock;
    this.name =
        "%s/%s-%s.jsonl"
            .formatted(
                FOLDER, BEGIN.format(clock.instant()), files.writer().substring(0, WRITER_LETTERS));
  }

  /** Adds an event. */
  synchronized void add(String event, Consumer<ObjectNode> fields) {
    ObjectNode line = new ObjectMapper().createObjectNode();
    line.put("time", clock.instant().toString());
    line.put("event", event);
    fields.accept(line);
    lines.append(line).append('\n');
    changed = true;
  }

  /** Puts the file in place if there is anything new. */
  void flush() throws IOException {
    synchronized (flushing) { // or an older state could be put in place of a newer one
      put();
    }
  }

  private void put() throws IOException {
    byte[] content;
    synchronized (this) {
      if (!changed) {
        return;
      }
      content = lines.toString().getBytes(StandardCharsets.UTF_8);
      changed = false;
    }
    files.write(name, content);
  }
}
