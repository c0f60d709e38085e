package io.tegum.kernel.toy.reference;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.FeatureValues;

/**
 * Draws tokens whose features are correlated within sets of neighbours (see {@link Correlation}).
 *
 * <p>Sets are to one another what independent features are, so {@link TokenSource} draws which ones
 * are present, in O(present sets), and each is then spelled out: all its features, or one.
 */
public final class SetSampler implements TokenSource {

  private final int sets;
  private final int size;
  private final boolean together;
  private final FeatureValues values;
  private final double[][] memberUpToOrNull; // of a set: P(the present one is at most the k-th)
  private final TokenSource setSampler;
  private final RandomStream members;
  private TokenBatch present; // a set an entry, with the value of its first present feature

  /** A sampler of {@code purpose}'s tokens under {@code seed}; sets must fill the features. */
  public SetSampler(int features, DataConfiguration data, long seed, Purpose purpose) {
    size = data.setSize();
    sets = data.setCount(features);
    together =
        switch (data.correlation()) {
          case CORRELATED -> true;
          case ANTICORRELATED -> false;
          case NONE -> throw new IllegalArgumentException("Cannot draw sets of one feature");
        };
    values = data.values();
    memberUpToOrNull = data.isUniform() ? null : memberUpTo(data.densities(features), size);
    setSampler = setSampler(features, data, seed, purpose);
    members = new RandomStream(seed, purpose);
    present = new TokenBatch(0, sets);
  }

  /** Draws which sets are present, and one value of each. */
  private static TokenSource setSampler(
      int features, DataConfiguration data, long seed, Purpose purpose) {
    if (data.isUniform()) {
      return new TokenSampler(
          data.setCount(features), data.absentProbability(), data.values(), seed, purpose);
    }
    return new UnequalSampler(data.setDensities(features), data.values(), seed, purpose);
  }

  private static double[][] memberUpTo(double[] densities, int size) {
    double[][] upTo = new double[densities.length / size][size];
    for (int set = 0; set < upTo.length; set++) {
      double sum = 0;
      for (int k = 0; k < size; k++) {
        sum += densities[set * size + k];
        upTo[set][k] = sum;
      }
      for (int k = 0; k < size; k++) {
        upTo[set][k] /= sum;
      }
    }
    return upTo;
  }

  @Override
  public void sample(long step, TokenBatch batch) {
    setSampler.sample(step, room(batch));
    restartMembers(step);
    spellOut(batch);
  }

  @Override
  public void restartPresent() {
    setSampler.restartPresent();
    restartMembers(0);
  }

  @Override
  public void samplePresent(TokenBatch batch) {
    setSampler.samplePresent(room(batch));
    spellOut(batch);
  }

  @Override
  public double emptyProbability() {
    return setSampler.emptyProbability();
  }

  /** Which feature of a set is the present one. */
  private int member(int set) {
    double uniform = members.nextUniform();
    if (memberUpToOrNull == null) {
      return Math.min(size - 1, (int) (size * uniform));
    }
    int k = 0;
    while (k < size - 1 && uniform > memberUpToOrNull[set][k]) {
      k++;
    }
    return k;
  }

  private TokenBatch room(TokenBatch batch) {
    if (present.tokens() != batch.tokens()) {
      present = new TokenBatch(batch.tokens(), sets);
    }
    return present;
  }

  private void restartMembers(long step) {
    members.restart(~step); // steps are not negative: none of the sampler's own substreams
  }

  private void spellOut(TokenBatch batch) {
    int entries = 0;
    for (int token = 0; token < batch.tokens(); token++) {
      for (int entry = present.begin(token); entry < present.end(token); entry++) {
        int first = size * present.feature(entry);
        batch.value[entries] = present.value(entry);
        if (together) {
          batch.feature[entries++] = first;
          for (int k = 1; k < size; k++) {
            batch.feature[entries] = first + k;
            batch.value[entries++] = values.of(members.nextUniform());
          }
        } else {
          batch.feature[entries++] = first + member(present.feature(entry));
        }
      }
      batch.start[token + 1] = entries;
    }
  }
}
