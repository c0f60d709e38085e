package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.Proportion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An end state that training has: trials of one cell that end with the same phase and geometry and,
 * within {@link #TOLERANCE}, with the same loss.
 *
 * @param phase label of its trials
 * @param geometry what their features form, see {@link Geometry}
 * @param trials of the cell's completed ones, with the interval of the share: an estimate of how
 *     likely a seed ends here
 * @param lowestLoss of its trials
 * @param highestLoss of its trials
 * @param trialId the trial with the lowest loss
 */
record Basin(
    String phase,
    String geometry,
    Proportion trials,
    double lowestLoss,
    double highestLoss,
    String trialId) {

  /**
   * Largest step, relative, between neighbouring losses of one basin when they are sorted. In the
   * cells of the study phase-2-1 95 % of the steps within one geometry are below 1 %, and the 2 %
   * above 5 % lie between different minima; held-out losses of larger models have errors of about 1
   * %.
   */
  static final double TOLERANCE = 0.05;

  /** Losses below this are 0 but for the rounding of trained floats: a model that loses nothing. */
  private static final double NOTHING = 1e-9;

  private static final Comparator<EndState> BY_LOSS =
      Comparator.comparing(EndState::phase)
          .thenComparing(EndState::geometry)
          .thenComparingDouble(EndState::loss)
          .thenComparing(EndState::trialId);

  /** The basins of a cell's completed trials, by ascending lowest loss. */
  static List<Basin> of(List<EndState> ends) {
    List<EndState> sorted = new ArrayList<>(ends);
    sorted.sort(BY_LOSS);
    List<Basin> basins = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || !isSame(sorted.get(i - 1), sorted.get(i))) {
        EndState lowest = sorted.get(first);
        basins.add(
            new Basin(
                lowest.phase(),
                lowest.geometry(),
                new Proportion(i - first, sorted.size()),
                lowest.loss(),
                sorted.get(i - 1).loss(),
                lowest.trialId()));
        first = i;
      }
    }
    basins.sort(Comparator.comparingDouble(Basin::lowestLoss).thenComparing(Basin::trialId));
    return basins;
  }

  private static boolean isSame(EndState lower, EndState higher) {
    return lower.phase().equals(higher.phase())
        && lower.geometry().equals(higher.geometry())
        && higher.loss() - lower.loss() <= Math.max(TOLERANCE * lower.loss(), NOTHING);
  }
}
