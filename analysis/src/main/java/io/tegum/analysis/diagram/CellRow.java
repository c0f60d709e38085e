package io.tegum.analysis.diagram;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** Cells from the rows of a diagram's query. */
final class CellRow {
  private CellRow() {}

  /** The cell of a row of {@link PhaseDiagram#sql}. */
  static PhaseCell cell(Row row, int facetCount) {
    List<Object> facets = new ArrayList<>();
    for (int i = 0; i < facetCount; i++) {
      facets.add(row.get(2 + i));
    }
    int counts = 2 + facetCount;
    List<Basin> basins = basins(row);
    return new PhaseCell(
        row.get(0),
        row.get(1),
        facets,
        row.getLong(counts),
        row.getLong(counts + 1),
        row.getLong(counts + 2),
        row.isNullAt(counts + 3) ? Double.NaN : ((Number) row.get(counts + 3)).doubleValue(),
        spreadOrNull(row),
        basins.isEmpty() ? null : basins.get(0).phase(),
        phases(row),
        basins);
  }

  private static Spread spreadOrNull(Row row) {
    if (!has(row, "best") || row.isNullAt(row.fieldIndex("best"))) {
      return null;
    }
    return new Spread(
        number(row, "best"), number(row, "lower"), number(row, "median"), number(row, "upper"));
  }

  private static List<PhaseShare> phases(Row row) {
    List<PhaseShare> phases = new ArrayList<>();
    for (Row phase : list(row, "phases")) {
      long trials = phase.<Long>getAs("trials");
      double share = phase.<Double>getAs("share");
      phases.add(
          new PhaseShare(phase.getAs("phase"), new Proportion(trials, Math.round(trials / share))));
    }
    return phases;
  }

  private static List<Basin> basins(Row row) {
    List<Basin> basins = new ArrayList<>();
    for (Row basin : list(row, "basins")) {
      long trials = basin.<Long>getAs("trials");
      double share = basin.<Double>getAs("share");
      basins.add(
          new Basin(
              basin.getAs("phase"),
              basin.getAs("geometry"),
              new Proportion(trials, Math.round(trials / share)),
              number(basin, "lowest_loss"),
              number(basin, "highest_loss"),
              basin.getAs("trial_id")));
    }
    return basins;
  }

  private static List<Row> list(Row row, String column) {
    return has(row, column) ? row.getList(row.fieldIndex(column)) : List.of();
  }

  private static boolean has(Row row, String column) {
    return List.of(row.schema().fieldNames()).contains(column);
  }

  private static double number(Row row, String column) {
    return ((Number) row.getAs(column)).doubleValue();
  }
}
