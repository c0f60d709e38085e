package io.tegum.analysis.toy;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import io.tegum.kernel.toy.metrics.TegumFactor;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.theory.DropoutLoss;
import io.tegum.kernel.toy.theory.ExactReluLoss;
import io.tegum.kernel.toy.theory.ReluOptimum;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.api.java.UDF5;
import org.apache.spark.sql.api.java.UDF6;
import org.apache.spark.sql.types.StructType;
import org.ejml.data.DMatrixRMaj;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** The exact theory of ReLU models with at most four features as SQL functions. */
final class SmallModels {
  private static final StructType FACTOR =
      new StructType()
          .add("features", createArrayType(IntegerType))
          .add("rank", IntegerType)
          .add("kind", StringType);
  private static final StructType OPTIMUM =
      new StructType()
          .add("loss", DoubleType)
          .add("w", createArrayType(DoubleType))
          .add("b", createArrayType(DoubleType))
          .add("tegum_factors", createArrayType(FACTOR));

  private SmallModels() {}

  static void register(SparkSession spark) {
    UDF4<Seq<Float>, Seq<Float>, Double, Seq<Double>, Double> loss = SmallModels::loss;
    UDF5<Integer, Double, Seq<Double>, Seq<Float>, Seq<Float>, Row> optimum = SmallModels::optimum;
    spark.udf().register("relu_loss", loss, DoubleType);
    spark.udf().register("relu_optimum", optimum, OPTIMUM);
    UDF5<Seq<Float>, Seq<Float>, Double, Seq<Double>, Double, Double> droppedLoss =
        SmallModels::loss;
    UDF6<Integer, Double, Seq<Double>, Double, Seq<Float>, Seq<Float>, Row> droppedOptimum =
        SmallModels::optimum;
    spark.udf().register("relu_loss_under_dropout", droppedLoss, DoubleType);
    spark.udf().register("relu_optimum_under_dropout", droppedOptimum, OPTIMUM);
  }

  /** The exact L1 of a trained W and b; null for more features than can be integrated. */
  private static Double loss(Seq<Float> w, Seq<Float> b, Double density, Seq<Double> importances) {
    return loss(w, b, density, importances, 0.0);
  }

  /** Likewise its expectation under dropout; null for more hidden units than have few masks. */
  private static Double loss(
      Seq<Float> w, Seq<Float> b, Double density, Seq<Double> importances, Double dropout) {
    if (w == null || b == null || isLarge(b.size(), w.size() / b.size(), dropout)) {
      return null;
    }
    Parameters trained = parameters(w, b);
    ExactReluLoss plain = new ExactReluLoss(density, doubles(importances));
    return dropout == 0
        ? plain.loss(trained.w(), trained.b())
        : new DropoutLoss(dropout, plain::loss).loss(trained.w(), trained.b());
  }

  private static boolean isLarge(int features, int hidden, double dropout) {
    return features > ExactReluLoss.MAX_FEATURES
        || (dropout != 0 && hidden > DropoutLoss.MAX_HIDDEN);
  }

  /** The best model known for a cell, the trained one included; null where there is none. */
  private static Row optimum(
      Integer hidden, Double density, Seq<Double> importances, Seq<Float> w, Seq<Float> b) {
    return optimum(hidden, density, importances, 0.0, w, b);
  }

  /** Likewise under dropout. */
  private static Row optimum(
      Integer hidden,
      Double density,
      Seq<Double> importances,
      Double dropout,
      Seq<Float> w,
      Seq<Float> b) {
    if (isLarge(importances.size(), hidden, dropout)) {
      return null;
    }
    ExactReluLoss loss = new ExactReluLoss(density, doubles(importances));
    List<Parameters> known = w == null || b == null ? List.of() : List.of(parameters(w, b));
    ReluOptimum optimum = ReluOptimum.of(loss, dropout, hidden, known);
    List<Row> factors = new ArrayList<>();
    for (TegumFactor factor : TegumFactor.of(optimum.w())) {
      factors.add(RowFactory.create(factor.features(), factor.rank(), factor.kind()));
    }
    return RowFactory.create(optimum.loss(), optimum.w().data, optimum.b().data, factors);
  }

  private static Parameters parameters(Seq<Float> w, Seq<Float> b) {
    int features = b.size();
    int hidden = w.size() / features;
    return new Parameters(
        new DMatrixRMaj(hidden, features, true, doubles(w)),
        new DMatrixRMaj(features, 1, true, doubles(b)),
        null);
  }

  static double[] doubles(Seq<? extends Number> values) {
    return CollectionConverters.asJava(values).stream().mapToDouble(Number::doubleValue).toArray();
  }
}
