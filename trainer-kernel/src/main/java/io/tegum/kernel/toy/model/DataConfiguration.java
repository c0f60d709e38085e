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
import io.tegum.kernel.random.RandomStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The token distribution and the features' importance (science: "Data").
 *
 * @param sparsity S, the probability that a feature is 0, or its mean over features; in [0, 1)
 * @param importanceDecay I_i = importanceDecay^i; in (0, 10] (above 1 the later features matter
 *     more)
 * @param lastImportanceOrNull I_{n-1} where the last feature's importance is its own, in (0, 1e9];
 *     null where it follows the decay
 * @param sets how features depend on one another; of anticorrelated ones at most 1 / p in a set
 * @param profile how dense each feature is; {@code sparsity} is 1 less their mean
 * @param values what present features are
 */
public record DataConfiguration(
    double sparsity,
    double importanceDecay,
    Double lastImportanceOrNull,
    FeatureDependence sets,
    FeatureProfile profile,
    FeatureValues values)
    implements Serializable {

  /** Beyond 10 the importance of a hundredth feature overflows. */
  private static final Kind.Real DECAY_RANGE =
      Kind.real("in (0, 10]", decay -> decay > 0 && decay <= 10);

  private static final Kind.Real LAST_IMPORTANCE_RANGE =
      Kind.real("in (0, 1e9]", importance -> importance > 0 && importance <= 1e9);

  static final Setting<Double> SPARSITY =
      Setting.of("data.sparsity", Kind.BELOW_ONE)
          .labelled("S", "sparsity S")
          .meaning(
              "S, probability that a feature is 0; the mean over features where data.profile says"
                  + " how they differ")
          .spacedByDensity()
          .absentBeside("profile", Double.NaN)
          .derivedColumn(
              "sparsity",
              ColumnType.DOUBLE,
              "S, probability that a feature is 0; the mean over features where they differ",
              trial -> ((TrialConfiguration) trial).data().sparsity())
          .from(
              TrialConfiguration.class,
              trial ->
                  trial.data().profile.givesDensities() ? Double.NaN : trial.data().sparsity());

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

  static final Setting<FeatureProfile> PROFILE =
      Setting.of("data.profile", FeatureProfile.KIND)
          .silentDefault(FeatureProfile.UNIFORM)
          .labelled("profile", "densities of features")
          .columnLabelled("density_power", "a", "power a of densities")
          .meaning("How dense each feature is")
          .column(
              "profile",
              ColumnType.STRING,
              "How dense each feature is, as a spec says it; null where all are equally dense",
              profile -> profile.equals(FeatureProfile.UNIFORM) ? null : profile.toString())
          .column(
              "density_power",
              ColumnType.DOUBLE,
              "a of densities in proportion to (i + 1)^-a; null where they follow no such law",
              profile -> profile.power() > 0 ? (Object) profile.power() : null)
          .from(TrialConfiguration.class, trial -> trial.data().profile());

  static final Setting<FeatureValues> VALUES =
      Setting.of("data.values", Kind.label(FeatureValues.class))
          .silentDefault(FeatureValues.UNIT)
          .labelled("values", "values of features")
          .meaning(
              "What present features are: uniform on [0, 1] (unit), [0, 2] (wide) or [-1, 1]"
                  + " (signed), or 1 (one)")
          .from(TrialConfiguration.class, trial -> trial.data().values());

  static final List<Setting<?>> SETTINGS =
      List.of(SPARSITY, IMPORTANCE_DECAY, LAST_IMPORTANCE, SETS, PROFILE, VALUES);

  static final List<Quantity> QUANTITIES =
      List.of(
          Quantity.density(SPARSITY),
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
              point -> SETS.at(point).size()),
          Quantity.number(
              "density_power",
              List.of(PROFILE),
              "a of densities in proportion to (i + 1)^-a; 0 where all are equal",
              point -> PROFILE.at(point).power()));

  /** Either the profile says how dense features are, or sparsity does. */
  static final Rule DENSITIES_ARE_GIVEN_ONCE =
      Rule.of(
          List.of(SPARSITY, PROFILE),
          point -> SPARSITY.isAbsent(SPARSITY.at(point)) != PROFILE.at(point).givesDensities(),
          point ->
              PROFILE.at(point).givesDensities()
                  ? "was %s with profile %s, must be left out: that gives all densities"
                      .formatted(SPARSITY.at(point), PROFILE.at(point))
                  : "is missing, must be %s: profile %s does not say how dense features are"
                      .formatted(Kind.BELOW_ONE.allowed(), PROFILE.at(point)));

  static final Rule PROFILE_FITS_FEATURES =
      Rule.of(
          List.of(PROFILE, SPARSITY, ModelConfiguration.FEATURES),
          point -> profileFault(point).isPresent(),
          point -> "was %s, which %s".formatted(PROFILE.at(point), profileFault(point).orElse("")));

  static final Rule PROFILE_FITS_SETS =
      Rule.of(
              List.of(PROFILE, SPARSITY, SETS, ModelConfiguration.FEATURES),
              point -> setFault(point).isPresent(),
              point -> "was %s with %s".formatted(PROFILE.at(point), setFault(point).orElse("")))
          .cutBy(point -> "correlation != " + SETS.at(point).correlation().label());

  static final Rule SETS_ARE_SPARSE =
      Rule.of(
              List.of(SPARSITY, SETS, PROFILE),
              point ->
                  PROFILE.at(point).equals(FeatureProfile.UNIFORM)
                      && !arePossible(SETS.at(point), SPARSITY.at(point)),
              point ->
                  "was %s with anticorrelated sets of %d, must be at least 1 - 1/%2$d: only one feature of a set is present"
                      .formatted(SPARSITY.at(point), SETS.at(point).size()))
          .cutBy(point -> "correlation != anticorrelated or density * set_size <= 1");

  public DataConfiguration {
    requireIn(Kind.BELOW_ONE, "sparsity", sparsity);
    sparsity += 0.0; // -0 becomes 0
    requireIn(DECAY_RANGE, "importance decay", importanceDecay);
    if (lastImportanceOrNull != null) {
      requireIn(LAST_IMPORTANCE_RANGE, "last importance", lastImportanceOrNull);
    }
    require(
        !profile.equals(FeatureProfile.UNIFORM) || arePossible(sets, sparsity),
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
        PROFILE.at(point).givesDensities() ? sparsityOfProfile(point) : SPARSITY.at(point),
        IMPORTANCE_DECAY.at(point),
        LAST_IMPORTANCE.isAbsent(last) ? null : last,
        SETS.at(point),
        PROFILE.at(point),
        VALUES.at(point));
  }

  private static double sparsityOfProfile(Point point) {
    return sparsityOf(PROFILE.at(point), ModelConfiguration.FEATURES.at(point));
  }

  /**
   * 1 less the mean density that a profile gives.
   *
   * @param profile one that gives densities
   * @param features as many as it gives
   */
  public static double sparsityOf(FeatureProfile profile, int features) {
    return Math.max(0, 1 - Arrays.stream(profile.densities(features, 1)).sum() / features);
  }

  private static double[] densities(Point point) {
    return PROFILE
        .at(point)
        .densities(ModelConfiguration.FEATURES.at(point), 1 - SPARSITY.at(point));
  }

  /** Empty also where it is missing how dense features are, which another rule tells. */
  private static Optional<String> profileFault(Point point) {
    if (SPARSITY.isAbsent(SPARSITY.at(point)) && !PROFILE.at(point).givesDensities()) {
      return Optional.empty();
    }
    return PROFILE.at(point).fault(ModelConfiguration.FEATURES.at(point), 1 - SPARSITY.at(point));
  }

  /** What sets make impossible; empty also where another rule tells it. */
  private static Optional<String> setFault(Point point) {
    FeatureDependence sets = SETS.at(point);
    if (PROFILE.at(point).equals(FeatureProfile.UNIFORM)
        || profileFault(point).isPresent()
        || ModelConfiguration.FEATURES.at(point) % sets.size() != 0) {
      return Optional.empty();
    }
    return sets.fault(densities(point));
  }

  /** Features in sets, all of them equally dense. */
  public DataConfiguration(
      double sparsity,
      double importanceDecay,
      Double lastImportanceOrNull,
      FeatureDependence sets) {
    this(
        sparsity,
        importanceDecay,
        lastImportanceOrNull,
        sets,
        FeatureProfile.UNIFORM,
        FeatureValues.UNIT);
  }

  /** The same with another profile, for so many features; one that gives densities sets S. */
  public DataConfiguration withProfile(FeatureProfile other, int features) {
    double mean = other.givesDensities() ? sparsityOf(other, features) : sparsity;
    return new DataConfiguration(mean, importanceDecay, lastImportanceOrNull, sets, other, values);
  }

  /** The same with other values. */
  public DataConfiguration withValues(FeatureValues other) {
    return new DataConfiguration(
        sparsity, importanceDecay, lastImportanceOrNull, sets, profile, other);
  }

  /** The same tokens, with features all equally important. */
  public DataConfiguration withoutImportance() {
    return new DataConfiguration(sparsity, 1, null, sets, profile, values);
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

  /** Whether all features are equally dense by definition. */
  public boolean isUniform() {
    return profile.equals(FeatureProfile.UNIFORM);
  }

  /** p_i of the first {@code features} features; a new array that the caller owns. */
  public double[] densities(int features) {
    return profile.densities(features, featureProbability());
  }

  /**
   * A seed for held-out tokens: the same for all data whose tokens have the same distribution,
   * whatever features' importance, and another for others.
   */
  public long heldOutSeed(int features) {
    double[] densities = densities(features);
    long[] parts = new long[features + 4];
    parts[0] = features;
    parts[1] = correlation().label().hashCode();
    parts[2] = setSize();
    parts[3] = values.label().hashCode();
    for (int i = 0; i < features; i++) {
      parts[i + 4] = Double.doubleToLongBits(densities[i]);
    }
    return RandomStream.seedOf(parts);
  }

  /** p = 1 - S, the probability that a feature is present; the mean of all where they differ. */
  public double featureProbability() {
    return 1 - sparsity;
  }

  /** How many sets so many features are; as many as features where they are independent. */
  public int setCount(int features) {
    return features / setSize();
  }

  /** The probability that a set has a present feature; the mean of all where they differ. */
  public double setProbability() {
    return correlation().setProbability(setSize(), featureProbability());
  }

  /** The probability that a set has none: S where features are independent. */
  public double absentProbability() {
    return sets.areIndependent() ? sparsity : 1 - setProbability();
  }

  /** The probability that each set has a present feature; a new array that the caller owns. */
  public double[] setDensities(int features) {
    double[] densities = densities(features);
    int size = setSize();
    double[] sets = new double[setCount(features)];
    for (int set = 0; set < sets.length; set++) {
      double sum = 0;
      for (int k = 0; k < size; k++) {
        sum += densities[set * size + k];
      }
      sets[set] = correlation().setProbability(size, sum / size);
    }
    return sets;
  }

  /** The probability that a token of so many features is not empty. */
  public double notEmptyProbability(int features) {
    if (isUniform()) {
      return 1 - StrictMath.pow(absentProbability(), setCount(features));
    }
    double absent = 0;
    for (double density : setDensities(features)) {
      absent += StrictMath.log1p(-density);
    }
    return -StrictMath.expm1(absent);
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
