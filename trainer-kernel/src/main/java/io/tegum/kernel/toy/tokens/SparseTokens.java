package io.tegum.kernel.toy.tokens;

import static io.tegum.kernel.simd.PanelOperations.padded;
import static io.tegum.kernel.simd.Simd.RANDOM;

import io.tegum.kernel.random.BinomialDistribution;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import io.tegum.kernel.simd.Slots;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.FeatureValues;
import java.util.Arrays;

/**
 * A batch of sparse tokens, drawn in O(non-zeros) and sorted by their number of present features.
 *
 * <p>Tokens of a batch are exchangeable, so counting comes first: how many of the B tokens are not
 * empty, Binomial(B, 1 - S^n); how many of those have 1, 2, ... present features, each by one
 * uniform number; then for each which ones, uniformly among the sets of that size, and their
 * values. Of features that differ in density it is their {@link FeatureEvents} that are counted and
 * drawn. Where features come in sets, it is sets that are counted and drawn, and then {@link
 * SetMembers spelled out}. Everything is drawn in bulk, without a branch on what was drawn. The
 * order says nothing about a token's partner in a pair: {@link TokenPairs} draws that.
 */
public final class SparseTokens {

  /** Most present sets of features that a token may have: they are sorted in O(k^2). */
  private static final int LARGEST_PRESENT = 64;

  private final int n;
  private final int sets;
  private final SetMembers members;
  private final int together; // features that a present set has
  private final FeatureEvents eventsOrNull; // of sets that differ in density
  private final FeatureValues values;
  private final int batch;
  private final RandomStream random;
  private final TokenCounts tokenCounts;
  private final int[] threshold; // of k: 2^31 P(at least k sets present | not empty)
  private final int[] below; // of k: tokens with at least k
  private final int[] numbers;
  private final long[] words;
  private final int[] begin;
  private final int[] count;
  private final int[] first; // per k, the number of the first token with k features
  private final int[] singles; // per feature, where they end
  private final int[] next; // per feature, the next of them
  private final float[] sorted; // their values
  private boolean matched;
  private final int[] firstSlot;
  private final int[] distance;
  private final int[] present;
  private int tokens;

  /**
   * Slot s of token t with k present features: at begin(k) + s stride(k) + t, ascending in s. Of
   * features that differ in density one may have several slots, in any order: all but its last then
   * have the value 0.
   */
  public final int[] feature;

  /**
   * The values, not 0 but for repeated features. Of tokens with one feature it is known only how
   * they stand by feature, see {@link #singlesEnd}, until {@link #matchSingles}.
   */
  public final float[] value;

  /** Features and values side by side. */
  public final Slots slots;

  /** Tokens of features that are equally dense, with values in (0, 1]. */
  public SparseTokens(int n, double sparsity, int batch, long seed, Purpose purpose) {
    this(n, new DataConfiguration(sparsity, 1), batch, seed, purpose);
  }

  /** Tokens that this {@link #fits}. */
  public SparseTokens(int n, DataConfiguration data, int batch, long seed, Purpose purpose) {
    this.n = n;
    values = data.values();
    sets = data.setCount(n);
    members = new SetMembers(n, data, padded(batch));
    together = data.correlation().presentOf(data.setSize());
    eventsOrNull = data.isUniform() ? null : new FeatureEvents(data.setDensities(n));
    this.batch = batch;
    random = new RandomStream(seed, purpose);
    threshold =
        eventsOrNull == null ? thresholds(sets, data.setProbability()) : thresholds(eventsOrNull);
    tokenCounts = TokenCounts.of(n, data, batch);
    numbers = new int[padded(batch)];
    int most = most();
    below = new int[most + 1];
    begin = new int[most + 1];
    count = new int[most + 1];
    first = new int[most + 1];
    singles = new int[4 * n];
    next = new int[n];
    sorted = new float[batch];
    firstSlot = new int[batch];
    distance = new int[batch];
    present = new int[batch];
    feature = new int[most * padded(batch) + padded(1) * most * (most + 1) / 2];
    value = new float[feature.length];
    words = new long[eventsOrNull == null ? padded(batch) : feature.length];
    slots = new Slots(feature, value);
  }

  /** Whether tokens of this kind have few enough present features, or sets of them. */
  public static boolean fits(int n, DataConfiguration data) {
    if (!data.isUniform()) {
      return FeatureEvents.areFew(data.setDensities(n), LARGEST_PRESENT);
    }
    int sets = data.setCount(n);
    BinomialDistribution present = BinomialDistribution.of(sets, data.setProbability());
    double more = present.atLeast(LARGEST_PRESENT + 1);
    return TokenCounts.threshold(more / present.atLeast(1)) == 0;
  }

  /** Mean number of slots of a token that {@link #fits}, be it empty or not. */
  public static double meanSlots(int n, DataConfiguration data) {
    return data.isUniform()
        ? n * data.featureProbability()
        : FeatureEvents.mean(data.setDensities(n)) * data.correlation().presentOf(data.setSize());
  }

  private static int[] thresholds(int sets, double p) {
    BinomialDistribution present = BinomialDistribution.of(sets, p);
    double notEmpty = present.atLeast(1);
    int[] thresholds = new int[LARGEST_PRESENT + 1];
    int most = 0;
    for (int k = 1; k <= Math.min(sets, LARGEST_PRESENT); k++) {
      thresholds[k] = TokenCounts.threshold(present.atLeast(k) / notEmpty);
      most = thresholds[k] > 0 ? k : most;
    }
    return Arrays.copyOf(thresholds, most + 1);
  }

  private static int[] thresholds(FeatureEvents events) {
    double notEmpty = events.atLeast(1);
    int[] thresholds = new int[LARGEST_PRESENT + 1];
    int most = 0;
    for (int k = 1; k <= LARGEST_PRESENT; k++) {
      thresholds[k] = TokenCounts.threshold(events.atLeast(k) / notEmpty);
      most = thresholds[k] > 0 ? k : most;
    }
    return Arrays.copyOf(thresholds, most + 1);
  }

  /** Most present features of a token. */
  public int most() {
    return (threshold.length - 1) * together;
  }

  /** Features that come and go together: numbers of present ones are its multiples. */
  public int together() {
    return together;
  }

  /** How many tokens of the batch have a present feature. */
  public int tokens() {
    return tokens;
  }

  /** How many tokens of the batch have none. */
  public int empty() {
    return batch - tokens;
  }

  /** How many tokens have k present features; they come after those with fewer. */
  public int count(int k) {
    return count[k];
  }

  /** Where the slots of the tokens with k present features begin. */
  public int begin(int k) {
    return begin[k];
  }

  /** The distance from one slot of such a token to its next. */
  public int stride(int k) {
    return padded(count[k]);
  }

  /**
   * Where the slots of the tokens end that have feature j alone, at place j; they begin where j -
   * 1's end. Shared, not copied.
   */
  public int[] singlesEnd() {
    return singles;
  }

  /**
   * Gives each token with one feature its value. Until then their values stand in the order of the
   * features, which would say something about partners in a pair; the features never do. Once a
   * draw: what is matched is no longer sorted.
   */
  public void matchSingles() {
    matchSingles(count[1]);
  }

  /** The same for the first {@code some} of them alone. */
  void matchSingles(int some) {
    int single = begin[1];
    System.arraycopy(value, single, sorted, 0, count[1]);
    matched = true;
    for (int j = 0, at = 0; j < n; at = singles[j] - single, j++) {
      next[j] = at;
    }
    for (int at = single; at < single + some; at++) {
      value[at] = sorted[next[feature[at]]++];
    }
  }

  /** Takes {@link #matchSingles} back: tokens are as they were drawn. */
  void unmatchSingles() {
    if (matched) {
      System.arraycopy(sorted, 0, value, begin[1], count[1]);
      matched = false;
    }
  }

  /** Makes single tokens known by their number, from 0 on, in the order of the counts. */
  public void locate() {
    for (int k = 1, token = 0; k <= most(); k++) {
      int stride = stride(k);
      first[k] = token;
      for (int at = begin[k]; at < begin[k] + count[k]; at++, token++) {
        firstSlot[token] = at;
        distance[token] = stride;
        present[token] = k;
      }
    }
  }

  /** Number of the located token with k features whose slots begin at {@code slot}. */
  int number(int k, int slot) {
    return first[k] + slot - begin[k];
  }

  /** Where the slots of a located token begin. */
  public int firstSlot(int token) {
    return firstSlot[token];
  }

  /** Where they end, going from one to the next by {@link #distance}. */
  public int endSlot(int token) {
    return firstSlot[token] + present[token] * distance[token];
  }

  /** The distance from one slot of a located token to its next. */
  public int distance(int token) {
    return distance[token];
  }

  /** Draws the tokens of training step {@code step}. */
  public void draw(long step) {
    countPresent(random.stateAt(step), 1, drawTokens(step), count, 0);
    drawCounted(step);
  }

  /**
   * Draws them, {@code counts[k]} with k present features.
   *
   * @param counts Not modified
   */
  public void draw(long step, int[] counts) {
    System.arraycopy(counts, 0, count, 0, count.length);
    drawCounted(step);
  }

  /** Draws how many tokens of step {@code step} have a present feature. */
  int drawTokens(long step) {
    random.restart(step);
    return tokenCounts.draw(random.nextBits());
  }

  private void drawCounted(long step) {
    long state = random.stateAt(step);
    tokens = 0;
    matched = false;
    long firstWord = 1L + batch;
    int at = 0;
    for (int k = 1; k <= most(); k++) {
      begin[k] = at;
      tokens += count[k];
      int stride = padded(count[k]);
      if (stride > 0) {
        firstWord = drawSets(state, firstWord, k / together, stride, at);
        firstWord = members.spell(state, firstWord, k / together, stride, slots, at);
      }
      at += k * stride;
    }
    values.map(value, 0, at);
    countSingles();
  }

  /** Draws sets, and a value of each, for tokens with so many of them; returns the next word. */
  private long drawSets(long state, long firstWord, int present, int stride, int begin) {
    int end = begin + present * stride;
    if (eventsOrNull != null) {
      RANDOM.randomWords(state, firstWord, end - begin, words);
      eventsOrNull.choose(words, end - begin, feature, value, begin);
      RANDOM.dropRepeated(present, stride, feature, value, begin);
      return firstWord + end - begin;
    }
    long word = firstWord;
    int left = sets; // to choose from
    for (int at = begin; at < end; at += stride, word += stride, left--) {
      RANDOM.randomWords(state, word, stride, words);
      RANDOM.presentFeatures(words, stride, left, feature, value, at);
    }
    if (present > 1) {
      RANDOM.sortDistinct(present, stride, feature, begin);
    }
    return word;
  }

  /**
   * How many tokens have feature j alone. They count as sorted by it, and their values can stay,
   * for any order is as likely. Four counters a feature: one would wait for itself.
   */
  private void countSingles() {
    Arrays.fill(singles, 0);
    int at = begin[1];
    int end = at + count[1];
    for (; at + 4 <= end; at += 4) {
      singles[feature[at]]++;
      singles[n + feature[at + 1]]++;
      singles[2 * n + feature[at + 2]]++;
      singles[3 * n + feature[at + 3]]++;
    }
    for (; at < end; at++) {
      singles[feature[at]]++;
    }
    int last = begin[1];
    for (int j = 0; j < n; j++) {
      last += singles[j] + singles[n + j] + singles[2 * n + j] + singles[3 * n + j];
      singles[j] = last;
    }
  }

  /**
   * How many of some tokens with a present feature have k of them: one number each, compared with
   * all thresholds of sets.
   *
   * @param state of the stream, whose words from {@code first} on are used, one for two tokens
   * @param counts Modified: the number for k at {@code at} + k
   */
  void countPresent(long state, long first, int some, int[] counts, int at) {
    RANDOM.randomNumbers(state, first, some, numbers);
    Arrays.fill(counts, at + 1, at + most() + 1, 0);
    int atLeast = some;
    for (int k = 1; k < threshold.length && atLeast > 0; k++) {
      int more = 0;
      if (k + 1 < threshold.length) {
        RANDOM.countBelow(numbers, padded(some), threshold, k + 1, k + 2, below);
        more = threshold[k + 1] == TokenCounts.ALL ? atLeast : below[k + 1];
      }
      counts[at + k * together] = atLeast - more;
      atLeast = more;
    }
  }
}
