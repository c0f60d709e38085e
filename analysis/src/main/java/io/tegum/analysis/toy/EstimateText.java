package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.ShortNumber;
import org.apache.spark.sql.Row;

/** What share_over_seeds and mean_over_seeds say, in words. */
final class EstimateText {
  private EstimateText() {}

  /** "62 % (48 to 74)": a share with its 95 % interval over seeds; none with one seed. */
  static String share(Row row, String column) {
    Row estimate = row.getAs(column);
    String share = percent(estimate.<Double>getAs("share"));
    return estimate.getAs("low") == null
        ? share
        : "%s (%.0f to %.0f)"
            .formatted(
                share, 100 * estimate.<Double>getAs("low"), 100 * estimate.<Double>getAs("high"));
  }

  /** "0.05 (0.01 to 0.09)" likewise. */
  static String mean(Row row, String column) {
    Row estimate = row.getAs(column);
    String mean = ShortNumber.of(estimate.<Double>getAs("mean"));
    return estimate.getAs("low") == null
        ? mean
        : "%s (%s to %s)"
            .formatted(
                mean,
                ShortNumber.of(estimate.<Double>getAs("low")),
                ShortNumber.of(estimate.<Double>getAs("high")));
  }

  /** Whether there are several seeds. */
  static boolean hasInterval(Row row, String column) {
    Row estimate = row.getAs(column);
    return estimate.getAs("low") != null;
  }

  /** Rounded, but 0 and 100 only when exact. */
  private static String percent(double share) {
    if (share == 0 || share == 1) {
      return share == 0 ? "0 %" : "100 %";
    }
    return Math.max(1, Math.min(99, Math.round(100 * share))) + " %";
  }
}
