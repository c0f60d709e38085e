package io.tegum.analysis.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LabelsTest {

  @Test
  void valuesThatAgreeToThreeDigitsHaveLabelsOfTheirOwn() {
    assertThat(labels(0.99901, 0.99902, 0.5)).containsExactly("0.99901", "0.99902", "0.5");
    assertThat(labels(0.1234, 0.12341, 0.2)).containsExactly("0.1234", "0.12341", "0.2");
    assertThat(labels(1234, 1234.4, 1239.2)).containsExactly("1234", "1234.4", "1239");
    assertThat(labels(1.0001e-7, 1.0002e-7)).containsExactly("1.0001e-7", "1.0002e-7");
    assertThat(labels(0.3, Math.nextUp(0.3))).containsExactly("0.3", "0.30000000000000004");
  }

  @Test
  void othersKeepThreeDigits() {
    assertThat(labels(1 / 3.0, 2 / 3.0, 10_000)).containsExactly("0.333", "0.667", "10000");
  }

  @Test
  void noLabelNamesAValueThatNoTrialHas() {
    assertThat(labels(0.9997, 1)).containsExactly("0.9997", "1");
    assertThat(labels(0.9997)).containsExactly("0.9997");
  }

  @Test
  void equalNumbersAreOneValueWhateverTheirType() {
    assertThat(Labels.of(List.of(1, 1L, 1.0, 0.0, -0.0)).all(List.of(1L, 1.0, 1, -0.0)))
        .containsExactly("1", "1", "1", "0");
  }

  @Test
  void textsAndNothingAreThemselves() {
    Labels labels = Labels.of(Arrays.asList("joint", null, Double.NaN));
    assertThat(labels.of("joint")).isEqualTo("joint");
    assertThat(labels.of(Double.NaN)).isEqualTo("NaN");
    assertThat(labels.of((Object) null)).isEqualTo("null");
    assertThatThrownBy(() -> labels.of(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it was 3");
  }

  /** Crowds around whole numbers, around 1, and of all sizes. */
  @Test
  void labelsOfAnyNumbersDifferAndAscend() {
    Random random = new Random(1);
    for (int round = 0; round < 300; round++) {
      TreeSet<Double> values = new TreeSet<>();
      for (int i = 0; i < 40; i++) {
        double close = Math.pow(10, -random.nextInt(14)) * (random.nextDouble() - 0.5);
        double centre =
            switch (random.nextInt(4)) {
              case 0 -> 1;
              case 1 -> 0.99;
              case 2 -> random.nextInt(2000);
              default -> Math.pow(10, random.nextInt(20) - 10);
            };
        values.add(centre * (1 + close));
      }
      List<String> labels = Labels.of(values).all(values);
      assertThat(new HashSet<>(labels)).hasSameSizeAs(values);
      List<Double> read = new ArrayList<>(labels.stream().map(Double::valueOf).toList());
      assertThat(read).isSorted();
    }
  }

  private static List<String> labels(double... values) {
    List<Double> list = Arrays.stream(values).boxed().toList();
    return Labels.of(list).all(list);
  }
}
