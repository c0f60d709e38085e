package io.tegum.analysis.page;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.Labels;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a results folder holds.
 *
 * @param names names of its sweeps
 * @param versions what trained it, by code version
 * @param countByStatus trials by status, in the statuses' alphabetical order
 * @param family whose trials they are
 * @param parts trials with each part that models may have
 * @param seeds distinct seeds
 * @param trainSeconds training time of all trials together
 * @param varying the axes with more than one value, with what they span
 * @param fixed the settings with one value in all trials that have them
 */
public record SweepSummary(
    List<String> names,
    List<Version> versions,
    Map<String, Long> countByStatus,
    Family family,
    Map<Part, Long> parts,
    long seeds,
    double trainSeconds,
    List<VaryingAxis> varying,
    List<FixedSetting> fixed) {

  /**
   * An axis that the sweep varies.
   *
   * @param axis which
   * @param count its distinct values
   * @param span "0 to 0.95", or the values themselves when there are few
   * @param twins names of the varying columns of its setting, itself included, that say the same in
   *     this sweep: with one m, r and r/m
   * @param deciding names of other axes whose value decides its own in this sweep: of sets' sizes,
   *     where there is one, how features depend on one another
   */
  record VaryingAxis(
      DiagramAxis axis, long count, String span, List<String> twins, Set<String> deciding) {

    VaryingAxis decidedBy(Set<String> others) {
      return new VaryingAxis(axis, count, span, twins, others);
    }

    /** Whether a figure that shows these axes shows this one too. */
    boolean isShownBy(Set<String> shown) {
      return Stream.concat(twins.stream(), deciding.stream()).anyMatch(shown::contains);
    }
  }

  /**
   * A setting with one value; none that says what its silence says, unless it always was one.
   *
   * @param column its column
   * @param section of the spec; empty at the top
   */
  record FixedSetting(String column, String section, String label, String value) {}

  /**
   * A version of the code, and of the results that it computes.
   *
   * @param resultsVersion null in files from before there was one
   * @param trials trials by both
   */
  record Version(String code, Integer resultsVersion, long trials) {

    /** Both as people read them. */
    String text() {
      return code + (resultsVersion == null ? "" : " (results version " + resultsVersion + ")");
    }
  }

  private static final int MOST_LISTED = 4;

  private static final String VERSIONS =
      """
      SELECT coalesce(code_version, 'unknown'), results_version, count(*)
      FROM trials
      GROUP BY 1, 2
      ORDER BY 1, 2\
      """;
  private static final String COUNTS =
      """
      SELECT
        coalesce(array_sort(collect_set(sweep)), array()) AS sweeps,
        CAST(size(collect_set(seed)) AS bigint) AS seeds,
        coalesce(sum(train_seconds), 0) AS train_seconds,
        max(family) AS family
      FROM trials\
      """;

  /** Reads the summary from the trials view. */
  public static SweepSummary of(SparkSession spark) {
    Map<String, Long> countByStatus = new LinkedHashMap<>();
    for (Row row :
        spark
            .sql("SELECT status, count(*) FROM trials GROUP BY status ORDER BY status")
            .collectAsList()) {
      countByStatus.put(row.getString(0), row.getLong(1));
    }
    Row counts = spark.sql(COUNTS).head();
    Family family =
        Families.named(counts.isNullAt(3) ? Families.DEFAULT : counts.<String>getAs("family"));
    FamilyReport report = FamilyReport.of(family);
    SweptSettings settings = SweptSettings.of(spark, family, report.listAxes());
    return new SweepSummary(
        counts.getList(0),
        versions(spark),
        countByStatus,
        family,
        parts(spark, report.parts()),
        counts.getLong(1),
        counts.getDouble(2),
        settings.varying(),
        settings.fixed());
  }

  private static Map<Part, Long> parts(SparkSession spark, List<Part> parts) {
    Map<Part, Long> counts = new LinkedHashMap<>();
    for (Part part : parts) {
      counts.put(
          part,
          spark.sql("SELECT count(`%s`) FROM trials".formatted(part.column())).head().getLong(0));
    }
    return counts;
  }

  private static List<Version> versions(SparkSession spark) {
    List<Version> versions = new ArrayList<>();
    for (Row row : spark.sql(VERSIONS).collectAsList()) {
      versions.add(new Version(row.getString(0), row.getAs(1), row.getLong(2)));
    }
    return versions;
  }

  /** "0 to 0.95", or the values themselves when they are few or no numbers. */
  static String span(List<Object> values) {
    if (values.get(values.size() - 1) == null) {
      return span(values.subList(0, values.size() - 1)) + "; or none";
    }
    if (values.size() <= MOST_LISTED || !(values.get(0) instanceof Number)) {
      return String.join(", ", Labels.of(values).all(values));
    }
    List<Object> ends = List.of(values.get(0), values.get(values.size() - 1));
    return String.join(" to ", Labels.of(ends).all(ends));
  }

  /** Trials with {@code part}. */
  long with(Part part) {
    return parts.getOrDefault(part, 0L);
  }

  /** Whether trials differ in a column; having none is a value as well. */
  boolean varies(String column) {
    return varying.stream().anyMatch(v -> v.axis().name().equals(column));
  }

  /** Whether some trial has another value in a column than where a spec is silent of it. */
  boolean speaksOf(String column) {
    return varies(column) || fixed.stream().anyMatch(f -> f.column().equals(column));
  }

  /** All trials. */
  long trials() {
    return countByStatus.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Trials that completed. */
  long completed() {
    return countByStatus.getOrDefault("completed", 0L);
  }

  /** The axes that it varies, one of those that say the same. */
  public List<DiagramAxis> axes() {
    return varying.stream()
        .filter(v -> v.twins().indexOf(v.axis().name()) == 0)
        .map(VaryingAxis::axis)
        .toList();
  }

  /**
   * The axes that it varies beside some, one of those that say the same: what a figure of a single
   * cell has to name.
   *
   * @param shown names of the axes that a figure shows or names anyway
   */
  public List<DiagramAxis> axesBeside(Set<String> shown) {
    return beside(shown).map(VaryingAxis::axis).toList();
  }

  private Stream<VaryingAxis> beside(Set<String> shown) {
    return varying.stream()
        .filter(v -> !v.isShownBy(shown))
        .filter(v -> v.twins().indexOf(v.axis().name()) == 0);
  }

  /**
   * "Pooled over: Learning rate (3 values)." for the varying axes that a figure does not show;
   * empty when it shows them all.
   *
   * @param shown names of the axes that it shows
   */
  public String pooling(Set<String> shown) {
    List<String> pooled =
        beside(shown).map(v -> v.axis().label() + " (" + v.count() + " values)").toList();
    return pooled.isEmpty() ? "" : "Pooled over: " + String.join(", ", pooled) + ".";
  }
}
