package io.tegum.sweep.store;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The ids of trials that a store holds, 16 bytes each, for lookups on executors.
 *
 * <p>Two parallel arrays sorted by the first half of the id, then the second.
 */
public final class DoneTrials implements Serializable {

  private static final int HALF = 16;

  private final long[] high;
  private final long[] low;

  /** The set of the given ids, 32 hex digits each. */
  public DoneTrials(List<String> ids) {
    String[] sorted = ids.stream().distinct().toArray(String[]::new);
    Arrays.sort(sorted); // hex digits sort as the numbers that they spell
    high = new long[sorted.length];
    low = new long[sorted.length];
    for (int k = 0; k < sorted.length; k++) {
      high[k] = high(sorted[k]);
      low[k] = low(sorted[k]);
    }
  }

  /** Number of different ids. */
  public int size() {
    return high.length;
  }

  /** Whether {@code id} is among them. */
  public boolean contains(String id) {
    long idHigh = high(id);
    long idLow = low(id);
    int from = 0;
    int to = high.length - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      int order = Long.compareUnsigned(high[middle], idHigh);
      if (order == 0) {
        order = Long.compareUnsigned(low[middle], idLow);
      }
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return false;
  }

  private static long high(String id) {
    return Long.parseUnsignedLong(id.substring(0, HALF), 16);
  }

  private static long low(String id) {
    return Long.parseUnsignedLong(id.substring(HALF), 16);
  }
}
