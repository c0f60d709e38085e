package io.tegum.kernel.toy.model;

import static io.tegum.kernel.family.Checks.require;
import static io.tegum.kernel.family.Checks.requireIn;

import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Quantity;
import io.tegum.kernel.family.Rule;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Setting.Cost;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * The token distribution and the features' importance (science: "Data").
 *
 * @param sparsity S, the probability that a feature is 0; in [0, 1)
 * @param importanceDecay I_i = importanceDecay^i; in (0, 10] (above 1 the later features matter
 *     more)
 * @param lastImportanceOrNull I_{n-1} where the last feature's importance is its own, in (0, 1e9];
 *     null where it follows the decay
 * @param sets how features depend on one another; of anticorrelated ones at most 1 / p in a set
 */
public record DataConfiguration(
    double sparsity, double importanceDecay, Double lastImportanceOrNull, FeatureDependence sets)
    implements Serializable {

  private static final Kind.Real SPARSITY_RANGE =
      Kind.real("in [0, 1)", sparsity -> sparsity >= 0 && sparsity < 1);

  /** Beyond 10 the importance of a hundredth feature overflows. */
  private static final Kind.Real DECAY_RANGE =
      Kind.real("in (0, 10]", decay -> decay > 0 && decay <= 10);

  private static final Kind.Real LAST_IMPORTANCE_RANGE =
      Kind.real("in (0, 1e9]", importance -> importance > 0 && importance <= 1e9);

  static final Setting<Double> SPARSITY =
      Setting.of("data.sparsity", SPARSITY_RANGE)
          .labelled("S", "sparsity S")
          .meaning("S, probability that a feature is 0")
          .spacedByDensity()
          .from(TrialConfiguration.class, trial -> trial.data().sparsity());

  static final Setting<Double> IMPORTANCE_DECAY =
      Setting.of("data.importance_decay", DECAY_RANGE)
          .defaultsTo(1.0)
          .labelled("importance decay", "importance decay")
          .meaning("I_i = importance_decay^i")
          .cost(Cost.KEEPS_COMPANY)
          .from(TrialConfiguration.class, trial -> trial.data().importanceDecay());

  static final Setting<Double> LAST_IMPORTANCE =
      Setting.of("data.last_importance", LAST_IMPORTANCE_RANGE)
          .optional(Double.NaN)
          .labelled("last importance", "importance of the last feature")
          .meaning(
              "I of the last feature where that is its own; null where it follows the decay too")
          .cost(Cost.KEEPS_COMPANY)
          .from(
              TrialConfiguration.class, trial -> trial.data().lastImportance().orElse(Double.NaN));

  static final Setting<FeatureDependence> SETS =
      Setting.of(
              "data.correlation",
              new Kind.Compound<>(
                  Kind.label(Correlation.class),
                  FeatureDependence.Spelling.CORRELATION_AND_SET_SIZE))
          .silentDefault(FeatureDependence.INDEPENDENT)
          .labelled("correlation", "correlation of features")
          .columnLabelled("set_size", "set size", "features of a set")
          .meaning("How features depend on one another, and in sets of how many")
          .canonically(
              sets ->
                  List.of("correlation=" + sets.correlation().label(), "set_size=" + sets.size()))
          .shownAs(
              sets ->
                  sets.areIndependent()
                      ? "none"
                      : sets.correlation().label() + " sets of " + sets.size())
          .column(
              "correlation",
              ColumnType.STRING,
              "How features depend within a set: correlated or anticorrelated; null where they are"
                  + " independent",
              sets -> sets.areIndependent() ? null : sets.correlation().label())
          .column(
              "set_size",
              ColumnType.INT,
              "Features of a set; null where they are independent",
              sets -> sets.areIndependent() ? null : sets.size())
          .from(TrialConfiguration.class, trial -> trial.data().sets());

  static final List<Setting<?>> SETTINGS =
      List.of(SPARSITY, IMPORTANCE_DECAY, LAST_IMPORTANCE, SETS);

  static final List<Quantity> QUANTITIES =
      List.of(
          Quantity.number(
              "density",
              List.of(SPARSITY),
              "1 - S, rounded to 15 decimals, so that S = 0.9 has density == 0.1",
              point -> Math.rint((1 - SPARSITY.at(point)) * 1e15) / 1e15),
          Quantity.label(
              "correlation",
              List.of(SETS),
              "How features depend within a set",
              Kind.label(Correlation.class),
              point -> SETS.at(point).correlation()),
          Quantity.number(
              "set_size",
              List.of(SETS),
              "Features of a set; 1 where they are independent",
              point -> SETS.at(point).size()));

  static final Rule SETS_ARE_SPARSE =
      Rule.of(
              List.of(SPARSITY, SETS),
              point -> !arePossible(SETS.at(point), SPARSITY.at(point)),
              point ->
                  "was %s with anticorrelated sets of %d, must be at least 1 - 1/%2$d: only one feature of a set is present"
                      .formatted(SPARSITY.at(point), SETS.at(point).size()))
          .cutBy(point -> "correlation != anticorrelated or density * set_size <= 1");

  public DataConfiguration {
    requireIn(SPARSITY_RANGE, "sparsity", sparsity);
    sparsity += 0.0; // -0 becomes 0
    requireIn(DECAY_RANGE, "importance decay", importanceDecay);
    if (lastImportanceOrNull != null) {
      requireIn(LAST_IMPORTANCE_RANGE, "last importance", lastImportanceOrNull);
    }
    require(
        arePossible(sets, sparsity),
        "set size",
        sets.size(),
        "at most 1 / p, as at most one feature of a set is present");
  }

  private static boolean arePossible(FeatureDependence sets, double sparsity) {
    return sets.correlation().isPossible(sets.size(), 1 - sparsity);
  }

  /** What {@code point} says. */
  static DataConfiguration at(Point point) {
    Double last = LAST_IMPORTANCE.at(point);
    return new DataConfiguration(
        SPARSITY.at(point),
        IMPORTANCE_DECAY.at(point),
        LAST_IMPORTANCE.isAbsent(last) ? null : last,
        SETS.at(point));
  }

  /** Features in sets of {@code setSize}. */
  public DataConfiguration(
      double sparsity,
      double importanceDecay,
      Double lastImportanceOrNull,
      Correlation correlation,
      int setSize) {
    this(
        sparsity,
        importanceDecay,
        lastImportanceOrNull,
        new FeatureDependence(correlation, setSize));
  }

  /** Independent features. */
  public DataConfiguration(double sparsity, double importanceDecay, Double lastImportanceOrNull) {
    this(sparsity, importanceDecay, lastImportanceOrNull, FeatureDependence.INDEPENDENT);
  }

  /** Independent features, all of whose importances follow the decay. */
  public DataConfiguration(double sparsity, double importanceDecay) {
    this(sparsity, importanceDecay, null);
  }

  /** How the features of a set depend. */
  public Correlation correlation() {
    return sets.correlation();
  }

  /** Features of a set; 1 where they are independent. */
  public int setSize() {
    return sets.size();
  }

  /** I_{n-1} where it is the last feature's own, or empty. */
  public Optional<Double> lastImportance() {
    return Optional.ofNullable(lastImportanceOrNull);
  }

  /** p = 1 - S, the probability that a feature is present. */
  public double featureProbability() {
    return 1 - sparsity;
  }

  /** 1 - S^n, the probability that a token of so many independent features is not empty. */
  public double notEmptyProbability(int features) {
    return 1 - StrictMath.pow(sparsity, features);
  }

  /** I_i for the first {@code features} features; a new array that the caller owns. */
  public double[] importance(int features) {
    double[] importance = new double[features];
    double value = 1;
    for (int i = 0; i < features; i++) {
      importance[i] = value;
      value *= importanceDecay;
    }
    if (lastImportanceOrNull != null) {
      importance[features - 1] = lastImportanceOrNull;
    }
    return importance;
  }
}
