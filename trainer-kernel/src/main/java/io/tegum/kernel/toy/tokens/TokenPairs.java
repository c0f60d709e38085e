package io.tegum.kernel.toy.tokens;

import static io.tegum.kernel.simd.PanelOperations.padded;
import static io.tegum.kernel.simd.Simd.RANDOM;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import io.tegum.kernel.toy.model.DataConfiguration;
import java.util.Arrays;

/**
 * Pairs of sparse tokens, drawn so that pairs with equally many present features on each side stand
 * together. Pairs of a batch are exchangeable, so counting comes first, as in {@link SparseTokens}:
 *
 * <ol>
 *   <li>how many tokens of each side are not empty: L and R, both Binomial(B, 1 - S^n);
 *   <li>how many pairs have two of them: as the sides are independent, R of the B pairs are any R,
 *       and the number of those among the L is hypergeometric;
 *   <li>how many of these pairs have a left token with k features, how many of the latter a right
 *       one with l, and how many of the other tokens of each side have k: one uniform number each.
 * </ol>
 *
 * Given their numbers of features all tokens are independent, so which pair of a cell (k, l) gets
 * which token needs no drawing: tokens with k features stand in the order of their partners', those
 * with an empty partner come last. An empty token has h = 0, so l = 0, and no pair of interest is
 * present, so s = 0: a pair with one adds nothing to L2 or its gradient.
 */
public final class TokenPairs {

  private static final long NO_STEP = -1;
  private static final int UNUSED_BITS = 24; // of a word; the others choose a pair

  /** The left tokens x of all pairs. */
  public final SparseTokens left;

  /** The right tokens y of all pairs. */
  public final SparseTokens right;

  private final int batch;
  private final int most;
  private final int together; // numbers of present features are its multiples
  private final RandomStream random;
  private final long[] words;
  private final int[] cell; // (most + 1) x (most + 1): pairs with k and l features
  private final int[] leftSlot; // where their tokens' slots begin
  private final int[] rightSlot;
  private final int[] next; // per l, the next cell's first slot
  private final int[] paired; // per k, left tokens with a partner
  private final int[] leftCount;
  private final int[] rightCount;
  private final int[] leftOrder;
  private final int[] rightOrder;
  private int both;
  private long drawn = NO_STEP;

  /** Pairs of tokens of equally dense features. */
  public TokenPairs(int n, double sparsity, int batch, long seed) {
    this(n, new DataConfiguration(sparsity, 1), batch, seed);
  }

  /** Pairs of tokens that {@link SparseTokens} fit. */
  public TokenPairs(int n, DataConfiguration data, int batch, long seed) {
    this.batch = batch;
    left = new SparseTokens(n, data, batch, seed, Purpose.LEFT_TOKENS);
    right = new SparseTokens(n, data, batch, seed, Purpose.RIGHT_TOKENS);
    random = new RandomStream(seed, Purpose.PAIRS);
    words = new long[padded(batch)];
    most = left.most();
    together = left.together();
    cell = new int[(most + 1) * (most + 1)];
    leftSlot = new int[cell.length];
    rightSlot = new int[cell.length];
    next = new int[most + 1];
    leftOrder = new int[batch];
    rightOrder = new int[batch];
    paired = new int[most + 1];
    leftCount = new int[most + 1];
    rightCount = new int[most + 1];
  }

  /** Most present features of a token. */
  public int most() {
    return most;
  }

  /** How many pairs have no empty token. */
  public int both() {
    return both;
  }

  /** How many pairs have tokens with k and l present features. */
  public int count(int k, int l) {
    return cell[k * (most + 1) + l];
  }

  /** Where the slots of their left tokens begin, which stand together. */
  public int leftSlot(int k, int l) {
    return leftSlot[k * (most + 1) + l];
  }

  /** Where the slots of their right tokens begin. */
  public int rightSlot(int k, int l) {
    return rightSlot[k * (most + 1) + l];
  }

  /** Draws the tokens of training step {@code step}; once, where several models see them. */
  public void draw(long step) {
    if (step == drawn) {
      left.unmatchSingles();
      right.unmatchSingles();
      return;
    }
    drawn = step;
    long state = random.stateAt(step);
    int leftTokens = left.drawTokens(step);
    int rightTokens = right.drawTokens(step);
    both = drawBoth(state, leftTokens, rightTokens);
    long word = batch;
    left.countPresent(state, word, leftTokens - both, leftCount, 0);
    word += batch;
    right.countPresent(state, word, rightTokens - both, rightCount, 0);
    word += batch;
    left.countPresent(state, word, both, paired, 0);
    word += batch;
    for (int k = together; k <= most; k += together) {
      int row = k * (most + 1);
      if (paired[k] == 0) {
        Arrays.fill(cell, row, row + most + 1, 0);
        continue;
      }
      right.countPresent(state, word, paired[k], cell, row);
      word += paired[k];
      leftCount[k] += paired[k];
      for (int l = together; l <= most; l += together) {
        rightCount[l] += cell[row + l];
      }
    }
    left.draw(step, leftCount);
    right.draw(step, rightCount);
    findSlots();
  }

  /** Draws left tokens alone; the pairs of that step are no longer there. */
  public void drawLeft(long step) {
    drawn = NO_STEP;
    left.draw(step);
  }

  private void findSlots() {
    for (int l = together; l <= most; l += together) {
      next[l] = right.begin(l);
    }
    for (int k = together; k <= most; k += together) {
      int at = left.begin(k);
      for (int l = together; l <= most; l += together) {
        int c = k * (most + 1) + l;
        leftSlot[c] = at;
        rightSlot[c] = next[l];
        at += cell[c];
        next[l] += cell[c];
      }
    }
  }

  /** Gives the tokens of pairs their values, see {@link SparseTokens#matchSingles()}. */
  public void matchSingles() {
    int rightSingles = 0;
    for (int k = together; k <= most; k += together) {
      rightSingles += count(k, 1);
    }
    left.matchSingles(paired[1]);
    right.matchSingles(rightSingles);
  }

  /** Makes single tokens known, and lists them with a partner first, in the same order. */
  public void locate() {
    left.matchSingles();
    right.matchSingles();
    left.locate();
    right.locate();
    int pair = 0;
    int leftAlone = both;
    int rightAlone = both;
    for (int k = together; k <= most; k += together) {
      int leftEnd = 0;
      int rightEnd = 0;
      for (int l = together; l <= most; l += together) {
        for (int t = 0; t < count(k, l); t++, pair++) {
          leftOrder[pair] = left.number(k, leftSlot(k, l) + t);
          rightOrder[pair] = right.number(l, rightSlot(k, l) + t);
        }
        leftEnd += count(k, l);
        rightEnd += count(l, k);
      }
      for (int t = leftEnd; t < left.count(k); t++) {
        leftOrder[leftAlone++] = left.number(k, left.begin(k) + t);
      }
      for (int t = rightEnd; t < right.count(k); t++) {
        rightOrder[rightAlone++] = right.number(k, right.begin(k) + t);
      }
    }
  }

  /** Numbers of the located left tokens, those with a partner first. */
  public int[] leftOrder() {
    return leftOrder;
  }

  /** Numbers of the located right tokens. */
  public int[] rightOrder() {
    return rightOrder;
  }

  /** How many of the pairs with a left token have a right one: the fewer are drawn one by one. */
  private int drawBoth(long state, int leftTokens, int rightTokens) {
    int draws = Math.min(rightTokens, batch - rightTokens);
    RANDOM.randomWords(state, 0, draws, words);
    int among = leftTokens;
    for (int k = 0; k < draws; k++) {
      long choice = (words[k] >>> UNUSED_BITS) * (batch - k);
      among -= (int) (choice >>> (Long.SIZE - UNUSED_BITS)) < among ? 1 : 0;
    }
    return draws == rightTokens ? leftTokens - among : among;
  }
}
