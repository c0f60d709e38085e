package io.tegum.sweep.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Notices Ctrl-C and kill, ends the work in good order, and says what stays. It runs before Spark's
 * and Hadoop's own shutdown hooks, which would pull the ground from under the work.
 */
final class Interruption implements AutoCloseable {

  private static final int BEFORE_SPARK = 100; // which has 40
  private static final int SECONDS = 20;

  private final Runnable hook;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean begun;

  /**
   * From here until this is closed.
   *
   * @param stop asks the work to end, which it says by closing this
   * @param message what the user reads then
   */
  Interruption(PrintWriter messages, Runnable stop, String message) {
    hook =
        () -> {
          begun = true;
          messages.println();
          messages.println("Stopping ...");
          messages.flush();
          stop.run();
          await();
          messages.println(message);
          messages.flush();
        };
    ShutdownHookManager.get().addShutdownHook(hook, BEFORE_SPARK, SECONDS + 5, TimeUnit.SECONDS);
  }

  private void await() {
    try {
      if (!ended.await(SECONDS, TimeUnit.SECONDS)) {
        return; // the next run clears up what this one could not
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the JVM has been told to stop: whatever fails now is a consequence. */
  boolean begun() {
    return begun;
  }

  @Override
  public void close() {
    ended.countDown();
    if (!begun && !ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(hook);
    }
  }
}
