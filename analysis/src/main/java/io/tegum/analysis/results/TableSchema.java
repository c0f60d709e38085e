package io.tegum.analysis.results;

import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.ColumnType;
import java.util.List;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A table's schema for Spark and for Parquet, both derived from its columns. Every column, list
 * element and struct field is optional, so that a file written by an older or newer version, which
 * lacks a column, still reads.
 */
public final class TableSchema {
  private TableSchema() {}

  /** The schema that Spark reads the table with. */
  public static StructType spark(List<? extends Column<?>> columns) {
    StructField[] fields =
        columns.stream()
            .map(c -> DataTypes.createStructField(c.name(), sparkType(c.type()), true))
            .toArray(StructField[]::new);
    return DataTypes.createStructType(fields);
  }

  /** The schema of the table's Parquet files. */
  static MessageType parquet(String name, List<? extends Column<?>> columns) {
    Type[] fields =
        columns.stream().map(c -> parquetType(c.name(), sparkType(c.type()))).toArray(Type[]::new);
    return new MessageType(name, fields);
  }

  private static DataType sparkType(ColumnType type) {
    if (type instanceof ColumnType.ListOf list) {
      return DataTypes.createArrayType(sparkType(list.element()));
    }
    if (type instanceof ColumnType.Struct struct) {
      return DataTypes.createStructType(
          struct.fields().stream()
              .map(f -> DataTypes.createStructField(f.name(), sparkType(f.type()), true))
              .toArray(StructField[]::new));
    }
    return switch ((ColumnType.Scalar) type) {
      case STRING -> DataTypes.StringType;
      case BOOLEAN -> DataTypes.BooleanType;
      case INT -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case FLOAT -> DataTypes.FloatType;
      case DOUBLE -> DataTypes.DoubleType;
    };
  }

  private static Type parquetType(String name, DataType type) {
    if (type instanceof ArrayType array) {
      return Types.optionalGroup()
          .as(LogicalTypeAnnotation.listType())
          .repeatedGroup()
          .addField(parquetType(ParquetValues.ELEMENT, array.elementType()))
          .named(ParquetValues.REPEATED)
          .named(name);
    }
    if (type instanceof StructType struct) {
      Types.GroupBuilder<GroupType> group = Types.optionalGroup();
      for (StructField field : struct.fields()) {
        group.addField(parquetType(field.name(), field.dataType()));
      }
      return group.named(name);
    }
    if (type.equals(DataTypes.StringType)) {
      return Types.optional(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named(name);
    }
    return Types.optional(primitive(type)).named(name);
  }

  private static PrimitiveTypeName primitive(DataType type) {
    if (type.equals(DataTypes.BooleanType)) {
      return PrimitiveTypeName.BOOLEAN;
    }
    if (type.equals(DataTypes.IntegerType)) {
      return PrimitiveTypeName.INT32;
    }
    if (type.equals(DataTypes.LongType)) {
      return PrimitiveTypeName.INT64;
    }
    if (type.equals(DataTypes.FloatType)) {
      return PrimitiveTypeName.FLOAT;
    }
    if (type.equals(DataTypes.DoubleType)) {
      return PrimitiveTypeName.DOUBLE;
    }
    throw new IllegalArgumentException(
        "Cannot derive a Parquet type: Spark's was " + type.simpleString());
  }
}
