package io.tegum.kernel.family;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** One recorded step of a trial; families add what they measure. */
public interface CurvePoint {

  /** Optimiser steps done, 0 at initialisation; later stages go on counting. */
  int step();

  /**
   * The first step of {@code curve} from which {@code holds} stays true; empty if it never does.
   */
  static <P extends CurvePoint> OptionalInt firstStepFromWhich(
      List<P> curve, Predicate<? super P> holds) {
    OptionalInt first = OptionalInt.empty();
    for (int k = curve.size() - 1; k >= 0 && holds.test(curve.get(k)); k--) {
      first = OptionalInt.of(curve.get(k).step());
    }
    return first;
  }
}
