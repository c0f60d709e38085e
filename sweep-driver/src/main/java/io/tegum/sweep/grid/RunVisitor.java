package io.tegum.sweep.grid;

import io.tegum.kernel.family.Company;
import io.tegum.kernel.family.Trial;

/** Takes the trials of a grid run by run. */
@FunctionalInterface
public interface RunVisitor {

  /**
   * Takes one run: {@code length} (1 or more) neighbouring indices from {@code first} on, all of
   * them trials, which differ only in settings that leave a trial's cost and size as they are.
   *
   * @param sample the first of them
   * @param company about how many trials side by side may be trained together; the same for all
   *     runs of a region, and for parts of runs
   */
  void visit(long first, long length, Trial sample, Company company);
}
