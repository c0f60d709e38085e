package io.tegum.kernel.toy.step;

import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.FeatureProfile;
import io.tegum.kernel.toy.model.FeatureValues;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Distributions of tokens beside equally dense, independent features on [0, 1]. */
public final class Variants {
  private Variants() {}

  /** Every profile and kind of values, from dense to sparse. */
  public static List<DataConfiguration> independent(int n) {
    List<DataConfiguration> all = new ArrayList<>();
    List<FeatureValues> values = List.of(FeatureValues.values());
    DataConfiguration dense = new DataConfiguration(0.4, 0.9);
    DataConfiguration sparse = new DataConfiguration(0.97, 0.9);
    for (FeatureValues each : values) {
      all.add(dense.withValues(each));
      all.add(sparse.withValues(each));
    }
    List<FeatureProfile> profiles = new ArrayList<>();
    profiles.add(new FeatureProfile.Power(1.3, 0.8));
    profiles.add(
        new FeatureProfile.Densities(IntStream.range(0, n).mapToObj(Variants::density).toList()));
    if (n > 1) {
      profiles.add(groups(n, 0, 0.99));
      profiles.add(groups(n, 0.5, 0.9));
      profiles.add(groups(n, 0.999, 0.97));
    }
    for (int k = 0; k < profiles.size(); k++) {
      FeatureValues other = values.get(k % values.size());
      all.add(sparse.withProfile(profiles.get(k), n));
      all.add(sparse.withProfile(profiles.get(k), n).withValues(other));
    }
    all.add(sparse.withProfile(new FeatureProfile.Power(0.5, null), n));
    return all;
  }

  private static double density(int i) {
    return i % 3 == 0 ? 0.3 : 0.02 + 0.01 * (i % 5);
  }

  /** The first half of one sparsity, the rest of another. */
  public static FeatureProfile groups(int n, double first, double second) {
    return new FeatureProfile.Groups(
        List.of(
            new FeatureProfile.Group(n / 2, first), new FeatureProfile.Group(n - n / 2, second)));
  }

  /** Features in sets, where n is a multiple of 2: with and without other densities and values. */
  public static List<DataConfiguration> sets(int n) {
    List<DataConfiguration> all = new ArrayList<>();
    for (Correlation correlation : List.of(Correlation.CORRELATED, Correlation.ANTICORRELATED)) {
      DataConfiguration equal = new DataConfiguration(0.8, 0.9, null, correlation, 2);
      all.add(equal);
      all.add(equal.withValues(FeatureValues.ONE));
      all.add(equal.withValues(FeatureValues.SIGNED));
      all.add(new DataConfiguration(0.5, 0.9, null, correlation, 2)); // or always one of a set
      if (n % 4 == 0) {
        all.add(new DataConfiguration(0.75, 0.9, null, correlation, 4));
        all.add(new DataConfiguration(0.99, 0.9, null, correlation, 4));
        all.add(equal.withProfile(groups(n, 0.6, 0.95), n).withValues(FeatureValues.WIDE));
      }
    }
    all.add(
        new DataConfiguration(0.9, 0.9, null, Correlation.ANTICORRELATED, 2)
            .withProfile(new FeatureProfile.Power(1.0, 0.9), n));
    return all;
  }

  /** A trial on other tokens. */
  public static TrialConfiguration withData(TrialConfiguration c, DataConfiguration data) {
    return new TrialConfiguration(
        c.model(), c.headOrNull(), data, c.training(), c.seed(), c.recordPoints());
  }
}
