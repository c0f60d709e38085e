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

  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  /** In the first hour; twice as long in the second, and so on: each is written with all others. */
  private static final Duration EVENT_EVERY = Duration.ofSeconds(10);

  private static final long EVENTS_AN_HOUR = 360;

  private final Progress progress;
  private final EventLog events;
  private final RunLock lock;
  private final BundleJob job;
  private final ScheduledExecutorService timer;
  private final List<ScheduledFuture<?>> tasks;
  private volatile IOException fault;
  private long lastEvent = System.nanoTime() - EVENT_EVERY.toNanos();
  private long eventsSoFar;

  RunMonitor(Progress progress, EventLog events, RunLock lock, BundleJob job) {
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
            timer.scheduleAtFixedRate(this::look, 0, LOOK_EVERY.toSeconds(), TimeUnit.SECONDS));
  }

  private void look() {
    try {
      lock.check();
    } catch (IOException e) {
      fault = e;
      job.stop(String.valueOf(e.getMessage()));
      return;
    } catch (RuntimeException e) { // or the timer would end without a word
      job.stop("the run's monitor failed: " + e);
      return;
    }
    if (System.nanoTime() - lastEvent
        >= EVENT_EVERY.toNanos() * (1 + eventsSoFar / EVENTS_AN_HOUR)) {
      lastEvent = System.nanoTime();
      eventsSoFar++;
      events.add("progress", progress::describe);
      try {
        events.flush();
      } catch (IOException silent) {
        // A store that is silent for a while is no reason to stop; the next event is written again.
      }
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
