package io.tegum.sweep.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TrialCountsTest {

  @Test
  void aTrialCountsByItsStatus() {
    TrialCounts all =
        TrialCounts.of("completed", 1)
            .plus(TrialCounts.of("diverged", 2))
            .plus(TrialCounts.of("failed", 4));
    assertThat(all).isEqualTo(new TrialCounts(1, 1, 1, 7));
  }

  @Test
  void aStatusThatIsNoneIsNotTakenForAFailure() {
    assertThatThrownBy(() -> TrialCounts.of("paused", 1))
        .hasMessage(
            "Cannot count a trial: its status was paused, must be one of completed, diverged,"
                + " failed");
  }
}
