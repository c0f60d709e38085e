package io.tegum.sweep.plan;

/**
 * Lays the sequence of trials out by weight and divides it into slices: a trial belongs to the
 * slice in which its middle falls, inseparable ones all to that of their own. The trials of a slice
 * are a bundle, so there are never more bundles than slices; a slice in which no trial's middle
 * falls gives none.
 */
final class Slicer implements RunCosts.Visitor {

  private final Slices slices;
  private final PieceVisitor pieces;

  /** Weight of all trials so far. */
  private double total;

  /** Takes the trials piece by piece: some neighbouring trials of one run and one slice. */
  interface PieceVisitor {

    /**
     * Takes a piece.
     *
     * @param slice its slice; pieces of a slice come one after the other
     * @param first index of its first trial
     * @param trials number of trials, which have neighbouring indices
     * @param seconds expected core-seconds of each
     * @param bytes predicted bytes of each
     * @param weightBefore weight of all trials before it
     */
    void visit(
        long slice, long first, long trials, double seconds, long bytes, double weightBefore);
  }

  /**
   * Divides a sequence of trials.
   *
   * @param weightBefore weight of all trials that precede it
   */
  Slicer(Slices slices, double weightBefore, PieceVisitor pieces) {
    this.slices = slices;
    this.total = weightBefore;
    this.pieces = pieces;
  }

  @Override
  public void visit(long first, long length, int together, double predicted, long bytes) {
    double seconds = slices.weight().seconds(predicted);
    double each = slices.weight().of(together * seconds, together * bytes);
    long last = slices.count() - 1;
    long units = length / together;
    long taken = 0;
    while (taken < units) {
      long slice = slices.at(total + each / 2);
      long fitting = units - taken;
      if (slice < last) {
        double room = (slices.end(slice) - total) / each - 0.5;
        fitting = Math.min(fitting, Math.max(1, (long) Math.ceil(room)));
      }
      pieces.visit(slice, first + taken * together, fitting * together, seconds, bytes, total);
      taken += fitting;
      total += fitting * each;
    }
  }
}
