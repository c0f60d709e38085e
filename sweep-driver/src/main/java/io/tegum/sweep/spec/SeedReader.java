package io.tegum.sweep.spec;

import io.tegum.kernel.family.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code seeds}: a count, or a list of any 64-bit numbers, negative ones included. */
final class SeedReader {
  private SeedReader() {}

  private static final int MAX_SEEDS = 1_000_000;

  /** The seeds at {@code place}; one seed after telling of a fault. */
  static Seeds read(Setting<?> seed, Place place) {
    Optional<List<Place>> elements = place.list();
    if (elements.isPresent()) {
      List<Long> seeds = AxisReader.isSizeAllowed(place) ? list(elements.get()) : List.of();
      return seeds.isEmpty() ? new Seeds.Counted(seed, 1) : new Seeds.Listed(seed, seeds);
    }
    Optional<Long> count = place.whole().filter(k -> k >= 1 && k <= MAX_SEEDS);
    if (count.isEmpty()) {
      place.wrong("a count from 1 to " + MAX_SEEDS + " or a list of whole numbers");
    }
    return new Seeds.Counted(seed, count.orElse(1L).intValue());
  }

  private static List<Long> list(List<Place> elements) {
    List<Long> seeds = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (Place element : elements) {
      Optional<Long> seed = element.whole();
      if (seed.isEmpty()) {
        element.wrong("a whole number of 64 bits");
      } else if (!seen.add(seed.get())) {
        element.fault(seed.get() + " stands twice, values must differ");
      } else {
        seeds.add(seed.get());
      }
    }
    return seeds;
  }
}
