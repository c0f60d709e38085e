package io.tegum.analysis.toy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BasinTest {
  private static final double[] DISTINCT = {1, 0.7, 0.49};
  private static final double[] EQUAL = {1, 1, 1};

  @Test
  void trialsOfOneGeometryAndNearlyOneLossAreOneBasin() {
    List<Basin> basins =
        Basin.of(
            List.of(
                end("a", 0.102, "pair"),
                end("b", 0.100, "pair"),
                end("c", 0.120, "pair"),
                end("d", 0.101, "alone"),
                end("e", 0.106, "pair")));
    assertThat(basins).extracting(Basin::trialId).containsExactly("b", "d", "c");
    assertThat(basins).extracting(b -> b.trials().part()).containsExactly(3L, 1L, 1L);
    assertThat(basins).allMatch(b -> b.trials().whole() == 5);
    assertThat(basins.get(0).lowestLoss()).isEqualTo(0.100);
    assertThat(basins.get(0).highestLoss()).isEqualTo(0.106);
  }

  @Test
  void lossesThatAreZeroButForRoundingAreOneBasin() {
    assertThat(Basin.of(List.of(end("a", 1e-15, "x"), end("b", 4e-12, "x"), end("c", 0, "x"))))
        .hasSize(1);
    assertThat(Basin.of(List.of())).isEmpty();
  }

  @Test
  void trialsInAnyOrderGiveTheSameBasins() {
    List<EndState> ends = List.of(end("a", 0.1, "x"), end("b", 0.2, "x"), end("c", 0.1, "y"));
    List<EndState> turned = List.of(ends.get(2), ends.get(1), ends.get(0));
    assertThat(Basin.of(turned)).isEqualTo(Basin.of(ends));
  }

  @Test
  void aGeometryNamesFeaturesUnlessTheyAreEquallyImportant() {
    List<Geometry.Factor> first = List.of(pair(0, 2), alone(1));
    List<Geometry.Factor> second = List.of(alone(0), pair(1, 2));
    assertThat(Geometry.text(first, DISTINCT)).isEqualTo("antipodal pair (0 2) + dedicated (1)");
    assertThat(Geometry.text(second, DISTINCT)).isEqualTo("antipodal pair (1 2) + dedicated (0)");
    assertThat(Geometry.text(first, EQUAL))
        .isEqualTo("antipodal pair (0 0) + dedicated (0)")
        .isEqualTo(Geometry.text(second, EQUAL));
    assertThat(Geometry.text(first, new double[] {1, 1, 0.3}))
        .isEqualTo("antipodal pair (0 2) + dedicated (0)")
        .isEqualTo(Geometry.text(second, new double[] {1, 1, 0.3}));
  }

  @Test
  void equalPartsAreCounted() {
    assertThat(Geometry.text(List.of(pair(0, 1), pair(2, 1)), EQUAL))
        .isEqualTo("2 x antipodal pair (0 0)");
    assertThat(Geometry.text(List.of(), EQUAL)).isEqualTo("nothing");
  }

  private static EndState end(String id, double loss, String geometry) {
    return new EndState(id, loss, "superposed", geometry);
  }

  private static Geometry.Factor pair(int i, int j) {
    return new Geometry.Factor("antipodal pair", List.of(i, j));
  }

  private static Geometry.Factor alone(int i) {
    return new Geometry.Factor("dedicated", List.of(i));
  }
}
