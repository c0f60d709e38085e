package io.tegum.sweep.store;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A set of raw grid indices as disjoint runs, ascending: 16 bytes a run, however many trials are in
 * it.
 */
public final class IndexRuns implements Serializable {

  /** No index. */
  public static final IndexRuns NONE = new IndexRuns(new long[0], new long[0]);

  private final long[] firsts;
  private final long[] ends;

  private IndexRuns(long[] firsts, long[] ends) {
    this.firsts = firsts;
    this.ends = ends;
  }

  /** The indices in [first, end). */
  public static IndexRuns of(long first, long end) {
    if (first < 0 || end <= first) {
      throw new IllegalArgumentException(
          "Cannot make a run of indices: it was [%d, %d), must hold at least one"
              .formatted(first, end));
    }
    return new IndexRuns(new long[] {first}, new long[] {end});
  }

  /** All indices that are in any of {@code sets}. */
  public static IndexRuns union(List<IndexRuns> sets) {
    List<long[]> runs = new ArrayList<>();
    for (IndexRuns set : sets) {
      for (int k = 0; k < set.firsts.length; k++) {
        runs.add(new long[] {set.firsts[k], set.ends[k]});
      }
    }
    runs.sort((a, b) -> Long.compare(a[0], b[0]));
    long[] firsts = new long[runs.size()];
    long[] ends = new long[runs.size()];
    int count = 0;
    for (long[] run : runs) {
      if (count > 0 && run[0] <= ends[count - 1]) {
        ends[count - 1] = Math.max(ends[count - 1], run[1]);
      } else {
        firsts[count] = run[0];
        ends[count++] = run[1];
      }
    }
    return new IndexRuns(Arrays.copyOf(firsts, count), Arrays.copyOf(ends, count));
  }

  /** These and {@code others}. */
  public IndexRuns plus(IndexRuns others) {
    return union(List.of(this, others));
  }

  /** Collects indices in ascending order. */
  public static final class Builder {

    private final List<IndexRuns> runs = new ArrayList<>();
    private long first = -1;
    private long last;

    /** Adds {@code index}, and those since the last one added unless there was a gap. */
    public void add(long index) {
      if (first < 0) {
        first = index;
      }
      last = index;
    }

    /** What lies between the last index added and the next one is not in the set. */
    public void gap() {
      if (first >= 0) {
        runs.add(of(first, last + 1));
      }
      first = -1;
    }

    /** The set; ends this builder. */
    public IndexRuns runs() {
      gap();
      return union(runs);
    }
  }

  /** Takes one run, [first, end). */
  @FunctionalInterface
  public interface RunTaker {
    void take(long first, long end);
  }

  /** Hands over every run, ascending. */
  public void forEachRun(RunTaker taker) {
    for (int k = 0; k < firsts.length; k++) {
      taker.take(firsts[k], ends[k]);
    }
  }

  /** Number of runs. */
  public int runs() {
    return firsts.length;
  }

  /** Number of indices. */
  public long count() {
    long count = 0;
    for (int k = 0; k < firsts.length; k++) {
      count += ends[k] - firsts[k];
    }
    return count;
  }

  /** Whether {@code index} is one of them. */
  public boolean contains(long index) {
    int run = lastBeginningAtOrBefore(index);
    return run >= 0 && index < ends[run];
  }

  /** Whether all of {@code others} are among them. */
  public boolean containsAll(IndexRuns others) {
    for (int k = 0; k < others.firsts.length; k++) {
      int run = lastBeginningAtOrBefore(others.firsts[k]);
      if (run < 0 || ends[run] < others.ends[k]) {
        return false;
      }
    }
    return true;
  }

  /** Whether any of {@code others} is among them. */
  public boolean intersects(IndexRuns others) {
    for (int k = 0; k < others.firsts.length; k++) {
      int run = lastBeginningAtOrBefore(others.ends[k] - 1);
      if (run >= 0 && ends[run] > others.firsts[k]) {
        return true;
      }
    }
    return false;
  }

  /** The smallest of them, or Long.MAX_VALUE when there is none. */
  public long first() {
    return firsts.length == 0 ? Long.MAX_VALUE : firsts[0];
  }

  private int lastBeginningAtOrBefore(long index) {
    int found = Arrays.binarySearch(firsts, index);
    return found >= 0 ? found : -found - 2;
  }

  /** For instance "0-99 120": first and last index of each run; what {@link #parse} reads. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < firsts.length; k++) {
      text.append(k == 0 ? "" : " ").append(firsts[k]);
      if (ends[k] > firsts[k] + 1) {
        text.append('-').append(ends[k] - 1);
      }
    }
    return text.toString();
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException when it is not that
   */
  static IndexRuns parse(String text) {
    List<IndexRuns> runs = new ArrayList<>();
    for (String run : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
      int dash = run.indexOf('-');
      long first = Long.parseLong(dash < 0 ? run : run.substring(0, dash));
      runs.add(of(first, dash < 0 ? first + 1 : Long.parseLong(run.substring(dash + 1)) + 1));
    }
    return union(runs);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IndexRuns runs
        && Arrays.equals(firsts, runs.firsts)
        && Arrays.equals(ends, runs.ends);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(firsts) + Arrays.hashCode(ends);
  }
}
