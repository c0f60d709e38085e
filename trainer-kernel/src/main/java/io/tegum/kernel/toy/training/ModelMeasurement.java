package io.tegum.kernel.toy.training;

import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.metrics.Estimate;
import io.tegum.kernel.metrics.Spectrum;
import io.tegum.kernel.toy.metrics.Alignment;
import io.tegum.kernel.toy.metrics.FeatureGeometry;
import io.tegum.kernel.toy.metrics.HeadMetrics;
import io.tegum.kernel.toy.metrics.NeuronMetrics;
import io.tegum.kernel.toy.metrics.PairMatch;
import io.tegum.kernel.toy.metrics.TegumFactor;
import io.tegum.kernel.toy.metrics.TrialMetrics;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.theory.HeadMoments;
import io.tegum.kernel.toy.theory.HeadTheory;
import io.tegum.kernel.toy.theory.Moments;
import java.util.List;
import java.util.Optional;

/** Measures one model while it is trained, and when it is. */
final class ModelMeasurement {

  /** A loss above so many times {@link #lossScale} counts as exploded. */
  private static final double EXPLOSION = 1e6;

  private final TrialConfiguration trial;
  private final double[] importance;
  private final Optional<ExactReconstruction> exact;
  private final Moments tokenMoments;
  private final HeadMoments headMomentsOrNull;
  private final HeldOutLoss heldOutLossOrNull; // where something is measured on held-out tokens
  private final HeldOutHeadLoss heldOutHeadLossOrNull; // where the head's loss is no closed form

  ModelMeasurement(TrialConfiguration trial) {
    this.trial = trial;
    int n = trial.model().features();
    importance = trial.data().importance(n);
    tokenMoments = Moments.of(n, trial.data());
    headMomentsOrNull = trial.head().map(h -> HeadMoments.of(h, tokenMoments)).orElse(null);
    exact = ExactReconstruction.of(trial);
    heldOutLossOrNull =
        exact.isPresent() && !trial.hasPrivilegedAxes() ? null : new HeldOutLoss(trial);
    boolean sampled = headMomentsOrNull != null && !trial.model().hasLinearHidden();
    heldOutHeadLossOrNull = sampled ? new HeldOutHeadLoss(trial) : null;
  }

  double largestLoss() {
    return EXPLOSION * lossScale();
  }

  /** The state {@code parameters} after {@code step} steps. */
  ToyPoint point(int step, Parameters parameters) {
    FeatureGeometry geometry = FeatureGeometry.of(parameters.w());
    Estimate lossHead = Estimate.NONE;
    double[] pairScore = null;
    double[] singularValues = null;
    if (headMomentsOrNull != null) {
      Parameters.HeadParameters head = parameters.headOrNull();
      Spectrum spectrum = Spectrum.of(head.a(), head.b());
      Alignment alignment = Alignment.raw(spectrum, parameters.w());
      lossHead =
          heldOutHeadLossOrNull == null
              ? Estimate.exact(
                  HeadTheory.of(headMomentsOrNull, parameters.w()).loss(head.a(), head.b()))
              : heldOutHeadLossOrNull.ofCurve(parameters);
      pairScore = PairMatch.of(alignment, trial.headOrNull().pairs()).score();
      singularValues = spectrum.singularValues();
    }
    return new ToyPoint(
        step,
        exact
            .map(loss -> Estimate.exact(loss.of(parameters)))
            .orElseGet(() -> heldOutLossOrNull.ofCurve(parameters)),
        lossHead,
        pairScore,
        singularValues,
        geometry.norms(),
        geometry.dimensionality(),
        geometry.maxOverlap(),
        neuronsOrNull(parameters));
  }

  /** Of the trained model, whatever lambda is. */
  TrialMetrics metrics(Parameters trained) {
    return new TrialMetrics(
        exact
            .map(loss -> Estimate.exact(loss.of(trained)))
            .orElseGet(() -> heldOutLossOrNull.ofTrained(trained)),
        FeatureGeometry.of(trained.w()),
        TegumFactor.of(trained.w()),
        neuronsOrNull(trained),
        trial.hasPrivilegedAxes() ? heldOutLossOrNull.hiddenKurtosis(trained) : Double.NaN,
        headMetricsOrNull(trained));
  }

  /** The trained model, with its {@link #metrics}. */
  ToyMeasures measures(Parameters trained, TrialMetrics metrics, List<CurvePoint> curve) {
    return new ToyMeasures(
        trial.head().map(h -> h.lambda()).orElse(0.0),
        trained,
        metrics,
        Events.stepAligned(curve),
        Events.stepOrthogonal(curve));
  }

  private NeuronMetrics neuronsOrNull(Parameters parameters) {
    return trial.hasPrivilegedAxes() ? NeuronMetrics.of(parameters.w()) : null;
  }

  private HeadMetrics headMetricsOrNull(Parameters trained) {
    if (headMomentsOrNull == null) {
      return null;
    }
    List<AttentionPair> pairs = trial.headOrNull().pairs();
    if (heldOutHeadLossOrNull == null) {
      HeadTheory theory = HeadTheory.of(headMomentsOrNull, trained.w());
      return HeadMetrics.of(trained.headOrNull(), pairs, theory);
    }
    Estimate loss = heldOutHeadLossOrNull.ofTrained(trained);
    return HeadMetrics.sampled(trained.headOrNull(), pairs, trained.w(), loss);
  }

  /** Why parameters are no numbers, or empty. */
  static Optional<String> notFinite(Parameters parameters) {
    Optional<String> found =
        notFinite(parameters.w().data).or(() -> notFinite(parameters.b().data));
    Parameters.HeadParameters head = parameters.headOrNull();
    return head == null
        ? found
        : found.or(() -> notFinite(head.a().data)).or(() -> notFinite(head.b().data));
  }

  private static Optional<String> notFinite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return Optional.of("a parameter became " + value);
      }
    }
    return Optional.empty();
  }

  /**
   * The scale that a batch's loss is measured by: L1 + lambda L2 of x' = 0 and l = 0, and what one
   * token and one pair can add, for a batch that rarely has any.
   */
  private double lossScale() {
    double largest = trial.data().values().of(1);
    double reconstruction = 0;
    for (int i = 0; i < importance.length; i++) {
      double square = tokenMoments.meanSquare(i) + largest * largest / trial.training().batch();
      reconstruction += importance[i] * square;
    }
    double head = 0;
    if (headMomentsOrNull != null) {
      double strongest =
          trial.headOrNull().pairs().stream()
              .mapToDouble(AttentionPair::weight)
              .map(Math::abs)
              .map(weight -> weight * largest * largest) // of a product target
              .max()
              .orElseThrow();
      head =
          Math.max(1, trial.headOrNull().lambda())
              * (headMomentsOrNull.targetSquare()
                  + strongest * strongest / trial.training().batch());
    }
    return reconstruction + head;
  }
}
