package io.tegum.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tegum.sweep.store.RunLock.Alive;
import io.tegum.sweep.store.RunLock.Holder;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a folder says of the run that is on, and of one that is over. */
class LastRunTest {

  @Test
  void theTimeLeftIsTheRunsOwnAndIsSaidOnce() throws IOException {
    LastRun run = run();
    Optional<Holder> alive = holder(Alive.YES);
    assertThat(run.secondsLeft(alive)).hasValue(8.9);
    assertThat(run.description(alive))
        .startsWith("a run is on: ")
        .contains("at 2026-01-02T03:04:05Z 7 models trained, 2.5 models/s")
        .doesNotContain("left");
  }

  @Test
  void aRunThatIsOverHasNoTimeLeft() throws IOException {
    assertThat(run().secondsLeft(Optional.empty())).isEmpty();
    assertThat(run().secondsLeft(holder(Alive.NO))).isEmpty();
  }

  private static LastRun run() throws IOException {
    String event =
        """
        {"time": "2026-01-02T03:04:05.678Z", "trained": 7, "models_per_second": 2.5,
         "seconds_left": 8.9}
        """;
    return new LastRun("2026-01-02T03:04:00Z", null, null, 2, new ObjectMapper().readTree(event));
  }

  private static Optional<Holder> holder(Alive alive) {
    return Optional.of(new Holder("writer", "host", 1, Instant.EPOCH, alive));
  }
}
