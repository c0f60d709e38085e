package io.tegum.analysis.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.Serial;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/**
 * JSON for a page's script elements: records and collections, without a character that could end
 * the element or begin markup. Arrays of doubles have four significant digits, and null for what is
 * not finite.
 */
public final class Json {
  private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_UP);

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(new JsonFactory().setCharacterEscapes(new MarkupEscapes()))
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .addModule(new SimpleModule().addSerializer(double[].class, new ShortNumbers()))
          .build();

  private Json() {}

  /** A record, a list or a map of such, a text or a number. */
  public static String of(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** A value of a row as {@link #of} takes it: lists as lists, structs as maps. */
  static Object plain(Object value) {
    return plain(value, number -> number);
  }

  /** Likewise, with doubles to four significant digits. */
  public static Object shortened(Object value) {
    return plain(value, number -> number instanceof Double d ? rounded(d) : number);
  }

  private static Object plain(Object value, UnaryOperator<Number> number) {
    if (value instanceof scala.collection.Seq<?> list) {
      List<Object> values = new ArrayList<>();
      CollectionConverters.asJava(list).forEach(element -> values.add(plain(element, number)));
      return values;
    }
    if (value instanceof Row row) {
      Map<String, Object> fields = new LinkedHashMap<>();
      for (int i = 0; i < row.length(); i++) {
        fields.put(row.schema().fieldNames()[i], plain(row.get(i), number));
      }
      return fields;
    }
    if (value instanceof Number any) {
      return number.apply(any);
    }
    return value == null || value instanceof Boolean ? value : value.toString();
  }

  /** A number with four significant digits; null for NaN and the infinite. */
  static BigDecimal rounded(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros()
        : null;
  }

  /** Arrays of doubles. */
  private static final class ShortNumbers extends StdSerializer<double[]> {
    @Serial private static final long serialVersionUID = 1;

    ShortNumbers() {
      super(double[].class);
    }

    @Override
    public void serialize(double[] values, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartArray();
      for (double value : values) {
        json.writeNumber(rounded(value));
      }
      json.writeEndArray();
    }
  }

  /** JSON's own escapes, and those of {@code < > &}, which matter to HTML. */
  private static final class MarkupEscapes extends CharacterEscapes {
    @Serial private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();
      escapes['<'] = ESCAPE_STANDARD;
      escapes['>'] = ESCAPE_STANDARD;
      escapes['&'] = ESCAPE_STANDARD;
      return escapes;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
      return null; // none is custom
    }
  }
}
