package io.tegum.kernel.fast;

import static io.tegum.kernel.simd.PanelOperations.padded;
import static io.tegum.kernel.simd.Simd.RANDOM;

import io.tegum.kernel.data.Purpose;
import io.tegum.kernel.data.RandomStream;
import io.tegum.kernel.simd.PanelOperations;

/**
 * A batch of sparse tokens of few features, grouped by their set of present features.
 *
 * <p>As in {@link SparseTokens} counting comes first: how many of the B tokens are not empty,
 * Binomial(B, 1 - S^n). Then a uniform number for each of these says which feature it has alone, or
 * that it has more; one for each that has more says which two, or that it has more; and so on. Sets
 * of one size are equally likely. Only how often each set occurs is kept, for tokens of a batch are
 * exchangeable; then all values are drawn in bulk.
 */
final class GroupedTokens {

  private final int n;
  private final int batch;
  private final RandomStream random;
  private final TokenCounts tokenCounts;
  private final int[] firstSet; // of k features; of n + 1: the number of sets
  private final int[] feature;
  private final int[] threshold; // per set: above those of more features and of sets before it
  private final int[] below; // per set: tokens below its threshold
  private final int[] count;
  private final int[] numbers;
  private final float[] value;
  private int tokens;
  private int most;

  GroupedTokens(int n, double sparsity, int batch, long seed, Purpose purpose) {
    this.n = n;
    this.batch = batch;
    random = new RandomStream(seed, purpose);
    tokenCounts = new TokenCounts(n, sparsity, batch);
    int sets = (1 << n) - 1;
    firstSet = new int[n + 2];
    feature = new int[sets * n];
    listSets();
    threshold = thresholds(BinomialDistribution.of(n, 1 - sparsity));
    below = new int[sets];
    count = new int[sets];
    numbers = new int[padded(batch)];
    value = new float[padded(n * batch) + PanelOperations.LANES];
  }

  /** By size, and in one size by the bits that stand for their features. */
  private void listSets() {
    int set = 0;
    for (int k = 1; k <= n; k++) {
      firstSet[k] = set;
      for (int bits = 1; bits < 1 << n; bits++) {
        if (Integer.bitCount(bits) == k) {
          int slot = set++ * n;
          for (int rest = bits; rest != 0; rest &= rest - 1) {
            feature[slot++] = Integer.numberOfTrailingZeros(rest);
          }
        }
      }
    }
    firstSet[n + 1] = set;
  }

  private int[] thresholds(BinomialDistribution present) {
    int[] thresholds = new int[firstSet[n + 1]];
    for (int k = 1; k <= n; k++) {
      double atLeast = present.atLeast(k);
      double more = atLeast == 0 ? 0 : present.atLeast(k + 1) / atLeast;
      int sets = firstSet[k + 1] - firstSet[k];
      for (int s = 0; s < sets; s++) {
        thresholds[firstSet[k] + s] = TokenCounts.threshold(more + (1 - more) * s / sets);
      }
    }
    return thresholds;
  }

  /** Tokens without a present feature. */
  int empty() {
    return batch - tokens;
  }

  /** Most present features of a token of this batch. */
  int most() {
    return most;
  }

  /** The first set of k features; sets of more come after it. */
  int firstSet(int k) {
    return firstSet[k];
  }

  /** How many tokens have exactly the features of each set; only for sets of {@link #most}. */
  int[] count() {
    return count;
  }

  /** The features of each set, n places for each. */
  int[] feature() {
    return feature;
  }

  /** Values, in (0, 1]: set after set, in each feature after feature, and of that by token. */
  float[] value() {
    return value;
  }

  /** Draws the tokens of training step {@code step}. */
  void draw(long step) {
    long state = random.stateAt(step);
    random.restart(step);
    tokens = tokenCounts.draw(random.nextBits());
    long firstWord = 1;
    int values = 0;
    most = 0;
    for (int atLeast = tokens; atLeast > 0; atLeast = below[firstSet[most]]) {
      most++;
      RANDOM.randomNumbers(state, firstWord, atLeast, numbers);
      firstWord += (atLeast + 1) / 2;
      values += most * countSets(atLeast);
    }
    RANDOM.sparseUniforms(state, firstWord, 0, padded(values), value, 0);
  }

  /** Of tokens with {@code most} features or more; returns how many have no more. */
  private int countSets(int atLeast) {
    int first = firstSet[most];
    int last = firstSet[most + 1] - 1;
    RANDOM.countBelow(numbers, padded(atLeast), threshold, first, last + 1, below);
    for (int set = first; set < last; set++) {
      count[set] = below[set + 1] - below[set];
    }
    count[last] = atLeast - below[last];
    return atLeast - below[first];
  }
}
