package io.tegum.kernel.feedforward.theory;

import io.tegum.kernel.feedforward.model.InputValues;
import io.tegum.kernel.feedforward.model.NetworkConfiguration;
import io.tegum.kernel.feedforward.model.NetworkConfiguration.HiddenBias;
import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.feedforward.model.TargetFunction;

/**
 * The loss of a network of two discrete inputs and one output, written down anew: a neuron is (u,
 * v, c, w), behind which stands the output's bias.
 */
record OneOutput(NetworkConfiguration network, TargetFunction function, double p) {

  static final int OF_NEURON = 4;

  double loss(double... parameters) {
    double[] values =
        function.inputValues() == InputValues.BIT ? new double[] {0, 1} : new double[] {0, 1, -1};
    double loss = 0;
    for (double x : values) {
      for (double y : values) {
        double error = of(x, y, parameters) - target(x, y);
        loss += probability(x) * probability(y) * error * error;
      }
    }
    return loss;
  }

  private double of(double x, double y, double... parameters) {
    double sum = parameters[parameters.length - 1];
    for (int a = 0; a + OF_NEURON < parameters.length; a += OF_NEURON) {
      double c = network.hiddenBias() == HiddenBias.TRAINED ? parameters[a + 2] : 0;
      sum +=
          parameters[a + 3]
              * value(network.activation(), parameters[a] * x + parameters[a + 1] * y + c);
    }
    return value(network.output(), sum);
  }

  private static double value(Nonlinearity nonlinearity, double z) {
    return switch (nonlinearity) {
      case RELU -> Math.max(z, 0);
      case IDENTITY -> z;
      case GELU -> nonlinearity.value(z);
    };
  }

  private double target(double x, double y) {
    return switch (function) {
      case AND -> x == 1 && y == 1 ? 1 : 0;
      case OR, MAX -> x != 0 || y != 0 ? 1 : 0;
      case XOR -> x != y ? 1 : 0;
      case ABS, SQUARE, RELU -> throw new IllegalArgumentException("Not of two: " + function);
    };
  }

  private double probability(double x) {
    double half = p / 2; // of 1, and of -1 where there is one
    return x != 0 ? half : function.inputValues() == InputValues.BIT ? 1 - half : 1 - p;
  }
}
