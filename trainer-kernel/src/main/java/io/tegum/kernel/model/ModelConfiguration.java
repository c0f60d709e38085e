package io.tegum.kernel.model;

import static io.tegum.kernel.model.Checks.require;

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

  public ModelConfiguration {
    require(features >= 1, "features", features, "1 or more");
    require(hidden >= 1 && hidden <= features, "hidden", hidden, "1 to features = " + features);
  }
}
