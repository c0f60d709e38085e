package io.tegum.sweep.spec;

import static io.tegum.sweep.spec.BadSpec.bad;
import static io.tegum.sweep.spec.BadSpec.lines;
import static io.tegum.sweep.spec.BadSpec.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.sweep.grid.Grid;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The field {@code family}. */
class FamilyTest {

  private static final String TOY =
      lines("model: {features: 5, hidden: 2}", "data: {sparsity: 0.5}", "seeds: 2");

  private static SweepSpec parse(String spec) {
    return SweepSpec.parse("t.yaml", spec.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aSpecIsOfTheToyModelUnlessItSaysOtherwise() {
    SweepSpec silent = parse("name: t\n" + TOY);
    SweepSpec said = parse("name: t\nfamily: toy\n" + TOY);
    assertThat(silent.family().name()).isEqualTo("toy");
    assertThat(Grid.of(said).identity()).isEqualTo(Grid.of(silent).identity());
    assertThat(parse("name: t\nfamily: sketch\nshape: {width: 2}\n").family().name())
        .isEqualTo("sketch");
  }

  @Test
  void specsOfAListMaySayTheSweepsFamilyAgain() {
    String spec =
        lines(
            "- name: t",
            "  family: sketch",
            "  shape: {width: 2}",
            "- family: sketch",
            "  shape: {width: 3}",
            "- shape: {width: 4}");
    assertThat(parse(spec).regions()).hasSize(3);
  }

  @Test
  void gridsOfTwoFamiliesHaveNoTrialInCommon() {
    Grid toy = Grid.of(parse("name: t\n" + TOY));
    Grid sketch = Grid.of(parse("name: t\nfamily: sketch\nshape: {width: 2}\n"));
    assertThat(toy.indexOf(sketch.configuration(0).orElseThrow())).isEmpty();
    assertThat(sketch.indexOf(toy.configuration(0).orElseThrow())).isEmpty();
  }

  static Stream<BadSpec> faults() {
    return Stream.of(
        bad(7, "family: toi", "family", "was toi, must be one of toy", "did you mean toy?"),
        bad(7, "family: 5", "family", "was 5, must be one of toy"),
        bad(7, "family: [toy]", "family", "was a list, must be one of toy"),
        bad(7, "famly: toy", "famly", "unknown field; did you mean family?"),
        bad(1, "family: toy", "name", "is missing, must name the sweep").onLine(1),
        text(
            lines(
                "- name: t",
                "  model: {features: 5, hidden: 2}",
                "  data: {sparsity: 0.5}",
                "- family: sketch",
                "  model: {features: 6, hidden: 2}",
                "  data: {sparsity: 0.5}"),
            4,
            "family",
            "was sketch, must be toy, the family of the first spec of the list"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void eachFaultIsOneLineWithPlaceValueAndWhatIsAllowed(BadSpec bad) {
    bad.check();
  }
}
