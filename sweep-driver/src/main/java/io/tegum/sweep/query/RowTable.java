package io.tegum.sweep.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Rows as aligned columns. The first rows say how wide these are; a later cell that is wider pushes
 * its line to the right, as waiting for all rows would take all memory.
 */
final class RowTable {

  private static final int ROWS_MEASURED = 1000;

  private final Lines out;
  private final int[] widths;
  private final boolean[] isNumeric;
  private final List<String[]> waiting = new ArrayList<>();
  private boolean isMeasured;

  RowTable(StructType schema, Lines out) {
    this.out = out;
    StructField[] fields = schema.fields();
    widths = new int[fields.length];
    isNumeric = new boolean[fields.length];
    for (int i = 0; i < fields.length; i++) {
      isNumeric[i] = fields[i].dataType() instanceof NumericType;
    }
    waiting.add(schema.fieldNames());
  }

  /** Takes a row over, a text a column. */
  void add(String[] cells) {
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i].replace('\n', ' ');
    }
    if (isMeasured) {
      out.add(aligned(cells));
      return;
    }
    waiting.add(cells);
    if (waiting.size() > ROWS_MEASURED) {
      measure();
    }
  }

  /** After the last row. */
  void end() {
    if (!isMeasured) {
      measure();
    }
  }

  private void measure() {
    isMeasured = true;
    for (String[] cells : waiting) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], cells[i].length());
      }
    }
    out.add(aligned(waiting.get(0)));
    out.add(Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining("  ")));
    waiting.stream().skip(1).map(this::aligned).forEach(out::add);
    waiting.clear();
  }

  private String aligned(String[] cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      String padding = " ".repeat(Math.max(0, widths[i] - cells[i].length()));
      line.append(i == 0 ? "" : "  ");
      line.append(isNumeric[i] ? padding + cells[i] : cells[i] + padding);
    }
    return line.toString().stripTrailing();
  }
}
