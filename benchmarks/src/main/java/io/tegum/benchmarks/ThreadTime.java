package io.tegum.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/** Times by the processor time of the thread, which other processes lengthen least. */
public final class ThreadTime {
  private ThreadTime() {}

  /** Nanoseconds that {@code work} takes this thread. */
  public static double of(Runnable work) {
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    work.run();
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
  }

  /** The middle one; of an even number of rounds the upper of the two. */
  static double median(double[] rounds) {
    double[] sorted = rounds.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
