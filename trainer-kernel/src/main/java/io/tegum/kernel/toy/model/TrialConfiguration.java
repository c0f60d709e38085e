package io.tegum.kernel.toy.model;

import static io.tegum.kernel.family.Checks.requireIn;

import io.tegum.kernel.family.CommonSettings;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Quantity;
import io.tegum.kernel.family.Rule;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Settings;
import io.tegum.kernel.family.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A trial of the toy model.
 *
 * @param model shape of the representation model
 * @param headOrNull the head, or null for the plain toy model (see {@link #head()})
 * @param data token distribution and importance
 * @param training how it is trained
 * @param seed key of all its randomness
 * @param recordPoints log-spaced points of its curve, 2 or more
 */
public record TrialConfiguration(
    ModelConfiguration model,
    HeadConfiguration headOrNull,
    DataConfiguration data,
    TrainingConfiguration training,
    long seed,
    int recordPoints)
    implements Trial {

  /** The family's name. */
  public static final String FAMILY = "toy";

  /** Most entries, batch times features, of a batch of tokens: some 200 MB. */
  public static final int MAX_BATCH_ENTRIES = 1 << 24;

  /** Where a spec may say nothing: the plain toy model has no head. */
  public static final List<String> OPTIONAL_SECTIONS = List.of(HeadConfiguration.SECTION);

  private static final Setting<Integer> RECORD_POINTS =
      CommonSettings.recordPoints(TrialConfiguration.class);

  private static final Setting<Long> SEED = CommonSettings.seed(TrialConfiguration.class);

  /** All settings, in the order of canonical texts. */
  public static final Settings SETTINGS = new Settings(FAMILY, settings());

  /** What constraints can name beside the settings themselves. */
  public static final List<Quantity> QUANTITIES = quantities();

  private static final Rule BATCH_WITHIN_MEMORY = batchWithinMemory();

  private static final Rule SETS_FILL_FEATURES =
      Rule.of(
              List.of(DataConfiguration.SETS, ModelConfiguration.FEATURES),
              point ->
                  ModelConfiguration.FEATURES.at(point) % DataConfiguration.SETS.at(point).size()
                      != 0,
              point ->
                  "was %d with features %d, must divide features"
                      .formatted(
                          DataConfiguration.SETS.at(point).size(),
                          ModelConfiguration.FEATURES.at(point)))
          .toldAt("data.set_size")
          .cutBy(
              point ->
                  "set_size != %d or features != %d"
                      .formatted(
                          DataConfiguration.SETS.at(point).size(),
                          ModelConfiguration.FEATURES.at(point)));

  /** What must hold between settings. */
  public static final List<Rule> RULES =
      List.of(
          ModelConfiguration.WEIGHTS_WITHIN_MEMORY,
          HeadConfiguration.RANK_WITHIN_HIDDEN,
          HeadConfiguration.PAIRS_WITHIN_FEATURES,
          TrainingConfiguration.SCHEDULE_FITS_HEAD,
          TrainingConfiguration.OPTIMISATION.warmupWithinSteps(),
          TrainingConfiguration.OPTIMISATION.growthIsDecoupled(),
          SETS_FILL_FEATURES,
          DataConfiguration.DENSITIES_ARE_GIVEN_ONCE,
          DataConfiguration.PROFILE_FITS_FEATURES,
          DataConfiguration.PROFILE_FITS_SETS,
          DataConfiguration.SETS_ARE_SPARSE,
          BATCH_WITHIN_MEMORY);

  /** Checks the rules, which read a trial that has all its parts: hence not a compact one. */
  public TrialConfiguration(
      ModelConfiguration model,
      HeadConfiguration headOrNull,
      DataConfiguration data,
      TrainingConfiguration training,
      long seed,
      int recordPoints) {
    requireIn(CommonSettings.RECORD_POINTS, "record points", recordPoints);
    this.model = model;
    this.headOrNull = headOrNull;
    this.data = data;
    this.training = training;
    this.seed = seed;
    this.recordPoints = recordPoints;
    Rule.check(this, RULES);
  }

  private static List<Setting<?>> settings() {
    List<Setting<?>> all = new ArrayList<>(ModelConfiguration.SETTINGS);
    all.addAll(HeadConfiguration.SETTINGS);
    all.addAll(DataConfiguration.SETTINGS);
    all.addAll(TrainingConfiguration.settings());
    all.add(SEED);
    all.add(RECORD_POINTS);
    return all;
  }

  private static List<Quantity> quantities() {
    List<Quantity> all = new ArrayList<>(HeadConfiguration.QUANTITIES);
    all.addAll(DataConfiguration.QUANTITIES);
    return List.copyOf(all);
  }

  private static Rule batchWithinMemory() {
    Setting<Integer> batch = TrainingConfiguration.OPTIMISATION.batch();
    Setting<Integer> features = ModelConfiguration.FEATURES;
    String constraint = "batch * features <= " + MAX_BATCH_ENTRIES;
    return Rule.of(
            List.of(batch, features),
            point -> (long) batch.at(point) * features.at(point) > MAX_BATCH_ENTRIES,
            point ->
                "was %d with features %d, must be at most %d (%s)"
                    .formatted(
                        batch.at(point),
                        features.at(point),
                        MAX_BATCH_ENTRIES / features.at(point),
                        constraint))
        .cutBy(point -> constraint);
  }

  /**
   * The trial at {@code point}.
   *
   * @throws IllegalArgumentException when the combination is none that can be trained
   */
  public static TrialConfiguration at(Point point) {
    return new TrialConfiguration(
        ModelConfiguration.at(point),
        HeadConfiguration.atOrNull(point),
        DataConfiguration.at(point),
        TrainingConfiguration.at(point),
        SEED.at(point),
        RECORD_POINTS.at(point));
  }

  @Override
  public Family family() {
    return Families.named(FAMILY);
  }

  /** The head, or empty for the plain toy model. */
  public Optional<HeadConfiguration> head() {
    return Optional.ofNullable(headOrNull);
  }

  /**
   * Whether something tells the axes of hidden space apart. Where nothing does, a rotation of W
   * changes no loss, and what a single hidden unit does means nothing.
   */
  public boolean hasPrivilegedAxes() {
    return !model.hasLinearHidden() || training.regularisation().privilegesAxes();
  }
}
