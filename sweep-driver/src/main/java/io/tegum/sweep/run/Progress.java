package io.tegum.sweep.run;

import io.tegum.sweep.wording.Amounts;
import java.io.PrintWriter;
import java.time.Duration;
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
  private final long begin;
  private final long trials;
  private final double predictedCost;
  private long lastLine;
  private long trained;
  private long skipped;
  private long diverged;
  private long failed;
  private double costDone;

  /** Whether the output is a terminal, on which a line can be drawn again. */
  enum Terminal {
    YES,
    NO
  }

  /**
   * Progress of a run.
   *
   * @param trials trials of the sweep
   * @param predictedCost predicted core-seconds of those that are missing
   */
  Progress(
      PrintWriter out,
      Terminal terminal,
      LongSupplier nanoTime,
      long trials,
      double predictedCost) {
    this.out = out;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.begin = nanoTime.getAsLong();
    this.lastLine = begin;
    this.trials = trials;
    this.predictedCost = predictedCost;
  }

  /** Counts a finished bundle of the given predicted cost. */
  synchronized void add(Receipt receipt, double cost) {
    trained += receipt.trained();
    skipped += receipt.skipped();
    diverged += receipt.diverged();
    if (failed == 0 && receipt.failed() > 0) {
      clearLine();
      out.println("tegum: first failed trial " + receipt.firstErrorOrNull());
    }
    failed += receipt.failed();
    int trials = receipt.trained() + receipt.skipped();
    costDone += trials == 0 ? 0 : cost * receipt.trained() / trials;
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
    out.println(
        "%s trained in %s, %.1f models/s%s%s%s"
            .formatted(
                Amounts.count(trained, "model"),
                Amounts.duration(seconds()),
                rate(),
                skipped > 0 ? "; " + Amounts.count(skipped, "model") + " were there already" : "",
                diverged > 0 ? "; " + Amounts.count(diverged, "model") + " diverged" : "",
                failed > 0 ? "; " + Amounts.count(failed, "model") + " failed" : ""));
  }

  long failedTrials() {
    return failed;
  }

  private String line() {
    double left = costDone > 0 ? seconds() * (predictedCost - costDone) / costDone : Double.NaN;
    return "%,d of %,d models, %.1f models/s, %s%s%s"
        .formatted(
            trained + skipped,
            trials,
            rate(),
            Double.isNaN(left)
                ? "time left not known yet"
                : Amounts.duration(Math.max(0, left)) + " left",
            diverged > 0 ? ", " + diverged + " diverged" : "",
            failed > 0 ? ", " + failed + " failed" : "");
  }

  private String bar() {
    int filled = (int) (BAR_WIDTH * (trained + skipped) / Math.max(1, trials));
    return "[" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "] ";
  }

  private void clearLine() {
    if (terminal == Terminal.YES) {
      out.print("\r\u001b[K");
    }
  }

  private double seconds() {
    return (nanoTime.getAsLong() - begin) / NANOS;
  }

  private double rate() {
    return trained / Math.max(seconds(), 1e-3);
  }
}
