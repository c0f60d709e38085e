package io.tegum.analysis.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountTest {
  @Test
  void oneIsSingular() {
    assertThat(Count.of(1, "pair")).isEqualTo("1 pair");
    assertThat(Count.of(0, "pair")).isEqualTo("0 pairs");
    assertThat(Count.of(7775, "feature")).isEqualTo("7,775 features");
    assertThat(Count.range(1, 1, "seed")).isEqualTo("1 seed");
    assertThat(Count.range(7, 10, "seed")).isEqualTo("7 to 10 seeds");
    assertThat(Count.range(0, 0, "seed")).isEqualTo("no seeds");
  }
}
