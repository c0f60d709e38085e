package io.tegum.kernel.toy.step;

import static io.tegum.kernel.simd.PanelOperations.LANES;
import static io.tegum.kernel.simd.PanelOperations.padded;
import static io.tegum.kernel.simd.Simd.PANELS;
import static io.tegum.kernel.simd.Simd.SPARSE;

import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.optimiser.Weights;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.simd.Floats;
import io.tegum.kernel.simd.Lists;
import io.tegum.kernel.simd.Rows;
import io.tegum.kernel.simd.SparseOperations;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.tokens.Dropout;
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
  private final Dropout leftDropoutOrNull;
  private final Dropout rightDropoutOrNull;

  // One panel's work, a token a row.
  private final Rows h; // chunk x hidden
  private final Rows g;
  private final Rows hGradient;
  private final Rows gGradient;
  private final float[] d; // chunk x features, z at first
  private final float[] zeros; // hidden
  private final long[] marks; // of a token's features with d != 0
  private final int[] active; // features with d != 0, token after token
  private final int[] activeBegin; // of each token; one more at the end
  private final Lists activeLists; // both
  private final Rows columns; // W'
  private final Rows columnGradients; // of W'
  private final Rows errors; // d

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
    floor = Floor.of(configuration.model().activation()).orElseThrow();
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
    double dropout = configuration.training().dropout();
    leftDropoutOrNull = Dropout.ofOrNull(dropout, seed, Purpose.LEFT_DROPOUT, chunk * hidden);
    rightDropoutOrNull = Dropout.ofOrNull(dropout, seed, Purpose.RIGHT_DROPOUT, chunk * hidden);
    h = new Rows(new float[chunk * hidden], hidden);
    g = new Rows(new float[chunk * hidden], hidden);
    hGradient = new Rows(new float[chunk * hidden], hidden);
    gGradient = new Rows(new float[chunk * hidden], hidden);
    d = new float[chunk * features];
    zeros = new float[hidden];
    marks = new long[SparseOperations.words(features)];
    active = new int[chunk * features + LANES];
    activeBegin = new int[chunk + 1];
    activeLists = new Lists(active, activeBegin);
    columns = new Rows(directions.value, hidden);
    columnGradients = new Rows(directions.slope, hidden);
    errors = new Rows(d, features);
  }

  @Override
  public double plainRepresentation(long step) {
    left.draw(step);
    drawDropout(step, leftDropoutOrNull);
    beginReconstruction(batch);
    reconstructAll(left, leftDropoutOrNull);
    return endReconstruction(left.collapsed());
  }

  @Override
  public double pairedRepresentation(long step) {
    drawPairs(step);
    beginReconstruction(2 * batch);
    reconstructAll(left, leftDropoutOrNull);
    reconstructAll(right, rightDropoutOrNull);
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
      dropOut(first, leftRows, leftDropoutOrNull, h);
      dropOut(first, rightRows, rightDropoutOrNull, g);
      headOrNull.errors(pairs, left.x, right.x, h.floats(), g.floats());
      reconstruct(left, leftRows, h, hGradient);
      reconstruct(right, rightRows, g, gGradient);
      headOrNull.throughTokens(pairs, hGradient.floats(), gGradient.floats());
      encoderGradient(left, leftRows, leftDropoutOrNull, hGradient);
      encoderGradient(right, rightRows, rightDropoutOrNull, gGradient);
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
      dropOut(first, pairs, leftDropoutOrNull, h);
      dropOut(first, pairs, rightDropoutOrNull, g);
      headOrNull.errors(pairs, left.x, right.x, h.floats(), g.floats());
    }
    return headOrNull.end(batch);
  }

  /** Draws both sides; returns how many pairs have both tokens, which stand first. */
  private int drawPairs(long step) {
    drawDropout(step, leftDropoutOrNull);
    drawDropout(step, rightDropoutOrNull);
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

  private static void drawDropout(long step, Dropout dropoutOrNull) {
    if (dropoutOrNull != null) {
      dropoutOrNull.draw(step);
    }
  }

  private void reconstructAll(RowTokens tokens, Dropout dropoutOrNull) {
    for (int first = 0; first < tokens.tokens(); first += chunk) {
      int rows = Math.min(chunk, tokens.tokens() - first);
      tokens.fill(first, rows);
      encode(tokens, rows, h);
      dropOut(first, rows, dropoutOrNull, h);
      reconstruct(tokens, rows, h, hGradient);
      encoderGradient(tokens, rows, dropoutOrNull, hGradient);
    }
  }

  /** h = W x: the present features' directions, weighted and added. */
  private void encode(RowTokens tokens, int rows, Rows encoded) {
    if (tokensDense) {
      towardsHidden(tokens.x, rows, encoded);
      return;
    }
    for (int t = 0; t < rows; t++) {
      SPARSE.gather(tokens.lists, t, tokens.rows, columns, encoded);
    }
  }

  /** Draws the masks of the panel that begins with token {@code first}: h becomes mask h. */
  private void dropOut(int first, int rows, Dropout dropoutOrNull, Rows encoded) {
    if (dropoutOrNull != null) {
      dropoutOrNull.fill((long) first * hidden, rows * hidden);
      dropoutOrNull.apply(rows * hidden, encoded.floats());
    }
  }

  /**
   * Forward z = W'h + b, x' = f(z); backward d = (2 / B') I (x' - x) f'(z), then db += d, dh = W d
   * and the decoder's half of dW += h d'.
   */
  private void reconstruct(RowTokens tokens, int rows, Rows encoded, Rows encodedGradient) {
    float[] in = encoded.floats();
    PANELS.multiply( // W'h + b
        rows, m, features, in, 0, hidden, 1, w, 0, features, b.value, 0, 0, d, 0, features);
    PANELS.tokenErrors( // d, db
        rows, features, floor, slope, tokens.x, 0, d, 0, features, lossPartial, b.slope);
    if (errorsDense || listErrors(rows) > LARGEST_LISTED_SHARE * rows * n) {
      towardsHidden(d, rows, encodedGradient); // W d
      addProducts(d, rows, encoded); // h d'
      return;
    }
    for (int t = 0; t < rows; t++) {
      SPARSE.gather(activeLists, t, errors, columns, encodedGradient); // W d
      SPARSE.scatter(activeLists, t, errors, encoded, columnGradients); // h d'
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

  /** The encoder's half: dW += dh x', where dh is first multiplied by the mask that h was. */
  private void encoderGradient(
      RowTokens tokens, int rows, Dropout dropoutOrNull, Rows encodedGradient) {
    if (dropoutOrNull != null) {
      dropoutOrNull.apply(rows * hidden, encodedGradient.floats());
    }
    if (tokensDense) {
      addProducts(tokens.x, rows, encodedGradient);
      return;
    }
    for (int t = 0; t < rows; t++) {
      SPARSE.scatter(tokens.lists, t, tokens.rows, encodedGradient, columnGradients);
    }
  }

  /** out = W in, for a panel of rows of features. */
  private void towardsHidden(float[] in, int rows, Rows out) {
    float[] factor = directions.value;
    PANELS.multiply(
        rows,
        n,
        hidden,
        in,
        0,
        features,
        1,
        factor,
        0,
        hidden,
        zeros,
        0,
        0,
        out.floats(),
        0,
        hidden);
  }

  /** dW' += the sum over rows of row' in's row, for panels of features and of hidden dimensions. */
  private void addProducts(float[] row, int rows, Rows in) {
    float[] sum = directions.slope;
    PANELS.multiply(
        n,
        rows,
        hidden,
        row,
        0,
        1,
        features,
        in.floats(),
        0,
        hidden,
        sum,
        0,
        hidden,
        sum,
        0,
        hidden);
  }

  private double endReconstruction(int emptyTokens) {
    PANELS.sumLanes(1, lossPartial, sum, 0);
    return (sum[0] + EmptyTokens.add(emptyTokens, n, floor, slope, b)) / 2.0;
  }

  @Override
  public FloatOptimizer representationOptimizer() {
    return new FloatOptimizer(configuration.training().optimisation(), directions, b);
  }

  @Override
  public FloatOptimizer headOptimizer() {
    return new FloatOptimizer(configuration.training().optimisation(), headOrNull.a, headOrNull.b);
  }

  @Override
  public FloatOptimizer jointOptimizer() {
    return new FloatOptimizer(
        configuration.training().optimisation(), directions, b, headOrNull.a, headOrNull.b);
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
