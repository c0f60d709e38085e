package io.tegum.sweep.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.toy.training.ToyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishedNumbersTest {

  private static final Map<String, Long> TRIALS =
      Map.of(
          "linear-optimum", 2L,
          "pentagon", 10L,
          "sparse-polygons", 90L,
          "dimensions-curve", 36L,
          "correlated-sets", 18L,
          "polysemantic-neurons", 16L,
          "head-table", 35L,
          "antipodal-head", 24L,
          "shared-axis", 24L,
          "alignment-first", 12L);

  @Test
  void everyCheckHasAGoodSpecOfItsNameAndSize() {
    assertThat(PublishedNumbers.names()).containsExactlyInAnyOrderElementsOf(TRIALS.keySet());
    TRIALS.forEach(
        (name, trials) -> {
          assertThat(PublishedNumbers.grid(name).name()).isEqualTo(name);
          assertThat(PublishedNumbers.grid(name).trials()).as(name).isEqualTo(trials);
          assertThat(PublishedNumbers.source(name)).isNotBlank();
        });
  }

  @Test
  void thePentagonComesOut() throws InterruptedException {
    CheckOutcome outcome = PublishedNumbers.run("pentagon");
    assertThat(outcome.passes()).as(outcome.line()).isTrue();
  }

  @Test
  void aTrialThatDidNotCompleteFailsItsCheck() {
    Check check = new Pentagon();
    List<ToyResult> trials =
        new ArrayList<>(
            Planted.trials(check, c -> Planted.plain(c, Planted.fan(5, 360, 1.17), -0.2, 0.1)));
    assertThat(PublishedNumbers.judge(check, trials)).allMatch(Finding::passes);
    trials.set(
        2,
        new ToyResult(
            TrialResult.failed(trials.get(2).configuration(), "stopped", 7, List.of(), 0)));
    assertThat(PublishedNumbers.judge(check, trials))
        .extracting(Finding::text)
        .containsExactly("completed trials 9 (NOT 10 ± 0)");
  }

  @Test
  void anUnknownCheckIsNamed() {
    assertThatThrownBy(() -> PublishedNumbers.source("heptagon"))
        .hasMessageContaining("heptagon")
        .hasMessageContaining("pentagon");
  }
}
