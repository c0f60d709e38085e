package io.tegum.kernel.toy.model;

import io.tegum.kernel.family.Labelled;

/**
 * How features depend on one another (Elhage et al. 2022, "Toy Models of Superposition", section on
 * correlated and anticorrelated features). Features come in sets of as many neighbours; sets are
 * independent, and each feature is present with the same probability p in all kinds.
 */
public enum Correlation implements Labelled {
  /** Features are independent: sets of one. */
  NONE("none"),
  /** All features of a set are present together, or none is; their values are independent. */
  CORRELATED("correlated"),
  /** At most one feature of a set is present, any of them as likely. */
  ANTICORRELATED("anticorrelated");

  /** By how much size p may exceed 1: three times a third is more than 1 in doubles. */
  private static final double ROUNDING = 1e-12;

  private final String label;

  Correlation(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  /** Whether there are sets of {@code size} features that are each present with probability p. */
  public boolean isPossible(int size, double p) {
    return this != ANTICORRELATED || size * p <= 1 + ROUNDING;
  }

  /** How many features of a present set of {@code size} features are present. */
  public int presentOf(int size) {
    return switch (this) {
      case NONE, CORRELATED -> size;
      case ANTICORRELATED -> 1;
    };
  }

  /** The probability that a set of {@code size} features has a present one. */
  public double setProbability(int size, double p) {
    return this == ANTICORRELATED ? Math.min(1, size * p) : p;
  }
}
