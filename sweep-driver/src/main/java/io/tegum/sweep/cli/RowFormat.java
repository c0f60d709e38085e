package io.tegum.sweep.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** How the rows of a query are printed. */
enum RowFormat {
  /** Aligned columns for people. */
  table {
    @Override
    void print(Dataset<Row> rows, PrintWriter out) {
      List<String[]> lines = new ArrayList<>();
      lines.add(rows.columns());
      for (Row row : flat(rows).collectAsList()) {
        String[] cells = new String[row.length()];
        for (int i = 0; i < cells.length; i++) {
          cells[i] = row.isNullAt(i) ? "null" : String.valueOf(row.get(i)).replace('\n', ' ');
        }
        lines.add(cells);
      }
      int[] widths = new int[rows.columns().length];
      for (String[] cells : lines) {
        for (int i = 0; i < widths.length; i++) {
          widths[i] = Math.max(widths[i], cells[i].length());
        }
      }
      boolean[] numeric = new boolean[widths.length];
      StructField[] fields = rows.schema().fields();
      for (int i = 0; i < widths.length; i++) {
        numeric[i] = fields[i].dataType() instanceof NumericType;
      }
      for (String[] cells : lines) {
        out.println(aligned(cells, widths, numeric));
        if (cells == lines.get(0)) {
          out.println(
              Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining("  ")));
        }
      }
    }
  },
  /** RFC 4180, with a header; lists and structs as JSON. */
  csv {
    @Override
    void print(Dataset<Row> rows, PrintWriter out) {
      out.println(
          Arrays.stream(rows.columns()).map(RowFormat::quoted).collect(Collectors.joining(",")));
      Dataset<Row> flat = flat(rows);
      Column whole = functions.struct(columns(flat));
      Map<String, String> options = Map.of("escape", "\"", "emptyValue", "\"\"", "nullValue", "");
      flat.select(functions.to_csv(whole, options))
          .toLocalIterator()
          .forEachRemaining(line -> out.println(line.getString(0)));
    }
  },
  /** One JSON object a line. */
  json {
    @Override
    void print(Dataset<Row> rows, PrintWriter out) {
      Column whole = functions.struct(columns(rows));
      rows.select(functions.to_json(whole, Map.of("ignoreNullFields", "false")))
          .toLocalIterator()
          .forEachRemaining(line -> out.println(line.getString(0)));
    }
  };

  /** Prints rows whose columns differ in their names. */
  abstract void print(Dataset<Row> rows, PrintWriter out);

  /** The same rows; of columns of one name, the second is NAME_2, and so on. */
  static Dataset<Row> distinctlyNamed(Dataset<Row> rows) {
    String[] names = rows.columns();
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      int times = seen.merge(names[i].toLowerCase(Locale.ROOT), 1, Integer::sum);
      names[i] = times == 1 ? names[i] : names[i] + "_" + times;
    }
    return rows.toDF(names);
  }

  /** Lists, maps and structs as JSON text, the rest as it is. */
  private static Dataset<Row> flat(Dataset<Row> rows) {
    StructField[] fields = rows.schema().fields();
    Column[] columns = columns(rows);
    for (int i = 0; i < columns.length; i++) {
      DataType type = fields[i].dataType();
      if (type instanceof ArrayType || type instanceof StructType || type instanceof MapType) {
        columns[i] = functions.to_json(columns[i]).as(fields[i].name());
      }
    }
    return rows.select(columns);
  }

  private static Column[] columns(Dataset<Row> rows) {
    return Arrays.stream(rows.columns())
        .map(name -> rows.col("`" + name.replace("`", "``") + "`"))
        .toArray(Column[]::new);
  }

  private static String aligned(String[] cells, int[] widths, boolean[] numeric) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      String padding = " ".repeat(widths[i] - cells[i].length());
      line.append(i == 0 ? "" : "  ");
      line.append(numeric[i] ? padding + cells[i] : cells[i] + padding);
    }
    return line.toString().stripTrailing();
  }

  private static String quoted(String cell) {
    return cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
