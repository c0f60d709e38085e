package io.tegum.analysis.results;

import io.tegum.kernel.toy.metrics.HeadMetrics;
import io.tegum.kernel.toy.metrics.TrialMetrics;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/** The one definition of the trials table: a row a trial. */
public final class TrialsTable {
  private TrialsTable() {}

  /** Name of the table, of its folder in a store and of its SQL view. */
  public static final String NAME = "trials";

  /** The columns, in order. */
  public static final List<Column<TrialRow>> COLUMNS =
      List.of(
          new Column<>(
              "trial_id",
              ColumnType.STRING,
              "Hex hash of the canonical configuration and the results version; the same trial has the same id in every sweep",
              r -> configuration(r).trialId()),
          new Column<>(
              "sweep", ColumnType.STRING, "Name of the sweep that trained it", TrialRow::sweep),
          new Column<>(
              "status",
              ColumnType.STRING,
              "completed, diverged (the loss became NaN, infinite or exploded) or failed",
              r -> r.result().status().label()),
          new Column<>(
              "error",
              ColumnType.STRING,
              "Why the trial did not complete, else null",
              r -> r.result().errorOrNull()),
          new Column<>(
              "seed",
              ColumnType.LONG,
              "Key of all the trial's randomness",
              r -> configuration(r).seed()),
          new Column<>("n_features", ColumnType.INT, "n", r -> configuration(r).model().features()),
          new Column<>("n_hidden", ColumnType.INT, "m", r -> configuration(r).model().hidden()),
          new Column<>(
              "head_rank",
              ColumnType.INT,
              "r, rows of A and B; null without a head",
              head(HeadConfiguration::rank)),
          new Column<>(
              "rank_ratio",
              ColumnType.DOUBLE,
              "r/m as trained; null without a head",
              r ->
                  configuration(r)
                      .head()
                      .map(h -> (double) h.rank() / configuration(r).model().hidden())
                      .orElse(null)),
          new Column<>(
              "sparsity",
              ColumnType.DOUBLE,
              "S, probability that a feature is 0",
              r -> configuration(r).data().sparsity()),
          new Column<>(
              "importance_decay",
              ColumnType.DOUBLE,
              "I_i = importance_decay^i",
              r -> configuration(r).data().importanceDecay()),
          new Column<>(
              "last_importance",
              ColumnType.DOUBLE,
              "I of the last feature where that is its own; null where it follows the decay too",
              r -> configuration(r).data().lastImportanceOrNull()),
          new Column<>(
              "correlation",
              ColumnType.STRING,
              "How features depend within a set: correlated or anticorrelated; null where they are independent",
              sets(data -> data.correlation().label())),
          new Column<>(
              "set_size",
              ColumnType.INT,
              "Features of a set; null where they are independent",
              sets(DataConfiguration::setSize)),
          new Column<>(
              "lambda",
              ColumnType.DOUBLE,
              "Weight of the head's loss; null without a head",
              head(HeadConfiguration::lambda)),
          new Column<>(
              "learning_rate",
              ColumnType.DOUBLE,
              "Peak learning rate",
              r -> configuration(r).training().learningRate()),
          new Column<>(
              "learning_rate_schedule",
              ColumnType.STRING,
              "constant, linear or cosine, after warm-up",
              r -> configuration(r).training().learningRateSchedule().label()),
          new Column<>(
              "warmup_steps",
              ColumnType.INT,
              "Steps of linear warm-up of each phase",
              r -> configuration(r).training().warmupSteps()),
          new Column<>(
              "initial_scale",
              ColumnType.DOUBLE,
              "Factor on the initial weights' standard deviation, 1 for Xavier normal; null in results from before it was one",
              r -> configuration(r).training().initialScale()),
          new Column<>(
              "weight_decay",
              ColumnType.DOUBLE,
              "Weight decay",
              r -> configuration(r).training().weightDecay()),
          new Column<>(
              "schedule",
              ColumnType.STRING,
              "joint, representation-then-head or representation-only",
              r -> configuration(r).training().schedule().label()),
          new Column<>(
              "activation",
              ColumnType.STRING,
              "Output function: relu or identity",
              r -> configuration(r).model().activation().label()),
          new Column<>(
              "target",
              ColumnType.STRING,
              "Head's target: indicator or product; null without a head",
              head(h -> h.target().label())),
          new Column<>(
              "optimizer",
              ColumnType.STRING,
              "adam, adamw or sgd",
              r -> configuration(r).training().optimizer().label()),
          new Column<>(
              "pairs",
              ColumnType.PAIR_LIST,
              "Pairs of interest, sorted by (left, right); null without a head",
              head(HeadConfiguration::pairs)),
          new Column<>(
              "steps",
              ColumnType.INT,
              "Optimiser steps of each phase",
              r -> configuration(r).training().steps()),
          new Column<>(
              "batch",
              ColumnType.INT,
              "Tokens a step (pairs of tokens where a head is trained)",
              r -> configuration(r).training().batch()),
          new Column<>(
              "record_points",
              ColumnType.INT,
              "Curve points asked for",
              r -> configuration(r).recordPoints()),
          new Column<>(
              "steps_done",
              ColumnType.INT,
              "Optimiser steps done over all phases; where a diverged trial stopped",
              r -> r.result().stepsDone()),
          new Column<>(
              "loss_reconstruction",
              ColumnType.DOUBLE,
              "L1, summed over features: exact for the identity output, else over held-out tokens",
              metrics(TrialMetrics::lossReconstruction)),
          new Column<>(
              "loss_head",
              ColumnType.DOUBLE,
              "L2 of the trained head, exact; null without a head",
              headMetrics(HeadMetrics::loss)),
          new Column<>(
              "loss_total",
              ColumnType.DOUBLE,
              "loss_reconstruction + lambda loss_head",
              TrialsTable::totalLoss),
          new Column<>(
              "loss_head_optimal",
              ColumnType.DOUBLE,
              "L2 of the best head of this rank at this W, exact; null without a head",
              headMetrics(HeadMetrics::optimalLoss)),
          new Column<>(
              "w", ColumnType.FLOAT_LIST, "W, m x n row-major", parameters(p -> p.w().data)),
          new Column<>("b", ColumnType.FLOAT_LIST, "b, n", parameters(p -> p.b().data)),
          new Column<>(
              "head_a",
              ColumnType.FLOAT_LIST,
              "A, r x m row-major; null without a head",
              headParameters(p -> p.a().data)),
          new Column<>(
              "head_b",
              ColumnType.FLOAT_LIST,
              "B, r x m row-major; null without a head",
              headParameters(p -> p.b().data)),
          new Column<>(
              "omega_singular_values",
              ColumnType.DOUBLE_LIST,
              "Singular values of Omega = A'B, r, descending",
              headMetrics(h -> h.spectrum().singularValues())),
          new Column<>(
              "omega_left",
              ColumnType.DOUBLE_LIST,
              "r x m row-major; row k is u_k",
              headMetrics(h -> h.spectrum().left().data)),
          new Column<>(
              "omega_right",
              ColumnType.DOUBLE_LIST,
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
              "feature_norms",
              ColumnType.DOUBLE_LIST,
              "|W_i|, n",
              metrics(m -> m.geometry().norms())),
          new Column<>(
              "feature_interference",
              ColumnType.DOUBLE_LIST,
              "sum over j != i of (What_i . W_j)^2, n; null where |W_i| is ~0",
              metrics(m -> m.geometry().interference())),
          new Column<>(
              "feature_dimensionality",
              ColumnType.DOUBLE_LIST,
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
              ColumnType.FACTOR_LIST,
              "Connected components of overlapping represented features: features, rank d of their span, kind",
              metrics(TrialMetrics::factors)),
          new Column<>(
              "alignment_left",
              ColumnType.DOUBLE_LIST,
              "r x n row-major; u_k . What_i, signed",
              headMetrics(h -> h.alignment().left().data)),
          new Column<>(
              "alignment_right",
              ColumnType.DOUBLE_LIST,
              "r x n row-major; v_k . What_j, signed",
              headMetrics(h -> h.alignment().right().data)),
          new Column<>(
              "dual_alignment_left",
              ColumnType.DOUBLE_LIST,
              "r x n row-major; u_k against the unit vector of C^{-1} W a_i, an optimal head's vector",
              headMetrics(h -> h.dualAlignment().left().data)),
          new Column<>(
              "dual_alignment_right",
              ColumnType.DOUBLE_LIST,
              "r x n row-major; v_k against the unit vector of C^{-1} W a_j",
              headMetrics(h -> h.dualAlignment().right().data)),
          new Column<>(
              "pair_score",
              ColumnType.DOUBLE_LIST,
              "Per pair alignment_left[k][i] alignment_right[k][j] of the assigned k; positive when detected, 0 when no k is left for it, null where a feature has no direction",
              headMetrics(h -> h.pairMatch().score())),
          new Column<>(
              "pair_vector",
              ColumnType.INT_LIST,
              "Per pair the assigned k, or -1",
              headMetrics(h -> h.pairMatch().vector())),
          new Column<>(
              "recovered_left",
              ColumnType.INT,
              "Number of features i with max_k |u_k . What_i| > .9; negligible singular vectors left out",
              headMetrics(HeadMetrics::recoveredLeft)),
          new Column<>(
              "recovered_right",
              ColumnType.INT,
              "Number of features j with max_k |v_k . What_j| > .9; negligible singular vectors left out",
              headMetrics(HeadMetrics::recoveredRight)),
          new Column<>(
              "subspace_angles_left",
              ColumnType.DOUBLE_LIST,
              "Principal angles in radians, ascending, between span(u_k) and the span of the pairs' left features; negligible singular vectors left out",
              headMetrics(h -> h.subspaces().leftAngles())),
          new Column<>(
              "subspace_angles_right",
              ColumnType.DOUBLE_LIST,
              "Likewise for v_k and the right features",
              headMetrics(h -> h.subspaces().rightAngles())),
          new Column<>(
              "factor_energy_left",
              ColumnType.DOUBLE_LIST,
              "r x factors row-major; share |P_f u_k|^2 of u_k in the span of tegum factor f",
              headMetrics(h -> h.subspaces().leftEnergy().data)),
          new Column<>(
              "factor_energy_right",
              ColumnType.DOUBLE_LIST,
              "r x factors row-major; likewise for v_k",
              headMetrics(h -> h.subspaces().rightEnergy().data)),
          new Column<>(
              "step_aligned",
              ColumnType.INT,
              "First recorded step from which all pair scores stay above .9; null: never",
              r -> optional(r.result().stepAligned())),
          new Column<>(
              "step_orthogonal",
              ColumnType.INT,
              "First recorded step from which represented features stay orthogonal (largest overlap below .1); null: never",
              r -> optional(r.result().stepOrthogonal())),
          new Column<>(
              "train_seconds",
              ColumnType.DOUBLE,
              "Wall time of training, shared equally by trials that were trained together; the only column that differs between runs of the same code",
              r -> r.result().trainSeconds()),
          new Column<>(
              "results_version",
              ColumnType.INT,
              "Version of the results that the code computes, a part of trial_id",
              r -> TrialConfiguration.RESULTS_VERSION),
          new Column<>(
              "code_version",
              ColumnType.STRING,
              "Version of the code that trained it",
              TrialRow::codeVersion));

  private static TrialConfiguration configuration(TrialRow row) {
    return row.result().configuration();
  }

  private static Object totalLoss(TrialRow row) {
    double lambda = configuration(row).head().map(HeadConfiguration::lambda).orElse(0.0);
    return row.result()
        .metrics()
        .map(m -> m.lossReconstruction() + lambda * m.head().map(HeadMetrics::loss).orElse(0.0))
        .orElse(null);
  }

  private static Object optional(OptionalInt step) {
    return step.isPresent() ? step.getAsInt() : null;
  }

  private static Function<TrialRow, Object> head(Function<HeadConfiguration, Object> value) {
    return r -> configuration(r).head().map(value).orElse(null);
  }

  private static Function<TrialRow, Object> sets(Function<DataConfiguration, Object> value) {
    return r -> {
      DataConfiguration data = configuration(r).data();
      return data.correlation() == Correlation.NONE ? null : value.apply(data);
    };
  }

  private static Function<TrialRow, Object> parameters(Function<Parameters, Object> value) {
    return r -> r.result().parameters().map(value).orElse(null);
  }

  private static Function<TrialRow, Object> headParameters(
      Function<Parameters.HeadParameters, Object> value) {
    return r -> r.result().parameters().flatMap(Parameters::head).map(value).orElse(null);
  }

  private static Function<TrialRow, Object> metrics(Function<TrialMetrics, Object> value) {
    return r -> r.result().metrics().map(value).orElse(null);
  }

  private static Function<TrialRow, Object> headMetrics(Function<HeadMetrics, Object> value) {
    return r -> r.result().metrics().flatMap(TrialMetrics::head).map(value).orElse(null);
  }
}
