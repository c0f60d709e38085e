package io.tegum.analysis.page;

import org.apache.spark.sql.Row;

/** Shares with their intervals, in sentences. */
public final class Share {
  private Share() {}

  /**
   * "62 % of 50 (95 % interval 48 to 74 %)": the share of the column {@code part} in the column
   * {@code whole}, with the columns {@code part_low} and {@code part_high}.
   */
  public static String of(Row row, String part, String whole) {
    long all = row.<Long>getAs(whole);
    return "%s of %d (95 %% interval %.0f to %.0f %%)"
        .formatted(
            Percent.of(row.<Long>getAs(part), all),
            all,
            100 * row.<Double>getAs(part + "_low"),
            100 * row.<Double>getAs(part + "_high"));
  }
}
