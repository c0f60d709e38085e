package io.tegum.kernel.toy.step;

import static io.tegum.kernel.simd.PanelOperations.LANES;
import static io.tegum.kernel.simd.Simd.PACKED;

import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.optimiser.Growth;
import io.tegum.kernel.optimiser.Weights;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.simd.Memory;
import io.tegum.kernel.simd.PackedOperations;
import io.tegum.kernel.simd.PackedRows;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.tokens.FeatureSets;
import io.tegum.kernel.toy.tokens.GroupedTokens;
import java.util.Optional;

/**
 * The step for few features and no head: the sums of {@link GramStep}, but with several tokens in a
 * vector, as one alone would leave most of its lanes empty. Tokens come grouped by their set of
 * present features, so that those of a vector have the same rows of P. W, b and their gradient
 * stand in a row once for each of its tokens (see {@link PackedOperations}).
 */
public final class PackedStep implements FastStep {

  private final TrialConfiguration configuration;
  private final int n;
  private final int m;
  private final Weights weights; // W, m rows; then b
  private final WeightPenalty penalty;
  private final GroupedTokens tokens;
  private final Memory memory = new Memory();
  private final PackedRows rows;

  PackedStep(TrialConfiguration configuration) {
    this.configuration = configuration;
    n = configuration.model().features();
    m = configuration.model().hidden();
    weights = Weights.withBiases(m * LANES, LANES);
    penalty = new WeightPenalty(configuration, weights, m * LANES);
    int batch = configuration.training().batch();
    tokens =
        new GroupedTokens(
            n, configuration.data(), batch, configuration.seed(), Purpose.LEFT_TOKENS);
    int packed = PackedOperations.tokens(n);
    int unit = memory.place(n * LANES);
    int slope = memory.place((packed + 1) * LANES);
    int bias = memory.place(LANES);
    int gram = memory.place(n * LANES);
    int sums = memory.place(PackedRows.sumRows(n) * LANES);
    float floor = Floor.of(configuration.model().activation()).orElseThrow();
    float[] floats = memory.allocate();
    rows = new PackedRows(floats, floor, n, unit, slope, bias, gram, sums);
    double[] importance = configuration.data().importance(n);
    for (int lane = 0; lane < LANES; lane++) {
      floats[unit + lane % n * LANES + lane] = -1;
      for (int k = lane / n + 1; k <= packed; k++) {
        floats[slope + k * LANES + lane] = (float) (2 * importance[lane % n] / batch);
      }
    }
  }

  /** A trial with a head never takes this design. */
  @Override
  public Optional<PairedStep> paired() {
    return Optional.empty();
  }

  @Override
  public double plainRepresentation(long step) {
    tokens.draw(step);
    PACKED.begin(m, tokens.empty(), rows, weights.value);
    reconstruct();
    double loss = PACKED.gradient(m, rows, weights.value, weights.slope) / 2.0;
    penalty.add();
    return loss;
  }

  /** z = P x + b, x' = f(z), d = (2 / B) I (x' - x) f'(z), C = sum of x d'. */
  private void reconstruct() {
    FeatureSets sets = tokens.sets();
    int at = 0;
    for (int k = 1; k <= tokens.most(); k++) {
      for (int set = sets.first(k); set < sets.first(k + 1); set++) {
        int count = tokens.count()[set];
        if (count > 0) {
          PACKED.errors(k, sets.feature(), set, count, tokens.value(), at, rows);
          at += k * count;
        }
      }
    }
  }

  @Override
  public FloatOptimizer representationOptimizer() {
    Growth growth = Growth.ofColumns(weights, m, LANES);
    return new FloatOptimizer(configuration.training().optimisation(), growth, weights);
  }

  @Override
  public void load(Parameters parameters) {
    for (int k = 0; k < m; k++) {
      repeat(parameters.w().data, k * n, k * LANES);
    }
    repeat(parameters.b().data, 0, m * LANES);
  }

  private void repeat(double[] from, int begin, int row) {
    for (int lane = 0; lane < LANES; lane++) {
      weights.value[row + lane] = (float) from[begin + lane % n];
    }
  }

  @Override
  public void store(Parameters parameters) {
    copy(weights.value, parameters);
  }

  @Override
  public void storeGradient(Parameters gradient) {
    copy(weights.slope, gradient);
  }

  private void copy(float[] from, Parameters to) {
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < m; k++) {
        to.w().data[k * n + i] = from[k * LANES + i];
      }
      to.b().data[i] = from[m * LANES + i];
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
