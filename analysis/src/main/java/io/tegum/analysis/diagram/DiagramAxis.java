package io.tegum.analysis.diagram;

import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Trial;
import java.util.ArrayList;
import java.util.List;

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
public record DiagramAxis(String name, String sql, String label, String symbol, boolean descends) {

  public DiagramAxis {
    if (name.isBlank() || name.contains("`")) {
      throw new IllegalArgumentException(
          "Cannot define an axis: name was \"" + name + "\", must be non-blank, without backticks");
    }
    if (sql.isBlank()) {
      throw new IllegalArgumentException("Cannot define axis " + name + ": its SQL was blank");
    }
  }

  /** An axis that ascends. */
  public DiagramAxis(String name, String sql, String label, String symbol) {
    this(name, sql, label, symbol, false);
  }

  /** The same axis from its largest value to its smallest. */
  public DiagramAxis descending() {
    return new DiagramAxis(name, sql, label, symbol, true);
  }

  /** The axes that a sweep of {@code family} can vary and that are numbers or labels. */
  public static List<DiagramAxis> configurable(Family family) {
    List<DiagramAxis> axes = new ArrayList<>();
    for (Setting<?> setting : family.settings().all()) {
      for (Column<Trial> column : setting.columns()) {
        if (column.type() instanceof ColumnType.Scalar && setting.tellsModelsApart()) {
          axes.add(of(setting, column));
        }
      }
    }
    return axes;
  }

  /** A column of the trials view of the default family. */
  public static DiagramAxis column(String column) {
    return column(Families.named(Families.DEFAULT), column);
  }

  /**
   * A column of the trials view of {@code family}, labelled in the field's terms where it is one of
   * its settings'.
   */
  public static DiagramAxis column(Family family, String column) {
    return configurable(family).stream()
        .filter(axis -> axis.name().equals(column))
        .findFirst()
        .orElseGet(() -> new DiagramAxis(column, "`" + column + "`", column, column));
  }

  private static DiagramAxis of(Setting<?> setting, Column<Trial> column) {
    String label = setting.label(column);
    return new DiagramAxis(
        column.name(),
        "`" + column.name() + "`",
        Character.toUpperCase(label.charAt(0)) + label.substring(1),
        setting.symbol(column));
  }

  /** An SQL expression over the trials view, for instance ("density", "1 - sparsity", "p"). */
  public static DiagramAxis expression(String name, String sql, String label) {
    return new DiagramAxis(name, sql, label, label);
  }

  /** A column of texts that speak for themselves as headings. */
  public static DiagramAxis text(String column) {
    return new DiagramAxis(column, "`" + column + "`", column, "");
  }

  /**
   * A value as a heading: "S = 0.9", "joint", "no λ" for null.
   *
   * @param labels of all of the axis' values that it has to be told from
   */
  public String heading(Object value, Labels labels) {
    if (value == null) {
      return "no " + (symbol.isEmpty() ? label : symbol);
    }
    String text = labels.of(value);
    return symbol.isEmpty() ? text : symbol + " = " + text;
  }
}
