package io.tegum.kernel.toy.model;

import static io.tegum.kernel.family.Checks.require;

import java.io.Serializable;

/**
 * The representation model's shape.
 *
 * @param features n, at least 1
 * @param hidden m, 1 to n
 * @param activation output function f
 */
public record ModelConfiguration(int features, int hidden, Activation activation)
    implements Serializable {

  /** Most entries of W. */
  public static final int MAX_WEIGHTS = 1 << 24;

  public ModelConfiguration {
    require(features >= 1, "features", features, "1 or more");
    require(
        features <= MAX_WEIGHTS / Math.max(1, hidden),
        "features",
        features,
        "at most " + MAX_WEIGHTS + " / hidden");
    require(hidden >= 1 && hidden <= features, "hidden", hidden, "1 to features = " + features);
  }
}
