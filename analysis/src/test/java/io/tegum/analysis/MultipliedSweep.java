package io.tegum.analysis;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.md5;
import static org.apache.spark.sql.functions.pow;

import io.tegum.analysis.results.ResultsViews;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Makes a large results folder of a small one, to measure the report with: each trial and its curve
 * many times over, with head weights between the sweep's and seeds of their own, and losses a
 * little apart. {@code bench/report} runs it.
 */
public final class MultipliedSweep {
  private static final int FILES = 200;

  private MultipliedSweep() {}

  /**
   * Multiplies a folder.
   *
   * @param arguments the folder, the new folder, copies along the head weight, copies along the
   *     seed
   */
  public static void main(String[] arguments) throws IOException {
    Path from = Path.of(arguments[0]);
    Path to = Path.of(arguments[1]);
    int weights = Integer.parseInt(arguments[2]);
    int seeds = Integer.parseInt(arguments[3]);
    SparkSession spark = SharedSpark.session();
    spark.sparkContext().setLogLevel("ERROR");
    ResultsViews.register(spark, from.toString());
    Dataset<Row> copies = spark.range((long) weights * seeds).toDF("copy");
    Column weight = col("copy").mod(weights);
    Column seed = expr("copy div " + weights);
    Column id = md5(concat_ws("-", col("trial_id"), col("copy")).cast("binary"));
    long trials = spark.table("trials").count() * weights * seeds;
    write(
        spark
            .table("trials")
            .crossJoin(copies)
            .withColumn("trial_id", id)
            .withColumn("lambda", col("lambda").multiply(pow(lit(10.0), weight.divide(weights))))
            .withColumn("seed", col("seed").plus(seed.multiply(1000)))
            .withColumn(
                "loss_total", col("loss_total").multiply(col("copy").multiply(1e-5).plus(1))),
        to.resolve("trials"));
    write(spark.table("curves").crossJoin(copies).withColumn("trial_id", id), to.resolve("curves"));
    Files.copy(from.resolve("sweep.yaml"), to.resolve("sweep.yaml"));
    String json = Files.readString(from.resolve("sweep.json"));
    Files.writeString(
        to.resolve("sweep.json"),
        json.replaceFirst("\"trials\" : [0-9]+", "\"trials\" : " + trials));
    spark.stop();
  }

  private static void write(Dataset<Row> rows, Path folder) {
    rows.repartition(FILES, col("trial_id"))
        .drop("copy")
        .write()
        .option("compression", "zstd")
        .option("parquet.enable.dictionary", "false") // as the sweep's own files
        .option("mapreduce.fileoutputcommitter.marksuccessfuljobs", "false")
        .parquet(folder.toString());
  }
}
