package io.tegum.kernel.toy.step;

import io.tegum.kernel.toy.model.Activation;
import java.util.Optional;

/**
 * The output functions that the designs' loops compute: f(z) is z above a floor and the floor
 * elsewhere, and f'(z) is 1 above it and 0 elsewhere. A function of another kind has no floor, and
 * no design may train it.
 */
final class Floor {
  private Floor() {}

  /** The floor of {@code activation}, or empty where it is not of this kind. */
  static Optional<Float> of(Activation activation) {
    return switch (activation) {
      case RELU -> Optional.of(0f);
      case IDENTITY -> Optional.of(Float.NEGATIVE_INFINITY);
    };
  }
}
