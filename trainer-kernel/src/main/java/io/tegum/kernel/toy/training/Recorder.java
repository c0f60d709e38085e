package io.tegum.kernel.toy.training;

import io.tegum.kernel.metrics.Spectrum;
import io.tegum.kernel.toy.metrics.Alignment;
import io.tegum.kernel.toy.metrics.FeatureGeometry;
import io.tegum.kernel.toy.metrics.PairMatch;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.theory.HeadMoments;
import io.tegum.kernel.toy.theory.HeadTheory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Takes the curve of a trial, and finds the events on it. */
final class Recorder {

  /** Overlap below which represented features count as orthogonal. */
  private static final double ORTHOGONAL = 0.1;

  private final TrialConfiguration configuration;
  private final HeadMoments headMomentsOrNull;
  private final HeldOutLoss heldOutLoss;
  private final List<CurvePoint> curve = new ArrayList<>();

  Recorder(
      TrialConfiguration configuration, HeadMoments headMomentsOrNull, HeldOutLoss heldOutLoss) {
    this.configuration = configuration;
    this.headMomentsOrNull = headMomentsOrNull;
    this.heldOutLoss = heldOutLoss;
  }

  /** Records the state after {@code step} steps. */
  void record(int step, Parameters parameters) {
    FeatureGeometry geometry = FeatureGeometry.of(parameters.w());
    double lossHead = Double.NaN;
    double[] pairScore = null;
    double[] singularValues = null;
    if (headMomentsOrNull != null) {
      Parameters.HeadParameters head = parameters.headOrNull();
      Spectrum spectrum = Spectrum.of(head.a(), head.b());
      Alignment alignment = Alignment.raw(spectrum, parameters.w());
      HeadTheory theory = HeadTheory.of(headMomentsOrNull, parameters.w());
      lossHead = theory.loss(head.a(), head.b());
      pairScore = PairMatch.of(alignment, configuration.headOrNull().pairs()).score();
      singularValues = spectrum.singularValues();
    }
    curve.add(
        new CurvePoint(
            step,
            heldOutLoss.ofCurve(parameters),
            lossHead,
            pairScore,
            singularValues,
            geometry.norms(),
            geometry.dimensionality(),
            geometry.maxOverlap()));
  }

  List<CurvePoint> curve() {
    return curve;
  }

  /** First recorded step from which all pair scores stay above {@link Alignment#RECOVERED}. */
  OptionalInt stepAligned() {
    return firstFromWhich(Recorder::aligned);
  }

  /** First recorded step from which represented features stay orthogonal. */
  OptionalInt stepOrthogonal() {
    return firstFromWhich(point -> point.maxOverlap() < ORTHOGONAL);
  }

  private static boolean aligned(CurvePoint point) {
    return point.pairScoreOrNull() != null
        && PairMatch.worst(point.pairScoreOrNull()) > Alignment.RECOVERED;
  }

  private OptionalInt firstFromWhich(Predicate<CurvePoint> holds) {
    OptionalInt first = OptionalInt.empty();
    for (int k = curve.size() - 1; k >= 0 && holds.test(curve.get(k)); k--) {
      first = OptionalInt.of(curve.get(k).step());
    }
    return first;
  }
}
