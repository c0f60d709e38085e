package io.tegum.analysis.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentTest {
  @ParameterizedTest
  @CsvSource({
    "0, 10, 0 %",
    "10, 10, 100 %",
    "1, 3, 33 %",
    "1, 1000, 1 %",
    "999, 1000, 99 %",
    "0, 0, none"
  })
  void noneAndAllAreSaidOnlyWhenExact(long part, long whole, String text) {
    assertThat(Percent.of(part, whole)).isEqualTo(text);
  }
}
