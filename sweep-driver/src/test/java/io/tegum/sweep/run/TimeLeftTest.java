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

  /** Machines of other speeds than was predicted; a slow beginning; and a run of two minutes. */
  @ParameterizedTest
  @CsvSource({"0.5, 0", "1, 0", "2, 0", "1, 5", "1.5, 8", "0.6, 5", "1, 10"})
  void afterAFifthOfTheRunTheTimeLeftIsWithinAQuarter(double speed, double warmUp) {
    double cost = 120 * CORES;
    double end = timeOf(cost, speed, warmUp);
    TimeLeft left = new TimeLeft(cost);
    for (double done = BUNDLE; done <= cost; done += BUNDLE) {
      double now = timeOf(done, speed, warmUp);
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

  /** When so much is done: at a third of the speed while the JVM is slow. */
  private static double timeOf(double done, double speed, double warmUp) {
    double slow = speed * CORES / 3;
    return done <= slow * warmUp ? done / slow : warmUp + (done - slow * warmUp) / (speed * CORES);
  }
}
