package io.tegum.sweep.plan;

import java.util.Comparator;

/**
 * Something that happens on a simulated cluster.
 *
 * @param time in seconds
 * @param subject a core when it finishes, else an executor
 * @param attempt which of the core's attempts finishes
 */
record ClusterEvent(double time, Kind kind, int subject, int attempt)
    implements Comparable<ClusterEvent> {

  private static final Comparator<ClusterEvent> ORDER =
      Comparator.comparingDouble(ClusterEvent::time)
          .thenComparing(ClusterEvent::kind)
          .thenComparingInt(ClusterEvent::subject)
          .thenComparingInt(ClusterEvent::attempt);

  enum Kind {
    FINISH,
    FAILURE,
    RESTART
  }

  static ClusterEvent finish(double time, int core, int attempt) {
    return new ClusterEvent(time, Kind.FINISH, core, attempt);
  }

  static ClusterEvent failure(double time, int executor) {
    return new ClusterEvent(time, Kind.FAILURE, executor, 0);
  }

  static ClusterEvent restart(double time, int executor) {
    return new ClusterEvent(time, Kind.RESTART, executor, 0);
  }

  @Override
  public int compareTo(ClusterEvent other) {
    return ORDER.compare(this, other);
  }
}
