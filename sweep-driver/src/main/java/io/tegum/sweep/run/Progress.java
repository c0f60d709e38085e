package io.tegum.sweep.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tegum.sweep.store.TrialCounts;
import io.tegum.sweep.wording.Amounts;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Tells how a run goes, on stderr: a bar on a terminal, a line now and then elsewhere. Receipts
 * come from Spark's threads and ticks from a timer, so its methods are synchronised.
 */
final class Progress {

  private static final int BAR_WIDTH = 30;
  private static final Duration LINE_EVERY = Duration.ofSeconds(15);
  private static final double NANOS = 1e9;

  private final PrintWriter out;
  private final Terminal terminal;
  private final LongSupplier nanoTime;
  private final Workload workload;
  private final long begin;
  private long lastLine;
  private TrialCounts trained = TrialCounts.NONE;
  private long steps;
  private double trialSeconds;
  private double costDone;

  /** Whether the output is a terminal, on which a line can be drawn again. */
  enum Terminal {
    YES,
    NO
  }

  /**
   * What a run has before it.
   *
   * @param trials trials of the sweep
   * @param missing trials that are to be trained
   * @param coreSeconds predicted cost of these
   * @param cores cores that train, as far as they are there
   */
  record Workload(long trials, long missing, double coreSeconds, IntSupplier cores) {}

  Progress(PrintWriter out, Terminal terminal, LongSupplier nanoTime, Workload workload) {
    this.out = out;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.workload = workload;
    this.begin = nanoTime.getAsLong();
    this.lastLine = begin;
  }

  /** Counts a finished bundle of the given predicted cost. */
  synchronized void add(Receipt receipt, double cost) {
    if (trained.failed() == 0 && receipt.trained().failed() > 0) {
      clearLine();
      out.println("tegum: first failed trial " + receipt.firstErrorOrNull());
    }
    trained = trained.plus(receipt.trained());
    steps += receipt.steps();
    trialSeconds += receipt.seconds();
    long trials = receipt.trained().all() + receipt.skipped();
    costDone += trials == 0 ? 0 : cost * receipt.trained().all() / trials;
    tick();
  }

  /** Draws the bar, or prints a line when the last one is long enough ago. */
  synchronized void tick() {
    if (terminal == Terminal.YES) {
      out.print("\r" + bar() + line() + "\u001b[K");
      out.flush();
    } else if (nanoTime.getAsLong() - lastLine >= LINE_EVERY.toNanos()) {
      lastLine = nanoTime.getAsLong();
      out.println(line());
      out.flush();
    }
  }

  /** The last word. */
  synchronized void end() {
    clearLine();
    long there = workload.trials() - workload.missing();
    out.println(
        "%s trained in %s, %.1f models/s, %s steps/s, overhead %s%s%s%s"
            .formatted(
                Amounts.count(trained.all(), "model"),
                Amounts.duration(seconds()),
                rate(trained.all()),
                Amounts.rounded(rate(steps)),
                overheadText(),
                there > 0 ? "; " + Amounts.count(there, "model") + " were there already" : "",
                trained.diverged() > 0
                    ? "; " + Amounts.count(trained.diverged(), "model") + " diverged"
                    : "",
                trained.failed() > 0
                    ? "; " + Amounts.count(trained.failed(), "model") + " failed"
                    : ""));
    out.flush();
  }

  /** What is left by the cost model, with all cores at work at the predicted pace. */
  synchronized double predictedSecondsLeft() {
    return (workload.coreSeconds() - costDone) / workload.cores().getAsInt();
  }

  /** Measured over predicted core-seconds so far; 1 before anything was trained. */
  synchronized double costFactor() {
    return costDone > 0 && trialSeconds > 0 ? trialSeconds / costDone : 1;
  }

  synchronized long failedTrials() {
    return trained.failed();
  }

  /** The same for machines. */
  synchronized void describe(ObjectNode event) {
    event.put("trials", workload.trials());
    event.put("there_before", workload.trials() - workload.missing());
    event.put("trained", trained.all());
    event.put("diverged", trained.diverged());
    event.put("failed", trained.failed());
    event.put("seconds", seconds());
    event.put("models_per_second", rate(trained.all()));
    event.put("steps_per_second", rate(steps));
    put(event, "seconds_left", secondsLeft());
    put(event, "overhead", overhead());
  }

  /** JSON has no NaN. */
  private static void put(ObjectNode event, String name, double value) {
    if (Double.isNaN(value)) {
      event.putNull(name);
    } else {
      event.put(name, value);
    }
  }

  private String line() {
    double left = secondsLeft();
    return "%,d of %,d models, %.1f models/s, %s steps/s, %s, overhead %s%s%s"
        .formatted(
            workload.trials() - workload.missing() + trained.all(),
            workload.trials(),
            rate(trained.all()),
            Amounts.rounded(rate(steps)),
            Double.isNaN(left) ? "time left not known yet" : Amounts.duration(left) + " left",
            overheadText(),
            trained.diverged() > 0 ? ", " + trained.diverged() + " diverged" : "",
            trained.failed() > 0 ? ", " + trained.failed() + " failed" : "");
  }

  /** By the cost model, at the pace so far. */
  private double secondsLeft() {
    return costDone > 0
        ? Math.max(0, seconds() * (workload.coreSeconds() - costDone) / costDone)
        : Double.NaN;
  }

  /** Share of the cores' time that was not spent in trainings: Spark, storage, idle cores. */
  private double overhead() {
    return trained.all() == 0
        ? Double.NaN
        : Math.max(0, 1 - trialSeconds / (workload.cores().getAsInt() * seconds()));
  }

  private String overheadText() {
    double overhead = overhead();
    return Double.isNaN(overhead) ? "not known yet" : "%.0f %%".formatted(100 * overhead);
  }

  private String bar() {
    long there = workload.trials() - workload.missing() + trained.all();
    int filled = (int) Math.min(BAR_WIDTH, BAR_WIDTH * there / Math.max(1, workload.trials()));
    return "[" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "] ";
  }

  private void clearLine() {
    if (terminal == Terminal.YES) {
      out.print("\r\u001b[K");
    }
  }

  private double seconds() {
    return Math.max((nanoTime.getAsLong() - begin) / NANOS, 1e-3);
  }

  private double rate(long count) {
    return count / seconds();
  }
}
