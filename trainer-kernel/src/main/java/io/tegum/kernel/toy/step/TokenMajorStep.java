package io.tegum.kernel.toy.step;

import static io.tegum.kernel.simd.PanelOperations.LANES;
import static io.tegum.kernel.simd.PanelOperations.padded;
import static io.tegum.kernel.simd.Simd.PANELS;
import static io.tegum.kernel.simd.Simd.SPARSE;

import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.optimiser.Weights;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.simd.Floats;
import io.tegum.kernel.simd.SparseOperations;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.tokens.EmptyTokens;
import io.tegum.kernel.toy.tokens.RowTokens;
import io.tegum.kernel.toy.tokens.SparseTokens;
import io.tegum.kernel.toy.tokens.TokenPairs;
import java.util.Arrays;

/**
 * The step for larger models: a token a row, so that a vector holds 16 features or hidden
 * dimensions. At high S, sums over a token's features run over those that are there: present ones
 * in W x and in the encoder's half of dW, those with d != 0 (ReLU silences most when S is very
 * high) in W d and in the decoder's half. At low S the same sums are dense products.
 */
public final class TokenMajorStep implements FastStep {

  /** Floats of a panel of features: it stays in L2. Sums over tokens gain by its length. */
  private static final int PANEL_FLOATS = 24576;

  private static final int LARGEST_CHUNK = 64;

  /** From this probability of a present feature on, dense products beat lists of the present. */
  static final double SMALLEST_DENSE_PROBABILITY = 0.25;

  /** The same for errors: below, ReLU silences so many that lists of the others are worth it. */
  static final double SMALLEST_DENSE_ERROR_PROBABILITY = 0.005;

  /** Early in training hardly any are silenced: above this share lists lose. */
  private static final double LARGEST_LISTED_SHARE = 0.2;

  private final TrialConfiguration configuration;
  private final boolean tokensDense; // W x and dh x' by dense products
  private final boolean errorsDense; // W d and h d' by dense products
  private final int n;
  private final int m;
  private final int features; // n, padded
  private final int hidden; // m, padded
  private final int batch;
  private final int chunk; // tokens at a time
  private final float floor; // of the activation: 0 for ReLU
  private final double lambda;
  private final float[] importance;
  private final float[] slope; // 2 I_i / B', padded

  private final Weights directions; // W', n x hidden
  private final Weights b; // features
  private final float[] w; // W, m x features: a transposed copy
  private final TokenMajorHead headOrNull;

  private final RowTokens left;
  private final RowTokens right;
  private final TokenPairs pairsOrNull; // of sparse tokens

  // One panel's work, a token a row.
  private final float[] h; // chunk x hidden
  private final float[] g;
  private final float[] hGradient;
  private final float[] gGradient;
  private final float[] d; // chunk x features, z at first
  private final float[] zeros; // hidden
  private final long[] marks; // of a token's features with d != 0
  private final int[] active; // features with d != 0, token after token
  private final int[] activeBegin; // of each token; one more at the end

  private final float[] lossPartial = new float[LANES];
  private final float[] sum = new float[1];

  public TokenMajorStep(TrialConfiguration configuration) {
    this.configuration = configuration;
    n = configuration.model().features();
    m = configuration.model().hidden();
    features = padded(n);
    hidden = padded(m);
    batch = configuration.training().batch();
    chunk = Math.max(4, Math.min(LARGEST_CHUNK, PANEL_FLOATS / features & -4));
    HeadConfiguration head = configuration.headOrNull();
    lambda = head == null ? 0 : head.lambda();
    headOrNull = head == null ? null : new TokenMajorHead(head, m, chunk, features);
    floor = configuration.model().activation().floor();
    double present = configuration.data().featureProbability();
    tokensDense = present >= SMALLEST_DENSE_PROBABILITY;
    errorsDense = present >= SMALLEST_DENSE_ERROR_PROBABILITY;
    importance = Floats.of(configuration.data().importance(n));
    slope = new float[features];
    directions = new Weights(n * hidden);
    b = new Weights(n);
    w = new float[m * features];
    DataConfiguration data = configuration.data();
    long seed = configuration.seed();
    int pairs = head == null ? 0 : batch;
    boolean sparse = SparseTokens.fits(n, data);
    pairsOrNull = sparse && head != null ? new TokenPairs(n, data.sparsity(), batch, seed) : null;
    SparseTokens plainOrNull =
        sparse && head == null
            ? new SparseTokens(n, data.sparsity(), batch, seed, Purpose.LEFT_TOKENS)
            : null;
    left =
        new RowTokens(
            n,
            data,
            batch,
            seed,
            Purpose.LEFT_TOKENS,
            chunk,
            !tokensDense,
            pairsOrNull == null ? plainOrNull : pairsOrNull.left);
    right =
        new RowTokens(
            n,
            data,
            pairs,
            seed,
            Purpose.RIGHT_TOKENS,
            chunk,
            !tokensDense,
            pairsOrNull == null ? null : pairsOrNull.right);
    h = new float[chunk * hidden];
    g = new float[chunk * hidden];
    hGradient = new float[chunk * hidden];
    gGradient = new float[chunk * hidden];
    d = new float[chunk * features];
    zeros = new float[hidden];
    marks = new long[SparseOperations.words(features)];
    active = new int[chunk * features + LANES];
    activeBegin = new int[chunk + 1];
  }

  @Override
  public double plainRepresentation(long step) {
    left.draw(step);
    beginReconstruction(batch);
    reconstructAll(left);
    return endReconstruction(left.collapsed());
  }

  @Override
  public double pairedRepresentation(long step) {
    drawPairs(step);
    beginReconstruction(2 * batch);
    reconstructAll(left);
    reconstructAll(right);
    return endReconstruction(left.collapsed() + right.collapsed());
  }

  @Override
  public double joint(long step) {
    int both = drawPairs(step);
    beginReconstruction(2 * batch);
    headOrNull.begin((float) (2 * lambda / batch));
    for (int first = 0; first < Math.max(left.tokens(), right.tokens()); first += chunk) {
      int leftRows = Math.max(0, Math.min(chunk, left.tokens() - first));
      int rightRows = Math.max(0, Math.min(chunk, right.tokens() - first));
      int pairs = Math.max(0, Math.min(chunk, both - first));
      left.fill(first, leftRows);
      right.fill(first, rightRows);
      encode(left, leftRows, h);
      encode(right, rightRows, g);
      headOrNull.errors(pairs, left.x, right.x, h, g);
      reconstruct(left, leftRows, h, hGradient);
      reconstruct(right, rightRows, g, gGradient);
      headOrNull.throughTokens(pairs, hGradient, gGradient);
      encoderGradient(left, leftRows, hGradient);
      encoderGradient(right, rightRows, gGradient);
    }
    double reconstruction = endReconstruction(left.collapsed() + right.collapsed());
    return reconstruction + lambda * headOrNull.end(batch);
  }

  @Override
  public double head(long step) {
    int both = drawPairs(step);
    headOrNull.begin((float) (2.0 / batch));
    for (int first = 0; first < both; first += chunk) {
      int pairs = Math.min(chunk, both - first);
      left.fill(first, pairs);
      right.fill(first, pairs);
      encode(left, pairs, h);
      encode(right, pairs, g);
      headOrNull.errors(pairs, left.x, right.x, h, g);
    }
    return headOrNull.end(batch);
  }

  /** Draws both sides; returns how many pairs have both tokens, which stand first. */
  private int drawPairs(long step) {
    if (pairsOrNull == null) {
      left.draw(step);
      right.draw(step);
      return batch;
    }
    pairsOrNull.draw(step);
    pairsOrNull.locate();
    left.ordered(pairsOrNull.leftOrder());
    right.ordered(pairsOrNull.rightOrder());
    return pairsOrNull.both();
  }

  private void beginReconstruction(int tokens) {
    for (int i = 0; i < n; i++) {
      slope[i] = (float) (2.0 / tokens * importance[i]);
      for (int k = 0; k < m; k++) {
        w[k * features + i] = directions.value[i * hidden + k];
      }
    }
    Arrays.fill(directions.slope, 0);
    Arrays.fill(b.slope, 0);
    Arrays.fill(lossPartial, 0);
  }

  private void reconstructAll(RowTokens tokens) {
    for (int first = 0; first < tokens.tokens(); first += chunk) {
      int rows = Math.min(chunk, tokens.tokens() - first);
      tokens.fill(first, rows);
      encode(tokens, rows, h);
      reconstruct(tokens, rows, h, hGradient);
      encoderGradient(tokens, rows, hGradient);
    }
  }

  /** h = W x: the present features' directions, weighted and added. */
  private void encode(RowTokens tokens, int rows, float[] encoded) {
    if (tokensDense) {
      towardsHidden(tokens.x, rows, encoded);
      return;
    }
    int[] begin = tokens.begin;
    float[] columns = directions.value;
    for (int t = 0, x = 0; t < rows; t++, x += features) {
      SPARSE.gather(
          tokens.feature,
          begin[t],
          begin[t + 1],
          tokens.x,
          x,
          columns,
          hidden,
          encoded,
          t * hidden);
    }
  }

  /**
   * Forward z = W'h + b, x' = f(z); backward d = (2 / B') I (x' - x) f'(z), then db += d, dh = W d
   * and the decoder's half of dW += h d'.
   */
  private void reconstruct(RowTokens tokens, int rows, float[] encoded, float[] encodedGradient) {
    PANELS.multiply( // W'h + b
        rows, m, features, encoded, 0, hidden, 1, w, 0, features, b.value, 0, 0, d, 0, features);
    PANELS.tokenErrors( // d, db
        rows, features, floor, slope, tokens.x, 0, d, 0, features, lossPartial, b.slope);
    if (errorsDense || listErrors(rows) > LARGEST_LISTED_SHARE * rows * n) {
      towardsHidden(d, rows, encodedGradient); // W d
      addProducts(d, rows, encoded); // h d'
      return;
    }
    for (int t = 0; t < rows; t++) {
      SPARSE.gather( // W d
          active,
          activeBegin[t],
          activeBegin[t + 1],
          d,
          t * features,
          directions.value,
          hidden,
          encodedGradient,
          t * hidden);
      SPARSE.scatter( // h d'
          active,
          activeBegin[t],
          activeBegin[t + 1],
          d,
          t * features,
          encoded,
          t * hidden,
          directions.slope,
          hidden);
    }
  }

  /** Lists the features with d != 0 of each of the panel's tokens; returns how many there are. */
  private int listErrors(int rows) {
    int end = 0;
    for (int t = 0; t < rows; t++) {
      activeBegin[t] = end;
      SPARSE.nonZeros(d, t * features, features, marks);
      end = SparseOperations.list(marks, features, active, end);
    }
    activeBegin[rows] = end;
    return end;
  }

  /** The encoder's half: dW += dh x'. */
  private void encoderGradient(RowTokens tokens, int rows, float[] encodedGradient) {
    if (tokensDense) {
      addProducts(tokens.x, rows, encodedGradient);
      return;
    }
    int[] begin = tokens.begin;
    float[] sums = directions.slope;
    for (int t = 0, x = 0; t < rows; t++, x += features) {
      SPARSE.scatter(
          tokens.feature,
          begin[t],
          begin[t + 1],
          tokens.x,
          x,
          encodedGradient,
          t * hidden,
          sums,
          hidden);
    }
  }

  /** out = W in, for a panel of rows of features. */
  private void towardsHidden(float[] in, int rows, float[] out) {
    float[] columns = directions.value;
    PANELS.multiply(
        rows, n, hidden, in, 0, features, 1, columns, 0, hidden, zeros, 0, 0, out, 0, hidden);
  }

  /** dW' += the sum over rows of row' in's row, for panels of features and of hidden dimensions. */
  private void addProducts(float[] row, int rows, float[] in) {
    float[] sum = directions.slope;
    PANELS.multiply(
        n, rows, hidden, row, 0, 1, features, in, 0, hidden, sum, 0, hidden, sum, 0, hidden);
  }

  private double endReconstruction(int emptyTokens) {
    PANELS.sumLanes(1, lossPartial, sum, 0);
    return (sum[0] + EmptyTokens.add(emptyTokens, n, floor, slope, b)) / 2.0;
  }

  @Override
  public FloatOptimizer representationOptimizer() {
    return new FloatOptimizer(configuration.training(), directions, b);
  }

  @Override
  public FloatOptimizer headOptimizer() {
    return new FloatOptimizer(configuration.training(), headOrNull.a, headOrNull.b);
  }

  @Override
  public FloatOptimizer jointOptimizer() {
    return new FloatOptimizer(configuration.training(), directions, b, headOrNull.a, headOrNull.b);
  }

  @Override
  public void load(Parameters parameters) {
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < m; k++) {
        directions.value[i * hidden + k] = (float) parameters.w().data[k * n + i];
      }
    }
    Floats.narrow(parameters.b().data, b.value);
    if (headOrNull != null) {
      headOrNull.load(parameters.headOrNull());
    }
  }

  @Override
  public void store(Parameters parameters) {
    transpose(directions.value, parameters.w().data);
    Floats.widen(b.value, parameters.b().data);
    if (headOrNull != null) {
      headOrNull.store(parameters.headOrNull());
    }
  }

  @Override
  public void storeGradient(Parameters gradient) {
    transpose(directions.slope, gradient.w().data);
    Floats.widen(b.slope, gradient.b().data);
    if (headOrNull != null) {
      headOrNull.storeGradient(gradient.headOrNull());
    }
  }

  private void transpose(float[] from, double[] to) {
    for (int k = 0; k < m; k++) {
      for (int i = 0; i < n; i++) {
        to[k * n + i] = from[i * hidden + k];
      }
    }
  }
}
