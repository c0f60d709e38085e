package io.tegum.sweep.plan;

import static io.tegum.sweep.plan.Example.UNEVEN;
import static io.tegum.sweep.plan.Example.bundles;
import static io.tegum.sweep.plan.Example.cheap;
import static io.tegum.sweep.plan.Example.grid;
import static io.tegum.sweep.plan.Example.options;
import static io.tegum.sweep.plan.Example.trials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.family.Trial;
import io.tegum.sweep.grid.Grid;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

  /** Sums of the same doubles in another order. */
  private static final double ROUNDING = 1e-9;

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.01, 0.5, 5, 60, 1e9})
  void bundlesHoldEveryTrialOnce(double seconds) {
    Grid grid = grid(UNEVEN);
    Plan plan = Plan.of(grid, options(2, seconds));
    List<Trial> bundled = new ArrayList<>();
    for (Bundle bundle : bundles(plan)) {
      List<Trial> trials = trials(grid, bundle.first(), bundle.end());
      assertThat(trials).hasSize((int) bundle.trials());
      assertThat(grid.configuration(bundle.first())).isPresent();
      assertThat(grid.configuration(bundle.end() - 1)).isPresent();
      assertThat(bundle.coreSeconds())
          .isCloseTo(
              trials.stream().mapToDouble(Example::costBesideTwin).sum(),
              within(ROUNDING * bundle.coreSeconds()));
      bundled.addAll(trials);
    }
    assertThat(bundled)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(trials(grid, 0, grid.size()));
    assertThat(plan.trials()).isEqualTo(bundled.size());
    assertThat(plan.cut()).isEqualTo(grid.cut()).isPositive();
    assertThat(plan.duplicates()).isEqualTo(grid.duplicates()).isPositive();
  }

  /** Fewer models than bundles that would keep the cores busy. */
  @ParameterizedTest
  @ValueSource(strings = {"sparsity: 0.9", "sparsity: [0, 0.5, 0.7, 0.9]"})
  @Timeout(60)
  void trialsOfOneModelAreOneBundle(String data) {
    Plan plan =
        Plan.of(
            grid(
                """
                name: t
                model: {features: 20, hidden: 5}
                head: {lambda: [0, 1, 2, 3, 4], pairs: [[0, 1]]}
                data: {%s}
                training: {schedule: representation-then-head, steps: 100000}
                """
                    .formatted(data)),
            options(8, 0.1));
    assertThat(bundles(plan)).hasSize((int) plan.trials() / 5);
    assertThat(bundles(plan)).allSatisfy(bundle -> assertThat(bundle.trials()).isEqualTo(5));
  }

  /**
   * Stacks of ten seeds that take longer than a bundle should, with cores that have enough of them,
   * and not.
   */
  @ParameterizedTest
  @CsvSource({"1, , true", "2, , true", "3, , false", "64, , false", "1, 5, false"})
  void stacksArePartedForIdleCoresAlone(int cores, Double secondsOrNull, boolean areWhole) {
    Grid grid =
        grid(
            """
            name: t
            model: {features: 2, hidden: 1}
            data: {sparsity: {linspace: [0.98, 0.983], points: 7}}
            training: {steps: 10000000, batch: 1024}
            seeds: 10
            """);
    PlanOptions options = secondsOrNull == null ? options(cores) : options(cores, secondsOrNull);
    List<Bundle> bundles = bundles(Plan.of(grid, options));
    assertThat(bundles.stream().allMatch(b -> b.first() % 10 == 0 && b.end() % 10 == 0))
        .isEqualTo(areWhole);
    assertThat(bundles.stream().mapToLong(Bundle::trials).sum()).isEqualTo(70);
    assertThat(bundles).hasSizeGreaterThanOrEqualTo(Math.min(3 * cores, 70));
  }

  /** Sums of the same doubles may round to either side of a third of a core's share. */
  @ParameterizedTest
  @ValueSource(ints = {3, 6, 24})
  void stacksOfWhichThereAreJustEnoughAreWhole(int stacks) {
    Grid grid =
        grid(
            """
            name: t
            model: {features: 2, hidden: 1}
            data: {sparsity: 0.99}
            training: {steps: 1000000, batch: 1024}
            seeds: %d
            """
                .formatted(16 * stacks));
    for (Bundle bundle : bundles(Plan.of(grid, options(stacks / 3)))) {
      assertThat(bundle.first() % 16).isZero();
    }
  }

  /** Many cheap trials do not make it right that a core trains sixteen of the dear ones. */
  @Test
  void dearStacksArePartedAmongCheapTrials() {
    Grid grid =
        grid(
            """
            - name: t
              model: {features: 2, hidden: 1}
              data: {sparsity: 0.99}
              training: {steps: 10000000, batch: 1024}
              seeds: 16
            - model: {features: 20, hidden: 5}
              data: {sparsity: 0.9}
              training: {steps: 100}
              seeds: 200
            """);
    List<Bundle> bundles = bundles(Plan.of(grid, options(8)));
    assertThat(bundles.stream().filter(bundle -> bundle.first() < 16))
        .hasSizeGreaterThanOrEqualTo(8);
  }

  /** 200 trials of one model, with rows of some hundreds of kilobytes. */
  @Test
  void twinsWhoseRowsNoBundleHoldsAreParted() {
    Plan plan =
        Plan.of(
            grid(
                """
                name: t
                model: {features: 400, hidden: 100}
                head: {lambda: {linspace: [1, 200], points: 200}, pairs: [[0, 1]]}
                data: {sparsity: 0.9}
                training: {schedule: representation-then-head, steps: 100}
                """),
            options(1, 1e9));
    assertThat(bundles(plan)).hasSizeGreaterThan(1);
    assertThat(bundles(plan).stream().mapToLong(Bundle::trials).sum()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.5, 5, 1e9})
  void theMostExpensiveBundleComesFirst(double seconds) {
    Plan plan = Plan.of(grid(UNEVEN), options(2, seconds));
    assertThat(bundles(plan))
        .isSortedAccordingTo(Comparator.comparingDouble(Bundle::coreSeconds).reversed());
  }

  @Test
  void bundlesAimAtTheTimeAskedFor() {
    Grid grid = grid(cheap("seeds: 100000"));
    Plan plan = Plan.of(grid, options(2, 5));
    double each = Example.coreSeconds(grid.configuration(0).orElseThrow(), 100_000);
    long even = (long) Math.ceil(plan.coreSeconds() / 5);
    double length = plan.coreSeconds() / even;
    List<Bundle> bundles = bundles(plan);
    assertThat(bundles).hasSize((int) even - 2 + 8); // the last one of each core is quartered
    assertThat(bundles.subList(0, (int) even - 2))
        .allSatisfy(b -> assertThat(b.coreSeconds()).isCloseTo(length, within(each)));
    assertThat(bundles.subList((int) even - 2, bundles.size()))
        .allSatisfy(b -> assertThat(b.coreSeconds()).isCloseTo(length / 4, within(each)));
  }

  @Test
  void thereAreThreeBundlesACoreWhereTrialsSuffice() {
    Grid grid = grid(cheap("seeds: 1000"));
    PlanOptions options = options(8, 1e6);
    assertThat(Plan.of(grid, options).bundles()).isEqualTo(24);
    assertThat(Plan.of(grid, options).withCostFactor(100).bundles()).isEqualTo(16 + 8 * 4);
    Plan few = Plan.of(grid(cheap("seeds: 10")), options(8, 1e6));
    assertThat(bundles(few)).hasSize(10).allSatisfy(b -> assertThat(b.trials()).isEqualTo(1));
  }

  @Test
  void oneCostlyTrialDoesNotSwallowTheOthersBundles() {
    String spec =
        """
        name: t
        model: {features: 20, hidden: 5}
        data: {sparsity: 0.5}
        training: {steps: [1000000, 10]}
        where: [steps == 10 or seed == 0]
        seeds: 100
        """;
    Plan plan = Plan.of(grid(spec), options(4, 1e6));
    assertThat(plan.trials()).isEqualTo(101);
    assertThat(plan.bundles()).isGreaterThanOrEqualTo(12);
  }

  @Test
  void bytesAddUpOverTrials() {
    Grid grid = grid(UNEVEN);
    long bytes = 0;
    for (Trial trial : trials(grid, 0, grid.size())) {
      bytes += Example.bytes(trial);
    }
    assertThat(Plan.of(grid, options(2)).bytes()).isEqualTo(bytes);
  }

  @Test
  void aBundleSurvivesSerialisation() throws IOException, ClassNotFoundException {
    Bundle bundle = new Bundle(3, 9, 4, 1.5);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(bundle);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(bundle);
    }
  }

  @Test
  void optionsAndBundlesRefuseNonsense() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> options(0))
        .withMessage("Cannot plan: cores were 0, must be 1 or more");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> options(2, Double.NaN))
        .withMessage("Cannot plan: bundle seconds were NaN, must be positive and finite");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Plan.of(grid(UNEVEN), options(2)).withCostFactor(0))
        .withMessage("Cannot plan: cost factor was 0.0, must be positive and finite");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Bundle(3, 5, 4, 1));
  }
}
