package io.tegum.kernel.toy.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.FeatureProfile;
import io.tegum.kernel.toy.model.FeatureValues;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.step.Variants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/** Moments of features that differ, against the sum over all patterns of present features. */
class SetMomentsTest {

  private static final int N = 4;

  /** Rounding of sums of a few hundred terms of order 1. */
  private static final double ROUNDING = 1e-12;

  private static final List<List<AttentionPair>> PAIRS =
      List.of(
          List.of(AttentionPair.of(0, 1)),
          List.of(AttentionPair.of(0, 3), AttentionPair.of(1, 2)),
          List.of(new AttentionPair(0, 1, 0.5), new AttentionPair(1, 0, 3)),
          List.of(
              new AttentionPair(0, 0, 2), new AttentionPair(2, 0, 1), new AttentionPair(3, 1, 1)),
          List.of(
              AttentionPair.of(0, 0),
              AttentionPair.of(1, 1),
              AttentionPair.of(2, 2),
              AttentionPair.of(3, 3)));

  private static List<DataConfiguration> all() {
    List<DataConfiguration> all = new ArrayList<>(Variants.independent(N));
    all.addAll(Variants.sets(N));
    for (Correlation correlation : List.of(Correlation.CORRELATED, Correlation.ANTICORRELATED)) {
      all.add(new DataConfiguration(0.75, 1, null, correlation, 4)); // anticorrelated: never empty
      all.add(new DataConfiguration(0.999, 1, null, correlation, 2).withValues(FeatureValues.ONE));
    }
    return all;
  }

  /** P(pattern), from the definition. */
  private static double probability(DataConfiguration data, int pattern) {
    double[] p = data.densities(N);
    int size = data.setSize();
    double probability = 1;
    for (int first = 0; first < N; first += size) {
      int bits = pattern >> first & (1 << size) - 1;
      double none = 1;
      double own = 0;
      switch (data.correlation()) {
        case NONE -> {
          none = 1 - p[first];
          own = p[first];
        }
        case CORRELATED -> {
          none = 1 - p[first];
          own = bits == (1 << size) - 1 ? p[first] : 0;
        }
        case ANTICORRELATED -> {
          for (int k = 0; k < size; k++) {
            none -= p[first + k];
            own += bits == 1 << k ? p[first + k] : 0;
          }
        }
      }
      probability *= bits == 0 ? none : own;
    }
    return probability;
  }

  private static double product(DataConfiguration data, int pattern, int i, int k) {
    boolean both = (pattern >> i & 1) == 1 && (pattern >> k & 1) == 1;
    FeatureValues values = data.values();
    return !both ? 0 : i == k ? values.meanSquare() : values.mean() * values.mean();
  }

  private static double mean(DataConfiguration data, int pattern, int i) {
    return (pattern >> i & 1) * data.values().mean();
  }

  private static DMatrixRMaj secondMoment(DataConfiguration data) {
    DMatrixRMaj matrix = new DMatrixRMaj(N, N);
    for (int pattern = 0; pattern < 1 << N; pattern++) {
      for (int i = 0; i < N; i++) {
        for (int k = 0; k < N; k++) {
          matrix.add(i, k, probability(data, pattern) * product(data, pattern, i, k));
        }
      }
    }
    return matrix;
  }

  private static DMatrixRMaj random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    Arrays.setAll(matrix.data, k -> random.nextGaussian());
    return matrix;
  }

  private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
    return CommonOps_DDRM.mult(a, b, null);
  }

  private static DMatrixRMaj transposed(DMatrixRMaj a) {
    return CommonOps_DDRM.transpose(a, null);
  }

  private static void assertClose(String what, DMatrixRMaj actual, DMatrixRMaj expected) {
    for (int k = 0; k < expected.data.length; k++) {
      assertThat(actual.data[k]).as(what).isCloseTo(expected.data[k], within(ROUNDING));
    }
  }

  @Test
  void hiddenSecondMomentIsTheSumOverAllPatterns() {
    DMatrixRMaj w = random(3, N, 1);
    for (DataConfiguration data : all()) {
      DMatrixRMaj expected = product(product(w, secondMoment(data)), transposed(w));
      Moments moments = Moments.of(N, data);
      assertClose(data.toString(), moments.hiddenSecondMoment(w), expected);
      for (int row = 0; row < 3; row++) {
        assertThat(moments.secondMoment(w, row))
            .isCloseTo(expected.get(row, row), within(ROUNDING));
        double mean = moments.mean(w, row);
        assertThat(moments.variance(w, row))
            .isCloseTo(expected.get(row, row) - mean * mean, within(ROUNDING));
      }
    }
  }

  @Test
  void targetsMomentsAreTheSumOverAllPairsOfPatterns() {
    for (DataConfiguration data : all()) {
      for (List<AttentionPair> pairs : PAIRS) {
        for (Target target : Target.values()) {
          HeadConfiguration head = new HeadConfiguration(1, 1, pairs, target);
          HeadMoments moments = HeadMoments.of(head, Moments.of(N, data));
          DMatrixRMaj expected = new DMatrixRMaj(N, N);
          double square = 0;
          for (int x = 0; x < 1 << N; x++) {
            for (int y = 0; y < 1 << N; y++) {
              double probability = probability(data, x) * probability(data, y);
              square += probability * square(data, head, x, y);
              for (int k = 0; k < N; k++) {
                for (int l = 0; l < N; l++) {
                  expected.add(k, l, probability * withTokens(data, head, x, y, k, l));
                }
              }
            }
          }
          String what = data + " " + head;
          assertThat(moments.targetSquare()).as(what).isCloseTo(square, within(ROUNDING));
          assertClose(what, moments.matrix(), expected);
          DMatrixRMaj w = random(3, N, 2);
          assertClose(what, moments.hidden(w), product(product(w, expected), transposed(w)));
        }
      }
    }
  }

  private static double strongest(HeadConfiguration head, int x, int y) {
    return head.pairs().stream()
        .filter(pair -> (x >> pair.left() & 1) == 1 && (y >> pair.right() & 1) == 1)
        .mapToDouble(AttentionPair::weight)
        .max()
        .orElse(0);
  }

  /** E[s^2] given both patterns. */
  private static double square(DataConfiguration data, HeadConfiguration head, int x, int y) {
    if (head.target() == Target.INDICATOR) {
      return strongest(head, x, y) * strongest(head, x, y);
    }
    double sum = 0;
    for (AttentionPair one : head.pairs()) {
      for (AttentionPair other : head.pairs()) {
        sum +=
            one.weight()
                * other.weight()
                * product(data, x, one.left(), other.left())
                * product(data, y, one.right(), other.right());
      }
    }
    return sum;
  }

  /** E[s x_k y_l] given both patterns. */
  private static double withTokens(
      DataConfiguration data, HeadConfiguration head, int x, int y, int k, int l) {
    if (head.target() == Target.INDICATOR) {
      return strongest(head, x, y) * mean(data, x, k) * mean(data, y, l);
    }
    double sum = 0;
    for (AttentionPair pair : head.pairs()) {
      sum += pair.weight() * product(data, x, pair.left(), k) * product(data, y, pair.right(), l);
    }
    return sum;
  }

  /** With one pair the best head of rank one has the dual directions as its vectors. */
  @Test
  void dualDirectionsAreTheBestHeadsVectors() {
    DMatrixRMaj w = random(3, N, 4);
    for (DataConfiguration data : all()) {
      for (Target target : Target.values()) {
        HeadConfiguration head =
            new HeadConfiguration(1, 1, List.of(AttentionPair.of(0, 2)), target);
        HeadTheory theory = HeadTheory.of(HeadMoments.of(head, Moments.of(N, data)), w);
        HeadOptimum optimum = theory.optimum();
        DMatrixRMaj directions = theory.dualDirections();
        if (target == Target.INDICATOR && data.values() == FeatureValues.SIGNED) {
          assertThat(directions.get(0, 0)).isNaN(); // E[x_i 1(x_k present)] = 0
          continue;
        }
        assertThat(Math.abs(cosine(optimum.a(1), directions, 0))).isCloseTo(1, within(1e-6));
        assertThat(Math.abs(cosine(optimum.b(1), directions, 2))).isCloseTo(1, within(1e-6));
        assertThat(theory.loss(optimum.a(1), optimum.b(1)))
            .isCloseTo(optimum.loss(1), within(ROUNDING));
      }
    }
  }

  private static double cosine(DMatrixRMaj row, DMatrixRMaj columns, int column) {
    double dot = 0;
    double square = 0;
    for (int d = 0; d < row.numCols; d++) {
      dot += row.get(0, d) * columns.get(d, column);
      square += row.get(0, d) * row.get(0, d);
    }
    return dot / Math.sqrt(square);
  }

  /** families: with orthonormal W and a product target u_1 = W_i, whatever the correlation. */
  @Test
  void aTwinOfAFeatureDoesNotMatterToAProductTarget() {
    DMatrixRMaj w = CommonOps_DDRM.identity(N);
    for (DataConfiguration data : Variants.sets(N)) {
      if (data.values() == FeatureValues.ONE && data.correlation() == Correlation.CORRELATED) {
        continue; // twins that are 1 together are one feature: no target tells them apart
      }
      HeadConfiguration head =
          new HeadConfiguration(1, 1, List.of(AttentionPair.of(0, 2)), Target.PRODUCT);
      HeadTheory theory = HeadTheory.of(HeadMoments.of(head, Moments.of(N, data)), w);
      DMatrixRMaj a = theory.optimum().a(1);
      CommonOps_DDRM.divide(a, Math.hypot(a.get(0, 0), Math.hypot(a.get(0, 1), a.get(0, 2))));
      assertThat(Math.abs(a.get(0, 0))).as(data.toString()).isCloseTo(1, within(1e-9));
      assertThat(a.get(0, 1)).isCloseTo(0, within(1e-9));
    }
  }

  @Test
  void linearLossIsTheSumOverAllPatterns() {
    double[] importance = {1, 0.7, 0.5, 2};
    DMatrixRMaj w = random(2, N, 7);
    DMatrixRMaj b = random(N, 1, 8);
    DMatrixRMaj overlaps = product(transposed(w), w);
    for (DataConfiguration data : all()) {
      double expected = 0;
      for (int pattern = 0; pattern < 1 << N; pattern++) {
        for (int i = 0; i < N; i++) {
          double square = b.get(i) * b.get(i);
          for (int j = 0; j < N; j++) {
            double residual = (i == j ? 1 : 0) - overlaps.get(i, j);
            square -= 2 * b.get(i) * residual * mean(data, pattern, j);
            for (int k = 0; k < N; k++) {
              double other = (i == k ? 1 : 0) - overlaps.get(i, k);
              square += residual * other * product(data, pattern, j, k);
            }
          }
          expected += probability(data, pattern) * importance[i] * square;
        }
      }
      LinearTheory theory = new LinearTheory(Moments.of(N, data));
      assertThat(theory.loss(w, b, importance)).isCloseTo(expected, within(1e-11));
    }
  }

  /** families: the m features with the largest I_i (p_i / 3 - p_i^2 / 4) are kept. */
  @Test
  void theLinearOptimumKeepsTheFeaturesWhoseLossIsLargest() {
    double[] density = {0.9, 0.02, 0.5, 0.1};
    double[] importance = {0.2, 3, 0.4, 1};
    DataConfiguration data =
        new DataConfiguration(0, 1)
            .withProfile(new FeatureProfile.Densities(List.of(0.9, 0.02, 0.5, 0.1)), N);
    double[] ignored = new double[N];
    for (int i = 0; i < N; i++) {
      ignored[i] = importance[i] * (density[i] / 3 - density[i] * density[i] / 4);
    }
    Arrays.sort(ignored);
    LinearTheory theory = new LinearTheory(Moments.of(N, data));
    assertThat(theory.optimalLoss(importance, 2))
        .isCloseTo(ignored[0] + ignored[1], within(ROUNDING));
    double best = Double.POSITIVE_INFINITY;
    for (int kept = 0; kept < 1 << N; kept++) {
      if (Integer.bitCount(kept) == 2) {
        DMatrixRMaj w = new DMatrixRMaj(2, N);
        int row = 0;
        for (int i = 0; i < N; i++) {
          if ((kept >> i & 1) == 1) {
            w.set(row++, i, 1);
          }
        }
        best = Math.min(best, theory.loss(w, theory.optimalBias(w), importance));
      }
    }
    assertThat(best).isCloseTo(theory.optimalLoss(importance, 2), within(ROUNDING));
  }

  /** Orthonormal rows along the leading eigenvectors reach it; a search finds nothing lower. */
  @Test
  void theLinearOptimumOfSetsIsReachedAndNotUndercut() {
    double[] importance = {2, 2, 1, 1};
    for (DataConfiguration data : Variants.sets(N)) {
      if (data.setSize() > 2) {
        continue; // the closed form needs one importance in a set
      }
      LinearTheory theory = new LinearTheory(Moments.of(N, data));
      double optimum = theory.optimalLoss(importance, 2);
      double best = Double.POSITIVE_INFINITY;
      for (int first = 0; first < 360; first += 5) {
        for (int second = 0; second < 360; second += 5) {
          best = Math.min(best, ofTwoRows(theory, importance, first, second));
        }
      }
      for (long seed = 0; seed < 2000; seed++) {
        DMatrixRMaj w = random(2, N, seed);
        CommonOps_DDRM.scale(0.6, w);
        assertThat(theory.loss(w, theory.optimalBias(w), importance))
            .isGreaterThan(optimum - ROUNDING);
      }
      assertThat(best).isGreaterThan(optimum - ROUNDING).isLessThan(optimum * 1.003 + ROUNDING);
      assertThat(theory.optimalLoss(new double[] {1, 2, 1, 1}, 2)).isNaN();
    }
  }

  /** The lowest loss of two rows, each within a set: both in one, or one in each. */
  private static double ofTwoRows(
      LinearTheory theory, double[] importance, double first, double second) {
    double best = Double.POSITIVE_INFINITY;
    for (int[] sets : new int[][] {{0, 0}, {0, 2}, {2, 2}}) {
      DMatrixRMaj w = new DMatrixRMaj(2, N);
      double own = Math.toRadians(first);
      double other = sets[0] == sets[1] ? own + Math.PI / 2 : Math.toRadians(second);
      w.set(0, sets[0], Math.cos(own));
      w.set(0, sets[0] + 1, Math.sin(own));
      w.set(1, sets[1], Math.cos(other));
      w.set(1, sets[1] + 1, Math.sin(other));
      best = Math.min(best, theory.loss(w, theory.optimalBias(w), importance));
    }
    return best;
  }
}
