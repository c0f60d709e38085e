package io.tegum.sweep.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tegum.sweep.grid.Grid;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SeparatingTabsTest {

  private static final String SPEC =
      """
      name: tabs
      model: {features: 5, hidden: 2}
      data: {sparsity: [0.5, 0.9], importance_decay: 0.9}
      training: {steps: 40, batch: 32}
      """;

  @Test
  void tabsMayStandBetweenKeyAndValue() {
    String tabs =
        SPEC.replace(": {", ":\t{")
            .replace("name: ", "name:\t\t ")
            .replace(", hidden: ", ",\thidden: \t")
            .replace("[0.5, 0.9]", "[0.5,\t0.9]\t");
    assertThat(parse(tabs)).isEqualTo(parse(SPEC));
  }

  @Test
  void tabsInIndentationAreStillRefusedWithTheirLine() {
    assertThatThrownBy(() -> parse(SPEC + "head:\n\tpairs: [[0, 1]]\n"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining(":6: ")
        .hasMessageContaining("a tab stands in the indentation, must be spaces");
  }

  private static String parse(String text) {
    SweepSpec spec = SweepSpec.parse("tabs.yaml", text.getBytes(StandardCharsets.UTF_8));
    return Grid.of(spec).identity() + spec.name();
  }
}
