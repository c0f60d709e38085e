package io.tegum.sweep.query;

import io.tegum.analysis.page.Csv;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.VariantType;

/** How the rows of a query are printed. */
public enum RowFormat {
  /** Aligned columns for people. */
  table {
    @Override
    void print(Dataset<Row> rows, Lines out) {
      RowTable table = new RowTable(rows.schema(), out);
      RowStream.forEach(texts(rows), out::isClosed, row -> table.add(cells(row, "null")));
      table.end();
    }
  },
  /** RFC 4180, with a header; lists and structs as JSON, binary as hex, nothing for null. */
  csv {
    @Override
    void print(Dataset<Row> rows, Lines out) {
      out.add(Csv.line(Arrays.asList(rows.columns())));
      RowStream.forEach(
          texts(rows), out::isClosed, row -> out.add(Csv.line(Arrays.asList(cells(row, null)))));
    }
  },
  /** One JSON object a line. */
  json {
    @Override
    void print(Dataset<Row> rows, Lines out) {
      Column whole = functions.struct(columns(rows));
      RowStream.forEach(
          rows.select(functions.to_json(whole, WITH_NULLS)),
          out::isClosed,
          row -> out.add(row.getString(0)));
    }
  };

  private static final Map<String, String> WITH_NULLS = Map.of("ignoreNullFields", "false");

  /** Prints rows, as many as are read. */
  public void print(Dataset<Row> rows, PrintWriter out) {
    Lines lines = new Lines(out);
    print(distinctlyNamed(rows), lines);
    lines.flush();
  }

  /** Prints rows whose columns differ in their names. */
  abstract void print(Dataset<Row> rows, Lines out);

  /** The same rows; of columns of one name, the second is NAME_2, and so on. */
  private static Dataset<Row> distinctlyNamed(Dataset<Row> rows) {
    String[] names = rows.columns();
    Set<String> taken = new HashSet<>();
    Arrays.stream(names).forEach(name -> taken.add(lower(name)));
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.length; i++) {
      if (!seen.add(lower(names[i]))) {
        int times = 2;
        while (!taken.add(lower(names[i] + "_" + times))) {
          times++;
        }
        names[i] = names[i] + "_" + times;
        seen.add(lower(names[i]));
      }
    }
    return rows.toDF(names);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Every column as text: lists, maps and structs as JSON, binary as hex. */
  private static Dataset<Row> texts(Dataset<Row> rows) {
    StructField[] fields = rows.schema().fields();
    Column[] columns = columns(rows);
    for (int i = 0; i < columns.length; i++) {
      columns[i] = text(columns[i], fields[i].dataType()).as(fields[i].name());
    }
    return rows.select(columns);
  }

  private static Column text(Column column, DataType type) {
    if (type instanceof ArrayType
        || type instanceof StructType
        || type instanceof MapType
        || type instanceof VariantType) {
      return functions.to_json(column, WITH_NULLS);
    }
    return type instanceof BinaryType
        ? functions.lower(functions.hex(column))
        : column.cast(DataTypes.StringType);
  }

  private static Column[] columns(Dataset<Row> rows) {
    return Arrays.stream(rows.columns())
        .map(name -> rows.col("`" + name.replace("`", "``") + "`"))
        .toArray(Column[]::new);
  }

  private static String[] cells(Row row, String forNull) {
    return IntStream.range(0, row.length())
        .mapToObj(i -> row.isNullAt(i) ? forNull : row.getString(i))
        .toArray(String[]::new);
  }
}
