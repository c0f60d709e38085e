package io.tegum.analysis.checkpoint;

import io.tegum.analysis.diagram.ShortNumber;
import io.tegum.analysis.page.Evidence;
import io.tegum.kernel.checkpoint.NullInterval;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The sentence on structure. The word stands only where a path's statistic lies above the intervals
 * of both kinds of chance, with how far it does.
 */
final class Verdict {

  static final String SQL =
      """
      SELECT layer, kind, rows, columns, structured, path_cos2,
        path_cos2_gaussian, path_cos2_gaussian_low, path_cos2_gaussian_high,
        path_cos2_shuffled, path_cos2_shuffled_low, path_cos2_shuffled_high,
        largest_cos2, path_first, path_second, blocks, in_blocks
      FROM matrices
      WHERE path_cos2 IS NOT NULL
      ORDER BY path_cos2 - greatest(path_cos2_gaussian_high, path_cos2_shuffled_high) DESC, layer, kind
      """
          .strip();

  /** How likely one more draw lies outside of its interval. */
  static final double TWO_SIDED = 1 - NullInterval.LEVEL;

  /** How likely it lies above the interval, or below it. */
  static final double ONE_SIDED = TWO_SIDED / 2;

  private final Evidence evidence;

  private Verdict(Evidence evidence) {
    this.evidence = evidence;
  }

  static Verdict of(SparkSession spark) {
    return new Verdict(Evidence.of(spark, SQL));
  }

  /** The matrices' numbers, those with most structure first. */
  Evidence evidence() {
    return evidence;
  }

  String sentence() {
    int all = evidence.rows().size();
    if (all == 0) {
      return "No matrix with neurons was looked at, or none with three rows that are not 0.";
    }
    long structured = evidence.rows().stream().filter(row -> row.getBoolean(4)).count();
    Row first = evidence.rows().get(0);
    if (structured == 0) {
      return ("No structure: of %s, none has a path beyond chance. The nearest to it is %s, whose mean squared"
              + " cosine along the path is %s; %s.")
          .formatted(count(all), title(first), number(first.getDouble(5)), chance(first));
    }
    return "Structure in %d of %s (%s). Most in %s: the mean squared cosine along its path is %s, %s times the upper end of chance; %s."
        .formatted(
            structured,
            count(all),
            byChance(all, ONE_SIDED),
            title(first),
            number(first.getDouble(5)),
            "%.2f"
                .formatted(first.getDouble(5) / Math.max(first.getDouble(8), first.getDouble(11))),
            chance(first));
  }

  /** How many would pass without structure, for instance "by chance 0.06". */
  static String byChance(long asked, double share) {
    return "by chance %s".formatted(ShortNumber.of(asked * share));
  }

  private static String count(int matrices) {
    return matrices + (matrices == 1 ? " matrix" : " matrices");
  }

  private static String chance(Row row) {
    return "chance gives %s to %s for Gaussian weights and %s to %s for shuffled columns (99 %% of draws)"
        .formatted(
            number(row.getDouble(7)),
            number(row.getDouble(8)),
            number(row.getDouble(10)),
            number(row.getDouble(11)));
  }

  /** For instance "mlp_out of layer 3". */
  static String title(Row row) {
    return row.isNullAt(0) ? row.getString(1) : row.getString(1) + " of layer " + row.getInt(0);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
