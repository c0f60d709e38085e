package io.tegum.sweep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.model.TrialConfiguration;
import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.spec.SweepSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {

  /** Sums of the same doubles in another order. */
  private static final double ROUNDING = 1e-9;

  private static final String UNEVEN =
      """
      - name: t
        model: {features: [20, 80], hidden: [2, 5, 20]}
        head: {rank_ratio: [0.2, 0.3, 1.0], lambda: [0.1, 1], pairs: [[0, 1]]}
        data: {sparsity: [0, 0.9]}
        training: {schedule: [joint, representation-then-head], steps: [100, 10000]}
        where: [hidden < features, steps == 100 or features == 20]
        seeds: 3
      - model: {features: 20, hidden: 5}
        head: {rank: [1, 2], lambda: [1, 2], pairs: [[0, 1]]}
        data: {sparsity: [0, 0.5]}
        training: {steps: 100}
        seeds: 7
      """;

  private static Grid grid(String yaml) {
    return Grid.of(SweepSpec.parse("t.yaml", yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<TrialConfiguration> trials(Grid grid, long first, long end) {
    List<TrialConfiguration> trials = new ArrayList<>();
    Iterator<TrialConfiguration> iterator = grid.trials(first, end);
    iterator.forEachRemaining(trials::add);
    return trials;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.01, 0.5, 5, 60, 1e9})
  void bundlesHoldEveryTrialOnce(double seconds) {
    Grid grid = grid(UNEVEN);
    Plan plan = Plan.of(grid, new PlanOptions(2, seconds));
    List<TrialConfiguration> bundled = new ArrayList<>();
    for (Bundle bundle : plan.bundles()) {
      List<TrialConfiguration> trials = trials(grid, bundle.first(), bundle.end());
      assertThat(trials).hasSize((int) bundle.trials());
      assertThat(grid.configuration(bundle.first())).isPresent();
      assertThat(grid.configuration(bundle.end() - 1)).isPresent();
      assertThat(bundle.coreSeconds())
          .isCloseTo(
              trials.stream().mapToDouble(CostModel::coreSeconds).sum(),
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

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.5, 5, 1e9})
  void theMostExpensiveBundleComesFirst(double seconds) {
    Plan plan = Plan.of(grid(UNEVEN), new PlanOptions(2, seconds));
    assertThat(plan.bundles())
        .isSortedAccordingTo(Comparator.comparingDouble(Bundle::coreSeconds).reversed());
  }

  @Test
  void bundlesAimAtTheTimeAskedFor() {
    Grid grid = grid(cheap("seeds: 100000"));
    Plan plan = Plan.of(grid, new PlanOptions(2, 5));
    double each = CostModel.coreSeconds(grid.configuration(0).orElseThrow());
    assertThat(plan.bundles()).hasSize((int) Math.ceil(plan.coreSeconds() / 5));
    double even = plan.coreSeconds() / plan.bundles().size();
    assertThat(plan.bundles())
        .allSatisfy(b -> assertThat(b.coreSeconds()).isCloseTo(even, within(each)));
  }

  @Test
  void thereAreThreeBundlesACoreWhereTrialsSuffice() {
    Grid grid = grid(cheap("seeds: 1000"));
    assertThat(Plan.of(grid, new PlanOptions(8, 1e6)).bundles()).hasSize(24);
    assertThat(Plan.of(grid, new PlanOptions(1, 1e6)).bundles()).hasSize(3);
    Plan few = Plan.of(grid(cheap("seeds: 10")), new PlanOptions(8, 1e6));
    assertThat(few.bundles()).hasSize(10).allSatisfy(b -> assertThat(b.trials()).isEqualTo(1));
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
    Plan plan = Plan.of(grid(spec), new PlanOptions(4, 1e6));
    assertThat(plan.trials()).isEqualTo(101);
    assertThat(plan.bundles()).hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void thereAreAtMostTwentyThousandBundles() {
    Plan plan = Plan.of(grid(cheap("seeds: 1000000")), new PlanOptions(1000, 1e-6));
    assertThat(plan.bundles()).hasSize(20_000);
    assertThat(plan.bundles().stream().mapToLong(Bundle::trials).sum()).isEqualTo(1_000_000);
    assertThat(plan.bundles()).allSatisfy(b -> assertThat(b.trials()).isBetween(49L, 51L));
  }

  /** Each trial a run of its own: the worst case for a plan, which must still hold only bundles. */
  @Test
  void aMillionTrialsThatAllDifferInCostArePlanned() {
    String spec =
        """
        name: t
        model: {features: {linspace: [1, 100], points: 100}, hidden: {linspace: [1, 100], points: 100}}
        data: {sparsity: {density-logspace: [1, 0.01], points: 200}}
        where: [hidden <= features]
        """;
    Plan plan = Plan.of(grid(spec), PlanOptions.ofCores(2));
    assertThat(plan.trials()).isEqualTo(1_010_000);
    assertThat(plan.cut()).isEqualTo(990_000);
    assertThat(plan.bundles()).hasSizeBetween(15_000, 20_000);
    assertThat(plan.bundles().stream().mapToLong(Bundle::trials).sum()).isEqualTo(1_010_000);
    assertThat(plan.bundles().stream().mapToDouble(Bundle::coreSeconds).sum())
        .isCloseTo(plan.coreSeconds(), within(ROUNDING * plan.coreSeconds()));
  }

  @Test
  void aBillionTrialsOfFewCostsArePlannedByRuns() {
    String spec =
        """
        name: t
        model: {features: 20, hidden: 5}
        data: {sparsity: {linspace: [0, 0.9], points: 1000}, importance_decay: {linspace: [0.1, 1], points: 1000}}
        seeds: 1000
        """;
    Grid grid = grid(spec);
    int[] runs = {0};
    grid.forEachRun((first, length, sample) -> runs[0]++);
    assertThat(runs[0]).isEqualTo(1000);
    Plan plan = Plan.of(grid, PlanOptions.ofCores(64));
    assertThat(plan.bundles()).hasSize(20_000);
    assertThat(plan.bundles().stream().mapToLong(Bundle::trials).sum()).isEqualTo(1_000_000_000L);
  }

  @Test
  void bytesAddUpOverTrials() {
    Grid grid = grid(UNEVEN);
    long bytes = 0;
    for (TrialConfiguration trial : trials(grid, 0, grid.size())) {
      bytes += ResultSize.bytes(trial);
    }
    assertThat(Plan.of(grid, PlanOptions.ofCores(2)).bytes()).isEqualTo(bytes);
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
        .isThrownBy(() -> new PlanOptions(0, 5))
        .withMessage("Cannot plan: cores were 0, must be 1 or more");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new PlanOptions(2, Double.NaN))
        .withMessageContaining("NaN");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Bundle(3, 5, 4, 1));
  }

  private static String cheap(String seeds) {
    return "name: t\nmodel: {features: 5, hidden: 2}\ndata: {sparsity: 0.5}\n"
        + "training: {steps: 100}\n"
        + seeds
        + "\n";
  }
}
