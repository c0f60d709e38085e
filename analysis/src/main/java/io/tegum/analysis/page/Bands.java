package io.tegum.analysis.page;

import io.tegum.analysis.figure.Band;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** Reads lines with their spread from a query's rows. */
public final class Bands {
  private Bands() {}

  /** Bands from rows whose columns are, by position: facets, series, x, low, middle, high. */
  public static List<Band> of(List<Row> rows, int facets) {
    List<Band> bands = new ArrayList<>(rows.size());
    for (Row row : rows) {
      List<Object> values = new ArrayList<>(facets);
      for (int i = 0; i < facets; i++) {
        values.add(row.get(i));
      }
      bands.add(
          new Band(
              values,
              row.get(facets),
              number(row, facets + 1),
              number(row, facets + 2),
              number(row, facets + 3),
              number(row, facets + 4)));
    }
    return bands;
  }

  private static double number(Row row, int column) {
    return ((Number) row.get(column)).doubleValue();
  }
}
