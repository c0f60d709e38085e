package io.tegum.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs on a clock of the test's, in which a JVM is slow for its first seconds. */
class TimeLeftTest {

  private static final int CORES = 2;
  private static final double BUNDLE = 2;

  @Test
  void beforeAnythingIsDoneThePredictionIsTold() {
    assertThat(new TimeLeft(120).seconds(0, CORES)).isCloseTo(60, within(1e-9));
  }

  /** On a machine with much else to do, the first bundle may take a hundred times as long. */
  @Test
  void silenceBeyondThePredictionLetsExpectHalfAsMuchAgain() {
    assertThat(new TimeLeft(2).seconds(80, CORES)).isCloseTo(40, within(1e-9));
    assertThat(new TimeLeft(2).seconds(0.5, CORES)).isCloseTo(0.5, within(1e-9));
  }

  /** A run with work left is not about to end because its bundles take long. */
  @Test
  void silenceAfterABundleIsNoEnd() {
    TimeLeft left = new TimeLeft(20);
    left.add(10, 10);
    assertThat(left.seconds(30, 1)).isCloseTo(5, within(1e-9));
    left.add(31, 10);
    assertThat(left.seconds(40, 1)).isZero();
  }

  /**
   * Machines of other speeds than was predicted; a slow beginning; runs of two minutes, and such as
   * the quickstart, of which a fifth passes before code is compiled. There no pace can tell another
   * machine from a cold one, so their speed is nearly what was predicted, as the pilot sees to.
   */
  @ParameterizedTest
  @CsvSource({
    "120, 0.5, 0, 0.33", "120, 1, 0, 0.33", "120, 2, 0, 0.33", "120, 1, 5, 0.33",
    "120, 1.5, 8, 0.33", "120, 0.6, 5, 0.33", "120, 1, 10, 0.33", "22, 1, 5, 0.33",
    "22, 1, 5, 0.18", "22, 1, 8, 0.33", "22, 0.9, 6, 0.2", "22, 1.1, 5, 0.33",
    "40, 1, 8, 0.2", "40, 0.75, 5, 0.2", "60, 1.3, 5, 0.33", "60, 0.7, 5, 0.33"
  })
  void afterAFifthOfTheRunTheTimeLeftIsWithinAQuarter(
      double predicted, double speed, double warmUp, double coldPace) {
    double cost = predicted * CORES;
    double end = timeOf(cost, speed, warmUp, coldPace);
    TimeLeft left = new TimeLeft(cost);
    for (double done = BUNDLE; done <= cost; done += BUNDLE) {
      double now = timeOf(done, speed, warmUp, coldPace);
      left.add(now, BUNDLE);
      if (now >= 0.2 * end && now <= 0.95 * end) {
        double truth = end - now;
        assertThat(left.seconds(now, CORES))
            .as("%.1f s of %.1f s", now, end)
            .isCloseTo(truth, within(0.25 * truth));
        assertThat(left.seconds(now + 0.5, CORES)).isLessThan(left.seconds(now, CORES));
      }
    }
    assertThat(left.seconds(end, CORES)).isZero();
  }

  /** As when an executor was killed, and its bundles are trained again. */
  @Test
  void afterAStandstillThePaceOfTheRecentPastLeads() {
    TimeLeft left = new TimeLeft(300);
    for (double now = 1; now <= 30; now++) {
      left.add(now, 2);
    }
    for (double now = 50; now <= 110; now++) {
      left.add(now, 2);
    }
    assertThat(left.seconds(110, CORES)).isCloseTo(59, within(1e-9));
  }

  /** When so much is done: at a part of the speed while the JVM is slow. */
  private static double timeOf(double done, double speed, double warmUp, double coldPace) {
    double slow = speed * CORES * coldPace;
    return done <= slow * warmUp ? done / slow : warmUp + (done - slow * warmUp) / (speed * CORES);
  }
}
