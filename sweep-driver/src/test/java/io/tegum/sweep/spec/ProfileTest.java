package io.tegum.sweep.spec;

import static io.tegum.sweep.spec.BadSpec.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.sweep.grid.Grid;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Features that differ in density, and their values: {@code data.profile}, {@code data.values}. */
class ProfileTest {

  private static String spec(String data, String... more) {
    return "name: t\nmodel: {features: 20, hidden: 2}\ndata: {"
        + data
        + "}\n"
        + String.join("\n", more)
        + "\n";
  }

  private static List<TrialConfiguration> configurations(String spec) {
    Grid grid = Grid.of(SweepSpec.parse("t.yaml", spec.getBytes(StandardCharsets.UTF_8)));
    List<TrialConfiguration> trials = new ArrayList<>();
    for (long index = 0; index < grid.size(); index++) {
      grid.configuration(index).ifPresent(trial -> trials.add((TrialConfiguration) trial));
    }
    return trials;
  }

  /** Mean S, profile and values. */
  private static List<String> trials(String spec) {
    return configurations(spec).stream()
        .map(
            trial ->
                "%.6f %s %s"
                    .formatted(
                        trial.data().sparsity(),
                        trial.data().profile(),
                        trial.data().values().label()))
        .toList();
  }

  @Test
  void profilesAndValuesMayBeLeftOut() {
    assertThat(trials(spec("sparsity: 0.9"))).containsExactly("0.900000 uniform unit");
    String given = spec("sparsity: 0.9, profile: uniform, values: unit");
    assertThat(configurations(given).get(0).trialId())
        .isEqualTo(configurations(spec("sparsity: 0.9")).get(0).trialId());
  }

  @Test
  void oneProfileStandsForAnAxisAndAListIsOne() {
    assertThat(trials(spec("profile: {groups: [[15, 0.5], [5, 0.99]]}, values: [unit, one]")))
        .containsExactly(
            "0.622500 {groups: [[15, 0.5], [5, 0.99]]} unit",
            "0.622500 {groups: [[15, 0.5], [5, 0.99]]} one");
    assertThat(trials(spec("sparsity: [0.9, 0.95], profile: [uniform, {power: 0.5}]")))
        .containsExactly(
            "0.900000 uniform unit",
            "0.900000 {power: 0.5} unit",
            "0.950000 uniform unit",
            "0.950000 {power: 0.5} unit");
    assertThat(trials(spec("profile: [{power: 1, sum: 1}, {power: 2, sum: 0.5}], values: wide")))
        .containsExactly(
            "0.950000 {power: 1.0, sum: 1.0} wide", "0.975000 {power: 2.0, sum: 0.5} wide");
  }

  @Test
  void densitiesAreThoseOfTheProfile() {
    double[] power =
        configurations(spec("profile: {power: 1, sum: 1}")).get(0).data().densities(20);
    assertThat(power[0] / power[9]).isCloseTo(10, within(1e-12));
    assertThat(Arrays.stream(power).sum()).isCloseTo(1, within(1e-12));
    double[] groups =
        configurations(spec("profile: {groups: [[15, 0.5], [5, 0.99]]}"))
            .get(0)
            .data()
            .densities(20);
    assertThat(groups[14]).isEqualTo(0.5);
    assertThat(groups[15]).isEqualTo(1 - 0.99);
  }

  @Test
  void trialsThatDifferInTheProfileHaveOtherIds() {
    List<TrialConfiguration> trials =
        configurations(
            spec(
                "profile: [{power: 1, sum: 1}, {power: 1, sum: 2}, {groups: [[20, 0.95]]}],"
                    + " values: [unit, signed]"));
    assertThat(trials.stream().map(TrialConfiguration::trialId).distinct()).hasSize(6);
  }

  @Test
  void constraintsNameThePower() {
    assertThat(
            trials(
                spec(
                    "sparsity: 0.99, profile: [uniform, {power: 0.5}, {power: 1}], values: one",
                    "where: [density_power < 1 and values == one]")))
        .hasSize(2);
  }

  static Stream<BadSpec> faults() {
    return Stream.of(
        text(spec("profile: uniform"), 3, "data.sparsity", "is missing, must be in [0, 1)"),
        text(
            spec("sparsity: 0.9, profile: {power: 1, sum: 1}"),
            3,
            "data.sparsity",
            "was 0.9 with profile {power: 1.0, sum: 1.0}, must be left out"),
        text(
            spec("profile: {groups: [[10, 0.5], [5, 0.9]]}"),
            3,
            "data.profile",
            "gives 15 features, must be as many as features 20"),
        text(
            spec("profile: {densities: [0.5, 0.1]}"),
            3,
            "data.profile",
            "gives 2 features, must be as many as features 20"),
        text(
            spec("sparsity: 0.5, profile: {power: 3}"),
            3,
            "data.profile",
            "gives the first of 20 features a density of 8.3",
            "must be at most 1; lower the mean, 1 - S"),
        text(
            spec("profile: {groups: [[10, 0.5], [10, 0.9]]}, correlation: correlated, set_size: 4"),
            3,
            "data.profile",
            "must give the features 8 to 11 of a set one density"),
        text(
            spec("profile: {groups: [[20, 0.5]]}, correlation: anticorrelated, set_size: 4"),
            3,
            "data.profile",
            "add up to 2.0, must be at most 1"),
        text(spec("profile: unform"), 3, "data.profile", "was unform, must be uniform, {groups"),
        text(
            spec("profile: {groups: [[15, 0.5], [5]]}"),
            3,
            "data.profile.groups[1]",
            "must be [count, S]"),
        text(
            spec("profile: {densities: [0.5, 1.5]}"),
            3,
            "data.profile.densities[1]",
            "was 1.5, must be in (0, 1]"),
        text(
            spec("profile: {power: 1, sums: 2}"),
            3,
            "data.profile.sums",
            "unknown field",
            "did you mean sum?"),
        text(
            spec("profile: {power: 1, groups: [[20, 0.5]]}"),
            3,
            "data.profile",
            "had 2 of groups, power, densities, must have one"),
        text(
            spec("sparsity: 0.9, values: wides"),
            3,
            "data.values",
            "must be one of unit, wide, signed, one",
            "did you mean wide?"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void eachFaultIsOneLineWithPlaceValueAndWhatIsAllowed(BadSpec bad) {
    bad.check();
  }

  /** The setting of Liu, Liu and Gore (2505.10465), and that of Lecomte et al. */
  @Test
  void publishedSettingsCanBeSaid() {
    assertThat(
            trials(
                spec("profile: [{power: 1.0, sum: 1}, {power: 2.0, sum: 1}], values: wide")
                    .replace("features: 20", "features: 1000")))
        .hasSize(2);
    assertThat(
            trials(spec("sparsity: 0.95, correlation: anticorrelated, set_size: 20, values: one")))
        .hasSize(1);
  }
}
