package io.tegum.sweep.plan;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What a plan takes on a cluster, by a simulation of its schedule, bundle by bundle and wave by
 * wave: with costs that differ from the prediction as measured, overheads as measured, slow
 * machines and failing executors. The same arguments give the same outcome.
 *
 * @param makespan seconds from the first wave's start to the last one's end
 * @param ideal expected core-seconds over cores
 * @param tail seconds from the first core that finds nothing left to the end
 * @param lost core-seconds spent on bundles that failures cut short
 * @param retried how often a bundle began anew
 * @param failures failures of executors
 */
public record Simulation(
    double makespan, double ideal, double tail, double lost, long retried, long failures) {

  private static final long SEED = 20261121;

  /**
   * Simulates {@code plan}.
   *
   * @param executors 1 or more, all there from the beginning to the end
   * @param coresPerExecutor 1 or more
   * @param failuresPerHour failures of an executor in an hour, 0 or more
   * @throws IllegalArgumentException when executors hardly ever live through a bundle
   */
  public static Simulation of(
      Plan plan, int executors, int coresPerExecutor, double failuresPerHour) {
    return of(plan, executors, coresPerExecutor, ClusterConditions.usual(failuresPerHour));
  }

  static Simulation of(
      Plan plan, int executors, int coresPerExecutor, ClusterConditions conditions) {
    ListSchedule schedule =
        new ListSchedule(executors, coresPerExecutor, conditions, new SplittableRandom(SEED));
    // As the driver does: a wave's bundles fill the cores that the one before it leaves idle.
    schedule.train(plan.waves().stream().map(wave -> seconds(plan.bundles(wave))).iterator());
    return new Simulation(
        schedule.makespan(),
        plan.coreSeconds() / ((double) executors * coresPerExecutor),
        schedule.tails(),
        schedule.lost(),
        schedule.retried(),
        schedule.failures());
  }

  private static double[] seconds(List<Bundle> bundles) {
    double[] seconds = new double[bundles.size()];
    for (int k = 0; k < seconds.length; k++) {
      seconds[k] = bundles.get(k).coreSeconds();
    }
    return seconds;
  }

  /** Share of the cores' time that the predicted training takes; 1 where there is none. */
  public double utilisation() {
    return makespan > 0 ? ideal / makespan : 1;
  }
}
