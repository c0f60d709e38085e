package io.tegum.kernel.toy.training;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import io.tegum.kernel.toy.model.InitialWeights;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import org.ejml.data.DMatrixRMaj;

/**
 * Initial parameters: W with the deviation of {@link InitialWeights.Scheme}; A and B as in the
 * originals, Xavier normal (Glorot and Bengio, 2010), standard deviation sqrt(2 / (rows +
 * columns)); all of these times the configured scale. b is 0, or normal where its deviation is
 * given.
 */
final class Initialisation {
  private Initialisation() {}

  static Parameters of(TrialConfiguration configuration) {
    Parameters parameters = Parameters.zeros(configuration);
    long seed = configuration.seed();
    InitialWeights initial = configuration.training().initial();
    double deviation =
        initial
            .scheme()
            .deviation(configuration.model().features(), configuration.model().hidden());
    normal(
        new RandomStream(seed, Purpose.REPRESENTATION_WEIGHTS),
        initial.scale() * deviation,
        parameters.w());
    if (initial.biasDeviation() > 0) {
      normal(new RandomStream(seed, Purpose.BIASES), initial.biasDeviation(), parameters.b());
    }
    if (parameters.headOrNull() != null) {
      RandomStream random = new RandomStream(seed, Purpose.HEAD_WEIGHTS);
      xavierNormal(random, initial.scale(), parameters.headOrNull().a());
      xavierNormal(random, initial.scale(), parameters.headOrNull().b());
    }
    return parameters;
  }

  private static void xavierNormal(RandomStream random, double scale, DMatrixRMaj matrix) {
    normal(random, scale * Math.sqrt(2.0 / (matrix.numRows + matrix.numCols)), matrix);
  }

  private static void normal(RandomStream random, double deviation, DMatrixRMaj matrix) {
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] = deviation * random.nextNormal();
    }
  }
}
