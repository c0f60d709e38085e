package io.tegum.kernel.toy.model;

import static io.tegum.kernel.family.Checks.require;
import static io.tegum.kernel.family.Checks.requireIn;

import io.tegum.kernel.family.Kind;
import java.io.Serializable;
import java.util.Optional;

/**
 * How features depend on one another, and in sets of how many. Independent features are sets of
 * one.
 *
 * @param correlation how the features of a set depend
 * @param size features of a set, 2 or more; 1 exactly where they are independent
 */
public record FeatureDependence(Correlation correlation, int size) implements Serializable {

  /** Features that are independent. */
  public static final FeatureDependence INDEPENDENT = new FeatureDependence(Correlation.NONE, 1);

  static final Kind.Whole SIZE = Kind.atLeast(2);

  public FeatureDependence {
    if (correlation == Correlation.NONE) {
      require(size == 1, "set size", size, "1, as features are independent");
    } else {
      requireIn(SIZE, "set size", size);
    }
  }

  /** Whether features are independent. */
  public boolean areIndependent() {
    return correlation == Correlation.NONE;
  }

  /** What is wrong with sets of features of such densities; they fill whole sets. */
  Optional<String> fault(double[] densities) {
    for (int first = 0; first < densities.length; first += size) {
      double sum = 0;
      boolean equal = true;
      for (int i = first; i < first + size; i++) {
        sum += densities[i];
        equal &= densities[i] == densities[first];
      }
      if (correlation == Correlation.CORRELATED && !equal) {
        return Optional.of(
            "correlated sets of %d, must give the features %d to %d of a set one density: they are"
                    .formatted(size, first, first + size - 1)
                + " present together");
      }
      if (correlation == Correlation.ANTICORRELATED && !correlation.isPossible(1, sum)) {
        return Optional.of(
            "anticorrelated sets of %d, where the densities of features %d to %d add up to %s, must"
                    .formatted(size, first, first + size - 1, sum)
                + " be at most 1: only one of them is present");
      }
    }
    return Optional.empty();
  }

  /** A spec gives the correlation, and the size under a key of its own. */
  enum Spelling implements Kind.Pairing<Correlation, FeatureDependence> {
    CORRELATION_AND_SET_SIZE;

    @Override
    public String companionKey() {
      return "set_size";
    }

    @Override
    public Kind.Whole companion() {
      return SIZE;
    }

    @Override
    public int companionDefault() {
      return 2;
    }

    @Override
    public boolean takesCompanion(Correlation choice) {
      return choice != Correlation.NONE;
    }

    @Override
    public FeatureDependence of(Correlation choice, int companion) {
      return takesCompanion(choice) ? new FeatureDependence(choice, companion) : INDEPENDENT;
    }

    @Override
    public Correlation choice(FeatureDependence value) {
      return value.correlation();
    }

    @Override
    public String idleCompanion() {
      return "is given for independent features, must be left out; or give data.correlation";
    }
  }
}
