package io.tegum.kernel.feedforward;

import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.InitialWeights;
import io.tegum.kernel.feedforward.model.InitialWeights.OutputSigns;
import io.tegum.kernel.feedforward.model.InitialWeights.Scheme;
import io.tegum.kernel.feedforward.model.InputPair;
import io.tegum.kernel.feedforward.model.InputPairs;
import io.tegum.kernel.feedforward.model.NetworkConfiguration;
import io.tegum.kernel.feedforward.model.NetworkConfiguration.HiddenBias;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.feedforward.model.TargetFunction;
import io.tegum.kernel.feedforward.model.TaskConfiguration;
import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import java.util.List;
import java.util.Random;

/** Configurations and parameters that tests of the family share. */
public final class Networks {

  private Networks() {}

  /** A trial whose network has the given shape and task; 10 steps of 64 tokens. */
  public static FeedForwardConfiguration of(
      NetworkConfiguration network, TaskConfiguration task, int batch) {
    return of(network, task, training(10, batch, 0.01), 7);
  }

  public static FeedForwardConfiguration of(
      NetworkConfiguration network, TaskConfiguration task, Optimisation training, long seed) {
    return new FeedForwardConfiguration(
        network, task, new InitialWeights(Scheme.KAIMING, OutputSigns.BOTH), training, seed, 5);
  }

  public static Optimisation training(int steps, int batch, double learningRate) {
    return new Optimisation(
        steps, batch, OptimizerKind.ADAM, learningRate, 0, LearningRateSchedule.COSINE, 0);
  }

  /** ReLU neurons and outputs without a hidden bias. */
  public static NetworkConfiguration relu(int inputs, int neurons) {
    return new NetworkConfiguration(
        inputs, neurons, Nonlinearity.RELU, Nonlinearity.RELU, HiddenBias.ABSENT);
  }

  /** Every kind of neuron, output and function, over odd and even sizes. */
  public static List<FeedForwardConfiguration> ofAllKinds(int batch, double sparsity) {
    return List.of(
        of(relu(5, 3), new TaskConfiguration(TargetFunction.ABS, sparsity, 0.8), batch),
        of(
            new NetworkConfiguration(
                4, 7, Nonlinearity.GELU, Nonlinearity.IDENTITY, HiddenBias.TRAINED),
            new TaskConfiguration(TargetFunction.SQUARE, sparsity, 1.1),
            batch),
        of(
            new NetworkConfiguration(
                1, 1, Nonlinearity.RELU, Nonlinearity.GELU, HiddenBias.TRAINED),
            new TaskConfiguration(TargetFunction.RELU, sparsity, 1),
            batch),
        of(
            new NetworkConfiguration(7, 5, Nonlinearity.GELU, Nonlinearity.GELU, HiddenBias.ABSENT),
            new TaskConfiguration(TargetFunction.AND, sparsity, 0.7),
            batch),
        of(
            new NetworkConfiguration(
                5, 9, Nonlinearity.RELU, Nonlinearity.IDENTITY, HiddenBias.TRAINED),
            new TaskConfiguration(TargetFunction.OR, sparsity, 0.9, InputPairs.ALL),
            batch),
        of(
            new NetworkConfiguration(
                3, 2, Nonlinearity.GELU, Nonlinearity.RELU, HiddenBias.TRAINED),
            new TaskConfiguration(
                TargetFunction.XOR,
                sparsity,
                0.9,
                InputPairs.of(List.of(new InputPair(2, 0), new InputPair(0, 1)))),
            batch),
        of(relu(2, 4), new TaskConfiguration(TargetFunction.MAX, sparsity, 1), batch),
        of(relu(40, 17), new TaskConfiguration(TargetFunction.ABS, sparsity, 0.95), batch),
        of(relu(70, 33), new TaskConfiguration(TargetFunction.MAX, sparsity, 0.95), batch),
        of(
            new NetworkConfiguration(
                33, 20, Nonlinearity.GELU, Nonlinearity.GELU, HiddenBias.TRAINED),
            new TaskConfiguration(TargetFunction.SQUARE, sparsity, 0.95),
            batch));
  }

  /** Parameters of order 1, each a float; c is 0 where it is not trained. */
  public static NetworkParameters random(FeedForwardConfiguration configuration, Random random) {
    NetworkParameters parameters = NetworkParameters.zeros(configuration);
    fill(parameters.w1().data, random);
    fill(parameters.w2().data, random);
    fill(parameters.b().data, random);
    if (configuration.hasHiddenBias()) {
      fill(parameters.c().data, random);
    }
    return parameters;
  }

  private static void fill(double[] values, Random random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.6 * random.nextGaussian());
    }
  }

  /** One input of a task. */
  public static double[] token(FeedForwardConfiguration configuration, Random random) {
    double[] token = new double[configuration.inputs()];
    for (int i = 0; i < token.length; i++) {
      if (random.nextDouble() < configuration.task().notZeroProbability()) {
        token[i] = configuration.task().function().inputValues().value(random.nextDouble());
      }
    }
    return token;
  }
}
