package io.tegum.kernel.toy.model;

import static io.tegum.kernel.family.Checks.require;

import java.io.Serializable;
import java.util.Optional;

/**
 * The token distribution and the features' importance (science: "Data").
 *
 * @param sparsity S, the probability that a feature is 0; in [0, 1)
 * @param importanceDecay I_i = importanceDecay^i; in (0, 10] (above 1 the later features matter
 *     more)
 * @param lastImportanceOrNull I_{n-1} where the last feature's importance is its own, positive and
 *     at most {@link #MAX_LAST_IMPORTANCE}; null where it follows the decay
 * @param correlation how features depend on one another
 * @param setSize features of a set, 2 or more, and with anticorrelated features at most 1 / p; 1
 *     exactly where they are independent
 */
public record DataConfiguration(
    double sparsity,
    double importanceDecay,
    Double lastImportanceOrNull,
    Correlation correlation,
    int setSize)
    implements Serializable {

  /** Largest importance decay: beyond it the importance of a hundredth feature overflows. */
  public static final double MAX_IMPORTANCE_DECAY = 10;

  /** Largest importance of the last feature. */
  public static final double MAX_LAST_IMPORTANCE = 1e9;

  public DataConfiguration {
    require(sparsity >= 0 && sparsity < 1, "sparsity", sparsity, "in [0, 1)");
    sparsity += 0.0; // -0 becomes 0
    require(
        importanceDecay > 0 && importanceDecay <= MAX_IMPORTANCE_DECAY,
        "importance decay",
        importanceDecay,
        "in (0, 10]");
    require(
        lastImportanceOrNull == null
            || (lastImportanceOrNull > 0 && lastImportanceOrNull <= MAX_LAST_IMPORTANCE),
        "last importance",
        lastImportanceOrNull,
        "in (0, 1e9]");
    boolean independent = correlation == Correlation.NONE;
    require(
        independent ? setSize == 1 : setSize >= 2,
        "set size",
        setSize,
        independent ? "1, as features are independent" : "2 or more");
    require(
        correlation.isPossible(setSize, 1 - sparsity),
        "set size",
        setSize,
        "at most 1 / p, as at most one feature of a set is present");
  }

  /** Independent features. */
  public DataConfiguration(double sparsity, double importanceDecay, Double lastImportanceOrNull) {
    this(sparsity, importanceDecay, lastImportanceOrNull, Correlation.NONE, 1);
  }

  /** Independent features, all of whose importances follow the decay. */
  public DataConfiguration(double sparsity, double importanceDecay) {
    this(sparsity, importanceDecay, null);
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
