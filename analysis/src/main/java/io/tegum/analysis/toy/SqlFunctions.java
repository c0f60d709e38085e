package io.tegum.analysis.toy;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import io.tegum.analysis.diagram.Proportion;
import io.tegum.kernel.toy.model.DataConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * SQL functions over columns of the results tables, for phases, basins and the exact theory of
 * small models ({@link SmallModels}):
 *
 * <ul>
 *   <li>importances(n_features, importance_decay, last_importance): I_i as array&lt;double&gt;
 *   <li>geometry(tegum_factors, importances): what the features form; see {@link Basin}
 *   <li>wilson_low(k, n), wilson_high(k, n): ends of a {@link Proportion}; null for none of none
 *   <li>share_over_seeds(array of struct(seed, part, whole)), mean_over_seeds(array of struct(seed,
 *       value)): struct(share or mean, low, high, seeds), see {@link OverSeeds}; null for no trial;
 *       mean_over_seeds_within(..., least, most): with an interval within what the mean can be
 *   <li>alignment_by_chance(n_hidden): see {@link BestCosines}
 *   <li>best_cosines(alignment, omega_singular_values, feature_norms, features): each feature's
 *       largest |cos| with a significant singular vector; null where it is not represented
 *   <li>phase_shares(array of labels): each label's share with its interval, the largest first
 *   <li>basins(array of struct(trial_id, loss, phase, geometry)): see {@link Basin}
 *   <li>relu_loss(w, b, density, importances), relu_optimum(n_hidden, density, importances, w, b)
 *   <li>relu_loss_under_dropout(w, b, density, importances, dropout),
 *       relu_optimum_under_dropout(n_hidden, density, importances, dropout, w, b)
 * </ul>
 */
public final class SqlFunctions {
  private static final StructType PROPORTION =
      new StructType()
          .add("trials", LongType)
          .add("share", DoubleType)
          .add("share_low", DoubleType)
          .add("share_high", DoubleType);
  private static final DataType PHASES =
      createArrayType(struct(new StructType().add("phase", StringType), PROPORTION));
  private static final DataType BASINS =
      createArrayType(
          struct(new StructType().add("phase", StringType).add("geometry", StringType), PROPORTION)
              .add("lowest_loss", DoubleType)
              .add("highest_loss", DoubleType)
              .add("trial_id", StringType));

  private SqlFunctions() {}

  /** Registers the functions in {@code spark}, replacing functions of these names. */
  public static void register(SparkSession spark) {
    UDF3<Integer, Double, Double, double[]> importances =
        (features, decay, last) -> new DataConfiguration(0, decay, last).importance(features);
    UDF2<Seq<Row>, Seq<Double>, String> geometry = SqlFunctions::geometry;
    UDF2<Number, Number, Double> low =
        (part, whole) -> proportion(part, whole).map(Proportion::low).orElse(null);
    UDF2<Number, Number, Double> high =
        (part, whole) -> proportion(part, whole).map(Proportion::high).orElse(null);
    UDF1<Seq<String>, List<Row>> phases = SqlFunctions::phaseShares;
    UDF1<Seq<Row>, List<Row>> basins = SqlFunctions::basins;
    spark.udf().register("importances", importances, createArrayType(DoubleType));
    spark.udf().register("geometry", geometry, StringType);
    spark.udf().register("phase_shares", phases, PHASES);
    spark.udf().register("basins", basins, BASINS);
    spark.udf().register("wilson_low", low, DoubleType);
    spark.udf().register("wilson_high", high, DoubleType);
    SeedFunctions.register(spark);
    BestCosines.register(spark);
    SmallModels.register(spark);
  }

  /** Counts come as any integer type; empty for none of none. */
  private static Optional<Proportion> proportion(Number part, Number whole) {
    return part == null || whole == null || whole.longValue() == 0
        ? Optional.empty()
        : Optional.of(new Proportion(part.longValue(), whole.longValue()));
  }

  private static StructType struct(StructType first, StructType second) {
    StructType joined = first;
    for (var field : second.fields()) {
      joined = joined.add(field);
    }
    return joined;
  }

  private static String geometry(Seq<Row> factors, Seq<Double> importances) {
    if (factors == null || importances == null) {
      return null;
    }
    List<Geometry.Factor> list = new ArrayList<>();
    for (Row factor : CollectionConverters.asJava(factors)) {
      list.add(
          new Geometry.Factor(
              factor.getString(factor.fieldIndex("kind")),
              factor.getList(factor.fieldIndex("features"))));
    }
    return Geometry.text(list, SmallModels.doubles(importances));
  }

  private static List<Row> phaseShares(Seq<String> labels) {
    Map<String, Long> counts = new TreeMap<>();
    for (String label : CollectionConverters.asJava(labels)) {
      counts.merge(label, 1L, Long::sum);
    }
    List<Row> shares = new ArrayList<>();
    counts.entrySet().stream()
        .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
        .forEach(
            count -> {
              Proportion share = new Proportion(count.getValue(), labels.size());
              shares.add(
                  RowFactory.create(
                      count.getKey(), share.part(), share.share(), share.low(), share.high()));
            });
    return shares;
  }

  private static List<Row> basins(Seq<Row> ends) {
    List<EndState> states = new ArrayList<>();
    for (Row end : CollectionConverters.asJava(ends)) {
      if (end.anyNull()) {
        continue; // a results version that had no such column yet
      }
      states.add(
          new EndState(end.getString(0), end.getDouble(1), end.getString(2), end.getString(3)));
    }
    List<Row> rows = new ArrayList<>();
    for (Basin basin : Basin.of(states)) {
      Proportion trials = basin.trials();
      rows.add(
          RowFactory.create(
              basin.phase(),
              basin.geometry(),
              trials.part(),
              trials.share(),
              trials.low(),
              trials.high(),
              basin.lowestLoss(),
              basin.highestLoss(),
              basin.trialId()));
    }
    return rows;
  }
}
