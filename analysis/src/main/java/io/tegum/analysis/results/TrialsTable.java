package io.tegum.analysis.results;

import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Measures;
import io.tegum.kernel.family.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The trials table: a row a trial; columns that every family has, then the family's own. */
public final class TrialsTable {
  private TrialsTable() {}

  /** Name of the table, of its folder in a store and of its SQL view. */
  public static final String NAME = "trials";

  /** Columns of settings that all families have, and that stand among the common ones. */
  private static final List<String> COMMON_SETTINGS =
      List.of(
          "seed",
          "steps",
          "batch",
          "optimizer",
          "learning_rate",
          "learning_rate_schedule",
          "warmup_steps",
          "weight_decay",
          "record_points");

  private static final List<Column<TrialRow>> IDENTITY =
      List.of(
          new Column<>(
              "trial_id",
              ColumnType.STRING,
              "Hex hash of the canonical configuration and the results version; the same trial has"
                  + " the same id in every sweep",
              r -> r.result().trial().trialId()),
          new Column<>(
              "family",
              ColumnType.STRING,
              "What kind of model it is; null in results from before there were several",
              r -> r.result().trial().family().name()),
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
              r -> r.result().errorOrNull()));

  private static final List<Column<TrialRow>> OUTCOME =
      List.of(
          new Column<>(
              "steps_done",
              ColumnType.INT,
              "Optimiser steps done over all phases; where a diverged trial stopped",
              r -> r.result().stepsDone()),
          new Column<>(
              "loss_total",
              ColumnType.DOUBLE,
              "The loss that was trained on, held out or exact",
              r -> r.result().measures().map(Measures::lossTotal).orElse(null)),
          new Column<>(
              "train_seconds",
              ColumnType.DOUBLE,
              "Wall time of training, shared equally by trials that were trained together; the only"
                  + " column that differs between runs of the same code",
              r -> r.result().trainSeconds()),
          new Column<>(
              "results_version",
              ColumnType.INT,
              "Version of the results that the code computes, a part of trial_id",
              r -> Trial.RESULTS_VERSION),
          new Column<>(
              "code_version",
              ColumnType.STRING,
              "Version of the code that trained it",
              TrialRow::codeVersion));

  /** The columns of {@code family}'s trials, in order: {@link #common}, then {@link #own}. */
  public static List<Column<TrialRow>> columns(Family family) {
    List<Column<TrialRow>> columns = new ArrayList<>(common(family));
    columns.addAll(own(family));
    return List.copyOf(columns);
  }

  /** Those whose names all families have. */
  static List<Column<TrialRow>> common(Family family) {
    Map<String, Column<Trial>> settings =
        family.settings().columns().stream().collect(Collectors.toMap(Column::name, c -> c));
    List<Column<TrialRow>> columns = new ArrayList<>(IDENTITY);
    for (String name : COMMON_SETTINGS) {
      Column<Trial> column = settings.get(name);
      if (column == null) {
        throw new IllegalStateException("Family " + family.name() + " has no column " + name);
      }
      columns.add(column.over(TrialsTable::trial));
    }
    columns.addAll(OUTCOME);
    return List.copyOf(columns);
  }

  /** Those of the family alone: its settings', then what is kept of its models. */
  static List<Column<TrialRow>> own(Family family) {
    List<Column<TrialRow>> columns = new ArrayList<>();
    for (Column<Trial> column : family.settings().columns()) {
      if (!COMMON_SETTINGS.contains(column.name())) {
        columns.add(column.over(TrialsTable::trial));
      }
    }
    family.columns().forEach(column -> columns.add(column.over(TrialRow::result)));
    return List.copyOf(columns);
  }

  private static Trial trial(TrialRow row) {
    return row.result().trial();
  }
}
