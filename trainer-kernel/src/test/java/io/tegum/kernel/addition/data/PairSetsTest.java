package io.tegum.kernel.addition.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.addition.AdditionData;
import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.AdditionTraining;
import io.tegum.kernel.addition.AdditionTrial;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairSetsTest {

  private static AdditionTrial trial(int digits, int training, int test, long seed) {
    return new AdditionTrial(
        new AdditionModel(digits, 8, 2, 2),
        new AdditionData(training, test),
        new AdditionTraining(1, 1, 1e-3, 0.01, 0.8),
        seed,
        2);
  }

  @Test
  void allPairsAreDistinctAndNoneOfTheTestIsInTraining() {
    PairSets sets = PairSets.of(trial(2, 7000, 2000, 1));

    Set<Integer> seen = new HashSet<>();
    for (Pairs pairs : new Pairs[] {sets.training(), sets.test()}) {
      for (int k = 0; k < pairs.count(); k++) {
        assertThat(seen.add(pairs.left()[k] * 100 + pairs.right()[k])).isTrue();
      }
    }
    assertThat(seen).hasSize(9000);
  }

  @Test
  void everyPairCanBeDrawn() {
    PairSets sets = PairSets.of(trial(1, 90, 10, 1));

    assertThat(sets.training().count() + sets.test().count()).isEqualTo(100);
  }

  @Test
  void pairsAreUniform() {
    Pairs pairs = PairSets.of(trial(6, 25_000, 2000, 3)).training();

    int[] counts = new int[10];
    for (int k = 0; k < pairs.count(); k++) {
      for (int place = 0; place < 12; place++) {
        counts[pairs.digit(k, place)]++;
      }
    }
    // 30,000 expected; the deviation of a count is 164.
    assertThat(IntStream.of(counts))
        .allSatisfy(count -> assertThat(count).isBetween(29_180, 30_820));
  }

  @Test
  void lessTrainingDataIsTheBeginningOfMore() {
    PairSets few = PairSets.of(trial(3, 100, 50, 5));
    PairSets many = PairSets.of(trial(3, 1000, 50, 5));

    assertThat(many.test().left()).isEqualTo(few.test().left());
    assertThat(Arrays.copyOf(many.training().right(), 100)).isEqualTo(few.training().right());
  }

  @Test
  void pairsDependOnTheSeed() {
    assertThat(PairSets.of(trial(3, 100, 50, 5)).training().left())
        .isEqualTo(PairSets.of(trial(3, 100, 50, 5)).training().left())
        .isNotEqualTo(PairSets.of(trial(3, 100, 50, 6)).training().left());
  }

  @Test
  void anEpochsOrderIsAShuffleThatDoesNotDependOnTheOnesBefore() {
    EpochOrder orders = new EpochOrder(7, 1000);
    orders.of(3);
    int[] fifth = orders.of(5).clone();

    assertThat(new EpochOrder(7, 1000).of(5)).isEqualTo(fifth);
    assertThat(new EpochOrder(7, 1000).of(6)).isNotEqualTo(fifth);
    assertThat(fifth.clone()).isNotEqualTo(IntStream.range(0, 1000).toArray());
    Arrays.sort(fifth);
    assertThat(fifth).isEqualTo(IntStream.range(0, 1000).toArray());
  }

  @Test
  void digitsSumsAndCarryChains() {
    Pairs pairs = new Pairs(4, new int[] {1999, 5, 4567}, new int[] {8003, 3, 5432});

    assertThat(IntStream.range(0, 8).map(place -> pairs.digit(0, place)))
        .containsExactly(9, 9, 9, 1, 3, 0, 0, 8);
    assertThat(IntStream.range(0, 5).map(answer -> pairs.sumDigit(0, answer)))
        .containsExactly(2, 0, 0, 0, 1);
    assertThat(IntStream.range(0, 5).map(answer -> pairs.carryChain(0, answer)))
        .containsExactly(0, 1, 2, 3, 4);
    assertThat(IntStream.range(0, 5).map(answer -> pairs.carryChain(1, answer))).containsOnly(0);
    assertThat(IntStream.range(0, 5).map(answer -> pairs.carryChain(2, answer))).containsOnly(0);
  }
}
