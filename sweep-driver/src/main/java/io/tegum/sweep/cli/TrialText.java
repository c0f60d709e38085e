package io.tegum.sweep.cli;

import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.TrialResult;
import io.tegum.sweep.wording.Amounts;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints one trial for people: what was trained, its curve, and what is not too long to read. */
final class TrialText {

  private static final int CURVE_LINES = 12;

  /** Longer lists are left to the table. */
  private static final int LONGEST_LIST = 32;

  private TrialText() {}

  static void print(TrialResult result, PrintWriter out) {
    Family family = result.trial().family();
    out.println("trial " + result.trial().trialId());
    out.print(result.trial().canonicalText().indent(2));
    curve(family.curveColumns(), result, out);
    out.printf(
        "%s after %s in %.2f s%n",
        result.status().label(), Amounts.count(result.stepsDone(), "step"), result.trainSeconds());
    if (result.errorOrNull() != null) {
      out.println("  " + result.errorOrNull());
    }
    if (result.measures().isPresent()) {
      for (Column<TrialResult> column : family.columns()) {
        Object value = column.value().apply(result);
        if (isThere(value)) {
          text(column.type(), value).ifShort(text -> line(column.name(), text, out));
        }
      }
    }
  }

  private static void line(String name, String value, PrintWriter out) {
    out.printf("  %-24s %s%n", name, value);
  }

  /** Whether a trial has a value of what is asked: one without a head has none of a head's. */
  private static boolean isThere(Object value) {
    return value != null && !(value instanceof Double number && number.isNaN());
  }

  private static void curve(List<Column<CurvePoint>> columns, TrialResult result, PrintWriter out) {
    List<CurvePoint> curve = result.curve();
    List<Column<CurvePoint>> numbers =
        columns.stream()
            .filter(c -> c.type() == ColumnType.DOUBLE)
            .filter(c -> curve.stream().anyMatch(point -> isThere(c.value().apply(point))))
            .toList();
    int every = Math.max(1, curve.size() / CURVE_LINES);
    List<CurvePoint> shown =
        IntStream.range(0, curve.size())
            .filter(k -> k % every == 0 || k == curve.size() - 1)
            .<CurvePoint>mapToObj(curve::get)
            .toList();
    out.printf("curve: %,d of %s%n", shown.size(), Amounts.count(curve.size(), "point"));
    if (result.measures().isPresent()) {
      out.println(
          "  a loss that is not exact is over fewer held-out tokens here than in the results below");
    }
    out.printf("  %8s", "step");
    numbers.forEach(column -> out.printf("  %19s", column.name()));
    out.println();
    for (CurvePoint point : shown) {
      out.printf("  %8d", point.step());
      numbers.forEach(column -> out.printf("  %19s", number(column.value().apply(point), "%.6g")));
      out.println();
    }
  }

  /** A value as text, and whether it is worth a line. */
  private record Text(String text, int items) {
    void ifShort(Consumer<String> use) {
      if (items <= LONGEST_LIST) {
        use.accept(text);
      }
    }
  }

  private static Text text(ColumnType type, Object value) {
    if (type instanceof ColumnType.ListOf list
        && list.element() instanceof ColumnType.Struct struct
        && value instanceof List<?> values) {
      return new Text(
          values.stream().map(each -> struct(struct, each)).collect(Collectors.joining("; ")),
          values.size());
    }
    return text(value);
  }

  private static String struct(ColumnType.Struct struct, Object value) {
    return struct.fields().stream()
        .map(field -> field.name() + " " + text(field.value().apply(value)).text())
        .collect(Collectors.joining(", "));
  }

  private static Text text(Object value) {
    if (value instanceof double[] values) {
      return new Text(
          Arrays.stream(values)
              .mapToObj(each -> number(each, "%.3f"))
              .collect(Collectors.joining(" ")),
          values.length);
    }
    if (value instanceof int[] values) {
      return new Text(
          Arrays.stream(values).mapToObj(Integer::toString).collect(Collectors.joining(" ")),
          values.length);
    }
    if (value instanceof List<?> values) {
      return new Text(
          values.stream().map(String::valueOf).collect(Collectors.joining(" ")), values.size());
    }
    return new Text(value == null ? "-" : number(value, "%.6g"), 1);
  }

  private static String number(Object value, String format) {
    if (value instanceof Double number) {
      return number.isNaN() ? "-" : format.formatted(number);
    }
    return value == null ? "-" : String.valueOf(value);
  }
}
