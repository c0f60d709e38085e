package io.tegum.analysis.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * Rows as CSV (RFC 4180) with a header: all digits, nothing for null, lists and structs as JSON.
 */
public final class Csv {
  private static final Pattern PLAIN = Pattern.compile("[^\",\r\n]+");

  private Csv() {}

  /** The rows of {@code evidence}, with lines that end as RFC 4180 has it. */
  public static String of(Evidence evidence) {
    StringBuilder csv = new StringBuilder(line(evidence.columns())).append("\r\n");
    for (Row row : evidence.rows()) {
      List<String> cells = new ArrayList<>(row.length());
      for (int i = 0; i < row.length(); i++) {
        cells.add(cellOrNull(row.get(i)));
      }
      csv.append(line(cells)).append("\r\n");
    }
    return csv.toString();
  }

  private static String cellOrNull(Object valueOrNull) {
    if (valueOrNull == null) {
      return null;
    }
    boolean nested = valueOrNull instanceof Row || valueOrNull instanceof scala.collection.Seq;
    return nested ? Json.of(Json.plain(valueOrNull)) : valueOrNull.toString();
  }

  /**
   * One line without its end: nothing for null, and an empty text in quotes, to tell them apart.
   */
  public static String line(List<String> cells) {
    return cells.stream().map(Csv::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String cellOrNull) {
    if (cellOrNull == null) {
      return "";
    }
    return PLAIN.matcher(cellOrNull).matches()
        ? cellOrNull
        : '"' + cellOrNull.replace("\"", "\"\"") + '"';
  }
}
