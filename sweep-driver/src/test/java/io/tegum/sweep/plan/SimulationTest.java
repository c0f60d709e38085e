package io.tegum.sweep.plan;

import static io.tegum.sweep.plan.Example.UNEVEN;
import static io.tegum.sweep.plan.Example.bundles;
import static io.tegum.sweep.plan.Example.cheap;
import static io.tegum.sweep.plan.Example.grid;
import static io.tegum.sweep.plan.Example.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.sweep.grid.Grid;
import io.tegum.sweep.spec.SweepSpec;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SimulationTest {

  /** Sums of the same doubles in another order. */
  private static final double ROUNDING = 1e-9;

  @Test
  void anIdealClusterTakesThePlansBundlesInTheirOrder() {
    Plan plan = Plan.of(grid(UNEVEN), options(6, 0.5));
    double[] free = new double[6];
    for (Bundle bundle : bundles(plan)) {
      Arrays.sort(free);
      free[0] += bundle.coreSeconds();
    }
    Simulation simulation = Simulation.of(plan, 3, 2, Example.IDEAL);
    double longest = Arrays.stream(free).max().orElseThrow();
    assertThat(simulation.makespan()).isCloseTo(longest, within(ROUNDING));
    assertThat(simulation.ideal()).isEqualTo(plan.coreSeconds() / 6);
    assertThat(simulation.utilisation()).isBetween(0.5, 1.0);
    assertThat(simulation.lost() + simulation.retried() + simulation.failures()).isZero();
  }

  @Test
  void theSameArgumentsGiveTheSameOutcome() {
    Plan plan = Plan.of(grid(cheap("seeds: 100000")), options(40));
    Simulation simulation = Simulation.of(plan, 20, 2, 100);
    assertThat(Simulation.of(plan, 20, 2, 100)).isEqualTo(simulation);
    assertThat(Simulation.of(plan, 20, 2, 0)).isNotEqualTo(simulation);
  }

  @Test
  void theBillionIsSimulatedBundleByBundle() {
    Grid grid = Grid.of(SweepSpec.read(Path.of("..", "studies", "billion.yaml")));
    Plan plan = Plan.of(grid, options(1000));
    assertThat(plan.trials()).isEqualTo(1_000_000_000);
    Simulation simulation = Simulation.of(plan, 250, 4, 0.01);
    assertThat(simulation.utilisation()).isBetween(0.8, 1.0);
    double hours = 250 * simulation.makespan() / 3600;
    assertThat((double) simulation.failures())
        .isCloseTo(0.01 * hours, within(4 * Math.sqrt(0.01 * hours)));
    assertThat(simulation.retried()).isBetween(1L, 4 * simulation.failures());
    assertThat(simulation.lost()).isBetween(0.0, 200.0 * simulation.retried());
  }

  @Test
  void whatIsStoredGoesWithBundlesAndBytes() {
    Plan plan = Plan.of(grid(cheap("seeds: 1000")), options(8, 1e6));
    assertThat(StoredSize.of(plan))
        .isEqualTo(new StoredSize(48, Math.round(plan.bytes() / 2.0), 2, 2, 24 * 1_736));
    Plan large = Plan.of(grid(cheap("seeds: 1000000")), options(1000, 1e-6));
    StoredSize size = StoredSize.of(large);
    assertThat(size.files()).isEqualTo(2_000_000);
    // 39.7 of the 60 points are distinct over 100 steps; each has scalars, norms, dimensionalities.
    long curves = Math.round(39.6875 * (64 + 8 * 2 * 5)) * 1_000_000;
    assertThat(large.curveBytes()).isEqualTo(curves).isGreaterThan(large.bytes() / 2);
    double pairs = curves / 2.0 / (64 << 20);
    assertThat(size.mostCompacted()).isEqualTo(2 * (long) Math.ceil(pairs));
    assertThat(size.fewestCompacted()).isEqualTo(2 * (long) Math.ceil(pairs / 2));
    assertThat(size.driverBytes()).isEqualTo(40_000 * 1_720 + 1_000_000 * 16);
  }
}
