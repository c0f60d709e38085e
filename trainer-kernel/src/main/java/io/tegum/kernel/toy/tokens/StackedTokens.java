package io.tegum.kernel.toy.tokens;

import static io.tegum.kernel.simd.Simd.STACKED;
import static io.tegum.kernel.simd.StackedOperations.MODELS;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import io.tegum.kernel.simd.RandomOperations;
import io.tegum.kernel.simd.StackedOperations;
import io.tegum.kernel.simd.StackedRows;
import io.tegum.kernel.simd.StackedSequences;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.FeatureValues;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.Arrays;
import java.util.List;

/**
 * The batches of {@link GroupedTokens} for several models at once, each from its own stream. Rows
 * have a place for each model; models that are not there have no tokens.
 */
public final class StackedTokens {

  /** Rows of random numbers at once: they stay in the first cache. Even. */
  private static final int ROWS = 128;

  private final int batch;
  private final RandomStream[] random;
  private final TokenCounts[] tokenCounts;
  private final FeatureSets sets;
  private final FeatureValues values; // of all models
  private final int[] threshold; // a row for each set
  private final int[] below;
  private final int[] count;
  private final int[] largest; // count of a set, of any model
  private final int[] empty = new int[MODELS];
  private final int[] atLeast = new int[MODELS];
  private final int[] first = new int[MODELS]; // value of the set
  private final int[] from = new int[MODELS];
  private final long[] state = new long[MODELS];
  private final int[] numbers = new int[ROWS * MODELS];
  private final StackedSequences sequences = new StackedSequences(state, new long[MODELS], numbers);
  private int most;

  public StackedTokens(List<TrialConfiguration> trials, Purpose purpose) {
    int n = trials.get(0).model().features();
    batch = trials.get(0).training().batch();
    values = trials.get(0).data().values();
    sets = new FeatureSets(n);
    int size = sets.first(n + 1);
    threshold = new int[size * MODELS];
    below = new int[size * MODELS];
    count = new int[size * MODELS];
    largest = new int[size];
    random = new RandomStream[trials.size()];
    tokenCounts = new TokenCounts[trials.size()];
    for (int model = 0; model < trials.size(); model++) {
      DataConfiguration data = trials.get(model).data();
      random[model] = new RandomStream(trials.get(model).seed(), purpose);
      tokenCounts[model] = TokenCounts.of(n, data, batch);
      int[] thresholds = sets.thresholds(data);
      for (int set = 0; set < size; set++) {
        threshold[set * MODELS + model] = thresholds[set];
      }
    }
  }

  /** How many tokens without a present feature each model has. */
  public int[] empty() {
    return empty;
  }

  /** Most present features of a token of these batches. */
  public int most() {
    return most;
  }

  /** The sets of present features that a token can have. */
  public FeatureSets sets() {
    return sets;
  }

  /**
   * Rows of how many tokens have exactly the features of each set; only for sets of {@link #most}.
   */
  public int[] count() {
    return count;
  }

  /** How many tokens with exactly a set's features the model has that has most of them. */
  public int largest(int set) {
    return largest[set];
  }

  /** Draws the tokens of training step {@code step}. */
  public void draw(long step) {
    for (int model = 0; model < random.length; model++) {
      long begin = random[model].restart(step);
      int tokens = tokenCounts[model].draw(random[model].nextBits());
      empty[model] = batch - tokens;
      atLeast[model] = tokens;
      state[StackedOperations.slot(model)] = begin + RandomOperations.GOLDEN_GAMMA;
    }
    Arrays.fill(first, 0);
    most = 0;
    for (int rows = mostTokens(); rows > 0; rows = mostTokens()) {
      most++;
      countSets(rows);
    }
  }

  /** Counts the tokens with exactly {@code most} features, and leaves how many have more. */
  private void countSets(int rows) {
    int begin = sets.first(most);
    int end = sets.first(most + 1);
    Arrays.fill(below, begin * MODELS, end * MODELS, 0);
    for (int row = 0; row < rows; row += ROWS) {
      int taken = Math.min(ROWS, rows - row);
      STACKED.randomNumbers(state, row, taken, atLeast, numbers);
      STACKED.countBelow(numbers, taken, threshold, begin, end, below);
    }
    STACKED.counts(below, atLeast, begin, end, count, largest);
    for (int model = 0; model < MODELS; model++) {
      state[StackedOperations.slot(model)] +=
          (atLeast[model] + 1) / 2 * RandomOperations.GOLDEN_GAMMA;
      atLeast[model] = below[begin * MODELS + model];
    }
  }

  private int mostTokens() {
    int most = 0;
    for (int tokens : atLeast) {
      most = Math.max(most, tokens);
    }
    return most;
  }

  /**
   * Draws values, none of them 0, of tokens {@code begin} to {@code begin + tokens} of a set of k
   * features: of the first set, or of the one after the last {@link #endSet}.
   *
   * @param rows Modified: the values' rows
   */
  public void drawValues(int set, int k, int begin, int tokens, StackedRows rows) {
    System.arraycopy(first, 0, from, 0, MODELS);
    for (int s = 0; s < k; s++) {
      int out = rows.values() + s * StackedRows.TOKENS * MODELS;
      STACKED.uniforms(sequences, from, begin, tokens, count, set * MODELS, rows.floats(), out);
      values.map(rows.floats(), out, out + tokens * MODELS);
      addCount(set, 1, from);
    }
  }

  /** All values of a set are drawn, or none were needed. */
  public void endSet(int set, int k) {
    addCount(set, k, first);
  }

  private void addCount(int set, int times, int[] values) {
    for (int model = 0; model < MODELS; model++) {
      values[model] += times * count[set * MODELS + model];
    }
  }
}
