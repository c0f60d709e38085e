package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.ShortNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** A query's rows for sentences: every number that these say is a column. */
final class Rows {
  private Rows() {}

  /** Rows by the value of a column, in their order. */
  static Map<Object, List<Row>> by(List<Row> rows, String column) {
    return by(rows, row -> row.getAs(column));
  }

  /** Rows by what {@code key} says of each, in their order. */
  static Map<Object, List<Row>> by(List<Row> rows, Function<Row, Object> key) {
    Map<Object, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : rows) {
      groups.computeIfAbsent(key.apply(row), k -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  /** The first row with the largest value of a column of doubles. */
  static Row most(List<Row> rows, String column) {
    return rows.stream()
        .reduce((a, b) -> b.<Double>getAs(column) > a.<Double>getAs(column) ? b : a)
        .orElseThrow();
  }

  /** The rows with the largest counts in a column, at most {@code count}, largest first. */
  static List<Row> largest(List<Row> rows, String column, int count) {
    return rows.stream()
        .sorted(Comparator.<Row>comparingLong(row -> -row.<Long>getAs(column)))
        .limit(count)
        .toList();
  }

  /** The first and the last row, or the only one. */
  static List<Row> ends(List<Row> rows) {
    return rows.size() == 1 ? rows : List.of(rows.get(0), rows.get(rows.size() - 1));
  }

  /** A number of one row. */
  static String number(Row row, String column) {
    return ShortNumber.of(row.<Object>getAs(column));
  }

  /** A number of several rows: "0, 1, 2". */
  static String numbers(List<Row> rows, String column) {
    return rows.stream().map(row -> number(row, column)).collect(Collectors.joining(", "));
  }
}
