package io.tegum.kernel.feedforward.metrics;

import io.tegum.kernel.feedforward.data.InputBatch;
import io.tegum.kernel.feedforward.data.InputSampler;
import io.tegum.kernel.feedforward.gradient.NetworkGradient;
import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.InputValues;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.feedforward.theory.DiscreteInputs;
import io.tegum.kernel.feedforward.theory.UniformInput;
import io.tegum.kernel.metrics.Estimate;
import java.util.Arrays;

/**
 * E (y_k - y'_k)^2 of each output of a trial's networks, and their L, in double.
 *
 * <p>Exact where inputs are discrete and few: all their tokens, each with its probability; and of a
 * single input, by {@link UniformInput}. Else over tokens that training never sees, the same ones
 * at every call and for every trial with such inputs, and stratified: the token that is all 0 by
 * its exact probability, the others by a fixed sample of them, each with its mirror image where
 * inputs have either sign.
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
  private final double[] importance;
  private final boolean isOneUniform;
  private final double possibleTokens; // of one uniform input, as few as can be
  private final boolean isMirrored;

  /** A workspace for {@code configuration}. */
  public ExpectedLosses(FeedForwardConfiguration configuration) {
    this.configuration = configuration;
    network = new NetworkGradient(configuration);
    sampler = InputSampler.heldOut(configuration);
    importance = configuration.importance();
    batch = new InputBatch(BATCH, configuration.inputs());
    token = new double[configuration.inputs()];
    InputValues kind = configuration.task().function().inputValues();
    isOneUniform = kind == InputValues.UNIFORM && configuration.inputs() == 1;
    possibleTokens = isOneUniform ? 1 : DiscreteInputs.count(configuration.inputs(), kind);
    isMirrored = kind != InputValues.BIT;
  }

  /** For a point of the curve. */
  public OutputLosses ofCurve(NetworkParameters parameters) {
    return possibleTokens <= CURVE_ENUMERATED
        ? exact(parameters)
        : sampled(parameters, CURVE_TOKENS);
  }

  /** For a trained network. */
  public OutputLosses ofTrained(NetworkParameters parameters) {
    return areExact() ? exact(parameters) : sampled(parameters, TRAINED_TOKENS);
  }

  /** Whether {@link #ofTrained} is exact. */
  public boolean areExact() {
    return possibleTokens <= TRAINED_ENUMERATED;
  }

  /** L = sum_k I_k losses[k]. */
  private double total(double[] losses) {
    double total = 0;
    for (int k = 0; k < losses.length; k++) {
      total += importance[k] * losses[k];
    }
    return total;
  }

  private OutputLosses exact(NetworkParameters parameters) {
    double p = configuration.task().presentProbability();
    if (isOneUniform) {
      new UniformInput(configuration.network(), p).of(parameters, network);
      double loss = network.loss(); // of importance 1, as the first output is
      return new OutputLosses(new double[] {loss}, Estimate.exact(loss));
    }
    double[] losses = new double[configuration.outputs()];
    network.start(parameters);
    InputValues kind = configuration.task().function().inputValues();
    new DiscreteInputs(configuration.inputs(), kind, p)
        .forEach((each, probability) -> add(each, probability, losses));
    return new OutputLosses(losses, Estimate.exact(total(losses)));
  }

  private OutputLosses sampled(NetworkParameters parameters, int tokens) {
    double[] losses = new double[configuration.outputs()];
    network.start(parameters);
    double empty = sampler.emptyProbability();
    Arrays.fill(token, 0);
    add(token, empty, losses);
    sampler.restartPresent();
    double[] samples =
        new double[isMirrored ? tokens / 2 : tokens]; // a token and its image are one
    for (int done = 0; done < samples.length; done += BATCH) {
      sampler.samplePresent(batch);
      for (int c = 0; c < BATCH; c++) {
        batch.spellOut(c, token);
        samples[done + c] = add(token, (1 - empty) / tokens, losses);
        if (isMirrored) {
          mirror();
          samples[done + c] += add(token, (1 - empty) / tokens, losses);
          samples[done + c] /= 2;
        }
      }
    }
    double standardError = Estimate.of(samples).times(1 - empty).standardError();
    return new OutputLosses(losses, new Estimate(total(losses), standardError));
  }

  private void mirror() {
    for (int i = 0; i < token.length; i++) {
      token[i] = -token[i];
    }
  }

  /** Adds a token's losses, weighted; returns its L. */
  private double add(double[] each, double probability, double[] losses) {
    network.error(each);
    double loss = 0;
    for (int k = 0; k < losses.length; k++) {
      double square = network.squaredError(k);
      losses[k] += probability * square;
      loss += importance[k] * square;
    }
    return loss;
  }
}
