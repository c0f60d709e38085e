package io.tegum.kernel.toy.reference;

import io.tegum.kernel.random.GapTable;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import io.tegum.kernel.toy.model.FeatureValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Draws sparse tokens of independent features that differ in density, at a cost of O(non-zeros) and
 * a look at each class: features whose densities are within a factor of 2 are a class, which is
 * walked by geometric gaps at its largest density; a feature that is met is kept with the share
 * that its own density is of that.
 */
final class UnequalSampler implements TokenSource {

  private final double[] density;
  private final FeatureValues values;
  private final List<DensityClass> classes;
  private final RandomStream random;
  private final double[] presentUpTo; // P(one of the features up to i is present)

  UnequalSampler(double[] density, FeatureValues values, long seed, Purpose purpose) {
    this.density = density;
    this.values = values;
    classes = DensityClass.of(density);
    random = new RandomStream(seed, purpose);
    presentUpTo = new double[density.length];
    double absent = 0;
    for (int i = 0; i < density.length; i++) {
      absent += StrictMath.log1p(-density[i]);
      presentUpTo[i] = -StrictMath.expm1(absent);
    }
  }

  @Override
  public void sample(long step, TokenBatch batch) {
    random.restart(step);
    int tokens = batch.tokens();
    classes.forEach(each -> each.start(random, tokens));
    int entries = 0;
    for (int token = 0; token < tokens; token++) {
      int first = entries;
      for (DensityClass each : classes) {
        entries = each.nextToken(random, batch.feature, entries);
      }
      entries = finish(batch, token, first, entries);
    }
  }

  @Override
  public void restartPresent() {
    random.restart(0);
  }

  /** First the first present feature, then those after it, which are independent of it. */
  @Override
  public void samplePresent(TokenBatch batch) {
    int entries = 0;
    double notEmpty = presentUpTo[density.length - 1];
    for (int token = 0; token < batch.tokens(); token++) {
      int first = entries;
      int found = Arrays.binarySearch(presentUpTo, random.nextUniform() * notEmpty);
      int feature = Math.min(density.length - 1, found < 0 ? -1 - found : found);
      batch.feature[entries++] = feature;
      for (DensityClass each : classes) {
        entries = each.after(feature, random, batch.feature, entries);
      }
      entries = finish(batch, token, first, entries);
    }
  }

  /** Sorts a token's features and draws their values. */
  private int finish(TokenBatch batch, int token, int first, int entries) {
    Arrays.sort(batch.feature, first, entries);
    for (int entry = first; entry < entries; entry++) {
      batch.value[entry] = values.of(random.nextUniform());
    }
    batch.start[token + 1] = entries;
    return entries;
  }

  @Override
  public double emptyProbability() {
    double absent = 0;
    for (double each : density) {
      absent += StrictMath.log1p(-each);
    }
    return StrictMath.exp(absent);
  }

  /** Features of about the same density, ascending. */
  private static final class DensityClass {
    private final int[] feature;
    private final double[] density;
    private final double largest;
    private final GapTable gaps;
    private int next; // place of the next one met, counted from the current token's first
    private int enough;

    private DensityClass(int[] feature, double[] all) {
      this.feature = feature;
      density = Arrays.stream(feature).mapToDouble(i -> all[i]).toArray();
      largest = Arrays.stream(density).max().orElseThrow();
      gaps = new GapTable(largest);
    }

    static List<DensityClass> of(double[] density) {
      List<DensityClass> classes = new ArrayList<>();
      int least = Integer.MAX_VALUE;
      int most = Integer.MIN_VALUE;
      for (double each : density) {
        least = Math.min(least, Math.getExponent(each));
        most = Math.max(most, Math.getExponent(each));
      }
      for (int exponent = most; exponent >= least; exponent--) {
        int[] own = new int[density.length];
        int count = 0;
        for (int i = 0; i < density.length; i++) {
          if (Math.getExponent(density[i]) == exponent) {
            own[count++] = i;
          }
        }
        if (count > 0) {
          classes.add(new DensityClass(Arrays.copyOf(own, count), density));
        }
      }
      return classes;
    }

    /** Starts a batch. */
    void start(RandomStream random, int tokens) {
      enough = Math.multiplyExact(tokens, feature.length);
      next = gaps.next(random, enough);
    }

    /** Adds the present features of the next token; returns how many entries there are then. */
    int nextToken(RandomStream random, int[] entry, int entries) {
      int end = entries;
      while (next < feature.length) {
        end = keep(random, entry, end);
        next += 1 + gaps.next(random, enough);
      }
      next -= feature.length;
      return end;
    }

    /** Adds the present features after {@code last}. */
    int after(int last, RandomStream random, int[] entry, int entries) {
      int place = Arrays.binarySearch(feature, last);
      int begin = place < 0 ? -1 - place : place + 1;
      int end = entries;
      next = begin + gaps.next(random, feature.length);
      while (next < feature.length) {
        end = keep(random, entry, end);
        next += 1 + gaps.next(random, feature.length);
      }
      return end;
    }

    private int keep(RandomStream random, int[] entry, int end) {
      double own = density[next];
      if (own < largest && random.nextUniform() * largest >= own) {
        return end;
      }
      entry[end] = feature[next];
      return end + 1;
    }
  }
}
