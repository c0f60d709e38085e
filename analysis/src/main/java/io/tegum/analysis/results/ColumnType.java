package io.tegum.analysis.results;

import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createStructField;
import static org.apache.spark.sql.types.DataTypes.createStructType;

import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** The types that the results tables use. Lists may hold nulls. */
@SuppressWarnings("ImmutableEnumChecker") // Spark does not annotate its immutable types
public enum ColumnType {
  STRING(DataTypes.StringType, (out, value) -> out.addBinary(Binary.fromString((String) value))),
  INT(DataTypes.IntegerType, (out, value) -> out.addInteger((Integer) value)),
  LONG(DataTypes.LongType, (out, value) -> out.addLong((Long) value)),
  DOUBLE(DataTypes.DoubleType, (out, value) -> out.addDouble((Double) value)),
  /** list&lt;float&gt;, from double[] */
  FLOAT_LIST(
      createArrayType(DataTypes.FloatType),
      (out, value) -> ParquetLists.floats(out, (double[]) value)),
  /** list&lt;double&gt;, from double[] */
  DOUBLE_LIST(
      createArrayType(DataTypes.DoubleType),
      (out, value) -> ParquetLists.doubles(out, (double[]) value)),
  /** list&lt;int&gt;, from int[] */
  INT_LIST(
      createArrayType(DataTypes.IntegerType),
      (out, value) -> ParquetLists.ints(out, (int[]) value)),
  /** list&lt;struct&lt;left int, right int, weight double&gt;&gt; */
  PAIR_LIST(
      createArrayType(
          createStructType(
              new StructField[] {
                createStructField("left", DataTypes.IntegerType, true),
                createStructField("right", DataTypes.IntegerType, true),
                createStructField("weight", DataTypes.DoubleType, true)
              })),
      (out, value) -> ParquetLists.pairs(out, (List<?>) value)),
  /** list&lt;struct&lt;features list&lt;int&gt;, rank int, kind string&gt;&gt; */
  FACTOR_LIST(
      createArrayType(
          createStructType(
              new StructField[] {
                createStructField("features", createArrayType(DataTypes.IntegerType), true),
                createStructField("rank", DataTypes.IntegerType, true),
                createStructField("kind", DataTypes.StringType, true)
              })),
      (out, value) -> ParquetLists.factors(out, (List<?>) value));

  /** Writes one non-null value inside its started Parquet field. */
  interface ValueWriter {
    void write(RecordConsumer out, Object value);
  }

  private final DataType sparkType;
  private final ValueWriter writer;

  ColumnType(DataType sparkType, ValueWriter writer) {
    this.sparkType = sparkType;
    this.writer = writer;
  }

  /** The type in Spark SQL; the Parquet type follows from it. */
  public DataType sparkType() {
    return sparkType;
  }

  /** Writes {@code value}, neither null nor NaN, of the Java type that {@link Column} names. */
  void write(RecordConsumer out, Object value) {
    writer.write(out, value);
  }
}
