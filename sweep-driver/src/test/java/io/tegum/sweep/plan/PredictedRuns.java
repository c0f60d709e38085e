package io.tegum.sweep.plan;

import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.spec.SweepSpec;
import java.nio.file.Path;

/**
 * Prints what a plan takes the trials of specs to cost, for {@code bench/predictions}: for each run
 * of equal ones a line with the first one's seed, how many they are and each one's core-seconds.
 * Arguments: spec files; an empty line ends each.
 */
final class PredictedRuns {
  private PredictedRuns() {}

  public static void main(String[] files) {
    for (String file : files) {
      Grid grid = Grid.of(SweepSpec.read(Path.of(file)));
      Totals.of(grid)
          .runs()
          .forEach(
              (first, length, together, seconds, bytes) ->
                  System.out.println(
                      grid.configuration(first).orElseThrow().seed()
                          + " "
                          + length
                          + " "
                          + seconds));
      System.out.println();
    }
  }
}
