package io.tegum.sweep.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tegum.sweep.store.TrialCounts;
import io.tegum.sweep.wording.Amounts;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Tells how a run goes, on stderr: a bar on a terminal, a line now and then elsewhere. Receipts
 * come from Spark's threads and ticks from a timer, so its methods are synchronised.
 */
final class Progress {

  private static final int LONGEST_BAR = 30;
  private static final int SHORTEST_BAR = 10;
  private static final Duration LINE_EVERY = Duration.ofSeconds(15);
  private static final double NANOS = 1e9;

  private final PrintWriter out;
  private final int width;
  private final LongSupplier nanoTime;
  private final Workload workload;
  private final long begin;
  private long lastLine;
  private TrialCounts trained = TrialCounts.NONE;
  private long divergedAtOnce;
  private long steps;
  private double trialSeconds;
  private final TimeLeft timeLeft;

  /**
   * What a run has before it.
   *
   * @param trials trials of the sweep
   * @param missing trials that are to be trained
   * @param coreSeconds predicted cost of these
   * @param cores cores that train, as far as they are there
   */
  record Workload(long trials, long missing, double coreSeconds, IntSupplier cores) {}

  /**
   * A run that begins now.
   *
   * @param width columns of the terminal, on which a line can be drawn again; 0 if it is none
   */
  Progress(PrintWriter out, int width, LongSupplier nanoTime, Workload workload) {
    this.out = out;
    this.width = width;
    this.timeLeft = new TimeLeft(workload.coreSeconds());
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
    divergedAtOnce += receipt.divergedAtOnce();
    steps += receipt.steps();
    trialSeconds += receipt.seconds();
    long trials = receipt.trained().all() + receipt.skipped();
    timeLeft.add(seconds(), trials == 0 ? 0 : cost * receipt.trained().all() / trials);
    tick();
  }

  /** Draws the bar, or prints a line when the last one is long enough ago. */
  synchronized void tick() {
    if (isTerminal()) {
      out.print("\r" + drawn() + "\u001b[K");
      out.flush();
    } else if (nanoTime.getAsLong() - lastLine >= LINE_EVERY.toNanos()) {
      lastLine = nanoTime.getAsLong();
      out.println(String.join(", ", parts()));
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
                there > 0
                    ? "; %s %s there already"
                        .formatted(Amounts.count(there, "model"), there == 1 ? "was" : "were")
                    : "",
                trained.diverged() > 0
                    ? "; " + Amounts.count(trained.diverged(), "model") + " diverged"
                    : "",
                trained.failed() > 0
                    ? "; " + Amounts.count(trained.failed(), "model") + " failed"
                    : ""));
    if (trained.diverged() > 0) {
      out.printf(
          "tegum: %,d of %s diverged (%.0f %%), without results; %s may help%n",
          trained.diverged(),
          Amounts.count(trained.all(), "model"),
          100.0 * trained.diverged() / trained.all(),
          remedy());
    }
    out.flush();
  }

  /** No learning rate has acted where the first loss is not finite. */
  private String remedy() {
    String scale = "a smaller training.initial_scale";
    if (divergedAtOnce == 0) {
      return "a lower learning rate";
    }
    if (divergedAtOnce == trained.diverged()) {
      return "their first loss was not finite, before any step; " + scale;
    }
    return "the first loss of %,d was not finite, for which %s, and for the others a lower learning rate,"
        .formatted(divergedAtOnce, scale);
  }

  /** What is left by the cost model, with all cores at work at the predicted pace. */
  synchronized double predictedSecondsLeft() {
    return (workload.coreSeconds() - timeLeft.done()) / workload.cores().getAsInt();
  }

  /** Measured over predicted core-seconds so far; 1 before anything was trained. */
  synchronized double costFactor() {
    return timeLeft.done() > 0 && trialSeconds > 0 ? trialSeconds / timeLeft.done() : 1;
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
    event.put("seconds_left", secondsLeft());
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

  private List<String> parts() {
    List<String> parts = counts();
    parts.addAll(rates());
    return parts;
  }

  private List<String> counts() {
    List<String> parts = new ArrayList<>();
    parts.add(
        "%,d of %,d models"
            .formatted(workload.trials() - workload.missing() + trained.all(), workload.trials()));
    parts.add(Amounts.duration(secondsLeft()) + " left");
    if (trained.failed() > 0) {
      parts.add("%,d failed".formatted(trained.failed()));
    }
    if (trained.diverged() > 0) {
      parts.add("%,d diverged".formatted(trained.diverged()));
    }
    return parts;
  }

  private List<String> rates() {
    return trained.all() == 0
        ? List.of()
        : List.of(
            "%.1f models/s".formatted(rate(trained.all())),
            Amounts.rounded(rate(steps)) + " steps/s",
            "overhead " + overheadText());
  }

  /** What one line of the terminal holds: counts, a bar, and rates where these leave room. */
  private String drawn() {
    int room = width - 1; // a terminal may break the line at its last column
    String text = fill("", counts(), room);
    text = fill(text, rates(), room - SHORTEST_BAR - "[] ".length());
    int bar = Math.min(LONGEST_BAR, room - text.length() - "[] ".length());
    return bar < SHORTEST_BAR ? text : bar(bar) + text;
  }

  private static String fill(String text, List<String> parts, int room) {
    String filled = text;
    for (String part : parts) {
      String longer = filled.isEmpty() ? part : filled + ", " + part;
      if (longer.length() > room) {
        break;
      }
      filled = longer;
    }
    return filled;
  }

  private double secondsLeft() {
    return timeLeft.seconds(seconds(), workload.cores().getAsInt());
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

  private String bar(int length) {
    long there = workload.trials() - workload.missing() + trained.all();
    int filled = (int) Math.min(length, length * there / Math.max(1, workload.trials()));
    return "[" + "#".repeat(filled) + ".".repeat(length - filled) + "] ";
  }

  private boolean isTerminal() {
    return width > 0;
  }

  private void clearLine() {
    if (isTerminal()) {
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
