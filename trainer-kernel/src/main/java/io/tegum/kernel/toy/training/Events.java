package io.tegum.kernel.toy.training;

import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.toy.metrics.Alignment;
import io.tegum.kernel.toy.metrics.PairMatch;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Finds on a curve since when something has held. */
final class Events {

  /** Overlap below which represented features count as orthogonal. */
  private static final double ORTHOGONAL = 0.1;

  private Events() {}

  /** First recorded step from which all pair scores stay above {@link Alignment#RECOVERED}. */
  static OptionalInt stepAligned(List<CurvePoint> curve) {
    return firstFromWhich(curve, Events::aligned);
  }

  /** First recorded step from which represented features stay orthogonal. */
  static OptionalInt stepOrthogonal(List<CurvePoint> curve) {
    return firstFromWhich(curve, point -> point.maxOverlap() < ORTHOGONAL);
  }

  private static boolean aligned(ToyPoint point) {
    return point.pairScoreOrNull() != null
        && PairMatch.worst(point.pairScoreOrNull()) > Alignment.RECOVERED;
  }

  private static OptionalInt firstFromWhich(List<CurvePoint> curve, Predicate<ToyPoint> holds) {
    OptionalInt first = OptionalInt.empty();
    for (int k = curve.size() - 1; k >= 0 && holds.test((ToyPoint) curve.get(k)); k--) {
      first = OptionalInt.of(curve.get(k).step());
    }
    return first;
  }
}
