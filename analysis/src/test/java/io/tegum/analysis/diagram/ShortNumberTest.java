package io.tegum.analysis.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortNumberTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "-3, -3",
    "10000, 10000",
    "0.05, 0.05",
    "0.1500000000000001, 0.15",
    "0.31622776601683794, 0.316",
    "1234.5, 1230",
    "0.001, 0.001",
    "0.00001, 1e-5",
    "0.000025, 2.5e-5",
    "25000000, 2.5e7",
    "0.9951, 0.9951",
    "0.9997, 0.9997",
    "-0.99968, -0.99968",
    "0.999968, 0.999968",
    "0.975321, 0.975",
    "NaN, NaN"
  })
  void hasThreeDigitsOrTwoBelowOne(double value, String text) {
    assertThat(ShortNumber.of(value)).isEqualTo(text);
  }
}
