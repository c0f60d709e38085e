package io.tegum.sweep.plan;

import io.tegum.sweep.grid.Grid;
import java.util.Arrays;

/**
 * The runs of a grid, with what each of their trials costs: predicting that takes some microseconds
 * a run, and a plan looks at every run several times. 40 bytes a run, and 4 more in a plan.
 */
final class RunCosts {

  private long[] first = new long[64];
  private long[] length = new long[64];
  private int[] together = new int[64];
  private int[] stacked = new int[64];
  private double[] seconds = new double[64];
  private long[] bytes = new long[64];
  private int size;

  /** Takes runs, or parts of runs, one after the other. */
  @FunctionalInterface
  interface Visitor {

    /**
     * Takes a run.
     *
     * @param first index of its first trial
     * @param length number of trials, which have neighbouring indices
     * @param together how many are inseparable; from the first trial on, and dividing length
     * @param seconds predicted core-seconds of each
     * @param bytes predicted bytes of each
     */
    void visit(long first, long length, int together, double seconds, long bytes);
  }

  /**
   * Adds the grid's next run.
   *
   * @param together how many of its trials are inseparable
   * @param stacked how many had better be
   */
  void add(long first, long length, int together, int stacked, double seconds, long bytes) {
    if (size == this.first.length) {
      int larger = 2 * size;
      this.first = Arrays.copyOf(this.first, larger);
      this.length = Arrays.copyOf(this.length, larger);
      this.together = Arrays.copyOf(this.together, larger);
      this.stacked = Arrays.copyOf(this.stacked, larger);
      this.seconds = Arrays.copyOf(this.seconds, larger);
      this.bytes = Arrays.copyOf(this.bytes, larger);
    }
    this.first[size] = first;
    this.length[size] = length;
    this.together[size] = together;
    this.stacked[size] = stacked;
    this.seconds[size] = seconds;
    this.bytes[size] = bytes;
    size++;
  }

  /**
   * The same runs, in which trials that had better be together are inseparable.
   *
   * @param mostSeconds predicted core-seconds of trials together, at most; others stay apart
   * @param mostBytes likewise of their rows
   */
  RunCosts stacked(double mostSeconds, double mostBytes) {
    RunCosts runs = new RunCosts();
    runs.first = first;
    runs.length = length;
    runs.together = together.clone();
    runs.stacked = stacked;
    runs.seconds = seconds;
    runs.bytes = bytes;
    runs.size = size;
    for (int run = 0; run < size; run++) {
      if (stacked[run] * seconds[run] <= mostSeconds && stacked[run] * bytes[run] <= mostBytes) {
        runs.together[run] = stacked[run];
      }
    }
    return runs;
  }

  /** Into how many bundles the trials can be divided, at most. */
  long units() {
    long units = 0;
    for (int run = 0; run < size; run++) {
      units += length[run] / together[run];
    }
    return units;
  }

  /** All runs in order of index. */
  void forEach(Visitor visitor) {
    forEach(0, Long.MAX_VALUE, visitor);
  }

  /** The trials with indices in [begin, end) likewise, as {@link Grid#forEachRun} clips runs. */
  void forEach(long begin, long end, Visitor visitor) {
    int found = Arrays.binarySearch(first, 0, size, begin);
    int run = found >= 0 ? found : Math.max(0, -found - 2); // the run before may reach so far
    for (; run < size && first[run] < end; run++) {
      long from = Math.max(begin, first[run]);
      long to = Math.min(end, first[run] + length[run]);
      if (from < to) {
        visitor.visit(from, to - from, together[run], seconds[run], bytes[run]);
      }
    }
  }
}
