package io.tegum.analysis.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.family.Families;
import org.junit.jupiter.api.Test;

class DiagramAxisTest {

  @Test
  void noTwoAxesOfAFamilyHaveTheSameLabel() {
    for (String family : Families.names()) {
      assertThat(DiagramAxis.configurable(Families.named(family)))
          .as(family)
          .extracting(DiagramAxis::label)
          .doesNotHaveDuplicates();
    }
  }
}
