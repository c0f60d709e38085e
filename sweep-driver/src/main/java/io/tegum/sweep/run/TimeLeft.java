package io.tegum.sweep.run;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How long a run will still take: by the plan's prediction at first, and more and more by the pace
 * of the recent past. While code is being compiled the pace says little of what is to come, and
 * later nothing. Not safe for threads.
 */
final class TimeLeft {

  /** Of the time so far, how much is recent. */
  private static final double RECENT = 0.5;

  /** For so many seconds a JVM compiles much of what it runs, */
  private static final double COLD = 7;

  /** and what is observed until then counts so little. */
  private static final double COLD_WEIGHT = 0.15;

  /** The prediction counts as so many seconds of observation, */
  private static final double PREDICTION_SECONDS = 4;

  /** and half as many after each so many of a warm JVM. */
  private static final double HALF_LIFE = 3;

  /** Silence lets expect such a share of it again: bundles are longer than thought. */
  private static final double SILENCE = 0.25;

  private final double cost;
  private final Deque<Sample> samples = new ArrayDeque<>();
  private double done;

  /** What was done, in core-seconds, at a time. */
  private record Sample(double seconds, double done) {}

  /**
   * Nothing is done yet.
   *
   * @param cost predicted core-seconds of all that is to be done
   */
  TimeLeft(double cost) {
    this.cost = cost;
    samples.add(new Sample(0, 0));
  }

  /** A part of the given cost is done, so many seconds after the beginning. */
  void add(double seconds, double partCost) {
    done += partCost;
    samples.addLast(new Sample(seconds, done));
    double recent = Math.max(seconds * (1 - RECENT), seconds < COLD ? 0 : COLD);
    while (samples.size() > 2 && second().seconds() <= recent) {
      samples.removeFirst();
    }
  }

  private Sample second() {
    var all = samples.iterator();
    all.next();
    return all.next();
  }

  /** Predicted core-seconds of what is done. */
  double done() {
    return done;
  }

  /**
   * Seconds from {@code now} on.
   *
   * @param now seconds since the beginning
   * @param cores cores that train now
   */
  double seconds(double now, int cores) {
    if (done == 0) { // silence beyond the prediction lets expect half as much again
      return Math.max(cost / cores - now, now / 2);
    }
    Sample first = samples.getFirst();
    Sample last = samples.getLast();
    double trust =
        PREDICTION_SECONDS * Math.pow(0.5, Math.max(0, last.seconds() - COLD) / HALF_LIFE);
    double weight = first.seconds() < COLD ? COLD_WEIGHT : 1;
    double observed = weight * (last.seconds() - first.seconds());
    double pace = (weight * (last.done() - first.done()) + trust * cores) / (observed + trust);
    double silent = now - last.seconds();
    double least = done < cost ? SILENCE * silent : 0;
    return Math.max(least, (cost - done) / pace - silent);
  }
}
