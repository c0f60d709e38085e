package io.tegum.kernel.toy.reference;

import io.tegum.kernel.random.GapTable;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import io.tegum.kernel.toy.model.FeatureValues;

/**
 * Draws sparse tokens: each feature is absent with probability S, else uniform on (0, 1) or what
 * {@link FeatureValues} make of that, independently (science: "Data"). Costs O(non-zeros): it jumps
 * from one present feature to the next by geometric gaps.
 */
public final class TokenSampler implements TokenSource {

  private final int features;
  private final double sparsity;
  private final FeatureValues values;
  private final GapTable gaps;
  private final RandomStream random;
  private FirstPresent firstPresent; // made when first needed, which it is not in training

  /** A sampler of {@code purpose}'s tokens under {@code seed}, of values in (0, 1). */
  public TokenSampler(int features, double sparsity, long seed, Purpose purpose) {
    this(features, sparsity, FeatureValues.UNIT, seed, purpose);
  }

  TokenSampler(int features, double sparsity, FeatureValues values, long seed, Purpose purpose) {
    this.features = features;
    this.values = values;
    this.sparsity = sparsity;
    this.gaps = new GapTable(1 - sparsity);
    this.random = new RandomStream(seed, purpose);
  }

  @Override
  public void sample(long step, TokenBatch batch) {
    random.restart(step);
    int enough = batch.feature.length;
    int entries = 0;
    int feature = gaps.next(random, enough); // counted from the current token's first feature
    for (int token = 0; token < batch.tokens(); token++) {
      while (feature < features) {
        batch.feature[entries] = feature;
        batch.value[entries++] = values.of(random.nextUniform());
        feature += 1 + gaps.next(random, enough);
      }
      feature -= features;
      batch.start[token + 1] = entries;
    }
  }

  @Override
  public void restartPresent() {
    random.restart(0);
  }

  @Override
  public void samplePresent(TokenBatch batch) {
    if (firstPresent == null) {
      firstPresent = new FirstPresent(features, sparsity, emptyProbability());
    }
    int entries = 0;
    for (int token = 0; token < batch.tokens(); token++) {
      int feature = firstPresent.next(random);
      while (feature < features) {
        batch.feature[entries] = feature;
        batch.value[entries++] = values.of(random.nextUniform());
        feature += 1 + gaps.next(random, features);
      }
      batch.start[token + 1] = entries;
    }
  }

  /** S^n. */
  @Override
  public double emptyProbability() {
    return StrictMath.pow(sparsity, features);
  }
}
