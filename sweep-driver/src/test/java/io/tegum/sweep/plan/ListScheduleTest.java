package io.tegum.sweep.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListScheduleTest {

  /** Sums of the same doubles in another order. */
  private static final double ROUNDING = 1e-9;

  /** Chance exceeds so many standard errors once in 16,000 times; the seed is fixed. */
  private static final double STANDARD_ERRORS = 4;

  private static final long SEED = 7;

  private static ListSchedule schedule(int executors, int cores, ClusterConditions conditions) {
    return new ListSchedule(executors, cores, conditions, new SplittableRandom(SEED));
  }

  private static void train(ListSchedule schedule, double[]... waves) {
    schedule.train(Arrays.asList(waves).iterator());
  }

  private static double makespan(int executors, int cores, double... seconds) {
    ListSchedule schedule = schedule(executors, cores, Example.IDEAL);
    train(schedule, seconds);
    return schedule.makespan();
  }

  private static double[] random(SplittableRandom random, int length) {
    return random.doubles(length).map(u -> -Math.log(1 - u)).toArray();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 3", "4, 1", "3, 2", "20, 4"})
  void anIdealClusterGivesEachBundleToTheCoreThatIsFreeFirst(int executors, int cores) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int length = 0; length < 100; length++) {
      double[] seconds = random(random, length);
      double[] free = new double[executors * cores];
      for (double bundle : seconds) {
        Arrays.sort(free);
        free[0] += bundle;
      }
      double longest = Arrays.stream(free).max().orElseThrow();
      assertThat(makespan(executors, cores, seconds)).isCloseTo(longest, within(ROUNDING));
    }
  }

  /** Graham 1966 for any order; Graham 1969 for descending order, against all assignments. */
  @Test
  void anIdealClusterKeepsGrahamsBounds() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int trial = 0; trial < 200; trial++) {
      int cores = 2 + trial % 2;
      double[] seconds = random(random, 7);
      Arrays.sort(seconds);
      double best = best(seconds, 0, new double[cores]);
      double any = makespan(cores, 1, seconds);
      assertThat(any).isBetween(best - ROUNDING, (2 - 1.0 / cores) * best + ROUNDING);
      double[] descending = new double[seconds.length];
      Arrays.setAll(descending, k -> seconds[seconds.length - 1 - k]);
      assertThat(makespan(1, cores, descending))
          .isBetween(best - ROUNDING, (4 - 1.0 / cores) / 3 * best + ROUNDING);
    }
  }

  private static double best(double[] seconds, int next, double[] loads) {
    if (next == seconds.length) {
      return Arrays.stream(loads).max().orElseThrow();
    }
    double best = Double.POSITIVE_INFINITY;
    for (int core = 0; core < loads.length; core++) {
      double before = loads[core];
      loads[core] += seconds[next];
      best = Math.min(best, best(seconds, next + 1, loads));
      loads[core] = before;
    }
    return best;
  }

  @Test
  void bundlesWithoutLengthTakeNoTime() {
    assertThat(makespan(2, 2)).isZero();
    assertThat(makespan(2, 2, 0, 0, 0, 0, 0)).isZero();
  }

  @Test
  void wavesFollowOneAnotherAndTheirTailsAddUp() {
    ListSchedule schedule = schedule(1, 2, Example.IDEAL);
    train(schedule, new double[] {3, 1, 1});
    assertThat(schedule.makespan()).isEqualTo(3);
    assertThat(schedule.tails()).isEqualTo(1);
    train(schedule, new double[] {5});
    assertThat(schedule.makespan()).isEqualTo(8);
    assertThat(schedule.tails()).isEqualTo(6);
  }

  @Test
  void wavesThatOverlapAreOneQueue() {
    ListSchedule schedule = schedule(1, 2, Example.IDEAL);
    train(schedule, new double[] {3, 1, 1}, new double[] {}, new double[] {5});
    assertThat(schedule.makespan()).isEqualTo(7);
    assertThat(schedule.tails()).isEqualTo(4);
  }

  @Test
  void theDriverStartsOneBundleAtATime() {
    ListSchedule schedule = schedule(5, 2, new ClusterConditions(0, 0, 0.5, 2, 0, 1, 0, 0));
    train(schedule, new double[30]);
    assertThat(schedule.makespan()).isCloseTo(2 + 30 * 0.5, within(ROUNDING));
  }

  @Test
  void overheadAndSlowMachinesLengthenBundles() {
    ListSchedule schedule = schedule(2, 1, new ClusterConditions(0, 1, 0, 0, 0.5, 4, 0, 0));
    train(schedule, new double[] {1, 1, 1, 1});
    assertThat(schedule.makespan()).isEqualTo(8); // the slow one: one bundle; the other: three
    assertThat(schedule.tails()).isEqualTo(2);
  }

  @Test
  void costsVaryAboutTheirExpectation() {
    int bundles = 20_000;
    double spread = 0.3;
    ListSchedule schedule = schedule(1, 1, new ClusterConditions(spread, 0, 0, 0, 0, 1, 0, 0));
    double[] seconds = new double[bundles];
    Arrays.fill(seconds, 1);
    train(schedule, seconds);
    double deviation = Math.sqrt(bundles * Math.expm1(spread * spread));
    assertThat(schedule.makespan()).isCloseTo(bundles, within(STANDARD_ERRORS * deviation));
    assertThat(schedule.makespan()).isNotCloseTo(bundles, within(ROUNDING));
  }

  /**
   * With failures at rate f, finishing T seconds of work takes (e^fT - 1) / f on average, in e^fT
   * tries; variances (e^2fT - 1 - 2 fT e^fT) / f^2 and e^2fT - e^fT.
   */
  @ParameterizedTest
  @CsvSource({"1, 1, 10", "5, 1, 10", "3, 4, 10", "50, 2, 1", "1, 1, 20"})
  void failuresCostWhatTheoryExpects(int executors, int cores, double failuresPerHour) {
    int bundles = 6000;
    double length = 360;
    double restart = 30;
    ListSchedule schedule =
        schedule(
            executors, cores, new ClusterConditions(0, 0, 0, 0, 0, 1, failuresPerHour, restart));
    double[] seconds = new double[bundles];
    Arrays.fill(seconds, length);
    train(schedule, seconds);
    double x = failuresPerHour * length / 3600;
    double life = 3600 / failuresPerHour;
    double tries = Math.exp(x);
    double errors =
        STANDARD_ERRORS * Math.sqrt(bundles * cores); // an executor's cores fail at once
    assertThat(schedule.lost())
        .isCloseTo(
            bundles * (Math.expm1(x) * life - length),
            within(errors * life * Math.sqrt(tries * tries - 1 - 2 * x * tries)));
    assertThat((double) schedule.retried())
        .isCloseTo(bundles * (tries - 1), within(errors * Math.sqrt(tries * tries - tries)));
    if (executors * cores == 1) {
      assertThat(schedule.failures()).isEqualTo(schedule.retried());
      assertThat(schedule.makespan())
          .isCloseTo(
              bundles * length + schedule.lost() + restart * schedule.failures(),
              within(ROUNDING * schedule.makespan()));
    }
  }

  @Test
  void failuresAreThoseOfTheExecutorsTime() {
    double failuresPerHour = 0.5;
    ListSchedule schedule =
        schedule(100, 2, new ClusterConditions(0, 0, 0, 0, 0, 1, failuresPerHour, 0));
    for (int wave = 0; wave < 40; wave++) {
      double[] seconds = new double[200];
      Arrays.fill(seconds, 360);
      train(schedule, seconds);
    }
    double expected = 100 * schedule.makespan() / 3600 * failuresPerHour;
    assertThat((double) schedule.failures())
        .isCloseTo(expected, within(STANDARD_ERRORS * Math.sqrt(expected)));
    assertThat(schedule.makespan()).isGreaterThan(40 * 360);
  }

  @Test
  void executorsThatHardlyEverFinishABundleAreRefused() {
    ListSchedule schedule = schedule(1, 1, ClusterConditions.usual(3600));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> train(schedule, new double[] {60}))
        .withMessageStartingWith("Cannot simulate: an executor fails ");
  }
}
