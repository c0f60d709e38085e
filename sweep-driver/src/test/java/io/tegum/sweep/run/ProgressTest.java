package io.tegum.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final long SECOND = 1_000_000_000L;

  private final StringWriter text = new StringWriter();
  private long now;

  @Test
  void linesComeNowAndThenWithRateAndTimeLeft() {
    Progress progress = progress(Progress.Terminal.NO);
    now = 10 * SECOND;
    progress.add(new Receipt(10, 0, 0, 0, null), 5);
    assertThat(text.toString()).isEmpty();
    now = 20 * SECOND;
    progress.add(new Receipt(8, 2, 0, 0, null), 5);
    assertThat(text.toString())
        .isEqualTo("20 of 100 models, 1.0 models/s, 1 min 20 s left, 2 diverged\n");
  }

  @Test
  void timeLeftOfAResumedRunCountsOnlyWhatIsTrained() {
    Progress progress = progress(Progress.Terminal.NO);
    now = SECOND;
    progress.add(new Receipt(0, 0, 0, 50, null), 500); // all there already: no work
    now = 20 * SECOND;
    progress.add(new Receipt(5, 0, 0, 5, null), 20); // half of it there already
    assertThat(text.toString()).contains("60 of 100 models").contains("1 min 20 s left");
  }

  @Test
  void terminalGetsABarThatIsDrawnAgainAndFailuresAtOnce() {
    Progress progress = progress(Progress.Terminal.YES);
    now = SECOND;
    progress.add(new Receipt(49, 0, 1, 0, "0815: java.lang.IllegalStateException: why"), 25);
    assertThat(text.toString())
        .contains("first failed trial 0815: java.lang.IllegalStateException: why")
        .contains("\r[###############...............] 50 of 100 models")
        .contains("1 failed");
    progress.end();
    assertThat(text.toString())
        .endsWith("50 models trained in 1.0 s, 50.0 models/s; 1 model failed\n");
    assertThat(progress.failedTrials()).isEqualTo(1);
  }

  private Progress progress(Progress.Terminal terminal) {
    return new Progress(new PrintWriter(text, true), terminal, () -> now, 100, 50);
  }
}
