package io.tegum.sweep.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Gathers the pieces of so many neighbouring slices, of one for bundles and of many for waves;
 * holds what these parts come to.
 */
final class Cutter implements Slicer.PieceVisitor {

  private final long slicesOfPart;
  private final List<Wave> parts = new ArrayList<>();

  private long slice = -1;
  private long first;
  private long end;
  private long trials;
  private int bundles;
  private double seconds;
  private long bytes;
  private double weightBefore;

  Cutter(long slicesOfPart) {
    this.slicesOfPart = slicesOfPart;
  }

  @Override
  public void visit(
      long slice, long first, long trials, double seconds, long bytes, double weightBefore) {
    if (this.trials > 0 && slice / slicesOfPart != this.slice / slicesOfPart) {
      close();
    }
    if (this.trials == 0) {
      this.first = first;
      this.weightBefore = weightBefore;
    }
    if (slice != this.slice) {
      bundles++;
    }
    this.slice = slice;
    this.end = first + trials;
    this.trials += trials;
    this.seconds += trials * seconds;
    this.bytes += trials * bytes;
  }

  private void close() {
    if (trials > 0) {
      parts.add(new Wave(first, end, trials, bundles, seconds, bytes, weightBefore));
    }
    trials = 0;
    bundles = 0;
    seconds = 0;
    bytes = 0;
  }

  /** All parts, in order of index. */
  List<Wave> parts() {
    close();
    return parts;
  }
}
