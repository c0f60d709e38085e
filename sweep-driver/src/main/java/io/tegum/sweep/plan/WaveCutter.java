package io.tegum.sweep.plan;

import java.util.ArrayList;
import java.util.List;

/** Gathers the slices' pieces in waves and counts their bundles; holds only the waves. */
final class WaveCutter implements Slicer.PieceVisitor {

  private final long slicesPerWave;
  private final List<Wave> waves = new ArrayList<>();

  private long slice = -1;
  private long first;
  private long end;
  private long trials;
  private int bundles;
  private double seconds;
  private long bytes;
  private double weightBefore;

  WaveCutter(long slicesPerWave) {
    this.slicesPerWave = slicesPerWave;
  }

  @Override
  public void visit(
      long slice, long first, long trials, double seconds, long bytes, double weightBefore) {
    if (this.trials > 0 && slice / slicesPerWave != this.slice / slicesPerWave) {
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
      waves.add(new Wave(first, end, trials, bundles, seconds, bytes, weightBefore));
    }
    trials = 0;
    bundles = 0;
    seconds = 0;
    bytes = 0;
  }

  /** All waves, in order of index. */
  List<Wave> waves() {
    close();
    return waves;
  }
}
