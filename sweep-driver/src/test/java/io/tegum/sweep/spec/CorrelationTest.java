package io.tegum.sweep.spec;

import static io.tegum.sweep.spec.BadSpec.bad;
import static io.tegum.sweep.spec.BadSpec.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.sweep.grid.Grid;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Features in sets: {@code data.correlation} and {@code data.set_size}. */
class CorrelationTest {

  private static String spec(String data, String... more) {
    return "name: t\nmodel: {features: 12, hidden: 2}\ndata: {sparsity: [0.8, 0.9], "
        + data
        + "}\n"
        + String.join("\n", more)
        + "\n";
  }

  /** Sparsity, correlation, set size and optimiser of the trials of a spec, in their order. */
  private static List<String> trials(String spec) {
    Grid grid = Grid.of(SweepSpec.parse("t.yaml", spec.getBytes(StandardCharsets.UTF_8)));
    List<String> trials = new ArrayList<>();
    for (long index = 0; index < grid.size(); index++) {
      TrialConfiguration trial = (TrialConfiguration) grid.configuration(index).orElseThrow();
      trials.add(
          "%s %s %d %s"
              .formatted(
                  trial.data().sparsity(),
                  trial.data().correlation().label(),
                  trial.data().setSize(),
                  trial.training().optimisation().optimizer().label()));
    }
    return trials;
  }

  @Test
  void featuresAreIndependentUnlessSaidOtherwise() {
    assertThat(trials(spec(""))).containsExactly("0.8 none 1 adam", "0.9 none 1 adam");
    assertThat(trials(spec("correlation: none"))).isEqualTo(trials(spec("")));
  }

  @Test
  void setsAreOfTwoUnlessSaidOtherwise() {
    assertThat(trials(spec("correlation: anticorrelated")))
        .containsExactly("0.8 anticorrelated 2 adam", "0.9 anticorrelated 2 adam");
  }

  @Test
  void independentFeaturesStandOnceAmongAllSetSizes() {
    assertThat(trials(spec("correlation: [none, correlated, anticorrelated], set_size: [2, 3]")))
        .containsExactly(
            "0.8 none 1 adam",
            "0.8 correlated 2 adam",
            "0.8 correlated 3 adam",
            "0.8 anticorrelated 2 adam",
            "0.8 anticorrelated 3 adam",
            "0.9 none 1 adam",
            "0.9 correlated 2 adam",
            "0.9 correlated 3 adam",
            "0.9 anticorrelated 2 adam",
            "0.9 anticorrelated 3 adam");
  }

  @Test
  void correlationMayBeZipped() {
    assertThat(
            trials(
                spec(
                    "correlation: [none, correlated], set_size: [3, 6]",
                    "training: {optimizer: [adamw, sgd]}",
                    "zip: [[data.sparsity, training.optimizer, data.correlation]]")))
        .containsExactly("0.8 none 1 adamw", "0.9 correlated 3 sgd", "0.9 correlated 6 sgd");
  }

  /** With a head, and with the identity, closed forms know sets too. */
  @Test
  void setsMayHaveAHeadAndAnyActivation() {
    String head = "head: {pairs: [[0, 1]]}";
    assertThat(trials(spec("correlation: correlated", head))).hasSize(2);
    assertThat(
            trials(
                spec("correlation: correlated")
                    .replace("hidden: 2", "hidden: 2, activation: identity")))
        .hasSize(2);
  }

  @Test
  void constraintsNameCorrelationAndSetSize() {
    Grid grid =
        Grid.of(
            SweepSpec.parse(
                "t.yaml",
                spec(
                        "correlation: [none, correlated, anticorrelated], set_size: [2, 3]",
                        "where: [correlation == none or set_size == 3]")
                    .getBytes(StandardCharsets.UTF_8)));
    assertThat(grid.size()).isEqualTo(10);
    assertThat(grid.trials()).isEqualTo(6);
    TrialConfiguration first = (TrialConfiguration) grid.configuration(0).orElseThrow();
    assertThat(first.data().correlation()).isEqualTo(Correlation.NONE);
  }

  static Stream<BadSpec> faults() {
    String plain = "name: t\nmodel: {features: %s, hidden: 2%s}\ndata: {%s}\n";
    return Stream.of(
        bad(
            4,
            "data: {sparsity: 0.9, set_size: 2}",
            "data.set_size",
            "is given for independent features, must be left out; or give data.correlation"),
        text(
            plain.formatted(4, "", "sparsity: 0.9, correlation: corelated"),
            3,
            "data.correlation",
            "was corelated, must be one of none, correlated, anticorrelated",
            "did you mean correlated?"),
        text(
            plain.formatted(4, "", "sparsity: 0.9, correlation: correlated, set_size: 1"),
            3,
            "data.set_size",
            "was 1, must be a whole number, 2 or more"),
        text(
            plain.formatted(5, "", "sparsity: 0.9, correlation: correlated"),
            3,
            "data.set_size",
            "was 2 with features 5, must divide features"),
        text(
            plain.formatted(
                "[4, 6]", "", "sparsity: 0.9, correlation: correlated, set_size: [2, 3]"),
            3,
            "data.set_size",
            "was 3 with features 4, must divide features",
            "where: [set_size != 3 or features != 4]"),
        text(
            plain.formatted(4, "", "sparsity: 0.4, correlation: anticorrelated"),
            3,
            "data.sparsity",
            "was 0.4 with anticorrelated sets of 2, must be at least 1 - 1/2"),
        text(
            plain.formatted(4, "", "sparsity: [0, 0.5], correlation: [correlated, anticorrelated]"),
            3,
            "data.sparsity",
            "was 0.0 with anticorrelated sets of 2",
            "where: [correlation != anticorrelated or density * set_size <= 1]"),
        text(
            plain.formatted(
                    12, "", "sparsity: [0.8, 0.9], correlation: correlated, set_size: [2, 3]")
                + "zip: [[data.sparsity, data.set_size]]\n",
            4,
            "zip[0][1]",
            "was data.set_size, which walks with data.correlation already"));
  }

  @ParameterizedTest
  @MethodSource({"faults"})
  void eachFaultIsOneLineWithPlaceValueAndWhatIsAllowed(BadSpec bad) {
    bad.check();
  }

  @Test
  void constraintsThatTheFaultsSuggestAreEnough() {
    assertThat(
            trials(
                """
                name: t
                model: {features: 12, hidden: 2}
                data: {sparsity: 0.6666666666666666, correlation: anticorrelated, set_size: 3}
                where: [correlation != anticorrelated or density * set_size <= 1]
                """))
        .hasSize(1);
  }
}
