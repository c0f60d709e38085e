package io.tegum.sweep.cli;

import io.tegum.sweep.wording.Amounts;
import java.io.PrintWriter;

/** The caution that a single trial takes longer than anybody waits without being told. */
final class LongTrial {

  private static final double DAY = 86_400;

  private LongTrial() {}

  /** Tells {@code messages} of the trial that takes longest where that is more than a day. */
  static void caution(double dearestSeconds, PrintWriter messages) {
    if (dearestSeconds > DAY) {
      messages.printf(
          "tegum: the longest trial is predicted to take %s on one core, whatever the number of"
              + " cores; fewer steps, smaller batches or smaller models take less, and"
              + " limits.trial_seconds ends trials that take longer%n",
          Amounts.duration(dearestSeconds));
      messages.flush();
    }
  }
}
