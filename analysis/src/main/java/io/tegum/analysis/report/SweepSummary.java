package io.tegum.analysis.report;

import io.tegum.analysis.phase.Axis;
import io.tegum.analysis.phase.ShortNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a results folder holds.
 *
 * @param names names of its sweeps
 * @param versions what trained it, by code version
 * @param countByStatus trials by status, in the statuses' alphabetical order
 * @param withHead trials with a head
 * @param shapes (n, m) of its models
 * @param seeds distinct seeds
 * @param trainSeconds training time of all trials together
 * @param varying the axes with more than one value, with what they span
 */
record SweepSummary(
    List<String> names,
    List<Version> versions,
    Map<String, Long> countByStatus,
    long withHead,
    Set<Shape> shapes,
    long seeds,
    double trainSeconds,
    List<VaryingAxis> varying) {

  /**
   * An axis that the sweep varies.
   *
   * @param axis which
   * @param count its distinct values
   * @param span "0 to 0.95", or the values themselves when there are few
   */
  record VaryingAxis(Axis axis, long count, String span) {}

  /**
   * A version of the code, and of the results that it computes.
   *
   * @param resultsVersion null in files from before there was one
   * @param trials trials by both
   */
  record Version(String code, Integer resultsVersion, long trials) {}

  /** A model's n features in m hidden dimensions. */
  record Shape(int features, int hidden) {}

  private static final int MOST_LISTED = 4;

  /** Sets of pairs as texts, "0-1 2-3:0.5", which can be sorted and shown. */
  private static final String PAIRS =
      "array_join(transform(pairs, p ->"
          + " concat(p.left, '-', p.right, if(p.weight = 1, '', concat(':', p.weight)))), ' ')";

  private static final String VERSIONS =
      """
      SELECT coalesce(code_version, 'unknown'), results_version, count(*)
      FROM trials
      GROUP BY 1, 2
      ORDER BY 1, 2""";
  private static final String COUNTS =
      """
      SELECT
        coalesce(array_sort(collect_set(sweep)), array()) AS sweeps,
        count(head_rank) AS with_head,
        CAST(size(collect_set(seed)) AS bigint) AS seeds,
        coalesce(sum(train_seconds), 0) AS train_seconds,
        CAST(size(collect_set(CAST(pairs AS string))) AS bigint) AS pair_sets,
        collect_set(struct(n_features, n_hidden)) AS shapes
      FROM trials""";

  /** Reads the summary from the trials view. */
  static SweepSummary of(SparkSession spark) {
    Map<String, Long> countByStatus = new LinkedHashMap<>();
    for (Row row :
        spark
            .sql("SELECT status, count(*) FROM trials GROUP BY status ORDER BY status")
            .collectAsList()) {
      countByStatus.put(row.getString(0), row.getLong(1));
    }
    Row counts = spark.sql(COUNTS).head();
    List<VaryingAxis> varying = varying(spark);
    if (counts.getLong(4) > 1) {
      varying.add(
          new VaryingAxis(
              new Axis("pairs", PAIRS, "Pairs of interest", "pairs"),
              counts.getLong(4),
              counts.getLong(4) + " sets"));
    }
    return new SweepSummary(
        counts.getList(0),
        versions(spark),
        countByStatus,
        counts.getLong(1),
        counts.<Row>getList(5).stream()
            .map(r -> new Shape(r.getInt(0), r.getInt(1)))
            .collect(Collectors.toUnmodifiableSet()),
        counts.getLong(2),
        counts.getDouble(3),
        varying);
  }

  private static List<Version> versions(SparkSession spark) {
    List<Version> versions = new ArrayList<>();
    for (Row row : spark.sql(VERSIONS).collectAsList()) {
      versions.add(new Version(row.getString(0), row.getAs(1), row.getLong(2)));
    }
    return versions;
  }

  private static List<VaryingAxis> varying(SparkSession spark) {
    StringBuilder sql = new StringBuilder("SELECT ");
    List<Axis> axes = Axis.configurable();
    for (Axis axis : axes) {
      sql.append(axes.indexOf(axis) == 0 ? "" : ", ")
          .append("array_sort(collect_set(%s))".formatted(axis.sql()));
    }
    Row values = spark.sql(sql.append(" FROM trials").toString()).head();
    List<VaryingAxis> varying = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      List<Object> distinct = values.getList(i);
      if (distinct.size() > 1) {
        varying.add(new VaryingAxis(axes.get(i), distinct.size(), span(distinct)));
      }
    }
    return varying;
  }

  private static String span(List<Object> values) {
    if (values.size() <= MOST_LISTED || !(values.get(0) instanceof Number)) {
      return String.join(", ", values.stream().map(ShortNumber::of).toList());
    }
    return ShortNumber.of(values.get(0)) + " to " + ShortNumber.of(values.get(values.size() - 1));
  }

  /** All trials. */
  long trials() {
    return countByStatus.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Trials that completed. */
  long completed() {
    return countByStatus.getOrDefault("completed", 0L);
  }

  /**
   * "Pooled over: Learning rate (3 values)." for the varying axes that a figure does not show;
   * empty when it shows them all.
   *
   * @param shown names of the axes that it shows
   */
  String pooling(Set<String> shown) {
    boolean oneHidden = shapes.stream().map(Shape::hidden).distinct().count() == 1;
    List<String> pooled =
        varying.stream()
            .filter(v -> !shown.contains(v.axis().name()))
            .filter(v -> !(oneHidden && v.axis().name().equals("rank_ratio"))) // as head_rank
            .filter(v -> !(v.axis().name().equals("head_rank") && shown.contains("rank_ratio")))
            .map(v -> v.axis().label() + " (" + v.count() + " values)")
            .toList();
    return pooled.isEmpty() ? "" : "Pooled over: " + String.join(", ", pooled) + ".";
  }
}
