package io.tegum.analysis.phase;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An axis or facet of a diagram: something that every trial has one value of.
 *
 * @param name its column name in the diagram's query
 * @param sql SQL over the trials view
 * @param label as an axis title, for instance "Sparsity S"
 * @param symbol as it stands before a value, for instance "S" in "S = 0.9"; empty where the value
 *     speaks for itself, such as a schedule
 * @param descends whether a diagram begins with its largest value
 */
public record Axis(String name, String sql, String label, String symbol, boolean descends) {

  private static final Map<String, Axis> KNOWN = new LinkedHashMap<>();

  static {
    known("n_features", "Features n", "n");
    known("n_hidden", "Hidden dimensions m", "m");
    known("activation", "Activation", "");
    known("head_rank", "Head rank r", "r");
    known("rank_ratio", "Rank ratio r/m", "r/m");
    known("lambda", "Head weight λ", "λ");
    known("target", "Head's target", "target");
    known("sparsity", "Sparsity S", "S");
    known("importance_decay", "Importance decay", "importance decay");
    known("last_importance", "Importance of the last feature", "last importance");
    known("correlation", "Correlation of features", "correlation");
    known("set_size", "Features of a set", "set size");
    known("schedule", "Schedule", "");
    known("steps", "Steps", "steps");
    known("batch", "Batch", "batch");
    known("optimizer", "Optimiser", "");
    known("learning_rate", "Learning rate", "learning rate");
    known("learning_rate_schedule", "Learning-rate schedule", "learning-rate schedule");
    known("weight_decay", "Weight decay", "weight decay");
    known("warmup_steps", "Warm-up steps", "warm-up steps");
    known("initial_scale", "Scale of initial weights", "initial scale");
  }

  public Axis {
    if (name.isBlank() || name.contains("`")) {
      throw new IllegalArgumentException(
          "Cannot define an axis: name was \"" + name + "\", must be non-blank, without backticks");
    }
    if (sql.isBlank()) {
      throw new IllegalArgumentException("Cannot define axis " + name + ": its SQL was blank");
    }
  }

  /** An axis that ascends. */
  public Axis(String name, String sql, String label, String symbol) {
    this(name, sql, label, symbol, false);
  }

  /** The same axis from its largest value to its smallest. */
  public Axis descending() {
    return new Axis(name, sql, label, symbol, true);
  }

  private static void known(String column, String label, String symbol) {
    KNOWN.put(column, new Axis(column, "`" + column + "`", label, symbol));
  }

  /** The axes that a sweep can vary, with their names in the field, in the order of the columns. */
  public static List<Axis> configurable() {
    return List.copyOf(KNOWN.values());
  }

  /** A column of the trials view, labelled in the field's terms where it is a known axis. */
  public static Axis column(String column) {
    Axis known = KNOWN.get(column);
    return known == null ? new Axis(column, "`" + column + "`", column, column) : known;
  }

  /** An SQL expression over the trials view, for instance ("density", "1 - sparsity", "p"). */
  public static Axis expression(String name, String sql, String label) {
    return new Axis(name, sql, label, label);
  }

  /** A column of texts that speak for themselves as headings. */
  public static Axis text(String column) {
    return new Axis(column, "`" + column + "`", column, "");
  }

  /** A value as a heading: "S = 0.9", "joint", "no λ" for null. */
  public String heading(Object value) {
    if (value == null) {
      return "no " + (symbol.isEmpty() ? label : symbol);
    }
    String text = ShortNumber.of(value);
    return symbol.isEmpty() ? text : symbol + " = " + text;
  }
}
