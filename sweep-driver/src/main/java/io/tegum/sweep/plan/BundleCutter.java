package io.tegum.sweep.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers the pieces of each slice in a bundle. */
final class BundleCutter implements Slicer.PieceVisitor {

  private final List<Bundle> bundles = new ArrayList<>();

  private long slice = -1;
  private long first;
  private long end;
  private long trials;
  private double seconds;

  @Override
  public void visit(
      long slice, long first, long trials, double seconds, long bytes, double weightBefore) {
    if (slice != this.slice) {
      close();
      this.slice = slice;
      this.first = first;
    }
    this.end = first + trials;
    this.trials += trials;
    this.seconds += trials * seconds;
  }

  private void close() {
    if (trials > 0) {
      bundles.add(new Bundle(first, end, trials, seconds));
    }
    trials = 0;
    seconds = 0;
  }

  /** All bundles, the most expensive first; equals in order of index. */
  List<Bundle> bundles() {
    close();
    bundles.sort(
        Comparator.comparingDouble(Bundle::coreSeconds)
            .reversed()
            .thenComparingLong(Bundle::first));
    return List.copyOf(bundles);
  }
}
