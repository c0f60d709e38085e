package io.tegum.analysis.page;

import io.tegum.analysis.figure.Band;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** Reads lines with their spread from a query's rows. */
public final class Bands {
  private Bands() {}

  /**
   * Bands from rows whose columns are, by position: facets, series, x, low, middle, high. Where a
   * number is null there is nothing to draw.
   */
  public static List<Band> of(List<Row> rows, int facets) {
    List<Band> bands = new ArrayList<>(rows.size());
    for (Row row : rows) {
      if (!hasNumbers(row, facets + 1, facets + 5)) {
        continue;
      }
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

  /** Whether the columns from one on, up to another, hold numbers. */
  static boolean hasNumbers(Row row, int from, int end) {
    for (int column = from; column < end; column++) {
      if (row.isNullAt(column)) {
        return false;
      }
    }
    return true;
  }

  private static double number(Row row, int column) {
    return ((Number) row.get(column)).doubleValue();
  }
}
