package io.tegum.kernel.toy.step;

import static io.tegum.kernel.simd.Simd.STACKED;
import static io.tegum.kernel.simd.StackedOperations.MODELS;

import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.optimiser.Growth;
import io.tegum.kernel.optimiser.Weights;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.simd.Memory;
import io.tegum.kernel.simd.PackedOperations;
import io.tegum.kernel.simd.Simd;
import io.tegum.kernel.simd.StackedOperations;
import io.tegum.kernel.simd.StackedRows;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.tokens.FeatureSets;
import io.tegum.kernel.toy.tokens.StackedTokens;
import java.util.List;

/**
 * The step of {@link PackedStep} for several models at once, one in each lane of a vector: what a
 * step costs whatever its tokens is paid once for all. Models may differ in their data, but for
 * features' values, and seed. Each has the bits that it has alone.
 */
public final class StackedStep implements AutoCloseable {

  private final List<TrialConfiguration> trials;
  private final int n;
  private final int m;
  private final Weights weights; // W, m times n rows; then b, n rows
  private final WeightPenalty penalty; // of all models alike
  private final StackedTokens tokens;
  private final Memory memory = new Memory();
  private final StackedRows rows;
  private final float[] loss = new float[MODELS];

  /**
   * A step for trials that {@link #mayFit} together.
   *
   * @param trials 1 to {@link StackedOperations#MODELS}
   */
  public StackedStep(List<TrialConfiguration> trials) {
    this.trials = trials;
    TrialConfiguration first = trials.get(0);
    if (trials.size() > MODELS || !trials.stream().allMatch(trial -> mayFit(first, trial))) {
      throw new IllegalArgumentException("Cannot train together: " + trials);
    }
    n = first.model().features();
    m = first.model().hidden();
    weights = Weights.withBiases(m * n * MODELS, n * MODELS);
    penalty = new WeightPenalty(first, weights, m * n * MODELS);
    tokens = new StackedTokens(trials, Purpose.LEFT_TOKENS);
    int slope = memory.place(n * MODELS);
    int bias = memory.place(n * MODELS);
    int gram = memory.place(n * n * MODELS);
    int sums = memory.place(StackedRows.sumRows(n) * MODELS);
    int values = memory.place(n * StackedRows.TOKENS * MODELS);
    float floor = Floor.of(first.model().activation()).orElseThrow();
    float[] floats = memory.allocate();
    rows = new StackedRows(floats, floor, n, slope, bias, gram, sums, values);
    for (int model = 0; model < trials.size(); model++) {
      double[] importance = trials.get(model).data().importance(n);
      for (int i = 0; i < n; i++) {
        floats[slope + i * MODELS + model] = (float) (2 * importance[i] / first.training().batch());
      }
    }
  }

  /**
   * The end of those of {@code trials}, from {@code first} on, that are best trained together:
   * after {@code first} where it is best trained alone.
   */
  public static int endOfStack(List<TrialConfiguration> trials, int first) {
    TrialConfiguration leader = trials.get(first);
    int best = first + 1;
    if (!Simd.isVector()) {
      return best;
    }
    int end = Math.min(trials.size(), first + MODELS);
    StepCost.Sizes densest = null;
    double alone = 0;
    double mostSaved = 0;
    for (int k = first; k < end && fits(leader, trials.get(k)); ) {
      StepCost.Sizes sizes = new StepCost.Sizes(trials.get(k));
      int endOfEquals = endOfEquals(trials, k, end);
      densest = densest == null || sizes.p() > densest.p() ? sizes : densest;
      alone += (endOfEquals - k) * Design.PACKED.cost(sizes).total();
      double saved = alone - cost(densest, endOfEquals - first);
      if (saved > mostSaved) {
        mostSaved = saved;
        best = endOfEquals;
      }
      k = endOfEquals;
    }
    return best;
  }

  /** The end of those, from {@code first} on, whose steps cost the same. */
  private static int endOfEquals(List<TrialConfiguration> trials, int first, int end) {
    TrialConfiguration trial = trials.get(first);
    int k = first + 1;
    while (k < end
        && mayFit(trial, trials.get(k))
        && trial.data().sparsity() == trials.get(k).data().sparsity()
        && trial.data().profile().equals(trials.get(k).data().profile())) {
      k++;
    }
    return k;
  }

  /**
   * Nanoseconds of a step of so many models, fitted to measured times (docs/lab/kernel.md). Each
   * list of tokens is as long as the longest of all models.
   */
  static double cost(StepCost.Sizes s, int models) {
    double spread = 0.76 * Math.sqrt(2 * StrictMath.log(models)); // of the largest of so many
    double packed = PackedOperations.tokens((int) s.n());
    double nanoseconds = 580 + 7 * s.n() * s.n() * (s.m() + 1);
    double sets = 1; // of k features
    double atLeast = s.tokens(); // of a model, with k features or more
    for (int k = 1; k <= s.n(); k++) {
      sets *= (s.n() - k + 1) / k;
      double share = StrictMath.pow(s.p(), k) * StrictMath.pow(1 - s.p(), s.n() - k);
      double tokens = s.batch() * share; // of a set
      double seen = -StrictMath.expm1(-models * tokens);
      double longest = tokens + spread * Math.sqrt(tokens);
      double rows = Math.max(seen, Math.min(models * tokens, longest));
      double loops = 0.5 * s.n() * Math.min(packed, rows) * Math.max(1, rows / StackedRows.TOKENS);
      nanoseconds += 1.13 * (atLeast + spread * Math.sqrt(atLeast)) * (5 + sets);
      nanoseconds += 12.2 * sets * (seen * (s.n() + k) + loops);
      nanoseconds += 2.7 * sets * rows * s.n() * (k <= 2 ? 1 + 0.25 * k : 2 + 0.5 * k);
      atLeast = Math.max(0, atLeast - sets * tokens);
    }
    return nanoseconds;
  }

  /**
   * Whether two trials can be trained together: both take the packed design alone, whose bits are
   * these, and differ in their data and seed alone.
   */
  public static boolean fits(TrialConfiguration one, TrialConfiguration other) {
    return mayFit(one, other) && isPacked(one) && isPacked(other);
  }

  /**
   * Whether two trials could be trained together as far as their settings go: the predicted cost
   * may still give one of them another design.
   */
  public static boolean mayFit(TrialConfiguration one, TrialConfiguration other) {
    return isPossible(one)
        && isPossible(other)
        && one.model().equals(other.model())
        && one.data().values() == other.data().values()
        && one.training().equals(other.training())
        && one.recordPoints() == other.recordPoints();
  }

  private static boolean isPossible(TrialConfiguration trial) {
    return Design.packed(trial).stream().allMatch(Requirement::met);
  }

  private static boolean isPacked(TrialConfiguration trial) {
    return Design.of(trial, new StepCost.Sizes(trial)) == Design.PACKED;
  }

  /** L1 on B plain tokens; {@link #loss} has its mean over each model's batch. */
  public void plainRepresentation(long step) {
    tokens.draw(step);
    STACKED.begin(m, tokens.empty(), rows, weights.value);
    FeatureSets sets = tokens.sets();
    for (int k = 1; k <= tokens.most(); k++) {
      for (int set = sets.first(k); set < sets.first(k + 1); set++) {
        reconstruct(k, set);
      }
    }
    STACKED.gradient(m, rows, weights.value, weights.slope, loss);
    penalty.add();
  }

  /** z = P x + b, x' = f(z), d = (2 / B) I (x' - x) f'(z), C = sum of x d'. */
  private void reconstruct(int k, int set) {
    int[] feature = tokens.sets().feature();
    int most = StackedRows.TOKENS / PackedOperations.tokens(n) * PackedOperations.tokens(n);
    for (int begin = 0; begin < tokens.largest(set); begin += most) {
      int taken = Math.min(most, tokens.largest(set) - begin);
      tokens.drawValues(set, k, begin, taken, rows);
      STACKED.errors(k, feature, set, begin, taken, tokens.count(), rows);
    }
    tokens.endSet(set, k);
  }

  /** The loss that a model had at the last step. */
  public double loss(int model) {
    return loss[model] / 2.0;
  }

  /** An optimiser for W and b. */
  public FloatOptimizer representationOptimizer() {
    Growth growth = Growth.ofColumns(weights, m, n * MODELS);
    return new FloatOptimizer(trials.get(0).training().optimisation(), growth, weights);
  }

  /** Takes over a model's {@code parameters}, rounded to float. Not modified. */
  public void load(int model, Parameters parameters) {
    load(model, parameters.w().data, 0);
    load(model, parameters.b().data, m * n);
  }

  private void load(int model, double[] from, int row) {
    for (int i = 0; i < from.length; i++) {
      weights.value[(row + i) * MODELS + model] = (float) from[i];
    }
  }

  /**
   * Copies a model's parameters out.
   *
   * @param parameters Modified
   */
  public void store(int model, Parameters parameters) {
    store(model, 0, parameters.w().data);
    store(model, m * n, parameters.b().data);
  }

  private void store(int model, int row, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = weights.value[(row + i) * MODELS + model];
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
