package io.tegum.sweep.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tegum.sweep.grid.Grid;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would take long is refused before it is begun, by counting. */
class EffortTest {

  private static final String PLAIN =
      "name: t\nmodel: {features: 20, hidden: 5}\ndata: {sparsity: 0.5}\n";

  private static final String HEAD =
      """
      name: t
      model: {features: 10000, hidden: {linspace: [1, 1000], points: 1000}}
      head: {rank_ratio: {linspace: [0.00001, 1], points: 10000}, pairs: [[0, 1]]}
      data: {sparsity: {linspace: [0, 0.9], points: 10}}
      """;

  private static Grid grid(String spec) {
    return Grid.of(SweepSpec.parse("t.yaml", spec.getBytes(StandardCharsets.UTF_8)));
  }

  /** The dimensions of a walk over so many values. */
  private static List<Dimension> values(int size) {
    Grid grid = grid(PLAIN);
    return List.of(new Seeds.Counted(grid.family().settings().at("seeds"), size));
  }

  @Test
  void whatIsTakenIsNoLongerThere() {
    Effort effort = new Effort();
    int half = (int) (Effort.MOST / 2);
    assertThat(effort.covers(values(half), 3)).isFalse();
    assertThat(effort.covers(values(half / 2), 2)).isTrue();
    assertThat(effort.covers(values(half), 1)).as("the other half").isTrue();
    assertThat(effort.covers(values(1), 0)).isFalse();
  }

  @Test
  void combinationsBeyondCountingAreNotCovered() {
    List<Dimension> many = Collections.nCopies(9, values(1000).get(0));
    assertThat(new Effort().covers(many, Integer.MAX_VALUE)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // each names 100,000,000 combinations of few axes
        "sparsity + importance_decay < 2",
        "not (sparsity + importance_decay > 2)",
        "sparsity * 0 + importance_decay * 0 + seed * 0 == 0",
      })
  void conditionsOverManyCombinationsAreRefusedAtTheirPlace(String condition) {
    String spec =
        """
        name: t
        model: {features: 20, hidden: 5}
        data:
          sparsity: {linspace: [0, 0.9999], points: 10000}
          importance_decay: {linspace: [0.0001, 1], points: 10000}
        where: ["%s"]
        """;
    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(() -> grid(spec.formatted(condition)))
        .withMessageMatching(
            "t.yaml:6: where: has . comparisons? over axes with 100,000,000 combinations, must be"
                + " at most 20,000,000 evaluations of conditions in all that a file holds;"
                + " constrain fewer axes together");
  }

  @Test
  void conditionsCountOnceAComparison() {
    String lines =
        IntStream.range(0, 3000)
            .mapToObj(k -> "  - sparsity < %d or sparsity > 2".formatted(k + 1))
            .collect(Collectors.joining("\n"));
    String few = "name: t\nmodel: {features: 20, hidden: 5}\ndata: {sparsity: %s}\nwhere:\n";
    assertThat(grid(few.formatted("[0.1, 0.2]") + lines + "\n").trials()).isEqualTo(2);
    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(() -> grid(few.formatted("{linspace: [0, 0.9], points: 9999}") + lines + "\n"))
        .withMessageContaining("has 6,000 comparisons over axes with 9,999 combinations");
  }

  @Test
  void rulesBetweenLongAxesAreRefusedAtTheirPlace() {
    String spec =
        """
        name: t
        model:
          features: {linspace: [10001, 20000], points: 10000}
          hidden: {linspace: [1, 10000], points: 10000}
        data: {sparsity: 0.5}
        """;
    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(() -> grid(spec))
        .withMessageContaining("is checked together with axes that have 100,000,000 combinations");
  }

  @Test
  void ranksThatMayRepeatAreNotWalkedWhereTheyAreTooMany() {
    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(() -> grid(HEAD))
        .withMessageContaining("head.rank 10,000 x data.sparsity 10), must be at most");
  }

  @Test
  void axesThatChangeCostsAreNotWalkedWhereTheyAreTooMany() {
    String spec =
        """
        name: t
        model: {features: 20, hidden: 5}
        data: {sparsity: {linspace: [0, 0.9999], points: 10000}}
        training: {steps: {linspace: [1, 1000], points: 1000}}
        """;
    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(() -> grid(spec))
        .withMessage(
            "t.yaml:1: axes that change what a trial costs have 10,000,000 combinations"
                + " (data.sparsity 10,000 x training.steps 1,000), must be at most 2,000,000;"
                + " seeds, rates and importances are free");
  }

  /** Each spec of a union is compared with all before it. */
  @ParameterizedTest
  @ValueSource(
      strings = {"seeds: [%d]", "seeds: [%d, 1000000]", "training: {learning_rate: 1.%03d1e-3}"})
  void aUnionOfManySpecsIsLaidOutOrRefused(String difference) {
    String spec =
        IntStream.range(0, 400)
            .mapToObj(
                k ->
                    "- {%smodel: {features: 20, hidden: 5}, data: {sparsity: 0.5}, %s}\n"
                        .formatted(k == 0 ? "name: t, " : "", difference.formatted(k)))
            .collect(Collectors.joining());
    long distinct = difference.contains("1000000") ? 401 : 400;
    assertThat(grid(spec).trials()).isEqualTo(distinct);
  }
}
