package io.tegum.sweep.plan;

import io.tegum.kernel.model.TrialConfiguration;
import io.tegum.sweep.grid.RunVisitor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts the sequence of trials into bundles: a trial belongs to the k-th slice of {@code slice}
 * core-seconds in which the middle of its own cost falls, so there are never more bundles than
 * slices; a slice in which no trial's middle falls gives none.
 */
final class BundleCutter implements RunVisitor {

  private final double slice;
  private final int slices;
  private final List<Bundle> bundles = new ArrayList<>();

  /** Cost of all trials so far. */
  private double total;

  private int slot = -1;
  private long first;
  private long end;
  private long trials;
  private double seconds;

  BundleCutter(double total, int slices) {
    this.slice = total / slices;
    this.slices = slices;
  }

  @Override
  public void visit(long first, long length, TrialConfiguration sample) {
    double each = CostModel.coreSeconds(sample);
    long taken = 0;
    while (taken < length) {
      int slot = (int) Math.min(slices - 1L, (long) ((total + each / 2) / slice));
      long fitting = length - taken;
      if (slot < slices - 1) {
        double room = ((slot + 1.0) * slice - total) / each - 0.5;
        fitting = Math.min(fitting, Math.max(1, (long) Math.ceil(room)));
      }
      add(slot, first + taken, fitting, each);
      taken += fitting;
      total += fitting * each;
    }
  }

  private void add(int slot, long from, long count, double each) {
    if (slot != this.slot) {
      close();
      this.slot = slot;
      this.first = from;
    }
    end = from + count;
    trials += count;
    seconds += count * each;
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
