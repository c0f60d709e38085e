package io.tegum.kernel.toy.step;

import io.tegum.kernel.nonlinear.Nonlinear;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.HiddenActivation;

/** The float functions of outputs and hidden units. */
final class Functions {
  private Functions() {}

  static Nonlinear of(Activation activation) {
    return switch (activation) {
      case RELU -> new Nonlinear.Relu();
      case IDENTITY -> new Nonlinear.Identity();
      case GELU -> new Nonlinear.Gelu();
      case SOFTPLUS -> new Nonlinear.Softplus();
    };
  }

  static Nonlinear of(HiddenActivation activation) {
    return switch (activation) {
      case IDENTITY -> new Nonlinear.Identity();
      case RELU -> new Nonlinear.Relu();
      case GELU -> new Nonlinear.Gelu();
    };
  }
}
