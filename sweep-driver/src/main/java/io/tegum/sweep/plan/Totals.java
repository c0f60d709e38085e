package io.tegum.sweep.plan;

import io.tegum.kernel.model.TrialConfiguration;
import io.tegum.sweep.grid.RunVisitor;

/** Adds up the cost and size of all runs. */
final class Totals implements RunVisitor {

  private double coreSeconds;
  private long bytes;

  @Override
  public void visit(long first, long length, TrialConfiguration sample) {
    coreSeconds += length * CostModel.coreSeconds(sample);
    bytes += length * ResultSize.bytes(sample);
  }

  double coreSeconds() {
    return coreSeconds;
  }

  long bytes() {
    return bytes;
  }
}
