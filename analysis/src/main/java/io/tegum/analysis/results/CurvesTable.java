package io.tegum.analysis.results;

import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.Family;
import java.util.ArrayList;
import java.util.List;

/** The curves table: a row a trial and recorded step. */
public final class CurvesTable {
  private CurvesTable() {}

  /** Name of the table, of its folder in a store and of its SQL view. */
  public static final String NAME = "curves";

  /** The columns that every family's curves begin with. */
  static final List<Column<CurveRow>> COMMON =
      List.of(
          new Column<>("trial_id", ColumnType.STRING, "The trial", CurveRow::trialId),
          new Column<>(
              "step",
              ColumnType.INT,
              "Optimiser steps done, 0 at initialisation; the second phase goes on counting",
              r -> r.point().step()));

  /** The columns of {@code family}'s curves, in order. */
  public static List<Column<CurveRow>> columns(Family family) {
    List<Column<CurveRow>> columns = new ArrayList<>(COMMON);
    columns.addAll(own(family));
    return List.copyOf(columns);
  }

  /** Those of the family alone. */
  static List<Column<CurveRow>> own(Family family) {
    List<Column<CurveRow>> columns = new ArrayList<>();
    family.curveColumns().forEach(column -> columns.add(column.over(CurveRow::point)));
    return List.copyOf(columns);
  }
}
