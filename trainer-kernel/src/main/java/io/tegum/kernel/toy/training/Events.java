package io.tegum.kernel.toy.training;

import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.toy.metrics.Alignment;
import io.tegum.kernel.toy.metrics.PairMatch;
import java.util.List;
import java.util.OptionalInt;

/** Finds on a curve since when something has held. */
final class Events {

  /** Overlap below which represented features count as orthogonal. */
  private static final double ORTHOGONAL = 0.1;

  private Events() {}

  /** First recorded step from which all pair scores stay above {@link Alignment#RECOVERED}. */
  static OptionalInt stepAligned(List<CurvePoint> curve) {
    return CurvePoint.firstStepFromWhich(curve, Events::aligned);
  }

  /** First recorded step from which represented features stay orthogonal. */
  static OptionalInt stepOrthogonal(List<CurvePoint> curve) {
    return CurvePoint.firstStepFromWhich(
        curve, point -> ((ToyPoint) point).maxOverlap() < ORTHOGONAL);
  }

  private static boolean aligned(CurvePoint recorded) {
    ToyPoint point = (ToyPoint) recorded;
    return point.pairScoreOrNull() != null
        && PairMatch.worst(point.pairScoreOrNull()) > Alignment.RECOVERED;
  }
}
