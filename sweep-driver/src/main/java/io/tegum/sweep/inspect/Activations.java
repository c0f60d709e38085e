package io.tegum.sweep.inspect;

import io.tegum.kernel.checkpoint.BadCheckpointException;
import io.tegum.kernel.checkpoint.FloatMatrix;
import io.tegum.kernel.checkpoint.Vectors;
import io.tegum.sweep.wording.OneLine;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Driver only. Reads the vectors that {@code --activations} names. */
final class Activations {

  private static final String LAYER = "layer";
  private static final String VECTOR = "vector";

  private Activations() {}

  /**
   * The first vectors of each layer.
   *
   * @param name a safetensors file, or a Parquet file or folder with columns layer and vector
   */
  static Map<Integer, FloatMatrix> read(SparkSession spark, String name) throws IOException {
    CheckpointLocation location =
        CheckpointLocation.of(name, spark.sparkContext().hadoopConfiguration());
    if (location.fileOrNull() != null && !location.fileOrNull().endsWith(".parquet")) {
      return Vectors.read(location.files(), location.fileOrNull());
    }
    Map<Integer, List<float[]>> lists;
    try {
      lists = lists(spark, name);
    } catch (Exception e) { // Spark's own are checked ones that it does not declare
      if (e instanceof SparkThrowable) {
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        throw new BadCheckpointException(
            "%s: is no readable Parquet table of layer and vector: %s"
                .formatted(name, OneLine.bounded(why)));
      }
      throw e;
    }
    if (lists.isEmpty()) {
      throw new FileNotFoundException("Cannot read " + name + ": it holds no vectors");
    }
    Map<Integer, FloatMatrix> matrices = new TreeMap<>();
    for (Map.Entry<Integer, List<float[]>> layer : lists.entrySet()) {
      matrices.put(layer.getKey(), matrix(name, layer.getKey(), layer.getValue()));
    }
    return matrices;
  }

  /** The first vectors of each layer of a Parquet table. */
  private static Map<Integer, List<float[]>> lists(SparkSession spark, String name)
      throws BadCheckpointException {
    Dataset<Row> table = spark.read().parquet(name);
    if (!Arrays.asList(table.columns()).containsAll(List.of(LAYER, VECTOR))) {
      throw new BadCheckpointException(
          "%s: has columns %s, must have layer (a whole number) and vector (a list of numbers)"
              .formatted(name, String.join(", ", table.columns())));
    }
    Map<Integer, List<float[]>> lists = new TreeMap<>();
    table.createOrReplaceTempView("given_vectors");
    Dataset<Row> first =
        spark.sql(
            """
            SELECT CAST(layer AS INT) AS layer, CAST(vector AS ARRAY<FLOAT>) AS vector
            FROM given_vectors
            """);
    Iterator<Row> rows = first.toLocalIterator();
    while (rows.hasNext()) {
      Row row = rows.next();
      if (row.isNullAt(0) || row.isNullAt(1)) {
        throw new BadCheckpointException(name + ": a layer or vector is null");
      }
      List<float[]> list = lists.computeIfAbsent(row.getInt(0), layer -> new ArrayList<>());
      if (list.size() < Vectors.MOST) {
        list.add(vector(name, row.getList(1)));
      }
    }
    return lists;
  }

  private static float[] vector(String name, List<Float> values) throws BadCheckpointException {
    float[] vector = new float[values.size()];
    for (int i = 0; i < vector.length; i++) {
      if (values.get(i) == null || !Float.isFinite(values.get(i))) {
        throw new BadCheckpointException(
            "%s: an element of a vector was %s, must be finite".formatted(name, values.get(i)));
      }
      vector[i] = values.get(i);
    }
    return vector;
  }

  private static FloatMatrix matrix(String name, int layer, List<float[]> vectors)
      throws BadCheckpointException {
    int columns = vectors.get(0).length;
    float[] values = new float[vectors.size() * columns];
    for (int row = 0; row < vectors.size(); row++) {
      if (vectors.get(row).length != columns) {
        throw new BadCheckpointException(
            "%s: vectors of layer %d have %d and %d dimensions, must have the same"
                .formatted(name, layer, columns, vectors.get(row).length));
      }
      System.arraycopy(vectors.get(row), 0, values, row * columns, columns);
    }
    return new FloatMatrix(vectors.size(), columns, values);
  }
}
