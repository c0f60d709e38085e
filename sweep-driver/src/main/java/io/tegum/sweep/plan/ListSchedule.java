package io.tegum.sweep.plan;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/**
 * Time on a simulated cluster: whenever a core is free it takes the next bundle, as Spark does. A
 * failed executor loses the bundles that it is at, which are then first in the queue, as in Spark.
 */
final class ListSchedule {

  private static final double SECONDS_PER_HOUR = 3600;

  /** An executor that lives for a fifth of a bundle finishes one in e^5 tries. */
  private static final double MAX_FAILURES_PER_BUNDLE = 5;

  private static final double NONE = -1;

  private final int coresPerExecutor;
  private final ClusterConditions conditions;
  private final RandomGenerator random;
  private final int slowExecutors;

  private final boolean[] up;
  private final PriorityQueue<ClusterEvent> events = new PriorityQueue<>();

  /** A core's attempt, so that what a failure cut short is not taken for finished. */
  private final int[] attempt;

  /** Length of the bundle that a core is at, or NONE. */
  private final double[] running;

  private final double[] started;
  private final Deque<Double> retries = new ArrayDeque<>();
  private final Deque<Integer> idle = new ArrayDeque<>();

  private Iterator<double[]> waves;
  private double[] queue;
  private int next;
  private int busy;
  private double now;
  private double driverFree;
  private double firstIdle;
  private double tails;
  private double lost;
  private long retried;
  private long failures;

  ListSchedule(
      int executors, int coresPerExecutor, ClusterConditions conditions, RandomGenerator random) {
    this.coresPerExecutor = coresPerExecutor;
    this.conditions = conditions;
    this.random = random;
    this.slowExecutors = (int) Math.round(executors * conditions.slowShare());
    this.up = new boolean[executors];
    int cores = executors * coresPerExecutor;
    this.attempt = new int[cores];
    this.running = new double[cores];
    this.started = new double[cores];
    Arrays.fill(up, true);
    for (int executor = 0; executor < executors; executor++) {
      scheduleFailure(executor);
    }
  }

  /**
   * Trains waves, after all that was trained before; a wave begins when all bundles of the one
   * before it have begun.
   *
   * @param waves expected cost of each wave's bundles, in the driver's order; asked for one by one
   */
  void train(Iterator<double[]> waves) {
    this.waves = waves;
    queue = new double[0];
    next = 0;
    busy = 0;
    firstIdle = Double.POSITIVE_INFINITY;
    idle.clear();
    driverFree = now;
    for (int core = 0; core < running.length; core++) {
      running[core] = NONE;
      if (up[core / coresPerExecutor]) {
        free(core);
      }
    }
    while (busy > 0 || !retries.isEmpty() || queued()) {
      ClusterEvent event = events.remove();
      now = Math.max(now, event.time()); // executors may have failed when nothing was trained
      switch (event.kind()) {
        case FINISH -> finish(event.subject(), event.attempt());
        case FAILURE -> fail(event.subject());
        case RESTART -> restart(event.subject());
      }
    }
    tails += Math.max(0, now - firstIdle);
  }

  private boolean queued() {
    while (next == queue.length && waves.hasNext()) {
      queue = actual(waves.next());
      next = 0;
      driverFree = Math.max(driverFree, now) + conditions.jobSeconds();
    }
    return next < queue.length;
  }

  private double[] actual(double[] expected) {
    double[] actual = new double[expected.length];
    double spread = conditions.spread();
    for (int k = 0; k < actual.length; k++) {
      double factor = Math.exp(spread * random.nextGaussian() - spread * spread / 2);
      actual[k] = expected[k] * factor;
      double failures =
          (actual[k] + conditions.bundleSeconds())
              * conditions.failuresPerHour()
              / SECONDS_PER_HOUR;
      if (failures > MAX_FAILURES_PER_BUNDLE) {
        throw new IllegalArgumentException(
            "Cannot simulate: an executor fails %.1f times while it trains a bundle of %.0f s, must be %.0f times or less"
                .formatted(failures, actual[k], MAX_FAILURES_PER_BUNDLE));
      }
    }
    return actual;
  }

  private void free(int core) {
    Double retry = retries.pollFirst();
    if (retry != null) {
      start(core, retry);
    } else if (queued()) {
      start(core, queue[next++]);
    } else {
      firstIdle = Math.min(firstIdle, now);
      idle.add(core);
    }
  }

  private void start(int core, double seconds) {
    busy++;
    driverFree = Math.max(driverFree, now) + conditions.dispatchSeconds();
    running[core] = seconds;
    started[core] = driverFree;
    double factor = core / coresPerExecutor < slowExecutors ? conditions.slowdown() : 1;
    double length = factor * (seconds + conditions.bundleSeconds());
    events.add(ClusterEvent.finish(driverFree + length, core, attempt[core]));
  }

  private void finish(int core, int attempt) {
    if (attempt == this.attempt[core]) {
      running[core] = NONE;
      busy--;
      free(core);
    }
  }

  private void fail(int executor) {
    failures++;
    up[executor] = false;
    int from = executor * coresPerExecutor;
    for (int core = from; core < from + coresPerExecutor; core++) {
      attempt[core]++;
      if (running[core] == NONE) {
        idle.remove(core);
      } else {
        lost += Math.max(0, now - started[core]);
        retried++;
        busy--;
        retries.addFirst(running[core]);
        running[core] = NONE;
      }
    }
    while (!idle.isEmpty() && !retries.isEmpty()) {
      start(idle.removeFirst(), retries.removeFirst());
    }
    events.add(ClusterEvent.restart(now + conditions.restartSeconds(), executor));
  }

  private void restart(int executor) {
    up[executor] = true;
    scheduleFailure(executor);
    int from = executor * coresPerExecutor;
    for (int core = from; core < from + coresPerExecutor; core++) {
      free(core);
    }
  }

  private void scheduleFailure(int executor) {
    if (conditions.failuresPerHour() > 0) {
      double life = random.nextExponential() * SECONDS_PER_HOUR / conditions.failuresPerHour();
      events.add(ClusterEvent.failure(now + life, executor));
    }
  }

  /** Seconds from the beginning to the end of the last wave. */
  double makespan() {
    return now;
  }

  /** Seconds from the first idle core to the end, of all calls of {@link #train} together. */
  double tails() {
    return tails;
  }

  /** Core-seconds spent on bundles that failures cut short. */
  double lost() {
    return lost;
  }

  /** How often a bundle began anew. */
  long retried() {
    return retried;
  }

  /** Failures of executors. */
  long failures() {
    return failures;
  }
}
