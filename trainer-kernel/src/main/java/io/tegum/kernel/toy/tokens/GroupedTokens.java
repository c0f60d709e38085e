package io.tegum.kernel.toy.tokens;

import static io.tegum.kernel.simd.PanelOperations.padded;
import static io.tegum.kernel.simd.Simd.RANDOM;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import io.tegum.kernel.simd.PanelOperations;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.FeatureValues;

/**
 * A batch of sparse tokens of few features, grouped by their set of present features.
 *
 * <p>As in {@link SparseTokens} counting comes first: how many of the B tokens are not empty,
 * Binomial(B, 1 - S^n). Then a uniform number for each of these says which feature it has alone, or
 * that it has more; one for each that has more says which two, or that it has more; and so on. Only
 * how often each set occurs is kept, for tokens of a batch are exchangeable; then all values are
 * drawn in bulk.
 */
public final class GroupedTokens {

  private final int batch;
  private final RandomStream random;
  private final TokenCounts tokenCounts;
  private final FeatureSets sets;
  private final int[] threshold; // per set: above those of more features and of sets before it
  private final int[] below; // per set: tokens below its threshold
  private final int[] count;
  private final int[] numbers;
  private final FeatureValues values;
  private final float[] value;
  private int tokens;
  private int most;

  public GroupedTokens(int n, DataConfiguration data, int batch, long seed, Purpose purpose) {
    this.batch = batch;
    random = new RandomStream(seed, purpose);
    tokenCounts = TokenCounts.of(n, data, batch);
    sets = new FeatureSets(n);
    threshold = sets.thresholds(data);
    values = data.values();
    below = new int[threshold.length];
    count = new int[threshold.length];
    numbers = new int[padded(batch)];
    value = new float[padded(n * batch) + PanelOperations.LANES];
  }

  /** How many tokens of the batch have no present feature. */
  public int empty() {
    return batch - tokens;
  }

  /** Most present features of a token of this batch. */
  public int most() {
    return most;
  }

  /** The sets of present features that a token can have. */
  public FeatureSets sets() {
    return sets;
  }

  /** How many tokens have exactly the features of each set; only for sets of {@link #most}. */
  public int[] count() {
    return count;
  }

  /** Values, none of them 0: set after set, in each feature after feature, and of that by token. */
  public float[] value() {
    return value;
  }

  /** Draws the tokens of training step {@code step}. */
  public void draw(long step) {
    long state = random.restart(step);
    tokens = tokenCounts.draw(random.nextBits());
    long firstWord = 1;
    int drawn = 0;
    most = 0;
    for (int atLeast = tokens; atLeast > 0; atLeast = below[sets.first(most)]) {
      most++;
      RANDOM.randomNumbers(state, firstWord, atLeast, numbers);
      firstWord += (atLeast + 1) / 2;
      drawn += most * countSets(atLeast);
    }
    RANDOM.sparseUniforms(state, firstWord, 0, padded(drawn), value, 0);
    values.map(value, 0, drawn);
  }

  /** Counts the tokens with exactly {@code most} features, and returns how many there are. */
  private int countSets(int atLeast) {
    int first = sets.first(most);
    int last = sets.first(most + 1) - 1;
    RANDOM.countBelow(numbers, padded(atLeast), threshold, first, last + 1, below);
    for (int set = first; set < last; set++) {
      count[set] = below[set + 1] - below[set];
    }
    count[last] = atLeast - below[last];
    return atLeast - below[first];
  }
}
