package io.tegum.analysis.page;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/**
 * JSON for a page's script elements: short, and without a character that could end the element or
 * begin markup.
 */
public final class Json {
  private static final int DIGITS = 4;

  /** Decimal exponents up to these are written out; beyond them "12e-9" is shorter. */
  private static final int MOST_TRAILING_ZEROS = 3;

  private static final int MOST_DECIMALS = 7;

  private Json() {}

  /** Appends {@code text} in quotes. */
  public static StringBuilder string(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        default -> {
          // Below a blank JSON forbids; < > & matter to HTML, the separators to old JavaScript.
          if (c < ' ' || c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029') {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"');
  }

  /** Appends a number, rounded to four significant digits; null for NaN and the infinite. */
  public static StringBuilder number(StringBuilder out, double value) {
    if (!Double.isFinite(value)) {
      return out.append("null");
    }
    if (value == 0) {
      return out.append('0');
    }
    double magnitude = Math.abs(value);
    int exponent = (int) Math.floor(Math.log10(magnitude)) - (DIGITS - 1);
    // Two factors: one power alone would leave the range of doubles for the smallest numbers.
    int half = exponent / 2;
    long digits = Math.round(magnitude / Math.pow(10, half) / Math.pow(10, exponent - half));
    while (digits % 10 == 0) {
      digits /= 10;
      exponent++;
    }
    if (value < 0) {
      out.append('-');
    }
    String text = Long.toString(digits);
    if (exponent >= 0 && exponent <= MOST_TRAILING_ZEROS) {
      return out.append(text).append("0".repeat(exponent));
    }
    if (exponent < 0 && exponent >= -MOST_DECIMALS) {
      int point = text.length() + exponent;
      return point > 0
          ? out.append(text, 0, point).append('.').append(text, point, text.length())
          : out.append("0.").append("0".repeat(-point)).append(text);
    }
    return out.append(text).append('e').append(exponent);
  }

  /** Appends whole thousandths, for matrices whose entries are of size 1; null for null. */
  static StringBuilder thousandths(StringBuilder out, Number valueOrNull) {
    return valueOrNull == null
        ? out.append("null")
        : out.append(Math.round(1000 * valueOrNull.doubleValue()));
  }

  /** A value of a row as JSON with all its digits: lists as arrays, structs as objects. */
  static String of(Object value) {
    return exact(new StringBuilder(), value).toString();
  }

  private static StringBuilder exact(StringBuilder out, Object value) {
    if (value instanceof scala.collection.Seq<?> list) {
      return list(out, CollectionConverters.asJava(list));
    }
    if (value instanceof List<?> list) {
      return list(out, list);
    }
    if (value instanceof Row row) {
      out.append('{');
      for (int i = 0; i < row.length(); i++) {
        string(out.append(i == 0 ? "" : ","), row.schema().fieldNames()[i]).append(':');
        exact(out, row.get(i));
      }
      return out.append('}');
    }
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return out.append(value);
    }
    return string(out, value.toString());
  }

  private static StringBuilder list(StringBuilder out, List<?> list) {
    out.append('[');
    String comma = "";
    for (Object element : list) {
      exact(out.append(comma), element);
      comma = ",";
    }
    return out.append(']');
  }
}
