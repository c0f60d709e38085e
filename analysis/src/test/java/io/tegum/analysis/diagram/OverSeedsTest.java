package io.tegum.analysis.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverSeedsTest {

  /** Any table of Student's t. */
  @ParameterizedTest
  @CsvSource({
    "1, 12.706",
    "2, 4.303",
    "3, 3.182",
    "4, 2.776",
    "9, 2.262",
    "30, 2.042",
    "120, 1.980"
  })
  void studentsTIsThatOfTables(int freedom, double t) {
    assertThat(StudentT.at95(freedom)).isCloseTo(t, within(5e-4));
  }

  /** Three seeds, and a share of .9: Student's interval ends above 1. */
  @Test
  void anIntervalEndsWhereTheQuantityDoes() {
    OverSeeds mean = OverSeeds.mean(new double[] {0.8, 0.95, 0.95});
    assertThat(mean.high()).isGreaterThan(1);
    assertThat(mean.within(0, 1))
        .isEqualTo(new OverSeeds(mean.middle(), mean.low(), 1, 3))
        .isEqualTo(mean.within(0.5, 1));
    assertThat(mean.within(-1, Double.POSITIVE_INFINITY)).isEqualTo(mean);
    assertThat(OverSeeds.mean(new double[] {0.9}).within(0, 1).low()).isNaN();
  }

  @Test
  void oneSeedHasNoInterval() {
    OverSeeds share = OverSeeds.share(new double[] {3}, new double[] {4});
    assertThat(share.middle()).isEqualTo(0.75);
    assertThat(share.low()).isNaN();
    assertThat(OverSeeds.mean(new double[] {2}).high()).isNaN();
  }

  /** 60 trials of three seeds are three: Wilson's interval of 3 of 3 begins at 3 / (3 + 1.96^2). */
  @Test
  void allOfThreeSeedsAreThreeOfThree() {
    OverSeeds share = OverSeeds.share(new double[] {20, 20, 20}, new double[] {20, 20, 20});
    assertThat(share.low()).isCloseTo(new Proportion(3, 3).low(), within(1e-12));
    assertThat(share.high()).isEqualTo(1);
    OverSeeds none = OverSeeds.share(new double[] {0, 0, 0}, new double[] {20, 20, 20});
    assertThat(none.low()).isZero();
    assertThat(none.high()).isCloseTo(new Proportion(0, 3).high(), within(1e-12));
  }

  /** By hand: means 1, 2, 3 have a standard error of 1 / sqrt(3), and t = 4.303. */
  @Test
  void aMeanHasStudentsInterval() {
    OverSeeds mean = OverSeeds.mean(new double[] {1, 2, 3});
    assertThat(mean.middle()).isEqualTo(2);
    assertThat(mean.low()).isCloseTo(2 - 4.303 / Math.sqrt(3), within(1e-3));
  }

  /** Copies of a seed's trials say nothing new: the interval stays as wide. */
  @Test
  void repeatedTrialsOfASeedDoNotNarrowTheInterval() {
    OverSeeds once = OverSeeds.share(new double[] {1, 0, 1, 0, 0}, new double[] {1, 1, 1, 1, 1});
    OverSeeds often =
        OverSeeds.share(new double[] {90, 0, 90, 0, 0}, new double[] {90, 90, 90, 90, 90});
    assertThat(often.high() - often.low())
        .isGreaterThan(0.9 * (once.high() - once.low()))
        .isGreaterThan(3 * (new Proportion(180, 450).high() - new Proportion(180, 450).low()));
  }

  /** Ten seeds, each with a probability of its own, of forty trials: the truth is their mean. */
  @Test
  void theIntervalHoldsTheTruthInNineteenOfTwentySweeps() {
    Random random = new Random(7);
    int held = 0;
    int naive = 0;
    int sweeps = 4000;
    for (int sweep = 0; sweep < sweeps; sweep++) {
      double[] parts = new double[10];
      double[] wholes = new double[10];
      for (int seed = 0; seed < parts.length; seed++) {
        double probability = random.nextBoolean() ? 0.4 : 0.8;
        wholes[seed] = 40;
        for (int trial = 0; trial < 40; trial++) {
          parts[seed] += random.nextDouble() < probability ? 1 : 0;
        }
      }
      OverSeeds share = OverSeeds.share(parts, wholes);
      held += share.low() <= 0.6 && share.high() >= 0.6 ? 1 : 0;
      Proportion pooled = new Proportion(Math.round(400 * share.middle()), 400);
      naive += pooled.low() <= 0.6 && pooled.high() >= 0.6 ? 1 : 0;
    }
    assertThat(held / (double) sweeps).isBetween(0.93, 0.98);
    assertThat(naive / (double) sweeps).isLessThan(0.7);
  }
}
