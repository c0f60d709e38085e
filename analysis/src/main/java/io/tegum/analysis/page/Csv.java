package io.tegum.analysis.page;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * Rows as CSV (RFC 4180) with a header: all digits, nothing for null, lists and structs as JSON.
 */
public final class Csv {
  private Csv() {}

  /** The rows of {@code evidence}. */
  public static String of(Evidence evidence) {
    StringBuilder csv = new StringBuilder();
    line(csv, evidence.columns());
    for (Row row : evidence.rows()) {
      List<String> cells = new ArrayList<>(row.length());
      for (int i = 0; i < row.length(); i++) {
        cells.add(cell(row.get(i)));
      }
      line(csv, cells);
    }
    return csv.toString();
  }

  private static String cell(Object value) {
    if (value == null) {
      return "";
    }
    boolean nested = value instanceof Row || value instanceof scala.collection.Seq;
    return nested ? Json.of(Json.plain(value)) : value.toString();
  }

  private static void line(StringBuilder csv, List<String> cells) {
    String comma = "";
    for (String cell : cells) {
      csv.append(comma).append(quoted(cell));
      comma = ",";
    }
    csv.append("\r\n");
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
