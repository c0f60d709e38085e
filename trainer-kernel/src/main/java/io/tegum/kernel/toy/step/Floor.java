package io.tegum.kernel.toy.step;

import io.tegum.kernel.toy.model.Activation;
import java.util.Optional;

/**
 * The output functions that the loops of sparse designs compute: f(z) is z above a floor and the
 * floor elsewhere, and f'(z) is 1 above it and 0 elsewhere. A function of another kind has no
 * floor, and those designs cannot train it.
 */
final class Floor {
  private Floor() {}

  /** The floor of {@code activation}, or empty where it is not of this kind. */
  static Optional<Float> of(Activation activation) {
    float floor = activation.function().onFloats().floor();
    return Float.isNaN(floor) ? Optional.empty() : Optional.of(floor);
  }
}
