package io.tegum.analysis.toy;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;

import io.tegum.analysis.diagram.OverSeeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** {@link OverSeeds} as SQL functions. */
final class SeedFunctions {
  private SeedFunctions() {}

  static void register(SparkSession spark) {
    UDF1<Seq<Row>, Row> share = SeedFunctions::share;
    UDF1<Seq<Row>, Row> mean = trials -> row(mean(trials));
    UDF3<Seq<Row>, Double, Double, Row> within =
        (trials, least, most) -> row(mean(trials).within(least, most));
    spark.udf().register("share_over_seeds", share, type("share"));
    spark.udf().register("mean_over_seeds", mean, type("mean"));
    spark.udf().register("mean_over_seeds_within", within, type("mean"));
  }

  private static StructType type(String middle) {
    return new StructType()
        .add(middle, DoubleType)
        .add("low", DoubleType)
        .add("high", DoubleType)
        .add("seeds", IntegerType);
  }

  /** Trials of one seed are added up, in whatever order they come: their counts are whole. */
  private static Row share(Seq<Row> trials) {
    Map<Object, double[]> seeds = new LinkedHashMap<>();
    for (Row trial : CollectionConverters.asJava(trials)) {
      double[] counts = seeds.computeIfAbsent(trial.get(0), seed -> new double[2]);
      counts[0] += ((Number) trial.get(1)).doubleValue();
      counts[1] += ((Number) trial.get(2)).doubleValue();
    }
    List<double[]> counted =
        seeds.values().stream()
            .filter(counts -> counts[1] > 0)
            .sorted(
                Comparator.<double[]>comparingDouble(counts -> counts[0] / counts[1])
                    .thenComparingDouble(counts -> counts[1]))
            .toList();
    return row(
        OverSeeds.share(
            counted.stream().mapToDouble(counts -> counts[0]).toArray(),
            counted.stream().mapToDouble(counts -> counts[1]).toArray()));
  }

  /** Sorted, as a sum of rounded numbers depends on their order, and Spark's has no rule. */
  private static OverSeeds mean(Seq<Row> trials) {
    Map<Object, List<Double>> seeds = new LinkedHashMap<>();
    for (Row trial : CollectionConverters.asJava(trials)) {
      if (!trial.isNullAt(1)) {
        seeds.computeIfAbsent(trial.get(0), seed -> new ArrayList<>()).add(trial.getDouble(1));
      }
    }
    return OverSeeds.mean(
        seeds.values().stream()
            .mapToDouble(own -> own.stream().sorted().mapToDouble(v -> v).average().orElseThrow())
            .sorted()
            .toArray());
  }

  private static Row row(OverSeeds estimate) {
    return estimate.seeds() == 0
        ? null
        : RowFactory.create(
            estimate.middle(), orNull(estimate.low()), orNull(estimate.high()), estimate.seeds());
  }

  private static Double orNull(double end) {
    return Double.isNaN(end) ? null : Double.valueOf(end);
  }
}
