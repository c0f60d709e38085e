package io.tegum.kernel.fast;

import io.tegum.kernel.data.Purpose;
import io.tegum.kernel.data.TokenBatch;
import io.tegum.kernel.model.Activation;
import io.tegum.kernel.model.AttentionPair;
import io.tegum.kernel.model.DataConfiguration;
import io.tegum.kernel.model.HeadConfiguration;
import io.tegum.kernel.model.LearningRateSchedule;
import io.tegum.kernel.model.ModelConfiguration;
import io.tegum.kernel.model.OptimizerKind;
import io.tegum.kernel.model.Parameters;
import io.tegum.kernel.model.Schedule;
import io.tegum.kernel.model.Target;
import io.tegum.kernel.model.TrainingConfiguration;
import io.tegum.kernel.model.TrialConfiguration;
import io.tegum.kernel.simd.PanelOperations;
import java.util.List;
import java.util.Random;

/** Configurations, parameters and tokens for tests of the fast step. */
final class Trials {
  private Trials() {}

  static TrialConfiguration joint(
      int n,
      int m,
      int r,
      int batch,
      double sparsity,
      Activation activation,
      Target target,
      List<AttentionPair> pairs) {
    return new TrialConfiguration(
        new ModelConfiguration(n, m, activation),
        new HeadConfiguration(r, 0.7, pairs, target),
        new DataConfiguration(sparsity, 0.9),
        new TrainingConfiguration(
            Schedule.JOINT,
            20,
            batch,
            OptimizerKind.ADAM,
            1e-3,
            0,
            LearningRateSchedule.CONSTANT,
            0),
        5,
        2);
  }

  /** Random parameters that floats hold exactly. */
  static Parameters randomParameters(TrialConfiguration configuration, Random random) {
    Parameters parameters = Parameters.zeros(configuration);
    fill(parameters.w().data, random);
    fill(parameters.b().data, random);
    fill(parameters.headOrNull().a().data, random);
    fill(parameters.headOrNull().b().data, random);
    return parameters;
  }

  private static void fill(double[] values, Random random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.4 * random.nextGaussian());
    }
  }

  /** The tokens of a step as the feature-major design draws them. */
  static TokenBatch panelTokens(TrialConfiguration configuration, Purpose purpose, long step) {
    int n = configuration.model().features();
    int batch = configuration.training().batch();
    double sparsity = configuration.data().sparsity();
    PanelTokens tokens = new PanelTokens(n, sparsity, batch, configuration.seed(), purpose);
    tokens.draw(step);
    if (tokens.sparseOrNull() != null) {
      return jumpedTokens(tokens.sparseOrNull(), n, batch);
    }
    double[][] dense = new double[batch][n];
    int chunk = PanelTokens.chunk(n, batch);
    for (int c = 0; c < batch; c++) {
      for (int i = 0; i < n; i++) {
        dense[c][i] = tokens.x[(c / chunk * n + i) * chunk + c % chunk];
      }
    }
    return TokenBatch.ofDense(dense);
  }

  /** The tokens of a step as the token-major design draws them. */
  static TokenBatch rowTokens(TrialConfiguration configuration, Purpose purpose, long step) {
    int n = configuration.model().features();
    int batch = configuration.training().batch();
    double sparsity = configuration.data().sparsity();
    RowTokens tokens =
        new RowTokens(n, sparsity, batch, configuration.seed(), purpose, batch, true);
    tokens.draw(step);
    if (tokens.sparseOrNull() != null) {
      return jumpedTokens(tokens.sparseOrNull(), n, batch);
    }
    tokens.fill(0, batch);
    double[][] dense = new double[batch][n];
    for (int c = 0; c < batch; c++) {
      for (int i = 0; i < n; i++) {
        dense[c][i] = tokens.x[c * PanelOperations.padded(n) + i];
      }
    }
    return TokenBatch.ofDense(dense);
  }

  private static TokenBatch jumpedTokens(SparseTokens tokens, int n, int batch) {
    double[][] dense = new double[batch][n];
    for (int k = 0; k < tokens.tokens(); k++) {
      for (int entry = tokens.begin[k]; entry < tokens.begin[k + 1]; entry++) {
        dense[tokens.token[k]][tokens.feature[entry]] = tokens.value[entry];
      }
    }
    return TokenBatch.ofDense(dense);
  }
}
