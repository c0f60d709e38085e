package io.tegum.analysis.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "-1, -1",
    "0.5, 0.5",
    "0.1, 0.1",
    "0.123456, 0.1235",
    "-12.3456, -12.35",
    "99999, 1e5",
    "123456, 123500",
    "10000, 10e3",
    "0.000123456, 12346e-8",
    "1e-300, 1e-300",
    "4.9e-324, 4.941e-324",
    "1.7976931348623157e308, 1.798e308",
    "NaN, NaN",
    "Infinity, NaN"
  })
  void numbersHaveFourDigits(double value, String expected) {
    String text = number(value);
    if (expected.equals("NaN")) {
      assertThat(text).isEqualTo("null");
      return;
    }
    assertThat(text).hasSizeLessThanOrEqualTo(expected.length() + 4);
    BigDecimal rounded = new BigDecimal(expected).round(new MathContext(4, RoundingMode.HALF_UP));
    assertThat(new BigDecimal(text)).isEqualByComparingTo(rounded);
  }

  private static String number(double value) {
    String list = Json.of(new double[] {value});
    return list.substring(1, list.length() - 1);
  }

  @Test
  void randomNumbersRoundAsBigDecimalsDo() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(40) - 20);
      BigDecimal text = new BigDecimal(number(value));
      BigDecimal exact = new BigDecimal(value).round(new MathContext(4, RoundingMode.HALF_UP));
      assertThat(text).isEqualByComparingTo(exact);
    }
  }

  @Test
  void textCannotEndAScriptElement() {
    assertThat(Json.of("</script><!--&\"\\\n\u0001é"))
        .isEqualTo("\"\\u003C/script\\u003E\\u003C!--\\u0026\\\"\\\\\\n\\u0001é\"");
  }
}
