package io.tegum.sweep.spec;

import java.util.List;

/**
 * What checking one file may take, in conditions evaluated at combinations of axes, so that every
 * spec is answered within seconds. What would take more is refused before it is begun.
 */
public final class Effort {

  /** Some two seconds, of which reading and laying out a sweep each take their own. */
  public static final long MOST = 20_000_000;

  private long left = MOST;

  /**
   * Takes a walk over {@code dimensions} that evaluates so many conditions at each combination.
   *
   * @return whether there is enough left for it; if not, nothing is taken
   */
  public boolean covers(List<Dimension> dimensions, int conditions) {
    long combinations = Combinations.count(dimensions);
    long each = Math.max(1, conditions);
    if (combinations > left / each) {
      return false;
    }
    left -= combinations * each;
    return true;
  }
}
