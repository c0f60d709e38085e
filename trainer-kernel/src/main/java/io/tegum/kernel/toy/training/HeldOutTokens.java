package io.tegum.kernel.toy.training;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.reference.ReconstructionLoss;
import io.tegum.kernel.toy.reference.TokenBatch;
import io.tegum.kernel.toy.reference.TokenSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The tokens of one distribution that training never sees, none of them empty, in batches: 2,048
 * for points of curves, and 32,768, beginning with these, for trained models. All trials whose
 * tokens have the same distribution share them, so they are kept for the next ones: nothing depends
 * on whether they were.
 */
final class HeldOutTokens {

  /** Tokens are drawn so many at a time: all of them at once may take more memory than training. */
  private static final int BATCH = ReconstructionLoss.PANEL;

  private static final int CURVE_BATCHES = 2048 / BATCH;
  private static final int TRAINED_BATCHES = 32_768 / BATCH;

  /** Present features of all tokens of one distribution that are kept, 12 bytes each. */
  private static final long MOST_KEPT = 1 << 19;

  /** Distributions whose tokens are kept: neighbouring cells of a sweep on all of a JVM's cores. */
  private static final int DISTRIBUTIONS = 16;

  private static final Map<Distribution, HeldOutTokens> LAST =
      new LinkedHashMap<>(DISTRIBUTIONS, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Distribution, HeldOutTokens> eldest) {
          return size() > DISTRIBUTIONS;
        }
      };

  private final Distribution distribution;
  private final List<TokenBatch> curve;
  private final double emptyProbability;
  private List<TokenBatch> trainedOrNull; // once they were asked for, where they are kept

  private HeldOutTokens(Distribution distribution) {
    this.distribution = distribution;
    TokenSource source = distribution.source();
    emptyProbability = source.emptyProbability();
    curve = new ArrayList<>(CURVE_BATCHES);
    draw(source, CURVE_BATCHES, batch -> curve.add(batch.copy()));
  }

  /** Those of so many features with such data. */
  static HeldOutTokens of(int features, DataConfiguration data) {
    Distribution distribution = new Distribution(features, data.withoutImportance());
    synchronized (LAST) {
      HeldOutTokens known = LAST.get(distribution);
      if (known != null) {
        return known;
      }
    }
    HeldOutTokens drawn = new HeldOutTokens(distribution); // perhaps by several threads, alike
    if (drawn.isSmall()) {
      synchronized (LAST) {
        LAST.put(distribution, drawn);
      }
    }
    return drawn;
  }

  /** The probability that a token is empty. */
  double emptyProbability() {
    return emptyProbability;
  }

  /** Those of points of curves. */
  List<TokenBatch> curve() {
    return curve;
  }

  /** Gives {@code user} those of trained models, a batch at a time, which it must not keep. */
  void forEachTrained(Consumer<TokenBatch> user) {
    if (isSmall()) {
      trained().forEach(user);
    } else {
      draw(distribution.source(), TRAINED_BATCHES, user);
    }
  }

  private synchronized List<TokenBatch> trained() {
    if (trainedOrNull == null) {
      List<TokenBatch> drawn = new ArrayList<>(TRAINED_BATCHES);
      draw(distribution.source(), TRAINED_BATCHES, batch -> drawn.add(batch.copy()));
      trainedOrNull = drawn;
    }
    return trainedOrNull;
  }

  /** Whether all tokens of a trained model are few enough to be kept. */
  private boolean isSmall() {
    long entries = 0;
    for (TokenBatch batch : curve) {
      entries += batch.end(batch.tokens() - 1);
    }
    return entries * TRAINED_BATCHES / CURVE_BATCHES <= MOST_KEPT;
  }

  private void draw(TokenSource source, int batches, Consumer<TokenBatch> user) {
    TokenBatch drawn = new TokenBatch(BATCH, distribution.features());
    source.restartPresent();
    for (int k = 0; k < batches; k++) {
      source.samplePresent(drawn);
      user.accept(drawn);
    }
  }

  private record Distribution(int features, DataConfiguration data) {
    private TokenSource source() {
      return TokenSource.heldOut(features, data, Purpose.EVALUATION_TOKENS);
    }
  }
}
