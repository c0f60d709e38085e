package io.tegum.kernel.toy.model;

import static io.tegum.kernel.family.Checks.require;

import io.tegum.kernel.family.Kind;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How dense each feature is. Either it says the densities p_i themselves, and a spec leaves out
 * sparsity, or how they compare, and 1 - sparsity is their mean.
 */
public sealed interface FeatureProfile extends Serializable {

  /** All features are equally dense. */
  FeatureProfile UNIFORM = new Uniform();

  /** How a spec gives it. */
  Kind.Structure<FeatureProfile> KIND =
      Kind.structureOrWord(
          ProfileReader::read,
          "uniform, {groups: [[count, S], ...]}, {power: a} or {densities: [p, ...]}"
              + ", for instance {groups: [[15, 0.5], [5, 0.99]]}");

  /** Whether it says the densities themselves, and not only how they compare. */
  boolean givesDensities();

  /**
   * p_i of the first {@code features} features; a new array that the caller owns.
   *
   * @param mean of the densities; ignored where the profile gives them
   */
  double[] densities(int features, double mean);

  /** What is wrong with it for so many features, and a mean where it gives none: "gives 3 ...". */
  Optional<String> fault(int features, double mean);

  /** The exponent of a power law; 0 where densities are equal, NaN where they follow no law. */
  double power();

  /** A density as a message says what is allowed. */
  private static void requireDensity(double density) {
    require(density > 0 && density <= 1, "density", density, "in (0, 1]");
  }

  private static Optional<String> wrongCount(int given, int features) {
    return given == features
        ? Optional.empty()
        : Optional.of(
            "gives %d features, must be as many as features %d".formatted(given, features));
  }

  /** See {@link #UNIFORM}. */
  record Uniform() implements FeatureProfile {
    @Override
    public boolean givesDensities() {
      return false;
    }

    @Override
    public double[] densities(int features, double mean) {
      double[] densities = new double[features];
      Arrays.fill(densities, mean);
      return densities;
    }

    @Override
    public Optional<String> fault(int features, double mean) {
      return Optional.empty();
    }

    @Override
    public double power() {
      return 0;
    }

    @Override
    public String toString() {
      return "uniform";
    }
  }

  /**
   * Neighbours that are equally dense.
   *
   * @param count features, 1 or more
   * @param sparsity their S, in [0, 1)
   */
  record Group(int count, double sparsity) implements Serializable {
    public Group {
      require(count >= 1, "features of a group", count, "1 or more");
      require(sparsity >= 0 && sparsity < 1, "sparsity of a group", sparsity, "in [0, 1)");
      sparsity += 0.0; // -0 becomes 0
    }

    @Override
    public String toString() {
      return "[" + count + ", " + sparsity + "]";
    }
  }

  /** Groups, the first of which has the first features. */
  record Groups(List<Group> groups) implements FeatureProfile {
    public Groups {
      groups = List.copyOf(groups);
      require(!groups.isEmpty(), "groups", groups, "at least one group");
    }

    @Override
    public boolean givesDensities() {
      return true;
    }

    @Override
    public double[] densities(int features, double mean) {
      double[] densities = new double[features];
      int at = 0;
      for (Group group : groups) {
        int end = Math.min(features, at + Math.min(features, group.count));
        Arrays.fill(densities, at, end, 1 - group.sparsity);
        at = end;
      }
      return densities;
    }

    @Override
    public Optional<String> fault(int features, double mean) {
      long count = groups.stream().mapToLong(Group::count).sum();
      return wrongCount((int) Math.min(Integer.MAX_VALUE, count), features);
    }

    @Override
    public double power() {
      return Double.NaN;
    }

    @Override
    public String toString() {
      return "{groups: " + groups + "}";
    }
  }

  /**
   * p_i in proportion to (i + 1)^-exponent.
   *
   * @param exponent in (0, 10]
   * @param sumOrNull of all p_i, positive; null where their mean is 1 - sparsity
   */
  record Power(double exponent, Double sumOrNull) implements FeatureProfile {
    public Power {
      require(exponent > 0 && exponent <= 10, "power", exponent, "in (0, 10]");
      require(
          sumOrNull == null || (sumOrNull > 0 && sumOrNull < Double.POSITIVE_INFINITY),
          "sum of densities",
          sumOrNull,
          "a positive finite number");
    }

    @Override
    public boolean givesDensities() {
      return sumOrNull != null;
    }

    @Override
    public double[] densities(int features, double mean) {
      double[] densities = new double[features];
      double sum = 0;
      for (int i = features - 1; i >= 0; i--) {
        densities[i] = StrictMath.pow(i + 1, -exponent);
        sum += densities[i];
      }
      double scale = (sumOrNull == null ? features * mean : sumOrNull) / sum;
      for (int i = 0; i < features; i++) {
        densities[i] *= scale;
      }
      return densities;
    }

    @Override
    public Optional<String> fault(int features, double mean) {
      double[] densities = densities(features, mean);
      if (densities[0] > 1) {
        return Optional.of(
            "gives the first of %d features a density of %s, must be at most 1; lower the %s"
                .formatted(features, densities[0], sumOrNull == null ? "mean, 1 - S" : "sum"));
      }
      return densities[features - 1] > 0
          ? Optional.empty()
          : Optional.of(
              "gives the last of %d features a density of 0, must be positive".formatted(features));
    }

    @Override
    public double power() {
      return exponent;
    }

    @Override
    public String toString() {
      return sumOrNull == null
          ? "{power: " + exponent + "}"
          : "{power: " + exponent + ", sum: " + sumOrNull + "}";
    }
  }

  /** A density a feature, in (0, 1]. */
  record Densities(List<Double> densities) implements FeatureProfile {
    public Densities {
      densities = List.copyOf(densities);
      require(!densities.isEmpty(), "densities", densities, "a density for each feature");
      densities.forEach(FeatureProfile::requireDensity);
    }

    @Override
    public boolean givesDensities() {
      return true;
    }

    @Override
    public double[] densities(int features, double mean) {
      return Arrays.copyOf(densities.stream().mapToDouble(p -> p).toArray(), features);
    }

    @Override
    public Optional<String> fault(int features, double mean) {
      return wrongCount(densities.size(), features);
    }

    @Override
    public double power() {
      return Double.NaN;
    }

    @Override
    public String toString() {
      return "{densities: " + densities + "}";
    }
  }
}
