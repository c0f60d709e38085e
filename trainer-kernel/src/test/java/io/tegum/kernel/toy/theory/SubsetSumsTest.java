package io.tegum.kernel.toy.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SubsetSumsTest {
  /** What sampling promises for P(some pair is present), relatively. */
  private static final double PROBABILITY_ERROR = 2e-4;

  /** What sampling promises for M, relative to its largest entry. */
  private static final double MOMENT_ERROR = 5e-3;

  @Test
  void enumeratedSumsMatchTheDefinition() {
    boolean[][] joined = random(6, 8, 0.3, new Random(2));
    double p = 0.3;
    double none = 0;
    double some = 0;
    double[] own = new double[6];
    double[] partner = new double[8];
    double[][] both = new double[6][8];
    for (int t = 0; t < 1 << 6; t++) {
      double probability = 1;
      double noPair = 1;
      boolean[] hit = new boolean[8];
      for (int i = 0; i < 6; i++) {
        probability *= (t >> i & 1) == 1 ? p : 1 - p;
        for (int j = 0; j < 8; j++) {
          hit[j] |= (t >> i & 1) == 1 && joined[i][j];
        }
      }
      for (int j = 0; j < 8; j++) {
        noPair *= hit[j] ? 1 - p : 1;
      }
      none += probability * noPair;
      some += probability * (1 - noPair);
      for (int i = 0; i < 6; i++) {
        own[i] += (t >> i & 1) * probability * noPair;
        for (int j = 0; j < 8; j++) {
          both[i][j] += (t >> i & 1) * (hit[j] ? probability * noPair : 0);
        }
      }
      for (int j = 0; j < 8; j++) {
        partner[j] += hit[j] ? probability * noPair : 0;
      }
    }
    SubsetSums sums = SubsetSums.enumerated(joined, p);
    assertThat(sums.none()).isCloseTo(none, within(1e-14));
    assertThat(sums.some()).isCloseTo(some, within(1e-14));
    assertThat(sums.withOwn()).containsExactly(own, within(1e-14));
    assertThat(sums.withPartner()).containsExactly(partner, within(1e-14));
    for (int i = 0; i < 6; i++) {
      assertThat(sums.withBoth()[i]).containsExactly(both[i], within(1e-14));
    }
  }

  @Test
  void sampledSumsAreCloseToTheEnumeratedOnes() {
    Random random = new Random(4);
    for (double share : new double[] {0.1, 0.2, 0.5}) {
      boolean[][] joined = random(12, 12, share, random);
      for (double p : new double[] {0.001, 0.01, 0.1, 0.3, 0.7, 1}) {
        SubsetSums exact = SubsetSums.enumerated(joined, p);
        SubsetSums sampled = SubsetSums.sampled(joined, p);
        assertThat(sampled.some())
            .isCloseTo(exact.some(), within(PROBABILITY_ERROR * exact.some()));
        double[] expected = products(exact, p / 2);
        double largest = 0;
        for (double value : expected) {
          largest = Math.max(largest, value);
        }
        assertThat(products(sampled, p / 2))
            .containsExactly(expected, within(MOMENT_ERROR * largest));
      }
    }
  }

  @Test
  void largeGroupsAreSampledTheSameWayEveryTime() {
    boolean[][] joined = random(30, 35, 0.1, new Random(6));
    SubsetSums first = SubsetSums.of(joined, 0.1);
    assertThat(SubsetSums.of(joined, 0.1).withOwn()).containsExactly(first.withOwn());
    assertThat(first.none() + first.some()).isCloseTo(1, within(1e-12));
  }

  /** E[e x_i y_j], which is what the sums are for. */
  private static double[] products(SubsetSums sums, double mu) {
    int[] lefts = new int[sums.withOwn().length];
    int[] rights = new int[sums.withPartner().length];
    IndicatorGroup group = IndicatorGroup.of(lefts, rights, sums, mu);
    double[] products = new double[lefts.length * rights.length];
    for (int i = 0; i < lefts.length; i++) {
      for (int j = 0; j < rights.length; j++) {
        products[i * rights.length + j] =
            mu * mu * group.some()
                + mu * group.leftPart()[i]
                + mu * group.rightPart()[j]
                + group.core()[i][j];
      }
    }
    return products;
  }

  private static boolean[][] random(int rows, int columns, double share, Random random) {
    boolean[][] joined = new boolean[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        joined[i][j] = i == j || random.nextDouble() < share;
      }
    }
    return joined;
  }
}
