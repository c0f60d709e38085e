package io.tegum.kernel.feedforward.model;

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
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimisationSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * A trial of the feed-forward family.
 *
 * @param network the model
 * @param task what it should compute
 * @param initial how weights begin
 * @param training how it is trained
 * @param seed key of all its randomness
 * @param recordPoints log-spaced points of its curve, 2 or more
 */
public record FeedForwardConfiguration(
    NetworkConfiguration network,
    TaskConfiguration task,
    InitialWeights initial,
    Optimisation training,
    long seed,
    int recordPoints)
    implements Trial {

  /** The family's name. */
  public static final String FAMILY = "feed-forward";

  /** Most entries of W1, of W2, and of a batch of inputs, neurons or outputs: some 200 MB. */
  public static final int MAX_ENTRIES = 1 << 24;

  /** The largest n with n (n - 1) / 2 of at most {@link #MAX_ENTRIES}. */
  private static final int MOST_INPUTS_OF_ALL_PAIRS = 5_793;

  private static final OptimisationSettings OPTIMISATION =
      new OptimisationSettings(
          FeedForwardConfiguration.class, "Tokens a step", FeedForwardConfiguration::training);

  private static final Setting<Long> SEED = CommonSettings.seed(FeedForwardConfiguration.class);

  private static final Setting<Integer> RECORD_POINTS =
      CommonSettings.recordPoints(FeedForwardConfiguration.class);

  /** All settings, in the order of canonical texts. */
  public static final Settings SETTINGS = new Settings(FAMILY, settings());

  /** What constraints can name beside the settings themselves. */
  public static final List<Quantity> QUANTITIES = TaskConfiguration.QUANTITIES;

  private static final Rule INPUTS_WITHIN_MEMORY =
      Rule.of(
          List.of(NetworkConfiguration.INPUTS),
          point -> NetworkConfiguration.INPUTS.at(point) > MAX_ENTRIES,
          point ->
              "was %d, must be at most %d"
                  .formatted(NetworkConfiguration.INPUTS.at(point), MAX_ENTRIES));

  private static final Rule OUTPUTS_WITHIN_MEMORY =
      Rule.of(
          List.of(TaskConfiguration.PAIRS, NetworkConfiguration.INPUTS, TaskConfiguration.FUNCTION),
          point ->
              NetworkConfiguration.INPUTS.at(point) <= MAX_ENTRIES
                  && inputsOrOutputs(point) > MAX_ENTRIES,
          point ->
              "was %s with inputs %d, which are %d pairs, must be at most %d pairs: with all, at"
                      .formatted(
                          TaskConfiguration.PAIRS.at(point),
                          NetworkConfiguration.INPUTS.at(point),
                          inputsOrOutputs(point),
                          MAX_ENTRIES)
                  + " most %d inputs".formatted(MOST_INPUTS_OF_ALL_PAIRS));

  private static final Rule WEIGHTS_WITHIN_MEMORY =
      Rule.of(
          List.of(
              NetworkConfiguration.NEURONS,
              NetworkConfiguration.INPUTS,
              TaskConfiguration.FUNCTION,
              TaskConfiguration.PAIRS),
          point ->
              inputsOrOutputs(point) <= MAX_ENTRIES
                  && NetworkConfiguration.NEURONS.at(point) > MAX_ENTRIES / inputsOrOutputs(point),
          point ->
              "was %d with %d inputs or outputs, must be at most %d"
                  .formatted(
                      NetworkConfiguration.NEURONS.at(point),
                      inputsOrOutputs(point),
                      MAX_ENTRIES / inputsOrOutputs(point)));

  private static final Rule BATCH_WITHIN_MEMORY =
      Rule.of(
          List.of(
              OPTIMISATION.batch(),
              NetworkConfiguration.NEURONS,
              NetworkConfiguration.INPUTS,
              TaskConfiguration.FUNCTION,
              TaskConfiguration.PAIRS),
          point ->
              widest(point) <= MAX_ENTRIES
                  && OPTIMISATION.batch().at(point) > MAX_ENTRIES / widest(point),
          point ->
              "was %d with %d inputs, neurons or outputs, must be at most %d"
                  .formatted(
                      OPTIMISATION.batch().at(point), widest(point), MAX_ENTRIES / widest(point)));

  /** What must hold between settings. */
  public static final List<Rule> RULES =
      List.of(
          TaskConfiguration.ENOUGH_INPUTS,
          TaskConfiguration.PAIRS_HAVE_TWO_INPUTS,
          TaskConfiguration.PAIRS_WITHIN_INPUTS,
          OPTIMISATION.warmupWithinSteps(),
          INPUTS_WITHIN_MEMORY,
          OUTPUTS_WITHIN_MEMORY,
          WEIGHTS_WITHIN_MEMORY,
          BATCH_WITHIN_MEMORY);

  /** Checks the rules, which read a trial that has all its parts: hence not a compact one. */
  public FeedForwardConfiguration(
      NetworkConfiguration network,
      TaskConfiguration task,
      InitialWeights initial,
      Optimisation training,
      long seed,
      int recordPoints) {
    requireIn(CommonSettings.RECORD_POINTS, "record points", recordPoints);
    this.network = network;
    this.task = task;
    this.initial = initial;
    this.training = training;
    this.seed = seed;
    this.recordPoints = recordPoints;
    Rule.check(this, RULES);
  }

  private static List<Setting<?>> settings() {
    List<Setting<?>> all = new ArrayList<>(NetworkConfiguration.SETTINGS);
    all.addAll(TaskConfiguration.SETTINGS);
    all.addAll(OPTIMISATION.all());
    all.addAll(InitialWeights.SETTINGS);
    all.add(SEED);
    all.add(RECORD_POINTS);
    return all;
  }

  private static long inputsOrOutputs(Point point) {
    int inputs = NetworkConfiguration.INPUTS.at(point);
    TargetFunction function = TaskConfiguration.FUNCTION.at(point);
    long outputs =
        function.arguments() == 1 ? inputs : TaskConfiguration.PAIRS.at(point).count(inputs);
    return Math.max(inputs, outputs);
  }

  private static long widest(Point point) {
    return Math.max(NetworkConfiguration.NEURONS.at(point), inputsOrOutputs(point));
  }

  /**
   * The trial at {@code point}.
   *
   * @throws IllegalArgumentException when the combination is none that can be trained
   */
  public static FeedForwardConfiguration at(Point point) {
    return new FeedForwardConfiguration(
        NetworkConfiguration.at(point),
        TaskConfiguration.at(point),
        InitialWeights.at(point),
        OPTIMISATION.at(point),
        SEED.at(point),
        RECORD_POINTS.at(point));
  }

  @Override
  public Family family() {
    return Families.named(FAMILY);
  }

  /** n. */
  public int inputs() {
    return network.inputs();
  }

  /** m. */
  public int neurons() {
    return network.neurons();
  }

  /** K. */
  public int outputs() {
    return (int) task.outputs(network.inputs());
  }

  /** I_k of each output; a new array that the caller owns. */
  public double[] importance() {
    return task.importance(outputs());
  }

  /** The inputs of each output, see {@link TaskConfiguration#arguments}. */
  public int[][] arguments() {
    return task.arguments(network.inputs());
  }

  /** Whether neurons have a bias that is trained. */
  public boolean hasHiddenBias() {
    return network.hiddenBias() == NetworkConfiguration.HiddenBias.TRAINED;
  }
}
