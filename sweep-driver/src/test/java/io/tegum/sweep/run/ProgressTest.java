package io.tegum.sweep.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.sweep.run.Progress.Workload;
import io.tegum.sweep.store.TrialCounts;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final int NO_TERMINAL = 0;
  private static final long SECOND = 1_000_000_000L;

  private final StringWriter text = new StringWriter();
  private long now;

  @Test
  void linesComeNowAndThenWithRateAndTimeLeft() {
    Progress progress = progress(NO_TERMINAL);
    now = 10 * SECOND;
    progress.add(new Receipt(new TrialCounts(10, 0, 0, 0), 0, 1_000, 8, null, 0), 5);
    assertThat(text.toString()).isEmpty();
    now = 20 * SECOND;
    progress.add(new Receipt(new TrialCounts(8, 2, 0, 0), 0, 1_000, 8, null, 0), 5);
    assertThat(text.toString())
        .isEqualTo(
            "20 of 100 models, 1 min 18 s left, 2 diverged, 1.0 models/s, 100 steps/s, overhead 20"
                + " %\n");
  }

  @Test
  void timeLeftOfAResumedRunCountsOnlyWhatIsTrained() {
    Progress progress = progress(NO_TERMINAL, 50);
    now = SECOND;
    progress.add(
        new Receipt(new TrialCounts(0, 0, 0, 0), 50, 0, 0, null, 0),
        500); // all there already: no work
    now = 20 * SECOND;
    progress.add(
        new Receipt(new TrialCounts(5, 0, 0, 0), 5, 10, 1, null, 0),
        20); // half of it there already
    assertThat(text.toString()).contains("55 of 100 models").contains("1 min 12 s left");
  }

  @Test
  void terminalGetsABarThatIsDrawnAgainAndFailuresAtOnce() {
    Progress progress = progress(80);
    now = SECOND;
    progress.add(
        new Receipt(
            new TrialCounts(46, 3, 1, 0),
            0,
            12_345,
            0.5,
            "0815: java.lang.IllegalStateException: why",
            0),
        40);
    assertThat(text.toString())
        .contains("first failed trial 0815: java.lang.IllegalStateException: why")
        .containsPattern("\r\\[#{5}\\.{5,6}] 50 of 100 models, ")
        .contains(" left, 1 failed, 3 diverged");
    progress.end();
    assertThat(text.toString())
        .endsWith(
            """
            50 models trained in 1.0 s, 50.0 models/s, 12.3k steps/s, overhead 50 %; 3 models diverged; 1 model failed
            tegum: 3 of 50 models diverged (6 %), without results; a lower learning rate may help
            """);
    assertThat(progress.failedTrials()).isEqualTo(1);
  }

  @Test
  void firstLossesThatAreNotFiniteAreNoMatterOfTheLearningRate() {
    Progress all = progress(80);
    all.add(new Receipt(new TrialCounts(5, 3, 0, 0), 0, 10, 1, null, 3), 5);
    all.end();
    assertThat(text.toString())
        .contains("before any step; a smaller training.initial_scale may help")
        .doesNotContain("learning rate");
    Progress some = progress(80);
    some.add(new Receipt(new TrialCounts(5, 3, 0, 0), 0, 10, 1, null, 2), 5);
    some.end();
    assertThat(text.toString())
        .contains(
            "the first loss of 2 was not finite, for which a smaller training.initial_scale, and"
                + " for the others a lower learning rate, may help");
  }

  @Test
  void theBarStaysWhereRatesWouldFillTheLine() {
    Progress progress = progress(80);
    now = 1000 * SECOND;
    progress.add(new Receipt(new TrialCounts(46, 0, 0, 0), 0, 123_456_789, 0.5, null, 0), 40);
    assertThat(text.toString())
        .containsPattern("\\r\\[#+\\.+] 46 of 100 models, .* left, 0.0 models/s");
  }

  /** A line that the terminal breaks would be drawn below itself again and again. */
  @Test
  void drawnLineFitsTheTerminalWhateverItsWidth() {
    for (int width : new int[] {20, 40, 79, 80, 100, 120, 200}) {
      text.getBuffer().setLength(0);
      Progress progress = progress(width);
      for (int second = 0; second < 30; second++) {
        now = second * SECOND;
        progress.tick();
        if (second > 3) {
          progress.add(new Receipt(new TrialCounts(2, 1, 0, 0), 0, 123_456_789, 1, null, 0), 1);
        }
      }
      for (String line : text.toString().split("\r|\u001b\\[K", -1)) {
        assertThat(line.length()).as(line).isLessThan(width);
      }
      assertThat(text.toString()).doesNotContain("\n").contains(" of 100 models");
    }
  }

  private Progress progress(int width) {
    return progress(width, 100);
  }

  private Progress progress(int width, long missing) {
    Workload workload = new Workload(100, missing, 50, () -> 1);
    return new Progress(new PrintWriter(text, true), width, () -> now, workload);
  }
}
