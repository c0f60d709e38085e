package io.tegum.sweep.grid;

import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Trial;
import io.tegum.sweep.spec.Dimension;
import io.tegum.sweep.spec.RegionSpec;
import io.tegum.sweep.spec.SweepSpec;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** All combinations by nested loops; a set drops the duplicates. */
final class Expansion {
  private final Set<Trial> trials = new LinkedHashSet<>();
  private final Family family;
  private long size;
  private long cut;

  Expansion(GridCase example) {
    SweepSpec sweep = SweepSpec.parse("t.yaml", example.spec().getBytes(StandardCharsets.UTF_8));
    List<RegionSpec> regions = sweep.regions();
    family = sweep.family();
    for (int k = 0; k < regions.size(); k++) {
      expand(regions.get(k).dimensions(), 0, new Point(family.settings()), example.where().get(k));
    }
  }

  private void expand(List<Dimension> dimensions, int depth, Point point, Predicate<Point> keep) {
    if (depth == dimensions.size()) {
      size++;
      if (keep.test(point)) {
        trials.add(family.trial(point));
      } else {
        cut++;
      }
      return;
    }
    for (int k = 0; k < dimensions.get(depth).size(); k++) {
      dimensions.get(depth).put(point, k);
      expand(dimensions, depth + 1, point, keep);
    }
  }

  Set<Trial> trials() {
    return trials;
  }

  long size() {
    return size;
  }

  long cut() {
    return cut;
  }
}
