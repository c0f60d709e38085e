package io.tegum.kernel.addition.data;

import io.tegum.kernel.addition.AdditionTrial;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.random.RandomStream;
import java.util.HashSet;
import java.util.Set;

/**
 * The pairs of a trial, all distinct. Those of the test are drawn first and depend on the seed and
 * the digits alone, fewer being the first of more; so are training pairs, but for those that the
 * test has taken.
 *
 * @param training in the order in which they were drawn
 * @param test none of which is in training
 */
public record PairSets(Pairs training, Pairs test) {

  /** The pairs of {@code trial}. */
  public static PairSets of(AdditionTrial trial) {
    Set<Long> taken = new HashSet<>();
    RandomStream test = new RandomStream(trial.seed(), Purpose.ADDITION_TEST_PAIRS);
    RandomStream training = new RandomStream(trial.seed(), Purpose.ADDITION_TRAINING_PAIRS);
    Pairs testPairs = draw(trial, test, trial.data().testPairs(), taken);
    return new PairSets(draw(trial, training, trial.data().trainingPairs(), taken), testPairs);
  }

  private static Pairs draw(AdditionTrial trial, RandomStream random, int count, Set<Long> taken) {
    int numbers = trial.model().numbers();
    int[] left = new int[count];
    int[] right = new int[count];
    for (int k = 0; k < count; ) {
      left[k] = uniform(random, numbers);
      right[k] = uniform(random, numbers);
      if (taken.add((long) left[k] * numbers + right[k])) {
        k++;
      }
    }
    return new Pairs(trial.model().digits(), left, right);
  }

  /** Uniform below {@code range}, up to a bias of range / 2^63. */
  static int uniform(RandomStream random, int range) {
    return (int) Math.multiplyHigh(random.nextBits() >>> 1, 2L * range);
  }
}
