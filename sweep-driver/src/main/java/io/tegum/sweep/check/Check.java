package io.tegum.sweep.check;

import io.tegum.kernel.toy.training.ToyResult;
import java.util.List;

/** Compares the trials of one small study, the spec of the same name, with published numbers. */
interface Check {

  /** Of the check and of its spec. */
  String name();

  /** Who published the numbers, and where. */
  String source();

  /**
   * What the study shows.
   *
   * @param trials all of the study, in order, each completed
   */
  List<Finding> judge(List<ToyResult> trials);
}
