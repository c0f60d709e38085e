package io.tegum.analysis.results;

import java.util.List;

/** The one definition of the curves table: a row a trial and recorded step. */
public final class CurvesTable {
  private CurvesTable() {}

  /** Name of the table, of its folder in a store and of its SQL view. */
  public static final String NAME = "curves";

  /** The columns, in order. */
  public static final List<Column<CurveRow>> COLUMNS =
      List.of(
          new Column<>("trial_id", ColumnType.STRING, "The trial", CurveRow::trialId),
          new Column<>(
              "step",
              ColumnType.INT,
              "Optimiser steps done, 0 at initialisation; the second phase goes on counting",
              r -> r.point().step()),
          new Column<>(
              "loss_reconstruction",
              ColumnType.DOUBLE,
              "L1 over held-out tokens",
              r -> r.point().lossReconstruction()),
          new Column<>(
              "loss_head",
              ColumnType.DOUBLE,
              "L2, exact; null without a head",
              r -> r.point().lossHead()),
          new Column<>(
              "pair_score",
              ColumnType.DOUBLE_LIST,
              "As in trials, at this step",
              r -> r.point().pairScoreOrNull()),
          new Column<>(
              "omega_singular_values",
              ColumnType.DOUBLE_LIST,
              "As in trials, at this step",
              r -> r.point().singularValuesOrNull()),
          new Column<>(
              "feature_norms",
              ColumnType.DOUBLE_LIST,
              "As in trials, at this step",
              r -> r.point().featureNorms()),
          new Column<>(
              "feature_dimensionality",
              ColumnType.DOUBLE_LIST,
              "As in trials, at this step",
              r -> r.point().featureDimensionality()),
          new Column<>(
              "max_overlap",
              ColumnType.DOUBLE,
              "As in trials, at this step",
              r -> r.point().maxOverlap()));
}
