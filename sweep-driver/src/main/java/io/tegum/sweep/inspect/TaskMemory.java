package io.tegum.sweep.inspect;

import io.tegum.kernel.checkpoint.BadCheckpointException;
import io.tegum.sweep.wording.Amounts;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * The heap that the tasks of one JVM share. A task waits until there is room for its weights: as
 * many cores as a machine has might else hold more matrices at once than its heap does.
 */
final class TaskMemory {

  private static final int UNIT = 1 << 20;

  /** What tasks may hold of the heap; the rest is Spark's, and the files' that are written. */
  private static final double SHARE = 0.7;

  private static final TaskMemory OF_THIS_JVM =
      new TaskMemory((long) (SHARE * Runtime.getRuntime().maxMemory()));

  private final int all;
  private final Semaphore free;

  TaskMemory(long bytes) {
    all = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
    free = new Semaphore(all, true);
  }

  static TaskMemory ofThisJvm() {
    return OF_THIS_JVM;
  }

  /** What a task does. */
  interface Action {
    void run() throws IOException;
  }

  /**
   * Runs {@code action} once {@code bytes} are free.
   *
   * @param title whose they are, for messages
   * @throws BadCheckpointException when there never are as many
   */
  void whileHolding(String title, long bytes, Action action) throws IOException {
    long units = 1 + bytes / UNIT;
    if (units > all) {
      throw new BadCheckpointException(
          "%s needs %s of memory, tasks have %s here; give more by TEGUM_MEMORY, or spark.executor.memory on a cluster"
              .formatted(title, Amounts.bytes(units * UNIT), Amounts.bytes((long) all * UNIT)));
    }
    free.acquireUninterruptibly((int) units);
    try {
      action.run();
    } finally {
      free.release((int) units);
    }
  }
}
