package io.tegum.sweep.spec;

import io.tegum.sweep.where.Constraint;
import java.util.List;

/**
 * One product of axes: every combination of its dimensions that all constraints keep is a trial.
 *
 * @param name its own name, or the sweep's
 * @param dimensions every setting of a trial exactly once (but for sections that are left out),
 *     fixed ones as dimensions of size 1; the seeds come last
 * @param where constraints; a combination must satisfy all
 * @param file that it stands in, as the user named it
 * @param line on which it begins there
 */
public record RegionSpec(
    String name, List<Dimension> dimensions, List<Constraint> where, String file, int line) {

  public RegionSpec {
    dimensions = List.copyOf(dimensions);
    where = List.copyOf(where);
  }

  /** Combinations before constraints; Long.MAX_VALUE when there are more. */
  public long combinations() {
    return Combinations.count(dimensions);
  }
}
