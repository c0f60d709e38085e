package io.tegum.kernel.toy.step;

import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.simd.PanelOperations;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.reference.DenseTokens;
import io.tegum.kernel.toy.reference.DropoutMasks;
import io.tegum.kernel.toy.reference.TokenBatch;
import io.tegum.kernel.toy.tokens.Dropout;
import io.tegum.kernel.toy.tokens.PanelTokens;
import io.tegum.kernel.toy.tokens.RowTokens;
import io.tegum.kernel.toy.tokens.SparseTokens;
import io.tegum.kernel.toy.tokens.TokenPairs;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Configurations, parameters and tokens for tests of the fast step. */
public final class Trials {
  private Trials() {}

  public static TrialConfiguration joint(
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
        training(Schedule.JOINT, batch),
        5,
        2);
  }

  /** Without a head. */
  static TrialConfiguration plain(int n, int m, int batch, double sparsity, Activation activation) {
    return new TrialConfiguration(
        new ModelConfiguration(n, m, activation),
        null,
        new DataConfiguration(sparsity, 0.9),
        training(Schedule.REPRESENTATION_ONLY, batch),
        5,
        2);
  }

  public static TrainingConfiguration training(Schedule schedule, int batch) {
    return TrainingConfiguration.of(
        schedule,
        new Optimisation(20, batch, OptimizerKind.ADAM, 1e-3, 0, LearningRateSchedule.CONSTANT, 0));
  }

  /** Random parameters that floats hold exactly. */
  static Parameters randomParameters(TrialConfiguration configuration, Random random) {
    Parameters parameters = Parameters.zeros(configuration);
    fill(parameters.w().data, random);
    fill(parameters.b().data, random);
    if (parameters.headOrNull() != null) {
      fill(parameters.headOrNull().a().data, random);
      fill(parameters.headOrNull().b().data, random);
    }
    return parameters;
  }

  public static void fill(double[] values, Random random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.4 * random.nextGaussian());
    }
  }

  /** Both sides' tokens of a step, a pair a row. */
  public record Pairs(TokenBatch left, TokenBatch right) {}

  /** The tokens that a design with dense panels draws. */
  public static Pairs panelPairs(TrialConfiguration configuration, long step) {
    return new Pairs(
        panelTokens(configuration, Purpose.LEFT_TOKENS, step),
        panelTokens(configuration, Purpose.RIGHT_TOKENS, step));
  }

  static TokenBatch panelTokens(TrialConfiguration configuration, Purpose purpose, long step) {
    int n = configuration.model().features();
    int batch = configuration.training().batch();
    float[] x = new float[PanelTokens.floats(n, batch)];
    PanelTokens tokens =
        new PanelTokens(n, configuration.data(), batch, configuration.seed(), purpose, x, 0);
    tokens.draw(step);
    double[][] dense = new double[batch][n];
    int chunk = PanelTokens.chunk(n, batch);
    for (int c = 0; c < batch; c++) {
      for (int i = 0; i < n; i++) {
        dense[c][i] = x[(c / chunk * n + i) * chunk + c % chunk];
      }
    }
    return DenseTokens.of(dense);
  }

  /** The tokens that the token-major design draws: rows of coin flips, or sparse ones. */
  public static Pairs rowPairs(TrialConfiguration configuration, long step) {
    return SparseTokens.fits(configuration.model().features(), configuration.data())
        ? sparsePairs(configuration, step)
        : new Pairs(
            rowTokens(configuration, Purpose.LEFT_TOKENS, step),
            rowTokens(configuration, Purpose.RIGHT_TOKENS, step));
  }

  private static TokenBatch rowTokens(
      TrialConfiguration configuration, Purpose purpose, long step) {
    int n = configuration.model().features();
    int batch = configuration.training().batch();
    RowTokens tokens =
        new RowTokens(
            n, configuration.data(), batch, configuration.seed(), purpose, batch, true, null);
    tokens.draw(step);
    tokens.fill(0, batch);
    double[][] dense = new double[batch][n];
    for (int c = 0; c < batch; c++) {
      for (int i = 0; i < n; i++) {
        dense[c][i] = tokens.x[c * PanelOperations.padded(n) + i];
      }
    }
    return DenseTokens.of(dense);
  }

  /** The same without its head. */
  static TrialConfiguration withoutHead(TrialConfiguration configuration) {
    return new TrialConfiguration(
        configuration.model(),
        null,
        configuration.data(),
        training(Schedule.REPRESENTATION_ONLY, configuration.training().batch()),
        configuration.seed(),
        configuration.recordPoints());
  }

  /** The same with dropout. */
  public static TrialConfiguration withDropout(TrialConfiguration c, double dropout) {
    return new TrialConfiguration(
        c.model(),
        c.headOrNull(),
        c.data(),
        c.training().withDropout(dropout),
        c.seed(),
        c.recordPoints());
  }

  /** Both sides' masks of a step, null without dropout. */
  public record Masks(DropoutMasks leftOrNull, DropoutMasks rightOrNull) {}

  /** Says which of a step's random numbers is a token's hidden unit's. */
  private interface MaskNumber {
    int of(int token, int unit);
  }

  /** The masks that the design with dense panels draws. */
  static Masks panelMasks(TrialConfiguration c, long step) {
    int m = c.model().hidden();
    int batch = c.training().batch();
    int chunk = PanelTokens.chunk(c.model().features(), batch);
    int numbers = (batch + chunk - 1) / chunk * chunk * m;
    MaskNumber number = (t, k) -> (t / chunk * m + k) * chunk + t % chunk;
    return new Masks(
        masksOrNull(c, Purpose.LEFT_DROPOUT, step, numbers, number),
        masksOrNull(c, Purpose.RIGHT_DROPOUT, step, numbers, number));
  }

  /** The masks that the token-major design draws, for the tokens that it sees. */
  static Masks rowMasks(TrialConfiguration c, long step) {
    int stride = PanelOperations.padded(c.model().hidden());
    int numbers = c.training().batch() * stride;
    MaskNumber left = (t, k) -> t * stride + k;
    int[] seen = seenOnTheRight(c, step);
    return new Masks(
        masksOrNull(c, Purpose.LEFT_DROPOUT, step, numbers, left),
        masksOrNull(c, Purpose.RIGHT_DROPOUT, step, numbers, (t, k) -> seen[t] * stride + k));
  }

  /** When the token of each row is seen on the right: sparse ones without a partner come later. */
  private static int[] seenOnTheRight(TrialConfiguration c, long step) {
    int[] seen = IntStream.range(0, c.training().batch()).toArray();
    if (c.headOrNull() == null || !SparseTokens.fits(c.model().features(), c.data())) {
      return seen;
    }
    TokenPairs pairs =
        new TokenPairs(c.model().features(), c.data(), c.training().batch(), c.seed());
    pairs.draw(step);
    pairs.locate();
    int alone = pairs.left.tokens() - pairs.both();
    for (int k = pairs.both(); k < pairs.right.tokens(); k++) {
      seen[k + alone] = k;
    }
    return seen;
  }

  private static DropoutMasks masksOrNull(
      TrialConfiguration c, Purpose purpose, long step, int numbers, MaskNumber number) {
    Dropout dropoutOrNull = Dropout.ofOrNull(c.training().dropout(), c.seed(), purpose, numbers);
    if (dropoutOrNull == null) {
      return null;
    }
    dropoutOrNull.draw(step);
    dropoutOrNull.fill(0, numbers);
    int m = c.model().hidden();
    double[] factor = new double[c.training().batch() * m];
    for (int at = 0; at < factor.length; at++) {
      factor[at] = dropoutOrNull.mask()[number.of(at / m, at % m)];
    }
    return new DropoutMasks(factor);
  }

  /** Sparse tokens, each pair a row; without a head the left side alone, twice. */
  public static Pairs sparsePairs(TrialConfiguration configuration, long step) {
    if (configuration.headOrNull() == null) {
      SparseTokens tokens =
          new SparseTokens(
              configuration.model().features(),
              configuration.data(),
              configuration.training().batch(),
              configuration.seed(),
              Purpose.LEFT_TOKENS);
      tokens.draw(step);
      tokens.matchSingles();
      tokens.locate();
      TokenBatch alone =
          sparseBatch(configuration, tokens, IntStream.range(0, tokens.tokens()).toArray());
      return new Pairs(alone, alone);
    }
    TokenPairs pairs =
        new TokenPairs(
            configuration.model().features(),
            configuration.data(),
            configuration.training().batch(),
            configuration.seed());
    pairs.draw(step);
    pairs.locate();
    return new Pairs(
        sparseBatch(configuration, pairs.left, leftRows(pairs)),
        sparseBatch(configuration, pairs.right, rightRows(pairs)));
  }

  /** The row of each left token. */
  public static int[] leftRows(TokenPairs pairs) {
    int[] row = new int[pairs.left.tokens()];
    for (int k = 0; k < row.length; k++) {
      row[pairs.leftOrder()[k]] = k;
    }
    return row;
  }

  /** The row of each right token: those without a partner come after all left tokens. */
  public static int[] rightRows(TokenPairs pairs) {
    int[] row = new int[pairs.right.tokens()];
    int alone = pairs.left.tokens() - pairs.both();
    for (int k = 0; k < row.length; k++) {
      row[pairs.rightOrder()[k]] = k < pairs.both() ? k : k + alone;
    }
    return row;
  }

  private static TokenBatch sparseBatch(
      TrialConfiguration configuration, SparseTokens tokens, int[] row) {
    double[][] dense =
        new double[configuration.training().batch()][configuration.model().features()];
    for (int t = 0; t < tokens.tokens(); t++) {
      for (int e = tokens.firstSlot(t); e < tokens.endSlot(t); e += tokens.distance(t)) {
        dense[row[t]][tokens.feature[e]] += tokens.value[e]; // 0 but for one slot of a feature
      }
    }
    return DenseTokens.of(dense);
  }
}
