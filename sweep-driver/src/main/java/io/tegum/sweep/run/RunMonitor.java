package io.tegum.sweep.run;

import io.tegum.sweep.store.RunLock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Driver only. Looks after a run from a thread of its own: progress, events, the lock. */
final class RunMonitor implements AutoCloseable {

  private static final Duration EVENT_EVERY = Duration.ofSeconds(10);

  private final Progress progress;
  private final Events events;
  private final RunLock lock;
  private final BundleJob job;
  private final ScheduledExecutorService timer;
  private final List<ScheduledFuture<?>> tasks;
  private volatile IOException fault;

  RunMonitor(Progress progress, Events events, RunLock lock, BundleJob job) {
    this.progress = progress;
    this.events = events;
    this.lock = lock;
    this.job = job;
    timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "tegum-monitor");
              thread.setDaemon(true);
              return thread;
            });
    tasks =
        List.of(
            timer.scheduleAtFixedRate(progress::tick, 0, 1, TimeUnit.SECONDS),
            timer.scheduleAtFixedRate(this::look, 0, EVENT_EVERY.toSeconds(), TimeUnit.SECONDS));
  }

  private void look() {
    try {
      lock.check();
      events.add("progress", progress::describe);
      events.flush();
    } catch (IOException e) {
      fault = e;
      job.stop(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) { // or the timer would end without a word
      job.stop("the run's monitor failed: " + e);
    }
  }

  /**
   * The run's last event.
   *
   * @throws IOException also when the run had to end because the folder could not be written
   */
  void last(String event) throws IOException {
    if (fault != null) {
      throw fault;
    }
    events.add(event, progress::describe);
    events.flush();
  }

  @Override
  public void close() {
    tasks.forEach(task -> task.cancel(false));
    timer.shutdown();
  }
}
