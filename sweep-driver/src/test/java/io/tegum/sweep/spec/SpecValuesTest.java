package io.tegum.sweep.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a good spec means, value by value. */
class SpecValuesTest {

  private static final String PLAIN = "name: t\nmodel: {features: 20, hidden: 5}\n";
  private static final String WITH_HEAD = PLAIN + "head: {pairs: [[0, 1]]}\n";

  static final Family TOY = Families.named("toy");

  static RegionSpec region(String spec) {
    return SweepSpec.parse("t.yaml", spec.getBytes(StandardCharsets.UTF_8)).regions().get(0);
  }

  private static List<Object> values(String spec, String path) {
    for (Dimension dimension : region(spec).dimensions()) {
      if (dimension instanceof AxisGroup group) {
        for (SpecAxis axis : group.axes()) {
          if (axis.setting().path().equals(path)) {
            return axis.values();
          }
        }
      }
    }
    return List.of();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.9                                    | 0.9",
        "[0.9, 0, .5]                           | 0.9 0.0 0.5",
        "[-0.0]                                 | 0.0",
        "1e-3                                   | 0.001",
        "1.0e-3                                 | 0.001",
        "{linspace: [0, 0.95], points: 20}      | 0.0 0.05 0.1 0.15 0.2 0.25 0.3 0.35 0.4 0.45 0.5 0.55"
            + " 0.6 0.65 0.7 0.75 0.8 0.85 0.9 0.95",
        "{linspace: [0.3, 0.1], points: 3}      | 0.3 0.2 0.1",
        "{linspace: [0.3, 0.3], points: 1}      | 0.3",
        "{linspace: [0, 0.1], points: 4}        | 0.0 0.03333333333333333 0.06666666666666667 0.1",
        "{logspace: [0.001, 0.1], points: 5}    | 0.001 0.00316227766017 0.01 0.0316227766017 0.1",
        "{logspace: [0.7, 0.2], points: 2}      | 0.7 0.2",
        "{density-logspace: [1, 0.001], points: 4} | 0.0 0.9 0.99 0.999",
        "{density-logspace: [0.3, 0.003], points: 3} | 0.7 0.97 0.997",
      })
  void sparsityMayBeAnAxisInEveryForm(String yaml, String expected) {
    List<Object> values = values(PLAIN + "data: {sparsity: " + yaml + "}\n", "data.sparsity");
    assertThat(values.stream().map(v -> Double.toString((Double) v)))
        .containsExactly(expected.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100                                  | 100",
        "1e4                                  | 10000",
        "10000.0                              | 10000",
        "0x10                                 | 16",
        "0o10                                 | 8",
        "010                                  | 10",
        "{linspace: [10, 30], points: 3}      | 10 20 30",
        "{logspace: [1, 1000], points: 4}     | 1 10 100 1000",
      })
  void stepsAreWholeNumbersInEveryForm(String yaml, String expected) {
    String spec = PLAIN + "data: {sparsity: 0.5}\ntraining: {steps: " + yaml + "}\n";
    assertThat(values(spec, "training.steps").stream().map(Object::toString))
        .containsExactly(expected.split(" "));
  }

  @Test
  void logSpacedInteriorsAreTheFormulaToTwelveDigits() {
    double[] values = Spacing.LOGARITHMIC.values(2e-4, 7e3, 37);
    assertThat(values[0]).isEqualTo(2e-4);
    assertThat(values[36]).isEqualTo(7e3);
    for (int k = 0; k < 37; k++) {
      double formula = 2e-4 * Math.pow(7e3 / 2e-4, k / 36.0);
      assertThat(values[k]).isBetween(formula * (1 - 1e-11), formula * (1 + 1e-11));
    }
  }

  private static List<List<AttentionPair>> pairSets(String spec) {
    Point point = new Point(TOY.settings());
    Combinations all = new Combinations(region(spec).dimensions(), point);
    List<List<AttentionPair>> sets = new ArrayList<>();
    while (all.next()) {
      sets.add(((TrialConfiguration) TOY.trial(point)).headOrNull().pairs());
    }
    return sets;
  }

  @Test
  void pairsTakeBothSpellingsAndAreKeptSorted() {
    String spec =
        PLAIN
            + "head: {pairs: [{left: 2, right: 3, weight: 2.5}, [0, 1]]}\ndata: {sparsity: 0.5}\n";
    assertThat(pairSets(spec))
        .containsExactly(List.of(AttentionPair.of(0, 1), new AttentionPair(2, 3, 2.5)));
  }

  @Test
  void pairSetsAreAnAxisOfSets() {
    String spec =
        PLAIN + "head: {pair_sets: [[[0, 1]], [[2, 3], [0, 1]]]}\ndata: {sparsity: 0.5}\n";
    assertThat(pairSets(spec))
        .containsExactly(
            List.of(AttentionPair.of(0, 1)),
            List.of(AttentionPair.of(0, 1), AttentionPair.of(2, 3)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 | 0 1 2",
        "[7, -3, 9223372036854775807, -9223372036854775808] |"
            + " 7 -3 9223372036854775807 -9223372036854775808",
      })
  void seedsAreACountOrAnyLongs(String yaml, String expected) {
    RegionSpec region = region(PLAIN + "data: {sparsity: 0.5}\nseeds: " + yaml + "\n");
    Dimension seeds = region.dimensions().get(region.dimensions().size() - 1);
    Point point = new Point(TOY.settings());
    assertThat(
            IntStream.range(0, seeds.size())
                .mapToObj(
                    k -> {
                      seeds.put(point, k);
                      assertThat(seeds.firstMatch(point)).isEqualTo(k);
                      return point.value(TOY.settings().at("seeds")).toString();
                    }))
        .containsExactly(expected.split(" "));
  }

  @Test
  void defaultsWithoutAHead() {
    String spec = PLAIN + "data: {sparsity: 0.5}\n";
    assertThat(region(spec).combinations()).isEqualTo(1);
    assertThat(values(spec, "model.activation")).containsExactly(Activation.RELU);
    assertThat(values(spec, "data.importance_decay")).containsExactly(1.0);
    assertThat(first(spec).data().lastImportance()).isEmpty();
    assertThat(values(spec, "training.schedule")).containsExactly(Schedule.REPRESENTATION_ONLY);
    assertThat(values(spec, "training.steps")).containsExactly(10_000);
    assertThat(values(spec, "training.batch")).containsExactly(1024);
    assertThat(values(spec, "training.optimizer")).containsExactly(OptimizerKind.ADAM);
    assertThat(values(spec, "training.learning_rate")).containsExactly(0.001);
    assertThat(values(spec, "training.weight_decay")).containsExactly(0.0);
    assertThat(values(spec, "training.learning_rate_schedule"))
        .containsExactly(LearningRateSchedule.CONSTANT);
    assertThat(values(spec, "training.warmup_steps")).containsExactly(0);
    assertThat(values(spec, "training.initial_scale")).containsExactly(1.0);
    assertThat(values(spec, "record.points")).containsExactly(60);
    assertThat(values(spec, "head.lambda")).isEmpty();
  }

  @Test
  void lastFeaturesImportanceMayBeAnAxis() {
    String spec =
        PLAIN + "data: {sparsity: 0.5, last_importance: {logspace: [0.1, 10], points: 3}}\n";
    assertThat(values(spec, "data.last_importance")).containsExactly(0.1, 1.0, 10.0);
    assertThat(first(spec).data()).isEqualTo(new DataConfiguration(0.5, 1, 0.1));
  }

  private static TrialConfiguration first(String spec) {
    Point point = new Point(TOY.settings());
    region(spec).dimensions().forEach(d -> d.put(point, 0));
    return (TrialConfiguration) TOY.trial(point);
  }

  @Test
  void defaultsWithAHead() {
    String spec = WITH_HEAD + "data: {sparsity: 0.5}\n";
    assertThat(values(spec, "training.schedule")).containsExactly(Schedule.JOINT);
    assertThat(values(spec, "head.rank")).hasToString("[1.0]");
    assertThat(first(spec).headOrNull().rank()).isEqualTo(5);
    assertThat(values(spec, "head.lambda")).containsExactly(1.0);
    assertThat(values(spec, "head.target")).containsExactly(Target.INDICATOR);
  }

  @Test
  void weightDecayFollowsTheOptimizerUnlessGiven() {
    String spec = PLAIN + "data: {sparsity: 0.5}\ntraining: {optimizer: [adam, adamw, sgd]}\n";
    assertThat(region(spec).combinations()).isEqualTo(3);
    assertThat(values(spec, "training.weight_decay")).containsExactly(0.0, 0.01, 0.0);
    String given =
        PLAIN
            + "data: {sparsity: 0.5}\ntraining: {optimizer: [adam, adamw], weight_decay: [0.1, 0]}\n";
    assertThat(region(given).combinations()).isEqualTo(4);
    assertThat(values(given, "training.weight_decay")).containsExactly(0.1, 0.0);
  }

  @Test
  void zippedAxesWalkTogetherAndMayRepeatValues() {
    String spec =
        """
        name: t
        model: {features: [20, 20, 40], hidden: [5, 10, 10]}
        data: {sparsity: [0.5, 0.9]}
        zip: [[model.hidden, model.features]]
        """;
    assertThat(region(spec).combinations()).isEqualTo(6);
  }

  @Test
  void aliasesAndMergesAreRead() {
    String spec =
        """
        - name: t
          model: &model {features: 20, hidden: 5}
          data: {sparsity: &sparsity [0.5, 0.9]}
        - name: other
          model: {<<: *model, hidden: 4}
          data: {sparsity: *sparsity}
        """;
    SweepSpec sweep = SweepSpec.parse("t.yaml", spec.getBytes(StandardCharsets.UTF_8));
    assertThat(sweep.name()).isEqualTo("t");
    assertThat(sweep.regions()).extracting(RegionSpec::name).containsExactly("t", "other");
    assertThat(sweep.regions()).extracting(RegionSpec::combinations).containsExactly(2L, 2L);
    Point point = new Point(TOY.settings());
    sweep.regions().get(1).dimensions().forEach(d -> d.put(point, 0));
    assertThat(((TrialConfiguration) TOY.trial(point)).model().hidden()).isEqualTo(4);
  }

  @Test
  void aByteOrderMarkAndWindowsLinesAreFine() {
    assertThat(region("\ufeff" + PLAIN.replace("\n", "\r\n") + "data: {sparsity: 0.5}\r\n").name())
        .isEqualTo("t");
  }

  @ParameterizedTest
  @CsvSource({
    "0.2, 5, 1",
    "0.1, 5, 1",
    "0.01, 5, 1",
    "0.5, 5, 3",
    "0.6, 5, 3",
    "1, 5, 5",
    "0.25, 10, 3"
  })
  void rankIsTheRoundedRatioButAtLeastOne(double ratio, int hidden, int rank) {
    String spec =
        "name: t\nmodel: {features: 20, hidden: %d}\nhead: {rank_ratio: %s, pairs: [[0, 1]]}\ndata: {sparsity: 0}\n"
            .formatted(hidden, ratio);
    assertThat(first(spec).headOrNull().rank()).isEqualTo(rank);
  }

  @ParameterizedTest
  @CsvSource({"a", "2026 sweep", "Größe_1.b-c", "'ünïcode 7'"})
  void namesMayHaveLettersDigitsSpacesDotsHyphensUnderscores(String name) {
    assertThat(
            region(
                    "name: '"
                        + name
                        + "'\n"
                        + PLAIN.lines().skip(1).findFirst().orElseThrow()
                        + "\ndata: {sparsity: 0.5}\n")
                .name())
        .isEqualTo(name);
  }
}
