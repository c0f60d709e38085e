package io.tegum.kernel.feedforward.step;

import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.nonlinear.Nonlinear;

/** The float functions of neurons and outputs. */
final class Functions {
  private Functions() {}

  static Nonlinear of(Nonlinearity kind) {
    return switch (kind) {
      case RELU -> new Nonlinear.Relu();
      case GELU -> new Nonlinear.Gelu();
      case IDENTITY -> new Nonlinear.Identity();
    };
  }
}
