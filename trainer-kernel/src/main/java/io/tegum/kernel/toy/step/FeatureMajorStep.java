package io.tegum.kernel.toy.step;

import static io.tegum.kernel.simd.PanelOperations.LANES;
import static io.tegum.kernel.simd.PanelOperations.padded;
import static io.tegum.kernel.simd.Simd.PANELS;

import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.optimiser.Weights;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.simd.Floats;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.tokens.Dropout;
import io.tegum.kernel.toy.tokens.PanelTargets;
import io.tegum.kernel.toy.tokens.PanelTokens;
import java.util.Arrays;

/**
 * The step for small models: a feature, a hidden dimension or a head's row a row, a token a column,
 * so that a vector holds 16 tokens. Dense arithmetic on the tokens that are not empty.
 */
public final class FeatureMajorStep implements FastStep {

  private final TrialConfiguration configuration;
  private final int n;
  private final int m;
  private final int r;
  private final int batch;
  private final int chunk; // columns of a panel
  private final float floor; // of the activation: 0 for ReLU
  private final double lambda;
  private final PanelTargets targetsOrNull;
  private final float[] importance; // n
  private final float[] slope; // n, 2 I_i / B'

  private final Weights w; // m x n
  private final Weights b; // n
  private final Weights headA; // r x m
  private final Weights headB; // r x m

  private final PanelTokens left;
  private final PanelTokens right;
  private final Dropout leftDropoutOrNull;
  private final Dropout rightDropoutOrNull;

  // One panel's work: rows of chunk columns.
  private final float[] zeros;
  private final float[] h; // m
  private final float[] g; // m
  private final float[] hGradient; // m
  private final float[] gGradient; // m
  private final float[] d; // n
  private final float[] u; // r, then q u
  private final float[] v; // r, then q v
  private final float[] target;

  // Sums over columns, LANES partial sums each.
  private final float[] wPartial;
  private final float[] bPartial;
  private final float[] aPartial;
  private final float[] headBPartial;
  private final float[] lossPartial;
  private final float[] losses;
  private final float[] headLossPartial = new float[LANES];
  private final float[] sum = new float[1];

  public FeatureMajorStep(TrialConfiguration configuration) {
    this.configuration = configuration;
    n = configuration.model().features();
    m = configuration.model().hidden();
    batch = configuration.training().batch();
    HeadConfiguration head = configuration.headOrNull();
    r = head == null ? 0 : head.rank();
    lambda = head == null ? 0 : head.lambda();
    targetsOrNull = head == null ? null : new PanelTargets(head);
    floor = Floor.of(configuration.model().activation()).orElseThrow();
    importance = Floats.of(configuration.data().importance(n));
    slope = new float[n];
    w = new Weights(m * n);
    b = new Weights(n);
    headA = new Weights(r * m);
    headB = new Weights(r * m);
    DataConfiguration data = configuration.data();
    long seed = configuration.seed();
    int pairs = head == null ? 0 : batch;
    left = new PanelTokens(n, data, batch, seed, Purpose.LEFT_TOKENS);
    right = new PanelTokens(n, data, pairs, seed, Purpose.RIGHT_TOKENS);
    chunk = PanelTokens.chunk(n, batch);
    double dropout = configuration.training().dropout();
    leftDropoutOrNull = Dropout.ofOrNull(dropout, seed, Purpose.LEFT_DROPOUT, m * chunk);
    rightDropoutOrNull = Dropout.ofOrNull(dropout, seed, Purpose.RIGHT_DROPOUT, m * chunk);
    zeros = new float[chunk];
    target = new float[chunk];
    h = new float[m * chunk];
    g = new float[m * chunk];
    hGradient = new float[m * chunk];
    gGradient = new float[m * chunk];
    d = new float[n * chunk];
    u = new float[r * chunk];
    v = new float[r * chunk];
    wPartial = new float[m * n * LANES];
    bPartial = new float[n * LANES];
    lossPartial = new float[n * LANES];
    losses = new float[n];
    aPartial = new float[r * m * LANES];
    headBPartial = new float[r * m * LANES];
  }

  @Override
  public double plainRepresentation(long step) {
    drawLeft(step);
    beginReconstruction(batch);
    reconstructAll(left, leftDropoutOrNull);
    return endReconstruction();
  }

  @Override
  public double pairedRepresentation(long step) {
    drawLeft(step);
    drawRight(step);
    beginReconstruction(2 * batch);
    reconstructAll(left, leftDropoutOrNull);
    reconstructAll(right, rightDropoutOrNull);
    return endReconstruction();
  }

  @Override
  public double joint(long step) {
    drawLeft(step);
    drawRight(step);
    beginReconstruction(2 * batch);
    beginHead();
    float scale = (float) (2 * lambda / batch);
    for (int column = 0; column < batch; column += chunk) {
      int pairs = Math.min(chunk, batch - column);
      int columns = padded(pairs);
      int at = column * n;
      encode(left.x, at, columns, leftDropoutOrNull, h);
      encode(right.x, at, columns, rightDropoutOrNull, g);
      head(pairs, at, scale);
      headThroughTokens(columns);
      reconstruct(left.x, at, pairs, h, hGradient, hGradient, leftDropoutOrNull);
      reconstruct(right.x, at, pairs, g, gGradient, gGradient, rightDropoutOrNull);
    }
    return endReconstruction() + lambda * endHead();
  }

  @Override
  public double head(long step) {
    drawLeft(step);
    drawRight(step);
    beginHead();
    float scale = (float) (2.0 / batch);
    for (int column = 0; column < batch; column += chunk) {
      int pairs = Math.min(chunk, batch - column);
      encode(left.x, column * n, padded(pairs), leftDropoutOrNull, h);
      encode(right.x, column * n, padded(pairs), rightDropoutOrNull, g);
      head(pairs, column * n, scale);
    }
    return endHead();
  }

  private void beginReconstruction(int tokens) {
    for (int i = 0; i < n; i++) {
      slope[i] = (float) (2.0 / tokens * importance[i]);
    }
    Arrays.fill(wPartial, 0);
    Arrays.fill(bPartial, 0);
    Arrays.fill(lossPartial, 0);
  }

  private void drawLeft(long step) {
    left.draw(step);
    if (leftDropoutOrNull != null) {
      leftDropoutOrNull.draw(step);
    }
  }

  private void drawRight(long step) {
    right.draw(step);
    if (rightDropoutOrNull != null) {
      rightDropoutOrNull.draw(step);
    }
  }

  private void reconstructAll(PanelTokens tokens, Dropout dropoutOrNull) {
    for (int column = 0; column < batch; column += chunk) {
      int count = Math.min(chunk, batch - column);
      encode(tokens.x, column * n, padded(count), dropoutOrNull, h);
      reconstruct(tokens.x, column * n, count, h, zeros, hGradient, dropoutOrNull);
    }
  }

  /** h = mask W x. */
  private void encode(float[] x, int xAt, int columns, Dropout dropoutOrNull, float[] hidden) {
    PANELS.multiply(m, n, columns, w.value, 0, n, 1, x, xAt, chunk, zeros, 0, 0, hidden, 0, chunk);
    if (dropoutOrNull != null) {
      dropoutOrNull.fill((long) xAt / n * m, m * chunk);
      dropoutOrNull.apply(m * chunk, hidden);
    }
  }

  /**
   * Forward z = W'h + b, x' = f(z); backward d = (2 / B') I (x' - x) f'(z), then db, dh and dW.
   *
   * @param from what dh holds of the head's share: dh itself, or a row of zeros
   */
  private void reconstruct(
      float[] x,
      int xAt,
      int tokens,
      float[] hidden,
      float[] from,
      float[] dh,
      Dropout dropoutOrNull) {
    int columns = padded(tokens);
    PANELS.multiply( // W'h
        n, m, columns, w.value, 0, 1, n, hidden, 0, chunk, zeros, 0, 0, d, 0, chunk);
    for (int i = 0; i < n && tokens < columns; i++) { // no token there: z = 0, so no error
      Arrays.fill(d, i * chunk + tokens, i * chunk + columns, -b.value[i]);
    }
    PANELS.featureErrors( // z, x', d and db
        n, columns, floor, b.value, slope, x, xAt, d, chunk, lossPartial, bPartial);
    int fromStride = from == dh ? chunk : 0;
    PANELS.multiply( // dh += W d
        m, n, columns, w.value, 0, n, 1, d, 0, chunk, from, 0, fromStride, dh, 0, chunk);
    if (dropoutOrNull != null) {
      dropoutOrNull.apply(m * chunk, dh); // from h = mask W x
    }
    // dW += h d' + dh x': W as decoder and as encoder.
    PANELS.outer(m, n, columns, hidden, 0, chunk, d, 0, chunk, wPartial, 0);
    PANELS.outer(m, n, columns, dh, 0, chunk, x, xAt, chunk, wPartial, 0);
  }

  /** Adds up dW, db and L1. */
  private double endReconstruction() {
    PANELS.sumLanes(m * n, wPartial, w.slope, 0);
    PANELS.sumLanes(n, bPartial, b.slope, 0);
    PANELS.sumLanes(n, lossPartial, losses, 0);
    double loss = 0;
    for (float each : losses) {
      loss += each;
    }
    return loss / 2;
  }

  private void beginHead() {
    Arrays.fill(aPartial, 0);
    Arrays.fill(headBPartial, 0);
    Arrays.fill(headLossPartial, 0);
  }

  /**
   * Forward u = A h, v = B g, l = u . v; backward q = scale (l - s), dA += (q v) h', dB += (q u)
   * g'. Leaves q u and q v in u and v.
   */
  private void head(int pairs, int xAt, float scale) {
    int columns = padded(pairs);
    PANELS.multiply(
        r, m, columns, headA.value, 0, m, 1, h, 0, chunk, zeros, 0, 0, u, 0, chunk); // A h
    PANELS.multiply(
        r, m, columns, headB.value, 0, m, 1, g, 0, chunk, zeros, 0, 0, v, 0, chunk); // B g
    targetsOrNull.of(columns, left.x, right.x, xAt, chunk, target);
    // Columns after the last pair hold tokens of different pairs: u = 0 and s = 0 give q = 0.
    Floats.clearColumns(u, r, chunk, pairs, columns);
    Arrays.fill(target, pairs, columns, 0);
    PANELS.logitErrors(r, columns, scale, u, 0, v, 0, chunk, target, headLossPartial);
    PANELS.outer(r, m, columns, v, 0, chunk, h, 0, chunk, aPartial, 0); // (q v) h'
    PANELS.outer(r, m, columns, u, 0, chunk, g, 0, chunk, headBPartial, 0); // (q u) g'
  }

  /** Backward through the tokens: dh = A'(q v), dg = B'(q u). */
  private void headThroughTokens(int columns) {
    PANELS.multiply(
        m, r, columns, headA.value, 0, 1, m, v, 0, chunk, zeros, 0, 0, hGradient, 0, chunk);
    PANELS.multiply(
        m, r, columns, headB.value, 0, 1, m, u, 0, chunk, zeros, 0, 0, gGradient, 0, chunk);
  }

  /** Adds up dA, dB and L2. */
  private double endHead() {
    PANELS.sumLanes(r * m, aPartial, headA.slope, 0);
    PANELS.sumLanes(r * m, headBPartial, headB.slope, 0);
    PANELS.sumLanes(1, headLossPartial, sum, 0);
    return (double) sum[0] / batch;
  }

  @Override
  public FloatOptimizer representationOptimizer() {
    return new FloatOptimizer(configuration.training().optimisation(), w, b);
  }

  @Override
  public FloatOptimizer headOptimizer() {
    return new FloatOptimizer(configuration.training().optimisation(), headA, headB);
  }

  @Override
  public FloatOptimizer jointOptimizer() {
    return new FloatOptimizer(configuration.training().optimisation(), w, b, headA, headB);
  }

  @Override
  public void load(Parameters parameters) {
    Floats.narrow(parameters.w().data, w.value);
    Floats.narrow(parameters.b().data, b.value);
    if (r > 0) {
      Floats.narrow(parameters.headOrNull().a().data, headA.value);
      Floats.narrow(parameters.headOrNull().b().data, headB.value);
    }
  }

  @Override
  public void store(Parameters parameters) {
    Floats.widen(w.value, parameters.w().data);
    Floats.widen(b.value, parameters.b().data);
    if (r > 0) {
      Floats.widen(headA.value, parameters.headOrNull().a().data);
      Floats.widen(headB.value, parameters.headOrNull().b().data);
    }
  }

  @Override
  public void storeGradient(Parameters gradient) {
    Floats.widen(w.slope, gradient.w().data);
    Floats.widen(b.slope, gradient.b().data);
    if (r > 0) {
      Floats.widen(headA.slope, gradient.headOrNull().a().data);
      Floats.widen(headB.slope, gradient.headOrNull().b().data);
    }
  }
}
