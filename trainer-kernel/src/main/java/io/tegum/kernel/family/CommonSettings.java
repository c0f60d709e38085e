package io.tegum.kernel.family;

/** Settings that every family has, declared anew for each. */
public final class CommonSettings {

  /** Range of the points of a curve. */
  public static final Kind.Whole RECORD_POINTS = Kind.between(2, 10_000);

  /** Where a spec gives the seeds. */
  public static final String SEEDS = "seeds";

  private CommonSettings() {}

  /** The seed of a family's trials. A spec's reader knows its key. */
  public static <C extends Trial> Setting<Long> seed(Class<C> type) {
    return Setting.of(
            SEEDS,
            new Kind.Structure<Long>(node -> node.whole(), "a count or a list of whole numbers"))
        .named("seed")
        .meaning("Key of all the trial's randomness")
        .cost(Setting.Cost.KEEPS_COMPANY)
        .withinModel()
        .column("seed", ColumnType.LONG, "Key of all the trial's randomness", seed -> seed)
        .from(type, Trial::seed);
  }

  /** How many points of its curve are recorded. */
  public static <C extends Trial> Setting<Integer> recordPoints(Class<C> type) {
    return Setting.of("record.points", RECORD_POINTS)
        .named("record_points")
        .defaultsTo(60)
        .meaning("Curve points asked for")
        .withinModel()
        .from(type, Trial::recordPoints);
  }
}
