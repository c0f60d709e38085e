package io.tegum.sweep.spec;

import static io.tegum.sweep.spec.BadSpec.bad;
import static io.tegum.sweep.spec.BadSpec.lines;
import static io.tegum.sweep.spec.BadSpec.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.family.Trial;
import io.tegum.sweep.grid.Grid;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The block {@code limits}. */
class LimitsTest {

  private static final String PLAIN =
      "name: t\nmodel: {features: 20, hidden: 5}\ndata: {sparsity: 0.5}\n";
  private static final String UNION =
      lines(
          "- name: t",
          "  model: {features: 5, hidden: 2}",
          "  data: {sparsity: 0.5}",
          "  limits: {trial_seconds: 7}",
          "- model: {features: 6, hidden: 2}",
          "  data: {sparsity: 0.5}");

  private static SweepSpec parse(String spec) {
    return SweepSpec.parse("t.yaml", spec.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"600, 600", "0.5, 0.5", "1e3, 1000"})
  void trialSecondsAreAPositiveNumber(String yaml, double expected) {
    assertThat(parse(PLAIN + "limits: {trial_seconds: " + yaml + "}\n").trialSeconds())
        .isEqualTo(expected);
  }

  @Test
  void withoutALimitTrialsMayTakeForever() {
    assertThat(parse(PLAIN).trialSeconds()).isInfinite().isPositive();
    assertThat(parse(PLAIN + "limits: {}\n").trialSeconds()).isInfinite().isPositive();
  }

  @Test
  void firstSpecOfAListGivesTheLimitOfAll() {
    assertThat(parse(UNION).trialSeconds()).isEqualTo(7);
  }

  @Test
  void limitIsNoPartOfATrial() {
    String limited = PLAIN + "limits: {trial_seconds: 7}\n";
    assertThat(first(limited)).isEqualTo(first(PLAIN));
    assertThat(first(limited).trialId()).isEqualTo(first(PLAIN).trialId());
  }

  private static Trial first(String spec) {
    Grid grid = Grid.of(parse(spec));
    Iterator<Trial> trials = grid.trials(0, grid.size());
    return trials.next();
  }

  static Stream<BadSpec> limits() {
    String field = "limits.trial_seconds";
    String allowed = "must be a number, a positive finite number";
    return Stream.of(
        bad(7, "limits: {trial_seconds: 0}", field, "was 0, must be a positive finite number"),
        bad(7, "limits: {trial_seconds: -1}", field, "was -1"),
        bad(7, "limits: {trial_seconds: .inf}", field, "was Infinity (.inf)"),
        bad(7, "limits: {trial_seconds: .nan}", field, "was NaN (.nan)"),
        bad(7, "limits: {trial_seconds: 10m}", field, "was 10m (text), " + allowed),
        bad(7, "limits: {trial_seconds: }", field, "was empty, " + allowed),
        bad(7, "limits: {trial_seconds: [1, 2]}", field, "was a list, " + allowed),
        bad(
            7,
            "limits: {trial_seconds: {linspace: [1, 2], points: 2}}",
            field,
            "was a mapping, " + allowed),
        bad(7, "limits: 600", "limits", "was 600, must be a mapping with trial_seconds"),
        bad(
            7,
            "limits: {trial_second: 5}",
            "limits.trial_second",
            "unknown field; did you mean trial_seconds?"),
        bad(7, "limit: {trial_seconds: 5}", "limit", "unknown field; did you mean limits?"),
        bad(7, "trial_seconds: 5", "trial_seconds", "did you mean limits.trial_seconds?"),
        bad(
            5,
            "training: {steps: 100, trial_seconds: 5}",
            "training.trial_seconds",
            "did you mean limits.trial_seconds?"),
        text(
            UNION + "  limits: {trial_seconds: 8}\n",
            7,
            "limits",
            "stands in a later spec of the list, must be in the first one"));
  }

  @ParameterizedTest
  @MethodSource({"limits"})
  void eachFaultIsOneLineWithPlaceValueAndWhatIsAllowed(BadSpec bad) {
    bad.check();
  }
}
