package io.tegum.analysis.diagram;

/**
 * A number that every completed trial has.
 *
 * @param name for titles and colour bars, for instance "Worst pair score"
 * @param sql SQL over the trials view; null where it is undefined for a trial
 * @param good which direction is better
 */
public record Metric(String name, String sql, Direction good) {

  /** Which values are better. */
  public enum Direction {
    HIGHER("max"),
    LOWER("min");

    private final String aggregate;

    Direction(String aggregate) {
      this.aggregate = aggregate;
    }

    String aggregate() {
      return aggregate;
    }
  }

  /** A metric that is better when higher. */
  public static Metric higherIsBetter(String name, String sql) {
    return new Metric(name, sql, Direction.HIGHER);
  }

  /** A metric that is better when lower, such as a loss. */
  public static Metric lowerIsBetter(String name, String sql) {
    return new Metric(name, sql, Direction.LOWER);
  }
}
