package io.tegum.sweep.grid;

import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.sweep.spec.Dimension;
import io.tegum.sweep.spec.Point;
import io.tegum.sweep.spec.RegionSpec;
import io.tegum.sweep.spec.SweepSpec;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** All combinations by nested loops; a set drops the duplicates. */
final class Expansion {
  private final Set<TrialConfiguration> trials = new LinkedHashSet<>();
  private long size;
  private long cut;

  Expansion(GridCase example) {
    List<RegionSpec> regions =
        SweepSpec.parse("t.yaml", example.spec().getBytes(StandardCharsets.UTF_8)).regions();
    for (int k = 0; k < regions.size(); k++) {
      expand(regions.get(k).dimensions(), 0, new Point(), example.where().get(k));
    }
  }

  private void expand(List<Dimension> dimensions, int depth, Point point, Predicate<Point> keep) {
    if (depth == dimensions.size()) {
      size++;
      if (keep.test(point)) {
        trials.add(point.configuration());
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

  Set<TrialConfiguration> trials() {
    return trials;
  }

  long size() {
    return size;
  }

  long cut() {
    return cut;
  }
}
