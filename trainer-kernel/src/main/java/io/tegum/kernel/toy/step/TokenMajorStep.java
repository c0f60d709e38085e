package io.tegum.kernel.toy.step;

import static io.tegum.kernel.simd.PanelOperations.LANES;
import static io.tegum.kernel.simd.PanelOperations.padded;
import static io.tegum.kernel.simd.Simd.PANELS;
import static io.tegum.kernel.simd.Simd.SPARSE;

import io.tegum.kernel.nonlinear.Nonlinear;
import io.tegum.kernel.nonlinear.OutputErrors;
import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.optimiser.Growth;
import io.tegum.kernel.optimiser.Weights;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.simd.Factor;
import io.tegum.kernel.simd.Floats;
import io.tegum.kernel.simd.Lists;
import io.tegum.kernel.simd.Reconstruction;
import io.tegum.kernel.simd.Rows;
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
import java.util.Optional;

/**
 * The step for larger models: a token a row, so that a vector holds 16 features or hidden
 * dimensions. At high S, sums over a token's features run over those that are there: present ones
 * in W x and in the encoder's half of dW, those with d != 0 (ReLU silences most when S is very
 * high) in W d and in the decoder's half. At low S the same sums are dense products.
 */
public final class TokenMajorStep implements FastStep, PairedStep {

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
  private final double lambda;
  private final float[] importance;

  private final Weights directions; // W', n x hidden
  private final Weights b; // features
  private final Rows w; // W, m x features: a transposed copy
  private final TokenMajorHead headOrNull;

  private final TokenMajorSide left;
  private final TokenMajorSide right;
  private final TokenPairs pairsOrNull; // of sparse tokens

  // One panel's work, a token a row.
  private final Rows d; // chunk x features, z at first
  private final Factor errorRows; // d
  private final Factor errorColumns; // d'
  private final Rows zeros; // one row of hidden for all
  private final Rows bias; // b, one row for all
  private final Reconstruction errors; // slope: 2 I_i / B', padded
  private final OutputErrors outputs;
  private final EmptyTokens empty;
  private final WeightPenalty penalty;
  private final long[] marks; // of a token's features with d != 0
  private final int[] active; // features with d != 0, token after token
  private final int[] activeBegin; // of each token; one more at the end
  private final Lists activeLists; // both
  private final Rows columns; // W'
  private final Rows columnGradients; // of W'
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
    double present = configuration.data().featureProbability();
    tokensDense = present >= SMALLEST_DENSE_PROBABILITY;
    Nonlinear output = configuration.model().activation().function().onFloats();
    errorsDense = present >= SMALLEST_DENSE_ERROR_PROBABILITY || !silences(output);
    importance = Floats.of(configuration.data().importance(n));
    directions = new Weights(n * hidden);
    b = Weights.biases(n);
    w = Rows.zeros(m, features);
    DataConfiguration data = configuration.data();
    long seed = configuration.seed();
    int pairs = head == null ? 0 : batch;
    boolean sparse = SparseTokens.fits(n, data);
    pairsOrNull = sparse && head != null ? new TokenPairs(n, data, batch, seed) : null;
    SparseTokens plainOrNull =
        sparse && head == null ? new SparseTokens(n, data, batch, seed, Purpose.LEFT_TOKENS) : null;
    RowTokens leftTokens =
        new RowTokens(
            n,
            data,
            batch,
            seed,
            Purpose.LEFT_TOKENS,
            chunk,
            !tokensDense,
            pairsOrNull == null ? plainOrNull : pairsOrNull.left);
    RowTokens rightTokens =
        new RowTokens(
            n,
            data,
            pairs,
            seed,
            Purpose.RIGHT_TOKENS,
            chunk,
            !tokensDense,
            pairsOrNull == null ? null : pairsOrNull.right);
    left = side(leftTokens, Purpose.LEFT_DROPOUT);
    right = side(rightTokens, Purpose.RIGHT_DROPOUT);
    d = Rows.zeros(chunk, features);
    errorRows = Factor.of(d);
    errorColumns = Factor.transposed(d);
    zeros = new Rows(new float[hidden], 0);
    bias = new Rows(b.value, 0);
    outputs = new OutputErrors(output, chunk * features);
    empty = new EmptyTokens(output, n);
    penalty = new WeightPenalty(configuration, directions, n * hidden);
    errors =
        new Reconstruction(output.floor(), b.value, new float[features], b.slope, new float[LANES]);
    marks = new long[SparseOperations.words(features)];
    active = new int[chunk * features + LANES];
    activeBegin = new int[chunk + 1];
    activeLists = new Lists(active, activeBegin);
    columns = new Rows(directions.value, hidden);
    columnGradients = new Rows(directions.slope, hidden);
  }

  /** Whether d may be 0 of many features: a smooth function's slope hardly is. */
  private static boolean silences(Nonlinear output) {
    return !Float.isNaN(output.floor());
  }

  private TokenMajorSide side(RowTokens tokens, Purpose dropout) {
    HiddenUnits units = new HiddenUnits(configuration, dropout, chunk * hidden);
    return TokenMajorSide.of(tokens, units, chunk, hidden);
  }

  @Override
  public Optional<PairedStep> paired() {
    return headOrNull == null ? Optional.empty() : Optional.of(this);
  }

  @Override
  public double plainRepresentation(long step) {
    left.tokens().draw(step);
    left.units().begin(step, batch);
    beginReconstruction(batch);
    reconstructAll(left);
    return endReconstruction(left.tokens().collapsed());
  }

  @Override
  public double pairedRepresentation(long step) {
    drawPairs(step, 2 * batch);
    beginReconstruction(2 * batch);
    reconstructAll(left);
    reconstructAll(right);
    return endReconstruction(left.tokens().collapsed() + right.tokens().collapsed());
  }

  @Override
  public double joint(long step) {
    int both = drawPairs(step, 2 * batch);
    beginReconstruction(2 * batch);
    headOrNull.begin((float) (2 * lambda / batch));
    int most = Math.max(left.tokens().tokens(), right.tokens().tokens());
    for (int first = 0; first < most; first += chunk) {
      int leftRows = Math.max(0, Math.min(chunk, left.tokens().tokens() - first));
      int rightRows = Math.max(0, Math.min(chunk, right.tokens().tokens() - first));
      int pairs = Math.max(0, Math.min(chunk, both - first));
      encode(left, first, leftRows);
      encode(right, first, rightRows);
      headOrNull.errors(pairs, left, right);
      reconstruct(left, leftRows);
      reconstruct(right, rightRows);
      headOrNull.throughTokens(pairs, left.gradient(), right.gradient());
      encoderGradient(left, leftRows);
      encoderGradient(right, rightRows);
    }
    double reconstruction =
        endReconstruction(left.tokens().collapsed() + right.tokens().collapsed());
    return reconstruction + lambda * headOrNull.end(batch);
  }

  @Override
  public double head(long step) {
    int both = drawPairs(step, 0);
    headOrNull.begin((float) (2.0 / batch));
    for (int first = 0; first < both; first += chunk) {
      int pairs = Math.min(chunk, both - first);
      encode(left, first, pairs);
      encode(right, first, pairs);
      headOrNull.errors(pairs, left, right);
    }
    return headOrNull.end(batch);
  }

  /**
   * Draws both sides, whose penalty is a mean over {@code penalised} tokens; returns how many pairs
   * have both tokens, which stand first.
   */
  private int drawPairs(long step, int penalised) {
    left.units().begin(step, penalised);
    right.units().begin(step, penalised);
    if (pairsOrNull == null) {
      left.tokens().draw(step);
      right.tokens().draw(step);
      return batch;
    }
    pairsOrNull.draw(step);
    pairsOrNull.locate();
    left.tokens().ordered(pairsOrNull.leftOrder());
    right.tokens().ordered(pairsOrNull.rightOrder());
    return pairsOrNull.both();
  }

  private void beginReconstruction(int tokens) {
    for (int i = 0; i < n; i++) {
      errors.slope()[i] = (float) (2.0 / tokens * importance[i]);
      for (int k = 0; k < m; k++) {
        w.floats()[k * features + i] = directions.value[i * hidden + k];
      }
    }
    Arrays.fill(directions.slope, 0);
    Arrays.fill(b.slope, 0);
    Arrays.fill(errors.loss(), 0);
  }

  private void reconstructAll(TokenMajorSide side) {
    for (int first = 0; first < side.tokens().tokens(); first += chunk) {
      int rows = Math.min(chunk, side.tokens().tokens() - first);
      encode(side, first, rows);
      reconstruct(side, rows);
      encoderGradient(side, rows);
    }
  }

  /**
   * Draws a panel's tokens; h = mask g(W x): the present features' directions, weighted and added.
   */
  private void encode(TokenMajorSide side, int first, int rows) {
    RowTokens tokens = side.tokens();
    tokens.fill(first, rows);
    if (tokensDense) {
      PANELS.multiply(rows, n, hidden, tokens.factor, columns, zeros, side.hidden());
    } else {
      for (int t = 0; t < rows; t++) {
        SPARSE.gather(tokens.lists, t, tokens.rows, columns, side.hidden());
      }
    }
    side.forward(first, rows);
  }

  /**
   * Forward z = W'h + b, x' = f(z); backward d = (2 / B') I (x' - x) f'(z), then db += d, dh = W d
   * and the decoder's half of dW += h d'.
   */
  private void reconstruct(TokenMajorSide side, int rows) {
    PANELS.multiply(rows, m, features, side.factor(), w, bias, d); // W'h + b
    outputs.ofRows(rows, features, errors, side.tokens().rows, d); // d, db
    if (errorsDense || listErrors(rows) > LARGEST_LISTED_SHARE * rows * n) {
      PANELS.multiply(rows, n, hidden, errorRows, columns, zeros, side.gradient()); // W d
      addProducts(errorColumns, rows, side.hidden()); // h d'
      return;
    }
    for (int t = 0; t < rows; t++) {
      SPARSE.gather(activeLists, t, d, columns, side.gradient()); // W d
      SPARSE.scatter(activeLists, t, d, side.hidden(), columnGradients); // h d'
    }
  }

  /** Lists the features with d != 0 of each of the panel's tokens; returns how many there are. */
  private int listErrors(int rows) {
    int end = 0;
    for (int t = 0; t < rows; t++) {
      activeBegin[t] = end;
      SPARSE.nonZeros(d.floats(), t * features, features, marks);
      end = SparseOperations.list(marks, features, active, end);
    }
    activeBegin[rows] = end;
    return end;
  }

  /** The encoder's half: dW += d(W x) x'. */
  private void encoderGradient(TokenMajorSide side, int rows) {
    side.backward(rows);
    RowTokens tokens = side.tokens();
    if (tokensDense) {
      addProducts(tokens.transposed, rows, side.gradient());
      return;
    }
    for (int t = 0; t < rows; t++) {
      SPARSE.scatter(tokens.lists, t, tokens.rows, side.gradient(), columnGradients);
    }
  }

  /** dW' += the sum over rows of what {@code factor} has for a feature and {@code in}'s row. */
  private void addProducts(Factor factor, int rows, Rows in) {
    PANELS.multiply(n, rows, hidden, factor, in, columnGradients, columnGradients);
  }

  private double endReconstruction(int emptyTokens) {
    penalty.add();
    PANELS.sumLanes(1, errors.loss(), 0, sum, 0);
    return (sum[0] + empty.add(emptyTokens, errors.slope(), b)) / 2.0;
  }

  @Override
  public FloatOptimizer representationOptimizer() {
    return new FloatOptimizer(configuration.training().optimisation(), growth(), directions, b);
  }

  @Override
  public FloatOptimizer headOptimizer() {
    return new FloatOptimizer(
        configuration.training().optimisation(), Growth.NONE, headOrNull.a, headOrNull.b);
  }

  @Override
  public FloatOptimizer jointOptimizer() {
    return new FloatOptimizer(
        configuration.training().optimisation(),
        growth(),
        directions,
        b,
        headOrNull.a,
        headOrNull.b);
  }

  private Growth growth() {
    return Growth.ofRows(directions, n, hidden, m);
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
