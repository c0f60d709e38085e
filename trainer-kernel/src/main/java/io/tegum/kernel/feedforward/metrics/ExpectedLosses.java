package io.tegum.kernel.feedforward.metrics;

import io.tegum.kernel.feedforward.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.InputValues;
import io.tegum.kernel.feedforward.NetworkParameters;
import io.tegum.kernel.feedforward.data.InputBatch;
import io.tegum.kernel.feedforward.data.InputSampler;
import io.tegum.kernel.feedforward.gradient.NetworkGradient;
import io.tegum.kernel.feedforward.theory.DiscreteInputs;
import io.tegum.kernel.random.Purpose;
import java.util.Arrays;

/**
 * E (y_k - y'_k)^2 of each output of a trial's networks, in double.
 *
 * <p>Exact where inputs are discrete and few: all their tokens, each with its probability. Else
 * over tokens that training never sees, the same ones at every call and stratified: the token that
 * is all 0 by its exact probability, the others by a fixed sample of them.
 */
public final class ExpectedLosses {

  /** Most tokens that a point of the curve enumerates, and how many it samples. */
  private static final int CURVE_TOKENS = 2048;

  private static final int CURVE_ENUMERATED = 1 << 12;

  /** The same of a trained network. */
  private static final int TRAINED_TOKENS = 32_768;

  private static final int TRAINED_ENUMERATED = 1 << 18;

  private static final int BATCH = 256;

  private final FeedForwardConfiguration configuration;
  private final NetworkGradient network;
  private final InputSampler sampler;
  private final InputBatch batch;
  private final double[] token;
  private final double possibleTokens;

  /** A workspace for {@code configuration}. */
  public ExpectedLosses(FeedForwardConfiguration configuration) {
    this.configuration = configuration;
    network = new NetworkGradient(configuration);
    sampler = new InputSampler(configuration, Purpose.EVALUATION_TOKENS);
    batch = new InputBatch(BATCH, configuration.inputs());
    token = new double[configuration.inputs()];
    InputValues kind = configuration.task().function().inputValues();
    possibleTokens = DiscreteInputs.count(configuration.inputs(), kind);
  }

  /** Of each output, for a point of the curve; a new array. */
  public double[] ofCurve(NetworkParameters parameters) {
    return possibleTokens <= CURVE_ENUMERATED
        ? enumerated(parameters)
        : sampled(parameters, CURVE_TOKENS);
  }

  /** Of each output, for a trained network; a new array. */
  public double[] ofTrained(NetworkParameters parameters) {
    return areExact() ? enumerated(parameters) : sampled(parameters, TRAINED_TOKENS);
  }

  /** Whether {@link #ofTrained} is exact. */
  public boolean areExact() {
    return possibleTokens <= TRAINED_ENUMERATED;
  }

  /** L = sum_k I_k losses[k]. */
  public static double total(double[] losses, double[] importance) {
    double total = 0;
    for (int k = 0; k < losses.length; k++) {
      total += importance[k] * losses[k];
    }
    return total;
  }

  private double[] enumerated(NetworkParameters parameters) {
    double[] losses = new double[configuration.outputs()];
    network.start(parameters);
    new DiscreteInputs(
            configuration.inputs(),
            configuration.task().function().inputValues(),
            configuration.task().presentProbability())
        .forEach((each, probability) -> add(each, probability, losses));
    return losses;
  }

  private double[] sampled(NetworkParameters parameters, int tokens) {
    double[] losses = new double[configuration.outputs()];
    network.start(parameters);
    double empty = sampler.emptyProbability();
    Arrays.fill(token, 0);
    add(token, empty, losses);
    sampler.restartPresent();
    for (int done = 0; done < tokens; done += BATCH) {
      sampler.samplePresent(batch);
      for (int c = 0; c < BATCH; c++) {
        batch.spellOut(c, token);
        add(token, (1 - empty) / tokens, losses);
      }
    }
    return losses;
  }

  private void add(double[] each, double probability, double[] losses) {
    network.error(each);
    for (int k = 0; k < losses.length; k++) {
      losses[k] += probability * network.squaredError(k);
    }
  }
}
