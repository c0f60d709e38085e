package io.tegum.kernel.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.family.RecordedPoints;
import io.tegum.kernel.family.Stage;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingStepsTest {

  /** Rounding to whole steps moves the step from which no two points coincide. */
  private static final double ROUNDING = 0.12;

  @ParameterizedTest
  @CsvSource({
    "2, 1",
    "2, 1000",
    "3, 1",
    "3, 2",
    "10, 9",
    "10, 3",
    "10000, 1",
    "10000, 10",
    "10000, 97",
    "10000, 5000",
    "10000, 20000",
    "200, 1000",
    "200, 100000",
    "40, 97000",
    "50, 50",
    "100, 10000000"
  })
  void expectedPointsAreThoseThatAreRecorded(int points, int steps) {
    int recorded = new RecordingSteps(points, List.of(new Stage("whole", steps))).count();
    double expected = RecordedPoints.expected(points, steps);
    assertThat(expected).isCloseTo(recorded, within(1 + ROUNDING * recorded));
    assertThat(expected).isBetween(1.0, Math.min(points, steps + 1.0));
  }

  @ParameterizedTest
  @CsvSource({"10000, 1", "10000, 97", "10000, 20000", "200, 1000", "50, 1000", "51, 100"})
  void twoStagesShareThePoints(int points, int steps) {
    List<Stage> stages = List.of(new Stage("first", steps), new Stage("second", steps));
    int recorded = new RecordingSteps(points, stages).count();
    double expected = RecordedPoints.expected(points, steps, 2);
    assertThat(expected).isCloseTo(recorded, within(2 + ROUNDING * recorded));
  }
}
