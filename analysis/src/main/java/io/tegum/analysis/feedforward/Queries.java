package io.tegum.analysis.feedforward;

import io.tegum.analysis.results.SqlResource;
import io.tegum.analysis.results.TrialKeys;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import java.util.regex.Pattern;

/**
 * The queries beside this class, a .sql file a question. Besides keys they may hold:
 *
 * <ul>
 *   <li><code>{model}</code>: what panels are called, the function and the shape; with the decay if
 *       the column decays says so
 *   <li><code>{decays vary}</code>: whether some function and shape has more than one decay
 *   <li><code>{low of X}</code>, <code>{high of X}</code>: Wilson's interval (95 %) of the share X
 *       of so many as the column seeds says
 * </ul>
 */
final class Queries {
  private static final TrialKeys KEYS =
      TrialKeys.of(Families.named(FeedForwardConfiguration.FAMILY));
  private static final String MODEL =
      "concat_ws(', ', concat(function, ', n = ', n_inputs, ', m = ', n_neurons),\n"
          + "      IF(decays, concat('decay ', importance_decay), NULL))";
  private static final String DECAYS_VARY =
      "count(DISTINCT function, n_inputs, n_neurons, importance_decay)\n"
          + "    > count(DISTINCT function, n_inputs, n_neurons)";
  private static final Pattern LOW = Pattern.compile("\\{low of ([^{}]+)}");
  private static final Pattern HIGH = Pattern.compile("\\{high of ([^{}]+)}");

  private Queries() {}

  /** The query of the question {@code id}. */
  static String of(String id) {
    return KEYS.expanded(text(id));
  }

  /** How a column of the trials view depends on sparsity. */
  static String overSparsity(String column) {
    return text("over-sparsity").replace("{value}", column);
  }

  private static String text(String id) {
    String text =
        SqlResource.text(Queries.class, id + ".sql")
            .replace("{model}", MODEL)
            .replace("{decays vary}", DECAYS_VARY);
    text = LOW.matcher(text).replaceAll("greatest(0, " + bound("-") + ")");
    return HIGH.matcher(text).replaceAll("least(1, " + bound("+") + ")");
  }

  private static String bound(String sign) {
    return "(($1) * seeds + 1.92073\n      "
        + sign
        + " 1.959964 * sqrt(seeds * ($1) * (1 - ($1)) + 0.960365)) / (seeds + 3.84146)";
  }
}
