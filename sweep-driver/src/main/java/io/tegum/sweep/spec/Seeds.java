package io.tegum.sweep.spec;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The innermost dimension: repetitions of a trial with other randomness. */
public sealed interface Seeds extends Dimension {

  @Override
  default Set<Setting> settings() {
    return EnumSet.of(Setting.SEED);
  }

  /**
   * Seeds 0 to size - 1.
   *
   * @param size number of seeds, at least 1
   */
  record Counted(int size) implements Seeds {
    @Override
    public void put(Point point, int position) {
      point.put(Setting.SEED, (long) position);
    }

    @Override
    public int firstMatch(Point point) {
      long seed = (Long) point.value(Setting.SEED);
      return seed >= 0 && seed < size ? (int) seed : -1;
    }
  }

  /**
   * Seeds by name.
   *
   * @param seeds at least one, any 64-bit numbers, distinct
   */
  record Listed(List<Long> seeds) implements Seeds {
    public Listed {
      seeds = List.copyOf(seeds);
    }

    @Override
    public int size() {
      return seeds.size();
    }

    @Override
    public void put(Point point, int position) {
      point.put(Setting.SEED, seeds.get(position));
    }

    @Override
    public int firstMatch(Point point) {
      return seeds.indexOf(point.value(Setting.SEED));
    }
  }
}
