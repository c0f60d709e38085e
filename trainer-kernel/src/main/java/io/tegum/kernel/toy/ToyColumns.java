package io.tegum.kernel.toy;

import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.ColumnType.Field;
import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.toy.metrics.Alignment;
import io.tegum.kernel.toy.metrics.HeadMetrics;
import io.tegum.kernel.toy.metrics.NeuronMetrics;
import io.tegum.kernel.toy.metrics.TegumFactor;
import io.tegum.kernel.toy.metrics.TrialMetrics;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.training.ToyMeasures;
import io.tegum.kernel.toy.training.ToyPoint;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/** What the results tables have of the toy model beside its settings. */
final class ToyColumns {
  private ToyColumns() {}

  private static final ColumnType FACTORS =
      ColumnType.structs(
          Field.of(TegumFactor.class, "features", ColumnType.INTS, TegumFactor::features),
          Field.of(TegumFactor.class, "rank", ColumnType.INT, TegumFactor::rank),
          Field.of(TegumFactor.class, "kind", ColumnType.STRING, TegumFactor::kind));

  private static final String NO_AXES =
      "null where nothing tells the axes of hidden space apart: without a hidden activation,"
          + " dropout and L1";

  static final List<Column<TrialResult>> TRIALS =
      List.of(
          new Column<>(
              "loss_reconstruction",
              ColumnType.DOUBLE,
              "L1, summed over features: exact for linear models and small ReLU models, else over"
                  + " held-out tokens",
              metrics(TrialMetrics::lossReconstruction)),
          new Column<>(
              "loss_reconstruction_standard_error",
              ColumnType.DOUBLE,
              "Standard error of loss_reconstruction as an estimate of the expected loss; trials of"
                  + " a cell share their held-out tokens, so most of it is common to them; null"
                  + " where that is exact",
              metrics(m -> m.reconstruction().standardError())),
          new Column<>(
              "feature_densities",
              ColumnType.DOUBLES,
              "p_i, the probability that a feature is present, n; null where all have 1 - S",
              ToyColumns::densities),
          new Column<>(
              "loss_head",
              ColumnType.DOUBLE,
              "L2 of the trained head: exact or, behind a hidden activation, over held-out pairs;"
                  + " null without a head",
              headMetrics(HeadMetrics::loss)),
          new Column<>(
              "loss_head_standard_error",
              ColumnType.DOUBLE,
              "Standard error of loss_head; null where that is exact",
              headMetrics(h -> h.estimate().standardError())),
          new Column<>(
              "loss_head_optimal",
              ColumnType.DOUBLE,
              "L2 of the best head of this rank at this W, exact; null without a head, and behind a"
                  + " hidden activation, where none is known",
              headMetrics(HeadMetrics::optimalLoss)),
          new Column<>("w", ColumnType.FLOATS, "W, m x n row-major", parameters(p -> p.w().data)),
          new Column<>("b", ColumnType.FLOATS, "b, n", parameters(p -> p.b().data)),
          new Column<>(
              "head_a",
              ColumnType.FLOATS,
              "A, r x m row-major; null without a head",
              headParameters(p -> p.a().data)),
          new Column<>(
              "head_b",
              ColumnType.FLOATS,
              "B, r x m row-major; null without a head",
              headParameters(p -> p.b().data)),
          new Column<>(
              "omega_singular_values",
              ColumnType.DOUBLES,
              "Singular values of Omega = A'B, r, descending",
              headMetrics(h -> h.spectrum().singularValues())),
          new Column<>(
              "omega_left",
              ColumnType.DOUBLES,
              "r x m row-major; row k is u_k",
              headMetrics(h -> h.spectrum().left().data)),
          new Column<>(
              "omega_right",
              ColumnType.DOUBLES,
              "r x m row-major; row k is v_k",
              headMetrics(h -> h.spectrum().right().data)),
          new Column<>(
              "omega_effective_rank",
              ColumnType.DOUBLE,
              "exp(entropy of sigma / sum sigma)",
              headMetrics(h -> h.spectrum().effectiveRank())),
          new Column<>(
              "omega_stable_rank",
              ColumnType.DOUBLE,
              "|Omega|_F^2 / sigma_1^2",
              headMetrics(h -> h.spectrum().stableRank())),
          new Column<>(
              "feature_norms", ColumnType.DOUBLES, "|W_i|, n", metrics(m -> m.geometry().norms())),
          new Column<>(
              "feature_interference",
              ColumnType.DOUBLES,
              "sum over j != i of (What_i . W_j)^2, n; null where |W_i| is ~0",
              metrics(m -> m.geometry().interference())),
          new Column<>(
              "feature_dimensionality",
              ColumnType.DOUBLES,
              "D_i = |W_i|^2 / sum_j (What_i . W_j)^2, n; null where |W_i| is ~0",
              metrics(m -> m.geometry().dimensionality())),
          new Column<>(
              "features_represented",
              ColumnType.INT,
              "Number of features with |W_i| > 1/2",
              metrics(m -> m.geometry().representedCount())),
          new Column<>(
              "dims_per_feature",
              ColumnType.DOUBLE,
              "D* = m / |W|_F^2",
              metrics(m -> m.geometry().dimsPerFeature())),
          new Column<>(
              "max_overlap",
              ColumnType.DOUBLE,
              "Largest |What_i . What_j| over represented features; null with fewer than two",
              metrics(m -> m.geometry().maxOverlap())),
          new Column<>(
              "tegum_factors",
              FACTORS,
              "Connected components of overlapping represented features: features, rank d of their"
                  + " span, kind",
              metrics(TrialMetrics::factors)),
          new Column<>(
              "axis_alignment",
              ColumnType.DOUBLE,
              "Mean over represented i of max_a |W_ai| / |W_i|, 1 / sqrt(m) to 1; null where none is; "
                  + NO_AXES,
              neurons(NeuronMetrics::axisAlignment)),
          new Column<>(
              "hidden_kurtosis",
              ColumnType.DOUBLE,
              "Kurtosis of a token's hidden units, mean over held-out tokens that are not empty; "
                  + NO_AXES,
              metrics(TrialMetrics::hiddenKurtosis)),
          new Column<>(
              "neuron_participation",
              ColumnType.DOUBLES,
              "(sum_i W_ai^2)^2 / sum_i W_ai^4 of each hidden unit a, m: how many features it"
                  + " serves; "
                  + NO_AXES,
              neurons(NeuronMetrics::participation)),
          new Column<>(
              "polysemantic_neurons",
              ColumnType.INT,
              "Hidden units with two features or more of |W_ai| in [.8, 1.2]; " + NO_AXES,
              neurons(NeuronMetrics::polysemantic)),
          new Column<>(
              "alignment_left",
              ColumnType.DOUBLES,
              "r x n row-major; u_k . What_i, signed",
              headMetrics(h -> h.alignment().left().data)),
          new Column<>(
              "alignment_right",
              ColumnType.DOUBLES,
              "r x n row-major; v_k . What_j, signed",
              headMetrics(h -> h.alignment().right().data)),
          new Column<>(
              "dual_alignment_left",
              ColumnType.DOUBLES,
              "r x n row-major; u_k against the unit vector of C^{-1} W a_i, an optimal head's"
                  + " vector; null behind a hidden activation",
              dualAlignment(Alignment::left)),
          new Column<>(
              "dual_alignment_right",
              ColumnType.DOUBLES,
              "r x n row-major; v_k against the unit vector of C^{-1} W a_j; likewise",
              dualAlignment(Alignment::right)),
          new Column<>(
              "pair_score",
              ColumnType.DOUBLES,
              "Per pair alignment_left[k][i] alignment_right[k][j] of the assigned k; positive when"
                  + " detected, 0 when no k is left for it, null where a feature has no direction",
              headMetrics(h -> h.pairMatch().score())),
          new Column<>(
              "pair_vector",
              ColumnType.INTS,
              "Per pair the assigned k, or -1",
              headMetrics(h -> h.pairMatch().vector())),
          new Column<>(
              "recovered_left",
              ColumnType.INT,
              "Number of represented features i with max_k |u_k . What_i| > .9; negligible singular"
                  + " vectors left out",
              headMetrics(HeadMetrics::recoveredLeft)),
          new Column<>(
              "recovered_right",
              ColumnType.INT,
              "Number of represented features j with max_k |v_k . What_j| > .9; negligible singular"
                  + " vectors left out",
              headMetrics(HeadMetrics::recoveredRight)),
          new Column<>(
              "subspace_angles_left",
              ColumnType.DOUBLES,
              "Principal angles in radians, ascending, between span(u_k) and the span of the pairs'"
                  + " left features; negligible singular vectors left out",
              headMetrics(h -> h.subspaces().leftAngles())),
          new Column<>(
              "subspace_angles_right",
              ColumnType.DOUBLES,
              "Likewise for v_k and the right features",
              headMetrics(h -> h.subspaces().rightAngles())),
          new Column<>(
              "factor_energy_left",
              ColumnType.DOUBLES,
              "r x factors row-major; share |P_f u_k|^2 of u_k in the span of tegum factor f",
              headMetrics(h -> h.subspaces().leftEnergy().data)),
          new Column<>(
              "factor_energy_right",
              ColumnType.DOUBLES,
              "r x factors row-major; likewise for v_k",
              headMetrics(h -> h.subspaces().rightEnergy().data)),
          new Column<>(
              "step_aligned",
              ColumnType.INT,
              "First recorded step from which all pair scores stay above .9; null: never",
              measures(m -> optional(m.stepAligned()))),
          new Column<>(
              "step_orthogonal",
              ColumnType.INT,
              "First recorded step from which represented features stay orthogonal (largest overlap"
                  + " below .1); null: never",
              measures(m -> optional(m.stepOrthogonal()))));

  static final List<Column<CurvePoint>> CURVES =
      List.of(
          new Column<>(
              "loss_reconstruction",
              ColumnType.DOUBLE,
              "L1: exact for linear models and small ReLU models, else over held-out tokens",
              point(ToyPoint::lossReconstruction)),
          new Column<>(
              "loss_reconstruction_standard_error",
              ColumnType.DOUBLE,
              "As in trials, at this step",
              point(p -> p.reconstruction().standardError())),
          new Column<>(
              "loss_head",
              ColumnType.DOUBLE,
              "L2: exact or, behind a hidden activation, over held-out pairs; null without a head",
              point(ToyPoint::lossHead)),
          new Column<>(
              "loss_head_standard_error",
              ColumnType.DOUBLE,
              "As in trials, at this step",
              point(p -> p.head().standardError())),
          new Column<>(
              "pair_score",
              ColumnType.DOUBLES,
              "As in trials, at this step",
              point(ToyPoint::pairScoreOrNull)),
          new Column<>(
              "omega_singular_values",
              ColumnType.DOUBLES,
              "As in trials, at this step",
              point(ToyPoint::singularValuesOrNull)),
          new Column<>(
              "feature_norms",
              ColumnType.DOUBLES,
              "As in trials, at this step",
              point(ToyPoint::featureNorms)),
          new Column<>(
              "feature_dimensionality",
              ColumnType.DOUBLES,
              "As in trials, at this step",
              point(ToyPoint::featureDimensionality)),
          new Column<>(
              "max_overlap",
              ColumnType.DOUBLE,
              "As in trials, at this step",
              point(ToyPoint::maxOverlap)),
          new Column<>(
              "axis_alignment",
              ColumnType.DOUBLE,
              "As in trials, at this step",
              point(p -> p.neurons().map(NeuronMetrics::axisAlignment).orElse(null))),
          new Column<>(
              "polysemantic_neurons",
              ColumnType.INT,
              "As in trials, at this step",
              point(p -> p.neurons().map(NeuronMetrics::polysemantic).orElse(null))));

  private static Object densities(TrialResult result) {
    TrialConfiguration trial = (TrialConfiguration) result.trial();
    return trial.data().isUniform() ? null : trial.data().densities(trial.model().features());
  }

  private static Object optional(OptionalInt step) {
    return step.isPresent() ? step.getAsInt() : null;
  }

  private static Function<CurvePoint, Object> point(Function<ToyPoint, Object> value) {
    return point -> value.apply((ToyPoint) point);
  }

  private static Function<TrialResult, Object> measures(Function<ToyMeasures, Object> value) {
    return result -> result.measures().map(ToyMeasures.class::cast).map(value).orElse(null);
  }

  private static Function<TrialResult, Object> parameters(Function<Parameters, Object> value) {
    return measures(m -> value.apply(m.parameters()));
  }

  private static Function<TrialResult, Object> headParameters(
      Function<Parameters.HeadParameters, Object> value) {
    return measures(m -> m.parameters().head().map(value).orElse(null));
  }

  private static Function<TrialResult, Object> metrics(Function<TrialMetrics, Object> value) {
    return measures(m -> value.apply(m.metrics()));
  }

  private static Function<TrialResult, Object> headMetrics(Function<HeadMetrics, Object> value) {
    return measures(m -> m.metrics().head().map(value).orElse(null));
  }

  private static Function<TrialResult, Object> neurons(Function<NeuronMetrics, Object> value) {
    return metrics(m -> m.neurons().map(value).orElse(null));
  }

  private static Function<TrialResult, Object> dualAlignment(
      Function<Alignment, DMatrixRMaj> side) {
    return headMetrics(h -> h.dualAlignment().map(side).map(cosines -> cosines.data).orElse(null));
  }
}
