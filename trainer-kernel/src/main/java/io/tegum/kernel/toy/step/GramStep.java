package io.tegum.kernel.toy.step;

import static io.tegum.kernel.simd.Simd.PANELS;
import static io.tegum.kernel.simd.Simd.SPARSE;
import static io.tegum.kernel.simd.SparseOperations.FEW;

import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.optimiser.Growth;
import io.tegum.kernel.optimiser.Weights;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.simd.Factor;
import io.tegum.kernel.simd.Floats;
import io.tegum.kernel.simd.GramTables;
import io.tegum.kernel.simd.Memory;
import io.tegum.kernel.simd.Reconstruction;
import io.tegum.kernel.simd.Rows;
import io.tegum.kernel.simd.Simd;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.tokens.EmptyTokens;
import io.tegum.kernel.toy.tokens.SparseTokens;
import io.tegum.kernel.toy.tokens.TokenPairs;
import java.util.Arrays;
import java.util.Optional;

/**
 * The step for sparse tokens: no hidden activations at all. With the Gram matrix P = W'W, z = P x +
 * b needs only the rows of P of the present features, and with C = sum of x d' over tokens, to
 * which a token adds only rows of present features,
 *
 * <pre>dW = sum of h d' + (W d) x' = W (C + C').</pre>
 *
 * {@link GramHead} does the same for the head. A row holds all features, 16 in a vector; tokens
 * come sorted by their number of present features, so that loops over those have no surprises.
 */
public final class GramStep implements FastStep, PairedStep {

  /** Floats of the panel of tokens that are laid out densely at a time: it stays in L1. */
  private static final int PANEL_FLOATS = 4096;

  private static final int SMALLEST_CHUNK = 8;
  private static final int LARGEST_CHUNK = 64;

  /** Most features that the design takes: it keeps several tables of n^2 floats. */
  static final int MOST_FEATURES = 1024;

  private final TrialConfiguration configuration;
  private final int n;
  private final int m;
  private final int columns; // n, up to whole vectors
  private final int batch;
  private final int chunk; // tokens that are laid out densely at a time
  private final double lambda;

  private final Weights w; // m x columns
  private final Weights b; // columns
  private final WeightPenalty penalty;
  private final EmptyTokens empty;
  private final GramHead headOrNull;

  private final SparseTokens left;
  private final TokenPairs pairsOrNull;

  private final Memory memory;
  private final int gram; // n x columns, P
  private final int sums; // n x columns, C, then C + C'
  private final int units; // n x columns, -1 on the diagonal, else -0
  private final int x; // chunk x columns; 0 between calls
  private final float[] floats;
  private final GramTables tables;
  private final Reconstruction plain; // of B tokens
  private final Reconstruction paired; // of both tokens of B pairs
  private final Rows zeros; // one row for all
  private final Rows weightRows; // W
  private final Rows weightGradient; // dW
  private final Rows gramRows; // P
  private final Rows sumRows; // C + C'
  private final Factor across; // W
  private final Factor transposed; // W'
  private final float[] loss; // columns

  GramStep(TrialConfiguration configuration) {
    this(configuration, null);
  }

  /** With the pairs of another step, if there is one. */
  GramStep(TrialConfiguration configuration, GramStep otherOrNull) {
    this.configuration = configuration;
    memory = new Memory(otherOrNull == null ? null : otherOrNull.memory);
    n = configuration.model().features();
    m = configuration.model().hidden();
    columns = Simd.row(n);
    batch = configuration.training().batch();
    chunk = Math.max(SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, PANEL_FLOATS / columns));
    w = new Weights(m * columns);
    b = Weights.biases(n);
    penalty = new WeightPenalty(configuration, w, m * columns);
    empty = new EmptyTokens(configuration.model().activation().function().onFloats(), n);
    HeadConfiguration head = configuration.headOrNull();
    lambda = head == null ? 0 : head.lambda();
    DataConfiguration data = configuration.data();
    long seed = configuration.seed();
    if (otherOrNull != null) {
      pairsOrNull = otherOrNull.pairsOrNull;
    } else {
      pairsOrNull = head == null ? null : new TokenPairs(n, data, batch, seed);
    }
    left =
        pairsOrNull == null
            ? new SparseTokens(n, data, batch, seed, Purpose.LEFT_TOKENS)
            : pairsOrNull.left;
    gram = memory.place(n * columns);
    sums = memory.place(n * columns);
    units = memory.place(n * columns);
    x = memory.place(chunk * columns);
    GramHead.Places places = head == null ? null : GramHead.Places.in(memory, n);
    floats = memory.allocate();
    fillUnits();
    loss = new float[columns];
    tables = new GramTables(new Rows(floats, columns), gram, units, sums, x);
    headOrNull = head == null ? null : new GramHead(head, w, n, tables.rows(), places);
    zeros = new Rows(new float[columns], 0);
    weightRows = new Rows(w.value, columns);
    weightGradient = new Rows(w.slope, columns);
    gramRows = new Rows(floats, gram, columns);
    sumRows = new Rows(floats, sums, columns);
    across = Factor.of(weightRows);
    transposed = Factor.transposed(weightRows);
    plain = reconstruction(batch);
    paired = reconstruction(2 * batch);
  }

  private void fillUnits() {
    Arrays.fill(floats, units, units + n * columns, -0f);
    for (int i = 0; i < n; i++) {
      floats[units + i * columns + i] = -1;
    }
  }

  private Reconstruction reconstruction(int tokens) {
    double[] importance = configuration.data().importance(n);
    float[] slope = new float[columns];
    for (int i = 0; i < n; i++) {
      slope[i] = (float) (2 * importance[i] / tokens);
    }
    float floor = Floor.of(configuration.model().activation()).orElseThrow();
    return new Reconstruction(floor, b.value, slope, b.slope, loss);
  }

  @Override
  public Optional<PairedStep> paired() {
    return headOrNull == null ? Optional.empty() : Optional.of(this);
  }

  @Override
  public double plainRepresentation(long step) {
    if (pairsOrNull == null) {
      left.draw(step);
    } else {
      pairsOrNull.drawLeft(step);
    }
    beginReconstruction();
    reconstruct(left, plain);
    return endReconstruction(left.empty(), plain);
  }

  @Override
  public double pairedRepresentation(long step) {
    pairsOrNull.draw(step);
    return reconstructBoth();
  }

  @Override
  public double joint(long step) {
    pairsOrNull.draw(step);
    double reconstruction = reconstructBoth();
    double square = headOrNull.errors(2 * lambda / batch, pairsOrNull);
    headOrNull.gradient();
    headOrNull.addWeightGradient();
    return reconstruction + lambda * square / batch;
  }

  @Override
  public double head(long step) {
    pairsOrNull.draw(step);
    double square = headOrNull.errors(2.0 / batch, pairsOrNull);
    headOrNull.gradient();
    return square / batch;
  }

  private double reconstructBoth() {
    beginReconstruction();
    reconstruct(left, paired);
    reconstruct(pairsOrNull.right, paired);
    return endReconstruction(left.empty() + pairsOrNull.right.empty(), paired);
  }

  /** P = W'W. */
  private void beginReconstruction() {
    PANELS.multiply(n, m, columns, transposed, weightRows, zeros, gramRows);
    Arrays.fill(floats, sums, sums + n * columns, 0);
    Arrays.fill(b.slope, 0);
    Arrays.fill(loss, 0);
  }

  /** z = P x + b, x' = f(z), d = (2 / B') I (x' - x) f'(z); then db += d and C += x d'. */
  private void reconstruct(SparseTokens tokens, Reconstruction errors) {
    SPARSE.gramSingles(n, tokens.singlesEnd(), tokens.value, tokens.begin(1), tables, errors);
    for (int k = 2; k <= Math.min(FEW, tokens.most()); k++) {
      SPARSE.gramFew(
          k, tokens.count(k), tokens.slots, tokens.begin(k), tokens.stride(k), tables, errors);
    }
    for (int k = FEW + 1; k <= tokens.most(); k++) {
      int count = tokens.count(k);
      for (int first = 0; first < count; first += chunk) {
        reconstruct(k, Math.min(chunk, count - first), tokens, tokens.begin(k) + first, errors);
      }
    }
  }

  /** The same for {@code rows} tokens with k present features, whose slots begin at {@code at}. */
  private void reconstruct(int k, int rows, SparseTokens tokens, int at, Reconstruction errors) {
    int stride = tokens.stride(k);
    int[] feature = tokens.feature;
    float[] value = tokens.value;
    for (int slot = at; slot < at + k * stride; slot += stride) {
      for (int t = 0; t < rows; t++) {
        floats[x + t * columns + feature[slot + t]] = value[slot + t];
      }
    }
    SPARSE.gramErrors(k, rows, tokens.slots, at, stride, tables, errors);
    SPARSE.outer(k, rows, tokens.slots, at, stride, tables.rows(), x, sums);
    Arrays.fill(floats, x, x + rows * columns, 0);
  }

  /** dW = W (C + C'). Empty tokens all have h = 0 and z = b, and give only db. */
  private double endReconstruction(int emptyTokens, Reconstruction errors) {
    Floats.addTranspose(floats, sums, n, columns);
    PANELS.multiply(m, n, columns, across, sumRows, zeros, weightGradient);
    penalty.add();
    double total = empty.add(emptyTokens, errors.slope(), b);
    for (int i = 0; i < n; i++) {
      total += loss[i];
    }
    return total / 2;
  }

  @Override
  public FloatOptimizer representationOptimizer() {
    return new FloatOptimizer(configuration.training().optimisation(), growth(), w, b);
  }

  @Override
  public FloatOptimizer headOptimizer() {
    return new FloatOptimizer(
        configuration.training().optimisation(), Growth.NONE, headOrNull.a, headOrNull.b);
  }

  @Override
  public FloatOptimizer jointOptimizer() {
    return new FloatOptimizer(
        configuration.training().optimisation(), growth(), w, b, headOrNull.a, headOrNull.b);
  }

  private Growth growth() {
    return Growth.ofColumns(w, m, columns);
  }

  @Override
  public void load(Parameters parameters) {
    Floats.narrow(parameters.w().data, n, w.value, columns, m);
    Floats.narrow(parameters.b().data, b.value);
    if (headOrNull != null) {
      headOrNull.load(parameters.headOrNull());
    }
  }

  @Override
  public void store(Parameters parameters) {
    Floats.widen(w.value, columns, parameters.w().data, n, m);
    Floats.widen(b.value, parameters.b().data);
    if (headOrNull != null) {
      headOrNull.store(parameters.headOrNull());
    }
  }

  @Override
  public void storeGradient(Parameters gradient) {
    Floats.widen(w.slope, columns, gradient.w().data, n, m);
    Floats.widen(b.slope, gradient.b().data);
    if (headOrNull != null) {
      headOrNull.storeGradient(gradient.headOrNull());
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
