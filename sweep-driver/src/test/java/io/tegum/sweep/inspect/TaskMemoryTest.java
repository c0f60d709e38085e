package io.tegum.sweep.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tegum.kernel.checkpoint.BadCheckpointException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskMemoryTest {

  private final TaskMemory memory = new TaskMemory(100_000_000);
  private final AtomicInteger holding = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @Test
  void whatNeverFitsIsRefusedWithBothSizes() {
    assertThatThrownBy(
            () -> memory.whileHolding("mlp_in of layer 3", 1_000_000_000, holding::incrementAndGet))
        .isInstanceOf(BadCheckpointException.class)
        .hasMessageContaining("mlp_in of layer 3 needs 1.0 GB of memory, tasks have 99.6 MB here")
        .hasMessageContaining("TEGUM_MEMORY");
    assertThat(holding).hasValue(0);
  }

  /** Whatever their threads do, never more hold memory at once than there is room for. */
  @Test
  void tasksWaitForRoom() {
    IntStream.range(0, 200).parallel().forEach(task -> hold(60_000_000));
    assertThat(most).hasValue(1);
    assertThatThrownBy(
            () ->
                memory.whileHolding(
                    "a task",
                    90_000_000,
                    () -> {
                      throw new IOException("lost");
                    }))
        .hasMessage("lost");
    hold(99_000_000);
  }

  private void hold(long bytes) {
    try {
      memory.whileHolding(
          "a task",
          bytes,
          () -> {
            most.accumulateAndGet(holding.incrementAndGet(), Math::max);
            holding.decrementAndGet();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
