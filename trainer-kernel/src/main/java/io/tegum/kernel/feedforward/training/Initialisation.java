package io.tegum.kernel.feedforward.training;

import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.InitialWeights;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import org.ejml.data.DMatrixRMaj;

/** Draws initial parameters (see {@link InitialWeights}). */
public final class Initialisation {
  private Initialisation() {}

  /** The initial parameters of a trial, in double. */
  public static NetworkParameters of(FeedForwardConfiguration configuration) {
    NetworkParameters parameters = NetworkParameters.zeros(configuration);
    RandomStream random = new RandomStream(configuration.seed(), Purpose.REPRESENTATION_WEIGHTS);
    InitialWeights initial = configuration.initial();
    fill(parameters.w1(), initial, random);
    fill(parameters.w2(), initial, random);
    if (initial.outputSigns() == InitialWeights.OutputSigns.POSITIVE) {
      double[] w2 = parameters.w2().data;
      for (int i = 0; i < w2.length; i++) {
        w2[i] = Math.abs(w2[i]);
      }
    }
    return parameters;
  }

  /** Rows are what the layer puts out, columns what it takes in. */
  private static void fill(DMatrixRMaj matrix, InitialWeights initial, RandomStream random) {
    double[] weights = matrix.data;
    switch (initial.scheme()) {
      case KAIMING -> {
        double bound = initial.scale() * Math.sqrt(6.0 / matrix.numCols);
        for (int i = 0; i < weights.length; i++) {
          weights[i] = bound * (2 * random.nextUniform() - 1);
        }
      }
      case XAVIER -> {
        double deviation = initial.scale() * Math.sqrt(2.0 / (matrix.numRows + matrix.numCols));
        for (int i = 0; i < weights.length; i++) {
          weights[i] = deviation * random.nextNormal();
        }
      }
    }
  }
}
