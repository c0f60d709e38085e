package io.tegum.sweep.spec;

import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Setting;
import java.util.List;
import java.util.Set;

/** Repetitions of a trial with other randomness; within them stands only what twins differ in. */
public sealed interface Seeds extends Dimension {

  /** The family's seed, whose values are Longs. */
  Setting<?> seed();

  @Override
  default Set<Setting<?>> settings() {
    return Set.of(seed());
  }

  @Override
  default boolean mayRepeat(Point point) {
    return false;
  }

  /**
   * Seeds 0 to size - 1.
   *
   * @param seed the setting
   * @param size number of seeds, at least 1
   */
  record Counted(Setting<?> seed, int size) implements Seeds {
    @Override
    public void put(Point point, int position) {
      point.put(seed, (long) position);
    }

    @Override
    public int firstMatch(Point point) {
      long value = (Long) point.value(seed);
      return value >= 0 && value < size ? (int) value : -1;
    }
  }

  /**
   * Seeds by name.
   *
   * @param seed the setting
   * @param seeds at least one, any 64-bit numbers, distinct
   */
  record Listed(Setting<?> seed, List<Long> seeds) implements Seeds {
    public Listed {
      seeds = List.copyOf(seeds);
    }

    @Override
    public int size() {
      return seeds.size();
    }

    @Override
    public void put(Point point, int position) {
      point.put(seed, seeds.get(position));
    }

    @Override
    public int firstMatch(Point point) {
      return seeds.indexOf(point.value(seed));
    }
  }
}
