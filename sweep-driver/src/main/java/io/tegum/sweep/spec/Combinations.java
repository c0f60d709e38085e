package io.tegum.sweep.spec;

import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Setting;
import io.tegum.sweep.wording.Wording;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Walks the product of some dimensions, the last fastest, writing each combination to a point. */
public final class Combinations {

  private final List<Dimension> dimensions;
  private final int[] positions;
  private final Point point;
  private boolean started;

  /** Walks {@code dimensions}; {@code point} (Modified) keeps what other dimensions wrote. */
  public Combinations(List<Dimension> dimensions, Point point) {
    this.dimensions = dimensions;
    this.positions = new int[dimensions.size()];
    this.point = point;
  }

  /** Number of combinations of {@code dimensions}; Long.MAX_VALUE when there are more. */
  public static long count(List<Dimension> dimensions) {
    long count = 1;
    for (Dimension dimension : dimensions) {
      if (count > Long.MAX_VALUE / dimension.size()) {
        return Long.MAX_VALUE;
      }
      count *= dimension.size();
    }
    return count;
  }

  /**
   * "model.hidden 10 x seeds 20", of those that have several values.
   *
   * @param name how the first setting of each is called
   */
  public static String product(List<Dimension> dimensions, Function<Setting<?>, String> name) {
    return dimensions.stream()
        .filter(dimension -> dimension.size() > 1)
        .map(
            dimension ->
                name.apply(dimension.settings().iterator().next())
                    + " "
                    + Wording.count(dimension.size()))
        .collect(Collectors.joining(" x "));
  }

  /** Makes {@code number}, counted from 0, the combination that {@link #next} goes to first. */
  public void startAt(long number) {
    long rest = number;
    for (int k = positions.length - 1; k >= 0; k--) {
      int size = dimensions.get(k).size();
      positions[k] = (int) (rest % size);
      rest /= size;
    }
  }

  /** Goes to the next combination (at first: to the first); false when all were visited. */
  public boolean next() {
    if (!started) {
      started = true;
      for (int k = 0; k < positions.length; k++) {
        dimensions.get(k).put(point, positions[k]);
      }
      return true;
    }
    for (int k = positions.length - 1; k >= 0; k--) {
      Dimension dimension = dimensions.get(k);
      if (++positions[k] < dimension.size()) {
        dimension.put(point, positions[k]);
        return true;
      }
      positions[k] = 0;
      dimension.put(point, 0);
    }
    return false;
  }

  /** Position in the k-th dimension. */
  public int position(int k) {
    return positions[k];
  }
}
