package io.tegum.kernel.addition;

import static io.tegum.kernel.family.Checks.requireIn;

import io.tegum.kernel.family.CommonSettings;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Rule;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Settings;
import io.tegum.kernel.family.Trial;
import java.util.ArrayList;
import java.util.List;

/**
 * A trial of the addition transformer.
 *
 * @param model shapes
 * @param data pairs of summands
 * @param training how it is trained
 * @param seed of initial weights, pairs and the order of epochs
 * @param recordPoints log-spaced points of its curve, 2 or more
 */
public record AdditionTrial(
    AdditionModel model, AdditionData data, AdditionTraining training, long seed, int recordPoints)
    implements Trial {

  /** The family's name. */
  public static final String FAMILY = "addition";

  private static final Setting<Long> SEED = CommonSettings.seed(AdditionTrial.class);

  private static final Setting<Integer> RECORD_POINTS =
      CommonSettings.recordPoints(AdditionTrial.class);

  /** All settings, in the order of canonical texts. */
  public static final Settings SETTINGS = new Settings(FAMILY, settings());

  /** What must hold between settings. */
  public static final List<Rule> RULES =
      List.of(
          AdditionModel.WEIGHTS_WITHIN_MEMORY,
          AdditionData.TEST_PAIRS_LEAVE_SOME,
          AdditionData.PAIRS_EXIST,
          AdditionTraining.BATCH_WITHIN_PAIRS,
          AdditionTraining.STEPS_CAN_BE_COUNTED);

  /** Checks the rules, which read a trial that has all its parts: hence not a compact one. */
  public AdditionTrial(
      AdditionModel model,
      AdditionData data,
      AdditionTraining training,
      long seed,
      int recordPoints) {
    requireIn(CommonSettings.RECORD_POINTS, "record points", recordPoints);
    this.model = model;
    this.data = data;
    this.training = training;
    this.seed = seed;
    this.recordPoints = recordPoints;
    Rule.check(this, RULES);
  }

  private static List<Setting<?>> settings() {
    List<Setting<?>> all = new ArrayList<>(AdditionModel.SETTINGS);
    all.addAll(AdditionData.SETTINGS);
    all.addAll(AdditionTraining.SETTINGS);
    all.add(SEED);
    all.add(RECORD_POINTS);
    return all;
  }

  /**
   * The trial at {@code point}.
   *
   * @throws IllegalArgumentException when the combination is none that can be trained
   */
  public static AdditionTrial at(Point point) {
    return new AdditionTrial(
        AdditionModel.at(point),
        AdditionData.at(point),
        AdditionTraining.at(point),
        SEED.at(point),
        RECORD_POINTS.at(point));
  }

  @Override
  public Family family() {
    return Families.named(FAMILY);
  }

  /** Whole batches of an epoch. */
  public int stepsPerEpoch() {
    return data.trainingPairs() / training.batch();
  }

  /** Steps of the whole training. */
  public int steps() {
    return training.epochs() * stepsPerEpoch();
  }
}
