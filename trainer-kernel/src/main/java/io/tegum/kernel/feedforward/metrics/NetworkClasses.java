package io.tegum.kernel.feedforward.metrics;

import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.InputValues;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.feedforward.theory.DedicatedLosses;
import java.util.HashSet;
import java.util.Set;

/**
 * Which neurons serve which outputs, and what that makes of both.
 *
 * <p>The service of neuron a to output k is |W2_ka| max_i |W1_ai| over the inputs i of output k, a
 * product that rescaling a neuron does not change. Its share is that over the sum of a's services.
 * Neuron a serves k if the service is at least {@link #LEAST_SERVICE}, in units of a slope of the
 * function, and at least {@link #LEAST_OF_LARGEST} of the largest that a does.
 *
 * @param share m x K: each neuron's services over their sum; zeros where it does none
 * @param neurons m
 * @param features K
 */
public record NetworkClasses(double[][] share, NeuronClass[] neurons, FeatureClass[] features) {

  /** A slope below which a neuron is of no use: those of functions are of order 1. */
  public static final double LEAST_SERVICE = 0.1;

  /** Below this part of what a neuron mainly does it is interference. */
  public static final double LEAST_OF_LARGEST = 0.2;

  /** An output whose loss is above this part of the variance is ignored whatever neurons do. */
  public static final double IGNORED_FROM = 0.9;

  /** An entry of W1 below this part of the neuron's largest is not read. */
  private static final double LEAST_READ = 0.1;

  /**
   * The classes of a network.
   *
   * @param parameters Not modified
   * @param losses K: E (y_k - y'_k)^2
   */
  public static NetworkClasses of(
      FeedForwardConfiguration configuration, NetworkParameters parameters, double[] losses) {
    double variance =
        DedicatedLosses.variance(
            configuration.task().function(), configuration.task().presentProbability());
    int[][] arguments = configuration.arguments();
    double[][] services = services(configuration, parameters, arguments);
    boolean[][] serves = serves(services);
    NeuronClass[] neurons = new NeuronClass[serves.length];
    for (int a = 0; a < serves.length; a++) {
      neurons[a] = neuron(serves[a]);
    }
    FeatureClass[] features = new FeatureClass[arguments.length];
    for (int k = 0; k < features.length; k++) {
      features[k] =
          losses[k] >= IGNORED_FROM * variance
              ? FeatureClass.IGNORED
              : feature(k, arguments[k], serves, neurons, parameters);
    }
    return new NetworkClasses(shares(services), neurons, features);
  }

  /** How many neurons are of a class. */
  public int count(NeuronClass kind) {
    int count = 0;
    for (NeuronClass each : neurons) {
      count += each == kind ? 1 : 0;
    }
    return count;
  }

  /** How many outputs are of a class. */
  public int count(FeatureClass kind) {
    int count = 0;
    for (FeatureClass each : features) {
      count += each == kind ? 1 : 0;
    }
    return count;
  }

  private static double[][] services(
      FeedForwardConfiguration configuration, NetworkParameters parameters, int[][] arguments) {
    int n = parameters.inputs();
    int m = parameters.neurons();
    double[][] services = new double[m][arguments.length];
    for (int a = 0; a < m; a++) {
      if (!isEverActive(configuration, parameters, a)) {
        continue;
      }
      for (int k = 0; k < arguments.length; k++) {
        double left = Math.abs(parameters.w1().data[a * n + arguments[k][0]]);
        double right = Math.abs(parameters.w1().data[a * n + arguments[k][1]]);
        services[a][k] = Math.abs(parameters.w2().data[k * m + a]) * Math.max(left, right);
      }
    }
    return services;
  }

  /** Whether some token makes the neuron put out anything; GELUs always do. */
  private static boolean isEverActive(
      FeedForwardConfiguration configuration, NetworkParameters parameters, int a) {
    if (configuration.network().activation() != Nonlinearity.RELU) {
      return true;
    }
    boolean positive = configuration.task().function().inputValues() == InputValues.BIT;
    double largest = parameters.c().data[a];
    for (int i = 0; i < parameters.inputs(); i++) {
      double weight = parameters.w1().data[a * parameters.inputs() + i];
      largest += positive ? Math.max(weight, 0) : Math.abs(weight);
    }
    return largest > 0;
  }

  private static boolean[][] serves(double[][] services) {
    boolean[][] serves = new boolean[services.length][services[0].length];
    for (int a = 0; a < services.length; a++) {
      double largest = 0;
      for (double service : services[a]) {
        largest = Math.max(largest, service);
      }
      double least = Math.max(LEAST_SERVICE, LEAST_OF_LARGEST * largest);
      for (int k = 0; k < services[a].length; k++) {
        serves[a][k] = services[a][k] >= least;
      }
    }
    return serves;
  }

  private static double[][] shares(double[][] services) {
    for (double[] ofNeuron : services) {
      double sum = 0;
      for (double service : ofNeuron) {
        sum += service;
      }
      for (int k = 0; k < ofNeuron.length && sum > 0; k++) {
        ofNeuron[k] /= sum;
      }
    }
    return services;
  }

  private static NeuronClass neuron(boolean[] serves) {
    int served = 0;
    for (boolean each : serves) {
      served += each ? 1 : 0;
    }
    return served == 0
        ? NeuronClass.DEAD
        : served == 1 ? NeuronClass.DEDICATED : NeuronClass.SHARED;
  }

  private static FeatureClass feature(
      int k,
      int[] arguments,
      boolean[][] serves,
      NeuronClass[] neurons,
      NetworkParameters parameters) {
    Set<Integer> patterns = new HashSet<>();
    for (int a = 0; a < neurons.length; a++) {
      if (serves[a][k] && neurons[a] == NeuronClass.SHARED) {
        return FeatureClass.SHARED;
      }
      if (serves[a][k]) {
        patterns.add(pattern(a, arguments, parameters));
      }
    }
    return switch (patterns.size()) {
      case 0 -> FeatureClass.IGNORED;
      case 1 -> FeatureClass.ONE_SIDED;
      default -> FeatureClass.TWO_SIDED;
    };
  }

  /** The signs with which a neuron reads an output's two inputs, 0 where it hardly does. */
  private static int pattern(int a, int[] arguments, NetworkParameters parameters) {
    double left = parameters.w1().data[a * parameters.inputs() + arguments[0]];
    double right = parameters.w1().data[a * parameters.inputs() + arguments[1]];
    double least = LEAST_READ * Math.max(Math.abs(left), Math.abs(right));
    return 3 * sign(left, least) + sign(right, least);
  }

  private static int sign(double weight, double least) {
    return Math.abs(weight) < least ? 0 : weight > 0 ? 1 : -1;
  }
}
