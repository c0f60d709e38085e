package io.tegum.sweep.plan;

import static io.tegum.sweep.plan.Example.UNEVEN;
import static io.tegum.sweep.plan.Example.bundles;
import static io.tegum.sweep.plan.Example.cheap;
import static io.tegum.sweep.plan.Example.grid;
import static io.tegum.sweep.plan.Example.options;
import static io.tegum.sweep.plan.Example.trials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.family.Trial;
import io.tegum.sweep.grid.Grid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavesTest {

  /** Sums of the same doubles in another order. */
  private static final double ROUNDING = 1e-9;

  private static final String BILLION =
      """
      name: t
      model: {features: 20, hidden: 5}
      data: {sparsity: {linspace: [0, 0.9], points: 1000}, importance_decay: {linspace: [0.1, 1], points: 1000}}
      seeds: 1000
      """;

  @ParameterizedTest
  @CsvSource({"1e-6, 7", "1e-6, 1", "0.01, 5", "0.5, 3", "0.5, 20", "5, 2", "60, 1000"})
  void wavesAndTheirBundlesHoldEveryTrialOnce(double seconds, int waveBundles) {
    Grid grid = grid(UNEVEN);
    Plan plan = Plan.of(grid, options(2, seconds), waveBundles);
    List<Trial> all = new ArrayList<>();
    long end = 0;
    for (Wave wave : plan.waves()) {
      assertThat(wave.first()).isGreaterThanOrEqualTo(end);
      end = wave.end();
      List<Bundle> bundles = plan.bundles(wave);
      assertThat(wave.bundles()).isEqualTo(bundles.size()).isBetween(1, waveBundles);
      List<Trial> trials = new ArrayList<>();
      for (Bundle bundle : bundles) {
        assertThat(bundle.first()).isGreaterThanOrEqualTo(wave.first());
        assertThat(bundle.end()).isLessThanOrEqualTo(wave.end());
        trials.addAll(trials(grid, bundle.first(), bundle.end()));
      }
      assertThat(wave.trials()).isEqualTo(trials.size());
      assertThat(wave.bytes()).isEqualTo(trials.stream().mapToLong(Example::bytes).sum());
      assertThat(wave.coreSeconds())
          .isCloseTo(
              trials.stream().mapToDouble(Example::costBesideTwin).sum(),
              within(ROUNDING * wave.coreSeconds()));
      all.addAll(trials);
    }
    assertThat(all)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(trials(grid, 0, grid.size()));
    assertThat(plan.bundles()).isEqualTo(bundles(plan).size());
  }

  /**
   * Trial by trial: the slice in which the middle of a trial's cost falls, or of its model's that
   * is trained once for several; each core's last one is quartered.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 17, 1000})
  void waveSizeDoesNotChangeTheBundlesWhichAreThoseOfAWalkOverTrials(int waveBundles) {
    Grid grid = grid(UNEVEN);
    double dearest =
        trials(grid, 0, grid.size()).stream()
            .mapToDouble(trial -> Example.inseparable(trial) * Example.costBesideTwin(trial))
            .max()
            .getAsDouble();
    double factor = 2 / dearest;
    PlanOptions options = options(2, 2);
    Plan plan = Plan.of(grid, options, waveBundles).withCostFactor(factor);
    long slices = (long) Math.ceil(plan.coreSeconds() / 2);
    double width = plan.coreSeconds() / slices;
    double fineFrom = plan.coreSeconds() - 2 * width;
    List<long[]> expected = new ArrayList<>();
    double before = 0;
    long slice = -1;
    for (long index = 0; index < grid.size(); index++) {
      if (grid.configuration(index).isPresent()) {
        Trial trial = grid.configuration(index).orElseThrow();
        int together = Example.inseparable(trial);
        double cost = together * factor * Example.costBesideTwin(trial);
        double middle = before + cost / 2;
        long own =
            middle < fineFrom
                ? (long) (middle / width)
                : slices - 2 + (long) ((middle - fineFrom) / (width / 4));
        if (own != slice) {
          expected.add(new long[] {index, index});
          slice = own;
        }
        index += together - 1;
        expected.get(expected.size() - 1)[1] = index + 1;
        before += cost;
      }
    }
    List<Bundle> inOrder = new ArrayList<>(bundles(plan));
    inOrder.sort(Comparator.comparingLong(Bundle::first));
    assertThat(inOrder.stream().map(b -> new long[] {b.first(), b.end()}))
        .containsExactlyElementsOf(expected);
    assertThat(plan.waves()).hasSize((int) Math.ceil((slices + 6.0) / waveBundles));
  }

  @Test
  void aSmallSweepIsOneWaveAndALargeOneIsDividedEvenly() {
    assertThat(Plan.of(grid(cheap("seeds: 1000")), options(8)).waves()).hasSize(1);
    PlanOptions single = options(1000, 1e-6);
    Plan plan = Plan.of(grid(cheap("seeds: 50000")), single);
    assertThat(plan.waves()).extracting(Wave::bundles).containsExactly(16_667, 16_667, 16_666);
    assertThat(plan.bundles(plan.waves().get(1))).allMatch(bundle -> bundle.trials() == 1);
  }

  @Test
  void bundlesGrowWithTheSweepFromTwoSecondsToAMinute() {
    assertThat(length(cheap("seeds: 20000"))).isCloseTo(2, within(0.05));
    Grid middle = grid(BILLION.replace("points: 1000}}", "points: 3}}"));
    Plan grown = Plan.of(middle, options(4));
    assertThat(grown.coreSeconds()).isBetween(50_000.0, 1_200_000.0);
    assertThat(grown.waves()).hasSize(1);
    assertThat(grown.bundles()).isBetween(19_988L, 20_000L);
    assertThat(length(BILLION)).isCloseTo(60, within(0.05));
    PlanOptions asked = options(4, 2);
    assertThat(grown.coreSeconds() / Plan.of(middle, asked).bundles()).isCloseTo(2, within(0.05));
  }

  private static double length(String yaml) {
    Plan plan = Plan.of(grid(yaml), options(4));
    return plan.coreSeconds() / (plan.bundles() - 4 * 3); // each core's last one is quartered
  }

  @Test
  void aBundleAimsAtMeasuredSeconds() {
    Grid grid = grid(cheap("seeds: 100000"));
    PlanOptions options = options(2, 5);
    Plan predicted = Plan.of(grid, options);
    Plan measured = predicted.withCostFactor(4);
    assertThat(measured.coreSeconds())
        .isCloseTo(4 * predicted.coreSeconds(), within(ROUNDING * measured.coreSeconds()));
    assertThat(measured.bundles()).isEqualTo((long) Math.ceil(measured.coreSeconds() / 5) + 6);
  }

  /** 1,000 recorded points of 400 features: many bytes for little training. */
  @Test
  void aBundlesRowsAreBounded() {
    String spec =
        """
        name: t
        model: {features: 400, hidden: 2}
        data: {sparsity: 0.99}
        training: {steps: 1000, batch: 1}
        record: {points: 1000}
        seeds: 100
        """;
    Plan plan = Plan.of(grid(spec), options(1, 1e6));
    double each = (double) plan.bytes() / plan.trials();
    assertThat(bundles(plan))
        .allSatisfy(b -> assertThat(b.trials() * each).isLessThan(Plan.BUNDLE_BYTES + each))
        .hasSizeBetween((int) (plan.bytes() / Plan.BUNDLE_BYTES), plan.waves().get(0).bundles());
    assertThat((double) plan.bundles()).isLessThan(1.1 * plan.bytes() / Plan.BUNDLE_BYTES + 4);
  }

  @Test
  void costlyTrialsDoNotMakeTheBundlesOfTheOthersLonger() {
    String spec =
        """
        name: t
        model: {features: 20, hidden: 5}
        data: {sparsity: 0.5}
        training: {steps: [10000000, 100]}
        seeds: 3000
        """;
    Grid grid = grid(spec);
    double costly = Example.coreSeconds(grid.configuration(0).orElseThrow(), 3000);
    List<Bundle> bundles = bundles(Plan.of(grid, options(4, 1)));
    assertThat(bundles)
        .allSatisfy(
            b -> assertThat(b.coreSeconds() - (b.coreSeconds() > 2 ? costly : 0)).isLessThan(1.1))
        .filteredOn(b -> b.coreSeconds() > 2)
        .hasSize(3000);
    // The last costly one may share the slice that it ends in with cheap ones, no other.
    assertThat(bundles).filteredOn(b -> b.trials() == 1).hasSizeBetween(2999, 3001);
  }

  /** Each trial a run of its own: the worst case for a plan, which must still hold only waves. */
  @Test
  void aMillionTrialsThatAllDifferInCostArePlanned() {
    String spec =
        """
        name: t
        model: {features: {linspace: [1, 100], points: 100}, hidden: {linspace: [1, 100], points: 100}}
        data: {sparsity: {density-logspace: [1, 0.01], points: 200}}
        where: [hidden <= features]
        """;
    Plan plan = Plan.of(grid(spec), options(2));
    assertThat(plan.trials()).isEqualTo(1_010_000);
    assertThat(plan.cut()).isEqualTo(990_000);
    assertThat(plan.waves())
        .allSatisfy(wave -> assertThat(wave.bundles()).isLessThanOrEqualTo(20_000));
    assertThat(bundles(plan).stream().mapToLong(Bundle::trials).sum()).isEqualTo(1_010_000);
    assertThat(bundles(plan).stream().mapToDouble(Bundle::coreSeconds).sum())
        .isCloseTo(plan.coreSeconds(), within(ROUNDING * plan.coreSeconds()));
  }

  /** What a plan holds and visits goes with waves and runs, not with trials or bundles. */
  @Test
  void aBillionTrialsArePlannedByRunsAndHeldAsWaves() {
    Grid grid = grid(BILLION);
    int[] runs = {0};
    grid.forEachRun((first, length, sample, company) -> runs[0]++);
    assertThat(runs[0]).isEqualTo(1000);
    Plan plan = Plan.of(grid, options(64));
    assertThat(plan.waves()).hasSize((int) Math.ceil(plan.coreSeconds() / 60 / 20_000));
    assertThat(plan.waves().stream().mapToLong(Wave::trials).sum()).isEqualTo(1_000_000_000L);
    int[] visited = {0};
    for (Wave wave : plan.waves()) {
      grid.forEachRun(wave.first(), wave.end(), (first, length, sample, company) -> visited[0]++);
    }
    assertThat(visited[0]).isBetween(runs[0], runs[0] + plan.waves().size());
    Wave last = plan.waves().get(plan.waves().size() - 1);
    List<Bundle> bundles = plan.bundles(last);
    assertThat(bundles).hasSize(last.bundles());
    assertThat(bundles.stream().mapToLong(Bundle::end).max()).hasValue(grid.size());
    assertThat(bundles.stream().mapToLong(Bundle::trials).sum()).isEqualTo(last.trials());
  }
}
