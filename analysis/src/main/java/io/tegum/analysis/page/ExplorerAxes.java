package io.tegum.analysis.page;

import io.tegum.analysis.diagram.DiagramAxis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The axes of the explorer, at least two, and the values that it keeps of each. A sweep with too
 * many cells is thinned along its longest axes, every second value at a time, so that what is left
 * is a grid still.
 *
 * @param axes the axes that vary; filled up with what does not, where they are fewer than two
 * @param values kept values of each axis, ascending, null first
 * @param allCounts number of values of each axis in the sweep
 */
record ExplorerAxes(List<DiagramAxis> axes, List<List<Object>> values, List<Integer> allCounts) {

  private static final DiagramAxis SWEEP = new DiagramAxis("sweep", "`sweep`", "Sweep", "");

  /** The axes of the trials view, with at most {@code mostCells} combinations that occur. */
  static ExplorerAxes of(SparkSession spark, SweepSummary sweep, long mostCells) {
    List<DiagramAxis> axes = new ArrayList<>();
    for (SweepSummary.VaryingAxis varying : sweep.varying()) {
      List<String> twins = varying.twins();
      if (varying.axis().name().equals(twins.get(twins.size() - 1))) {
        axes.add(varying.axis());
      }
    }
    if (sweep.names().size() > 1 || axes.size() < 2) {
      axes.add(SWEEP);
    }
    if (axes.size() < 2) {
      axes.add(DiagramAxis.configurable(sweep.family()).get(0));
    }
    ExplorerAxes all = all(spark, axes);
    while (all.cells(spark) > mostCells) {
      all = all.thinned();
    }
    return all;
  }

  private static ExplorerAxes all(SparkSession spark, List<DiagramAxis> axes) {
    Row row =
        spark
            .sql(
                axes.stream()
                    .map(
                        a ->
                            "array_sort(collect_set(%1$s)), count_if(%1$s IS NULL)"
                                .formatted(a.sql()))
                    .collect(Collectors.joining(", ", "SELECT ", " FROM trials")))
            .head();
    List<List<Object>> values = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      List<Object> present = new ArrayList<>();
      if (row.getLong(2 * i + 1) > 0) {
        present.add(null);
      }
      present.addAll(row.getList(2 * i));
      values.add(present);
    }
    return new ExplorerAxes(axes, values, values.stream().map(List::size).toList());
  }

  private long cells(SparkSession spark) {
    return spark.sql("SELECT DISTINCT " + columns() + " FROM trials WHERE " + condition()).count();
  }

  /** Every second value of the axis with most values. */
  private ExplorerAxes thinned() {
    int longest =
        IntStream.range(0, axes.size())
            .reduce((i, j) -> values.get(i).size() >= values.get(j).size() ? i : j)
            .orElseThrow();
    List<Object> old = values.get(longest);
    List<List<Object>> kept = new ArrayList<>(values);
    kept.set(
        longest,
        IntStream.range(0, old.size())
            .filter(i -> i % 2 == 0)
            .mapToObj(old::get)
            .collect(Collectors.toCollection(ArrayList::new)));
    return new ExplorerAxes(axes, kept, allCounts);
  }

  /** The axes as columns of a query: "`sparsity`, ...". */
  String columns() {
    return axes.stream()
        .map(a -> a.sql() + " AS `" + a.name() + "`")
        .collect(Collectors.joining(", "));
  }

  /** The names of these columns: "`sparsity`, ...". */
  String names() {
    return axes.stream().map(a -> "`" + a.name() + "`").collect(Collectors.joining(", "));
  }

  /** SQL that holds for the trials whose values are kept. */
  String condition() {
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      if (values.get(i).size() < allCounts.get(i)) {
        conditions.add(oneOf(axes.get(i).sql(), values.get(i)));
      }
    }
    return conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
  }

  private static String oneOf(String sql, List<Object> values) {
    List<String> literals =
        values.stream().filter(v -> v != null).map(ExplorerAxes::literal).toList();
    String in = literals.isEmpty() ? "false" : sql + " IN (" + String.join(", ", literals) + ")";
    return values.contains(null) ? "(" + sql + " IS NULL OR " + in + ")" : in;
  }

  private static String literal(Object value) {
    if (value instanceof Double number) {
      return number + "D";
    }
    return value instanceof Number
        ? value.toString()
        : "'" + value.toString().replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** Positions of a row's first columns among the kept values. */
  List<Integer> positions(Row row) {
    List<Integer> positions = new ArrayList<>(axes.size());
    for (int i = 0; i < axes.size(); i++) {
      positions.add(values.get(i).indexOf(row.get(i)));
    }
    return Collections.unmodifiableList(positions);
  }

  /** "25 of the 100 values of Sparsity S", for each axis that was thinned; empty when none was. */
  String thinning() {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      if (values.get(i).size() < allCounts.get(i)) {
        parts.add(
            "%d of the %d values of %s"
                .formatted(values.get(i).size(), allCounts.get(i), axes.get(i).label()));
      }
    }
    return String.join(", ", parts);
  }

  /** What the page is told of an axis, with its kept values. */
  record Told(String name, String label, String symbol, List<Object> values) {}

  /** What the page is told of the axes. */
  List<Told> told() {
    return IntStream.range(0, axes.size())
        .mapToObj(
            i ->
                new Told(
                    axes.get(i).name(), axes.get(i).label(), axes.get(i).symbol(), values.get(i)))
        .toList();
  }

  /** Positions of the two axes that the page begins with: the first of {@code names} it has. */
  List<Integer> start(List<String> names) {
    return Stream.concat(
            names.stream().map(this::position).filter(i -> i >= 0),
            IntStream.range(0, axes.size()).boxed())
        .distinct()
        .limit(2)
        .toList();
  }

  private int position(String name) {
    return axes.stream().map(DiagramAxis::name).toList().indexOf(name);
  }
}
