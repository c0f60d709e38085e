package io.tegum.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.sweep.run.Progress.Workload;
import io.tegum.sweep.store.TrialCounts;
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
    progress.add(new Receipt(new TrialCounts(10, 0, 0, 0), 0, 1_000, 8, null), 5);
    assertThat(text.toString()).isEmpty();
    now = 20 * SECOND;
    progress.add(new Receipt(new TrialCounts(8, 2, 0, 0), 0, 1_000, 8, null), 5);
    assertThat(text.toString())
        .isEqualTo(
            "20 of 100 models, 1.0 models/s, 100 steps/s, 1 min 20 s left, overhead 20 %, 2 diverged\n");
  }

  @Test
  void timeLeftOfAResumedRunCountsOnlyWhatIsTrained() {
    Progress progress = progress(Progress.Terminal.NO, 50);
    now = SECOND;
    progress.add(
        new Receipt(new TrialCounts(0, 0, 0, 0), 50, 0, 0, null),
        500); // all there already: no work
    now = 20 * SECOND;
    progress.add(
        new Receipt(new TrialCounts(5, 0, 0, 0), 5, 10, 1, null), 20); // half of it there already
    assertThat(text.toString()).contains("55 of 100 models").contains("1 min 20 s left");
  }

  @Test
  void terminalGetsABarThatIsDrawnAgainAndFailuresAtOnce() {
    Progress progress = progress(Progress.Terminal.YES);
    now = SECOND;
    progress.add(
        new Receipt(
            new TrialCounts(49, 0, 1, 0),
            0,
            12_345,
            0.5,
            "0815: java.lang.IllegalStateException: why"),
        25);
    assertThat(text.toString())
        .contains("first failed trial 0815: java.lang.IllegalStateException: why")
        .contains("\r[###############...............] 50 of 100 models")
        .contains("1 failed");
    progress.end();
    assertThat(text.toString())
        .endsWith(
            "50 models trained in 1.0 s, 50.0 models/s, 12.3k steps/s, overhead 50 %; 1 model failed\n");
    assertThat(progress.failedTrials()).isEqualTo(1);
  }

  private Progress progress(Progress.Terminal terminal) {
    return progress(terminal, 100);
  }

  private Progress progress(Progress.Terminal terminal, long missing) {
    Workload workload = new Workload(100, missing, 50, () -> 1);
    return new Progress(new PrintWriter(text, true), terminal, () -> now, workload);
  }
}
