package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.Facets;
import io.tegum.analysis.page.SweepSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * The axes that a sweep varies beside those that a figure of single cells names of itself: without
 * them no reader could tell which cell it shows.
 */
record OtherAxes(List<DiagramAxis> axes) {

  /** Before the names of their columns, as a query may have one of an axis's name. */
  private static final String PREFIX = "other_";

  static OtherAxes of(SweepSummary sweep, String... named) {
    return new OtherAxes(sweep.axesBeside(Set.of(named)));
  }

  /**
   * The query {@code sql} with its markers replaced: <code>{other axes}</code>, columns over
   * trials; <code>{any other}</code>, those of any one of a group's rows. Each begins with a comma,
   * as there may be none.
   */
  String in(String sql) {
    return sql.replace("{other axes}", columns("%2$s AS `%1$s`"))
        .replace("{any other}", columns("any_value(`%1$s`) AS `%1$s`"));
  }

  private String columns(String format) {
    return axes.stream()
        .map(axis -> ",\n    " + format.formatted(PREFIX + axis.name(), axis.sql()))
        .collect(Collectors.joining());
  }

  /** ", q = 0.1, adam": the values of a row of that query; empty where there are no others. */
  String text(Row row) {
    List<Object> values = new ArrayList<>();
    axes.forEach(axis -> values.add(row.getAs(PREFIX + axis.name())));
    return axes.isEmpty() ? "" : ", " + Facets.heading(axes, values, List.of(values));
  }
}
