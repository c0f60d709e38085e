package io.tegum.analysis.toy;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import io.tegum.kernel.metrics.Spectrum;
import io.tegum.kernel.toy.metrics.FeatureGeometry;
import io.tegum.kernel.toy.theory.RandomDirection;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.api.java.UDF4;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * best_cosines(alignment, omega_singular_values, feature_norms, features): the largest |cos| of
 * each of some features with a significant singular vector; null where a feature is not
 * represented, as its direction is a remainder of training. And chance_at_most(head_rank, n_hidden,
 * x), the probability that a random direction's is at most x; and alignment_by_chance(n_hidden),
 * the mean of a random direction's largest |cos| with the axes of hidden space.
 */
final class BestCosines {
  private BestCosines() {}

  static void register(SparkSession spark) {
    UDF4<Seq<Double>, Seq<Double>, Seq<Double>, Seq<Integer>, List<Double>> best = BestCosines::of;
    UDF3<Integer, Integer, Double, Double> chance =
        (rank, dimensions, x) -> RandomDirection.of(rank, dimensions).atMost(x);
    UDF1<Integer, Double> axes = RandomDirection::meanLargest;
    spark.udf().register("alignment_by_chance", axes, DoubleType);
    spark.udf().register("best_cosines", best, createArrayType(DoubleType));
    spark.udf().register("chance_at_most", chance, DoubleType);
  }

  private static List<Double> of(
      Seq<Double> alignment, Seq<Double> sigma, Seq<Double> norms, Seq<Integer> features) {
    if (alignment == null || sigma == null || norms == null || features == null) {
      return null;
    }
    List<Double> cosines = CollectionConverters.asJava(alignment);
    List<Double> values = CollectionConverters.asJava(sigma);
    List<Double> best = new ArrayList<>();
    for (int feature : CollectionConverters.asJava(features)) {
      boolean represented = norms.apply(feature) > FeatureGeometry.REPRESENTED_NORM;
      best.add(represented ? Double.valueOf(best(cosines, values, feature, norms.size())) : null);
    }
    return best;
  }

  private static double best(
      List<Double> cosines, List<Double> sigma, int feature, int featureCount) {
    double best = 0;
    for (int k = 0; k < sigma.size(); k++) {
      Double cosine = cosines.get(k * featureCount + feature);
      if (cosine != null && sigma.get(k) > Spectrum.NEGLIGIBLE_SIGMA * sigma.get(0)) {
        best = Math.max(best, Math.abs(cosine));
      }
    }
    return best;
  }
}
