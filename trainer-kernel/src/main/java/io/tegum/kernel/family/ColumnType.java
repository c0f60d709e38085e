package io.tegum.kernel.family;

import java.util.List;
import java.util.function.Function;

/** The types of the results tables' columns. Values may be null everywhere, also in lists. */
public sealed interface ColumnType {

  /** Types without parts, with the Java types of their values. */
  enum Scalar implements ColumnType {
    /** String. */
    STRING,
    /** Boolean. */
    BOOLEAN,
    /** Integer. */
    INT,
    /** Long. */
    LONG,
    /** Double, or an element of a double[]; NaN stands for null. A float in the file. */
    FLOAT,
    /** Double, or an element of a double[]; NaN stands for null. */
    DOUBLE
  }

  /** A list, from double[], int[] or a List. */
  record ListOf(ColumnType element) implements ColumnType {}

  /** A struct, from whatever its fields take their values from. */
  record Struct(List<Field> fields) implements ColumnType {}

  /** A field of a struct. */
  record Field(String name, ColumnType type, Function<Object, Object> value) {

    /** A field of structs that are made from {@code source}s. */
    public static <T> Field of(
        Class<T> source, String name, ColumnType type, Function<T, Object> value) {
      return new Field(name, type, each -> value.apply(source.cast(each)));
    }
  }

  ColumnType STRING = Scalar.STRING;
  ColumnType BOOLEAN = Scalar.BOOLEAN;
  ColumnType INT = Scalar.INT;
  ColumnType LONG = Scalar.LONG;
  ColumnType DOUBLE = Scalar.DOUBLE;
  ColumnType FLOATS = new ListOf(Scalar.FLOAT);
  ColumnType DOUBLES = new ListOf(Scalar.DOUBLE);
  ColumnType INTS = new ListOf(Scalar.INT);

  /** A list of structs. */
  static ColumnType structs(Field... fields) {
    return new ListOf(new Struct(List.of(fields)));
  }

  /** The type of a setting of {@code kind}; one of another kind declares its columns itself. */
  static ColumnType of(Kind<?> kind) {
    if (kind instanceof Kind.Whole) {
      return INT;
    }
    if (kind instanceof Kind.Real) {
      return DOUBLE;
    }
    if (kind instanceof Kind.Label) {
      return STRING;
    }
    throw new IllegalArgumentException(
        "Cannot derive a column: the kind was " + kind + ", must be a number or a label");
  }
}
