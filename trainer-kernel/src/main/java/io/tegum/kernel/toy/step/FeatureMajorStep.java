package io.tegum.kernel.toy.step;

import static io.tegum.kernel.simd.PanelOperations.LANES;
import static io.tegum.kernel.simd.PanelOperations.padded;
import static io.tegum.kernel.simd.Simd.PANELS;

import io.tegum.kernel.nonlinear.Nonlinear;
import io.tegum.kernel.nonlinear.OutputErrors;
import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.optimiser.Growth;
import io.tegum.kernel.optimiser.Weights;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.simd.Factor;
import io.tegum.kernel.simd.Floats;
import io.tegum.kernel.simd.Memory;
import io.tegum.kernel.simd.Reconstruction;
import io.tegum.kernel.simd.Rows;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.tokens.PanelTargets;
import io.tegum.kernel.toy.tokens.PanelTokens;
import java.util.Arrays;
import java.util.Optional;

/**
 * The step for small models: a feature, a hidden dimension or a head's row a row, a token a column,
 * so that a vector holds 16 tokens. Dense arithmetic on the tokens that are not empty.
 */
public final class FeatureMajorStep implements FastStep, PairedStep {

  private final TrialConfiguration configuration;
  private final int n;
  private final int m;
  private final int r;
  private final int batch;
  private final int chunk; // columns of a panel
  private final double lambda;
  private final PanelTargets targetsOrNull;
  private final float[] importance; // n

  private final Weights w; // m x n
  private final Weights b; // n
  private final Weights headA; // r x m
  private final Weights headB; // r x m
  private final Factor encoder; // W
  private final Factor decoder; // W'
  private final Factor a;
  private final Factor aTransposed;
  private final Factor bOfHead;
  private final Factor bTransposed;

  private final Memory memory; // vectors within cache lines: up to a quarter faster
  private final float[] floats; // of the memory
  private final int end; // of the step's place there
  private int taken; // up to here
  private final Side left;
  private final Side right;

  // One panel's work: rows of chunk columns.
  private final Rows zeros; // one row for all
  private final Rows d; // n
  private final Rows u; // r, then q u
  private final Rows v; // r, then q v
  private final float[] target;

  private final OutputErrors outputs;
  private final float root; // of f
  private final WeightPenalty penalty;

  // Sums over columns, LANES partial sums each.
  private final Reconstruction errors; // slope: n, 2 I_i / B'
  private final Rows wPartial; // m x n, like the next two in rows of LANES
  private final Rows aPartial; // r x m
  private final Rows headBPartial; // r x m
  private final float[] losses;
  private final float[] headLossPartial = new float[LANES];
  private final float[] sum = new float[1];

  /**
   * What is there for each side of the pairs; without a head for the left one alone.
   *
   * @param units what they do with W x
   * @param hidden h of a panel, m rows
   * @param gradient dh, m rows
   */
  private record Side(PanelTokens tokens, HiddenUnits units, Rows hidden, Rows gradient) {

    /** Starts a step with the penalty's mean over {@code penalised} tokens. */
    void draw(long step, int penalised) {
      tokens.draw(step);
      units.begin(step, penalised);
    }
  }

  public FeatureMajorStep(TrialConfiguration configuration) {
    this(configuration, null);
  }

  /** With the tokens of another step, if there is one. */
  FeatureMajorStep(TrialConfiguration configuration, FeatureMajorStep otherOrNull) {
    this.configuration = configuration;
    memory = new Memory(otherOrNull == null ? null : otherOrNull.memory);
    n = configuration.model().features();
    m = configuration.model().hidden();
    batch = configuration.training().batch();
    HeadConfiguration head = configuration.headOrNull();
    r = head == null ? 0 : head.rank();
    lambda = head == null ? 0 : head.lambda();
    targetsOrNull = head == null ? null : new PanelTargets(head);
    importance = Floats.of(configuration.data().importance(n));
    w = new Weights(m * n);
    b = Weights.biases(n);
    headA = new Weights(r * m);
    headB = new Weights(r * m);
    encoder = Factor.of(new Rows(w.value, n));
    decoder = Factor.transposed(new Rows(w.value, n));
    a = Factor.of(new Rows(headA.value, m));
    aTransposed = Factor.transposed(new Rows(headA.value, m));
    bOfHead = Factor.of(new Rows(headB.value, m));
    bTransposed = Factor.transposed(new Rows(headB.value, m));
    chunk = PanelTokens.chunk(n, batch);
    int pairs = head == null ? 0 : batch;
    int tokens =
        otherOrNull == null ? PanelTokens.floats(n, batch) + PanelTokens.floats(n, pairs) : 0;
    long sums = (m * (long) n + 2L * r * m) * LANES;
    int size = Math.toIntExact(tokens + (4L * m + n + 2L * r + 1) * chunk + sums);
    taken = memory.place(size);
    end = taken + size;
    floats = memory.allocate();
    left =
        side(
            otherOrNull == null ? tokens(Purpose.LEFT_TOKENS, batch) : otherOrNull.left.tokens(),
            Purpose.LEFT_DROPOUT);
    right =
        side(
            otherOrNull == null ? tokens(Purpose.RIGHT_TOKENS, pairs) : otherOrNull.right.tokens(),
            Purpose.RIGHT_DROPOUT);
    zeros = new Rows(floats, take(chunk), 0);
    target = new float[chunk];
    Nonlinear output = configuration.model().activation().function().onFloats();
    outputs = new OutputErrors(output, chunk);
    d = rows(n);
    u = rows(r);
    v = rows(r);
    root = output.root();
    penalty = new WeightPenalty(configuration, w, m * n);
    errors =
        new Reconstruction(
            output.floor(), b.value, new float[n], new float[n * LANES], new float[n * LANES]);
    wPartial = new Rows(floats, take(m * n * LANES), LANES);
    losses = new float[n];
    aPartial = new Rows(floats, take(r * m * LANES), LANES);
    headBPartial = new Rows(floats, take(r * m * LANES), LANES);
  }

  private PanelTokens tokens(Purpose purpose, int count) {
    int begin = take(PanelTokens.floats(n, count));
    long seed = configuration.seed();
    return new PanelTokens(n, configuration.data(), count, seed, purpose, floats, begin);
  }

  private Side side(PanelTokens tokens, Purpose dropout) {
    HiddenUnits units = new HiddenUnits(configuration, dropout, m * chunk);
    return new Side(tokens, units, rows(m), rows(m));
  }

  /** Rows of a panel. */
  private Rows rows(int count) {
    return new Rows(floats, take(count * chunk), chunk);
  }

  /** The place of so many floats of the memory. */
  private int take(int size) {
    if (size > end - taken) {
      throw new IllegalStateException("The step's place was too small by " + (size + taken - end));
    }
    int begin = taken;
    taken += size;
    return begin;
  }

  @Override
  public Optional<PairedStep> paired() {
    return targetsOrNull == null ? Optional.empty() : Optional.of(this);
  }

  @Override
  public double plainRepresentation(long step) {
    left.draw(step, batch);
    beginReconstruction(batch);
    reconstructAll(left);
    return endReconstruction();
  }

  @Override
  public double pairedRepresentation(long step) {
    left.draw(step, 2 * batch);
    right.draw(step, 2 * batch);
    beginReconstruction(2 * batch);
    reconstructAll(left);
    reconstructAll(right);
    return endReconstruction();
  }

  @Override
  public double joint(long step) {
    left.draw(step, 2 * batch);
    right.draw(step, 2 * batch);
    beginReconstruction(2 * batch);
    beginHead();
    float scale = (float) (2 * lambda / batch);
    for (int column = 0; column < batch; column += chunk) {
      int pairs = Math.min(chunk, batch - column);
      encode(left, column, padded(pairs));
      encode(right, column, padded(pairs));
      head(pairs, column, scale);
      headThroughTokens(padded(pairs));
      reconstruct(left, column, pairs, left.gradient());
      reconstruct(right, column, pairs, right.gradient());
    }
    return endReconstruction() + lambda * endHead();
  }

  @Override
  public double head(long step) {
    left.draw(step, 0);
    right.draw(step, 0);
    beginHead();
    float scale = (float) (2.0 / batch);
    for (int column = 0; column < batch; column += chunk) {
      int pairs = Math.min(chunk, batch - column);
      encode(left, column, padded(pairs));
      encode(right, column, padded(pairs));
      head(pairs, column, scale);
    }
    return endHead();
  }

  private void beginReconstruction(int tokens) {
    for (int i = 0; i < n; i++) {
      errors.slope()[i] = (float) (2.0 / tokens * importance[i]);
    }
    wPartial.clear(m * n);
    Arrays.fill(errors.biasGradient(), 0);
    Arrays.fill(errors.loss(), 0);
  }

  private void reconstructAll(Side side) {
    for (int column = 0; column < batch; column += chunk) {
      int count = Math.min(chunk, batch - column);
      encode(side, column, padded(count));
      reconstruct(side, column, count, zeros);
    }
  }

  /** h = mask g(W x), of the panel that begins with token {@code column}. */
  private void encode(Side side, int column, int columns) {
    PANELS.multiply(m, n, columns, encoder, side.tokens().panel(column), zeros, side.hidden());
    side.units().forward((long) column * m, m, columns, side.hidden());
  }

  /**
   * Forward z = W'h + b, x' = f(z); backward d = (2 / B') I (x' - x) f'(z), then db, dh and dW.
   *
   * @param from what dh holds of the head's share: dh itself, or a row of zeros
   */
  private void reconstruct(Side side, int column, int tokens, Rows from) {
    int columns = padded(tokens);
    Rows x = side.tokens().panel(column);
    PANELS.multiply(n, m, columns, decoder, side.hidden(), zeros, d); // W'h
    for (int i = 0; i < n && tokens < columns; i++) { // no token there: f(z) = 0, so no error
      int row = d.at() + i * chunk;
      Arrays.fill(d.floats(), row + tokens, row + columns, root - b.value[i]);
    }
    outputs.ofColumns(n, columns, errors, x, d); // z, x', d and db
    PANELS.multiply(m, n, columns, encoder, d, from, side.gradient()); // dh += W d
    side.units().backward(m, columns, side.gradient()); // from h = mask g(W x)
    // dW += h d' + dh x': W as decoder and as encoder.
    outer(m, n, columns, side.hidden(), d, wPartial);
    outer(m, n, columns, side.gradient(), x, wPartial);
  }

  /** sums += the outer product of two matrices' rows. */
  private static void outer(
      int leftRows, int rightRows, int columns, Rows left, Rows right, Rows sums) {
    PANELS.outer(leftRows, rightRows, columns, left, right, sums.floats(), sums.at());
  }

  /** Adds up dW, db and L1. */
  private double endReconstruction() {
    PANELS.sumLanes(m * n, wPartial.floats(), wPartial.at(), w.slope, 0);
    penalty.add();
    PANELS.sumLanes(n, errors.biasGradient(), 0, b.slope, 0);
    PANELS.sumLanes(n, errors.loss(), 0, losses, 0);
    double loss = 0;
    for (float each : losses) {
      loss += each;
    }
    return loss / 2;
  }

  private void beginHead() {
    aPartial.clear(r * m);
    headBPartial.clear(r * m);
    Arrays.fill(headLossPartial, 0);
  }

  /**
   * Forward u = A h, v = B g, l = u . v; backward q = scale (l - s), dA += (q v) h', dB += (q u)
   * g'. Leaves q u and q v in u and v.
   */
  private void head(int pairs, int column, float scale) {
    int columns = padded(pairs);
    PANELS.multiply(r, m, columns, a, left.hidden(), zeros, u); // A h
    PANELS.multiply(r, m, columns, bOfHead, right.hidden(), zeros, v); // B g
    targetsOrNull.of(columns, left.tokens().panel(column), right.tokens().panel(column), target);
    // Columns after the last pair hold tokens of different pairs: u = 0 and s = 0 give q = 0.
    Floats.clearColumns(u, r, pairs, columns);
    Arrays.fill(target, pairs, columns, 0);
    PANELS.logitErrors(r, columns, scale, u, v, target, headLossPartial);
    outer(r, m, columns, v, left.hidden(), aPartial); // (q v) h'
    outer(r, m, columns, u, right.hidden(), headBPartial); // (q u) g'
  }

  /** Backward through the tokens: dh = A'(q v), dg = B'(q u). */
  private void headThroughTokens(int columns) {
    PANELS.multiply(m, r, columns, aTransposed, v, zeros, left.gradient());
    PANELS.multiply(m, r, columns, bTransposed, u, zeros, right.gradient());
  }

  /** Adds up dA, dB and L2. */
  private double endHead() {
    PANELS.sumLanes(r * m, aPartial.floats(), aPartial.at(), headA.slope, 0);
    PANELS.sumLanes(r * m, headBPartial.floats(), headBPartial.at(), headB.slope, 0);
    PANELS.sumLanes(1, headLossPartial, 0, sum, 0);
    return (double) sum[0] / batch;
  }

  @Override
  public void close() {
    memory.close();
  }

  @Override
  public FloatOptimizer representationOptimizer() {
    return new FloatOptimizer(configuration.training().optimisation(), growth(), w, b);
  }

  @Override
  public FloatOptimizer headOptimizer() {
    return new FloatOptimizer(configuration.training().optimisation(), Growth.NONE, headA, headB);
  }

  @Override
  public FloatOptimizer jointOptimizer() {
    return new FloatOptimizer(
        configuration.training().optimisation(), growth(), w, b, headA, headB);
  }

  private Growth growth() {
    return Growth.ofColumns(w, m, n);
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
