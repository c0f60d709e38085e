package io.tegum.kernel.toy.training;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import org.ejml.data.DMatrixRMaj;

/**
 * Initial parameters as in the originals: Xavier normal (Glorot and Bengio, 2010), standard
 * deviation sqrt(2 / (rows + columns)) times the configured factor, for W, A and B; b = 0.
 */
final class Initialisation {
  private Initialisation() {}

  static Parameters of(TrialConfiguration configuration) {
    Parameters parameters = Parameters.zeros(configuration);
    long seed = configuration.seed();
    double scale = configuration.training().initialScale();
    xavierNormal(new RandomStream(seed, Purpose.REPRESENTATION_WEIGHTS), scale, parameters.w());
    if (parameters.headOrNull() != null) {
      RandomStream random = new RandomStream(seed, Purpose.HEAD_WEIGHTS);
      xavierNormal(random, scale, parameters.headOrNull().a());
      xavierNormal(random, scale, parameters.headOrNull().b());
    }
    return parameters;
  }

  private static void xavierNormal(RandomStream random, double scale, DMatrixRMaj matrix) {
    double deviation = scale * Math.sqrt(2.0 / (matrix.numRows + matrix.numCols));
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] = deviation * random.nextNormal();
    }
  }
}
