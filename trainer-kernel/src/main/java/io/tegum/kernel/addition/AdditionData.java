package io.tegum.kernel.addition;

import static io.tegum.kernel.family.Checks.requireIn;

import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Rule;
import io.tegum.kernel.family.Setting;
import java.io.Serializable;
import java.util.List;

/**
 * The pairs of summands of a trial: distinct, uniform, and none of the test's in training.
 *
 * @param trainingPairs 1 to 10,000,000
 * @param testPairs 1 to 10,000,000
 */
public record AdditionData(int trainingPairs, int testPairs) implements Serializable {

  private static final Kind.Whole PAIRS_RANGE = Kind.between(1, 10_000_000);

  static final Setting<Integer> TRAINING_PAIRS =
      Setting.of("data.training_pairs", PAIRS_RANGE)
          .defaultsTo(25_000)
          .meaning("Pairs of summands to train on")
          .from(AdditionTrial.class, trial -> trial.data().trainingPairs());

  static final Setting<Integer> TEST_PAIRS =
      Setting.of("data.test_pairs", PAIRS_RANGE)
          .defaultsTo(2_000)
          .meaning("Pairs of summands to test on, none of them among those to train on")
          .from(AdditionTrial.class, trial -> trial.data().testPairs());

  static final List<Setting<?>> SETTINGS = List.of(TRAINING_PAIRS, TEST_PAIRS);

  static final Rule TEST_PAIRS_LEAVE_SOME =
      Rule.of(
              List.of(TEST_PAIRS, AdditionModel.DIGITS),
              point -> mostTrainingPairs(point) < 1,
              point ->
                  "was %d with digits %d, must be at most 10^(2 digits) - 1 = %d, so that pairs to train on are left"
                      .formatted(
                          TEST_PAIRS.at(point),
                          AdditionModel.DIGITS.at(point),
                          AdditionModel.at(point).pairs() - 1))
          .cutBy(
              point ->
                  "digits != %d or test_pairs < %d"
                      .formatted(AdditionModel.DIGITS.at(point), AdditionModel.at(point).pairs()));

  /** Where none are left to train on, {@link #TEST_PAIRS_LEAVE_SOME} says so. */
  static final Rule PAIRS_EXIST =
      Rule.of(
              List.of(TRAINING_PAIRS, TEST_PAIRS, AdditionModel.DIGITS),
              point ->
                  mostTrainingPairs(point) >= 1
                      && TRAINING_PAIRS.at(point) > mostTrainingPairs(point),
              point ->
                  "was %d with test_pairs %d and digits %d, must be at most 10^(2 digits) - test_pairs = %d"
                      .formatted(
                          TRAINING_PAIRS.at(point),
                          TEST_PAIRS.at(point),
                          AdditionModel.DIGITS.at(point),
                          mostTrainingPairs(point)))
          .cutBy(
              point ->
                  "digits != %d or training_pairs + test_pairs <= %d"
                      .formatted(AdditionModel.DIGITS.at(point), AdditionModel.at(point).pairs()));

  private static long mostTrainingPairs(Point point) {
    return AdditionModel.at(point).pairs() - TEST_PAIRS.at(point);
  }

  public AdditionData {
    requireIn(PAIRS_RANGE, "training pairs", trainingPairs);
    requireIn(PAIRS_RANGE, "test pairs", testPairs);
  }

  /** What {@code point} says. */
  static AdditionData at(Point point) {
    return new AdditionData(TRAINING_PAIRS.at(point), TEST_PAIRS.at(point));
  }
}
