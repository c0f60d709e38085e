package io.tegum.analysis.results;

import io.tegum.kernel.family.ColumnType;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * Writes the values of columns. Lists have Parquet's three levels: {@code optional group name
 * (LIST) { repeated group list { optional T element } }}. An empty list has no {@code list} field;
 * a null element is a {@code list} group without its {@code element}.
 */
final class ParquetValues {
  static final String REPEATED = "list";
  static final String ELEMENT = "element";

  private ParquetValues() {}

  /** Whether {@code value} is Parquet's null, which is left out. */
  static boolean isNull(Object value) {
    return value == null || value.equals(Double.NaN);
  }

  /** Writes {@code value}, which is not null, inside its started field. */
  static void write(RecordConsumer out, ColumnType type, Object value) {
    if (type instanceof ColumnType.Scalar scalar) {
      scalar(out, scalar, value);
    } else if (type instanceof ColumnType.ListOf list) {
      list(out, list.element(), value);
    } else if (type instanceof ColumnType.Struct struct) {
      struct(out, struct, value);
    } else {
      throw new IllegalArgumentException("Cannot write a value: its type was " + type);
    }
  }

  private static void scalar(RecordConsumer out, ColumnType.Scalar type, Object value) {
    switch (type) {
      case STRING -> out.addBinary(Binary.fromString((String) value));
      case BOOLEAN -> out.addBoolean((Boolean) value);
      case INT -> out.addInteger((Integer) value);
      case LONG -> out.addLong((Long) value);
      case FLOAT -> out.addFloat(((Double) value).floatValue());
      case DOUBLE -> out.addDouble((Double) value);
    }
  }

  private static void list(RecordConsumer out, ColumnType element, Object value) {
    if (value instanceof double[] values) {
      doubles(out, element, values);
    } else if (value instanceof int[] values) {
      Elements elements = new Elements(out, values.length);
      for (int each : values) {
        elements.begin();
        out.addInteger(each);
        elements.end();
      }
      elements.close();
    } else {
      Elements elements = new Elements(out, ((List<?>) value).size());
      for (Object each : (List<?>) value) {
        if (isNull(each)) {
          elements.addNull();
        } else {
          elements.begin();
          write(out, element, each);
          elements.end();
        }
      }
      elements.close();
    }
  }

  /** The main part of most rows, hence without boxes. */
  private static void doubles(RecordConsumer out, ColumnType element, double[] values) {
    boolean isFloat = element == ColumnType.Scalar.FLOAT;
    Elements elements = new Elements(out, values.length);
    for (double each : values) {
      if (Double.isNaN(each)) {
        elements.addNull();
        continue;
      }
      elements.begin();
      if (isFloat) {
        out.addFloat((float) each);
      } else {
        out.addDouble(each);
      }
      elements.end();
    }
    elements.close();
  }

  private static void struct(RecordConsumer out, ColumnType.Struct struct, Object value) {
    out.startGroup();
    for (int k = 0; k < struct.fields().size(); k++) {
      ColumnType.Field field = struct.fields().get(k);
      Object each = field.value().apply(value);
      if (!isNull(each)) {
        out.startField(field.name(), k);
        write(out, field.type(), each);
        out.endField(field.name(), k);
      }
    }
    out.endGroup();
  }

  /** The groups around a list's elements. */
  private record Elements(RecordConsumer out, int size) {
    private Elements {
      out.startGroup();
      if (size > 0) {
        out.startField(REPEATED, 0);
      }
    }

    void addNull() {
      out.startGroup();
      out.endGroup();
    }

    void begin() {
      out.startGroup();
      out.startField(ELEMENT, 0);
    }

    void end() {
      out.endField(ELEMENT, 0);
      out.endGroup();
    }

    void close() {
      if (size > 0) {
        out.endField(REPEATED, 0);
      }
      out.endGroup();
    }
  }
}
