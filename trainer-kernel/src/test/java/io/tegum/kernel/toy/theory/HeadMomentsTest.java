package io.tegum.kernel.toy.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.algebra.RandomMatrices;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HeadMomentsTest {
  /** Rounding of sums of a thousand terms that add up to order 1. */
  private static final double ROUNDING = 1e-13;

  static Stream<List<AttentionPair>> pairSets() {
    return Stream.of(
        List.of(AttentionPair.of(0, 1)),
        List.of(AttentionPair.of(2, 2)),
        List.of(AttentionPair.of(0, 1), AttentionPair.of(2, 3)),
        List.of(AttentionPair.of(0, 1), AttentionPair.of(0, 2), AttentionPair.of(3, 2)),
        List.of(new AttentionPair(0, 1, 0.5), new AttentionPair(1, 0, 3)),
        List.of(
            new AttentionPair(0, 1, 2),
            new AttentionPair(1, 1, 0.25),
            new AttentionPair(1, 3, 1),
            new AttentionPair(3, 0, 2)),
        List.of(
            new AttentionPair(0, 0, 1),
            new AttentionPair(1, 0, 2),
            new AttentionPair(2, 0, 3),
            new AttentionPair(3, 0, 4)),
        List.of(AttentionPair.of(0, 0), AttentionPair.of(1, 1), AttentionPair.of(2, 2)));
  }

  @ParameterizedTest
  @MethodSource("pairSets")
  void momentsMatchTheEnumerationOfAllPatterns(List<AttentionPair> pairs) {
    for (Target target : Target.values()) {
      for (double p : new double[] {1, 0.7, 0.1, 1e-3}) {
        assertMatchesEnumeration(pairs, target, 4, p);
      }
    }
  }

  @Test
  void momentsOfRandomWeightedPairsMatchTheEnumeration() {
    Random random = new Random(5);
    for (int repeat = 0; repeat < 10; repeat++) {
      List<AttentionPair> pairs = randomPairs(5, 5, 0.4, random);
      assertMatchesEnumeration(pairs, Target.INDICATOR, 5, 0.3 + 0.05 * repeat);
    }
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void momentsOfAWideGroupMatchMonteCarlo(Target target) {
    int n = 12;
    HeadConfiguration head = head(randomPairs(n, n, 0.15, new Random(3)), target);
    HeadMoments moments = HeadMoments.of(head, new TokenMoments(n, 0.2));
    DMatrixRMaj matrix = moments.matrix();
    SampledTokens.Estimate square = new SampledTokens.Estimate();
    SampledTokens.Estimate[][] products = new SampledTokens.Estimate[n][n];
    for (SampledTokens.Estimate[] row : products) {
      for (int l = 0; l < n; l++) {
        row[l] = new SampledTokens.Estimate();
      }
    }
    SampledTokens tokens = new SampledTokens(n, 0.2, 17);
    for (int sample = 0; sample < 200_000; sample++) {
      tokens.draw();
      double s = tokens.target(head);
      square.add(s * s);
      for (int k = 0; k < n; k++) {
        for (int l = 0; l < n; l++) {
          products[k][l].add(s * tokens.x[k] * tokens.y[l]);
        }
      }
    }
    assertThat(moments.targetSquare()).isCloseTo(square.mean(), within(square.tolerance()));
    for (int k = 0; k < n; k++) {
      for (int l = 0; l < n; l++) {
        SampledTokens.Estimate estimate = products[k][l];
        assertThat(matrix.get(k, l)).isCloseTo(estimate.mean(), within(estimate.tolerance()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void hiddenIsWMWTransposed(Target target) {
    HeadConfiguration head = head(randomPairs(9, 7, 0.2, new Random(8)), target);
    HeadMoments moments = HeadMoments.of(head, new TokenMoments(9, 0.3));
    DMatrixRMaj w = RandomMatrices.gaussian(4, 9, 2);
    DMatrixRMaj half = new DMatrixRMaj(4, 9);
    CommonOps_DDRM.mult(w, moments.matrix(), half);
    DMatrixRMaj expected = new DMatrixRMaj(4, 4);
    CommonOps_DDRM.multTransB(half, w, expected);
    assertThat(moments.hidden(w).data).containsExactly(expected.data, within(ROUNDING));
  }

  @Test
  void aSinglePairIsTheOuterProductOfItsResponses() {
    double p = 0.3;
    HeadMoments moments =
        HeadMoments.of(
            head(List.of(AttentionPair.of(1, 2)), Target.INDICATOR), new TokenMoments(4, p));
    for (int k = 0; k < 4; k++) {
      for (int l = 0; l < 4; l++) {
        double expected = (k == 1 ? p / 2 : p * p / 2) * (l == 2 ? p / 2 : p * p / 2);
        assertThat(moments.matrix().get(k, l)).isCloseTo(expected, within(ROUNDING));
      }
    }
    assertThat(moments.targetSquare()).isCloseTo(p * p, within(ROUNDING));
  }

  @Test
  void aHundredSeparatePairsOfDifferentWeightAreExact() {
    // s^2 is the weight of the strongest: P(pair k is it) = q (1 - q)^(pairs stronger), q = p^2.
    double p = 0.05;
    List<AttentionPair> pairs = new ArrayList<>();
    double expected = 0;
    for (int k = 0; k < 100; k++) {
      pairs.add(new AttentionPair(k, 99 - k, 100 - k));
      expected += (100.0 - k) * (100 - k) * p * p * StrictMath.pow(1 - p * p, k);
    }
    HeadMoments moments = HeadMoments.of(head(pairs, Target.INDICATOR), new TokenMoments(100, p));
    assertThat(moments.targetSquare()).isCloseTo(expected, within(1e-9 * expected));
  }

  @Test
  void aPairBeyondTheFeaturesIsRefused() {
    HeadConfiguration head = head(List.of(AttentionPair.of(0, 4)), Target.PRODUCT);
    assertThatThrownBy(() -> HeadMoments.of(head, new TokenMoments(4, 0.5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pair index was 4");
  }

  private static void assertMatchesEnumeration(
      List<AttentionPair> pairs, Target target, int n, double p) {
    HeadConfiguration head = head(pairs, target);
    HeadMoments moments = HeadMoments.of(head, new TokenMoments(n, p));
    PatternEnumeration expected = new PatternEnumeration(head, n, p);
    double scale = expected.targetSquare;
    assertThat(moments.targetSquare()).isCloseTo(scale, within(1e-11 * scale));
    assertThat(moments.matrix().data).containsExactly(expected.matrix.data, within(1e-11 * scale));
  }

  static HeadConfiguration head(List<AttentionPair> pairs, Target target) {
    return new HeadConfiguration(1, 1, pairs, target);
  }

  static List<AttentionPair> randomPairs(int lefts, int rights, double share, Random random) {
    List<AttentionPair> pairs = new ArrayList<>();
    pairs.add(AttentionPair.of(0, 0));
    for (int i = 0; i < lefts; i++) {
      for (int j = 0; j < rights; j++) {
        if (i + j > 0 && random.nextDouble() < share) {
          pairs.add(new AttentionPair(i, j, 1 + random.nextInt(3)));
        }
      }
    }
    return pairs;
  }
}
