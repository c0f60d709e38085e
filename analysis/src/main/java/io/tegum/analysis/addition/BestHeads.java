package io.tegum.analysis.addition;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/**
 * The heads of one trial, the strongest first.
 *
 * @param row the trial, with the columns heads, digits and head_shares at least
 * @param order numbers of the heads that are drawn, by their share in contributions
 */
record BestHeads(Row row, List<Integer> order) {

  /** More panels than this would be too small to see. */
  static final int MOST_DRAWN = 32;

  static BestHeads of(Row row) {
    List<Double> shares = list(row, "head_shares");
    List<Integer> order =
        IntStream.range(0, shares.size())
            .boxed()
            .sorted(Comparator.comparingDouble((Integer head) -> shares.get(head)).reversed())
            .limit(MOST_DRAWN)
            .toList();
    return new BestHeads(row, order);
  }

  /** H. */
  int count() {
    return row.<Integer>getAs("heads");
  }

  /** D. */
  int digits() {
    return row.<Integer>getAs("digits");
  }

  /** Of the squares of contributions, in the order of heads' numbers. */
  List<Double> shares() {
    return list("head_shares");
  }

  /** What {@code column} has of a head, whose parts stand one after the other. */
  double[] part(String column, int head) {
    List<? extends Number> all = list(column);
    int length = all.size() / count();
    return all.subList(head * length, (head + 1) * length).stream()
        .mapToDouble(value -> value == null ? Double.NaN : value.doubleValue())
        .toArray();
  }

  /** What {@code column} has. */
  <T> List<T> list(String column) {
    return list(row, column);
  }

  private static <T> List<T> list(Row row, String column) {
    return row.getList(row.fieldIndex(column));
  }
}
