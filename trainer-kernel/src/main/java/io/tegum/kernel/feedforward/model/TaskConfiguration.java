package io.tegum.kernel.feedforward.model;

import static io.tegum.kernel.family.Checks.requireIn;

import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.ColumnType.Field;
import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Quantity;
import io.tegum.kernel.family.Rule;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Setting.Cost;
import io.tegum.kernel.family.Trial;
import java.io.Serializable;
import java.util.List;

/**
 * What the network should compute, and of which inputs.
 *
 * @param function what each output is
 * @param sparsity S, the probability that an input is absent; in [0, 1)
 * @param importanceDecay I_k = importanceDecay^k of output k; in (0, 10]
 * @param pairs which pairs the outputs are functions of; {@link InputPairs#NEIGHBOURS} for a
 *     function of one input, where nothing depends on it
 */
public record TaskConfiguration(
    TargetFunction function, double sparsity, double importanceDecay, InputPairs pairs)
    implements Serializable {

  /** Beyond 10 the importance of a hundredth output overflows. */
  private static final Kind.Real DECAY_RANGE =
      Kind.real("in (0, 10]", decay -> decay > 0 && decay <= 10);

  private static final ColumnType PAIRS_COLUMN =
      ColumnType.structs(
          Field.of(InputPair.class, "left", ColumnType.INT, InputPair::left),
          Field.of(InputPair.class, "right", ColumnType.INT, InputPair::right));

  static final Setting<TargetFunction> FUNCTION =
      Setting.of("data.function", Kind.label(TargetFunction.class))
          .meaning(
              "What outputs should be: abs, square or relu of each input; and, or, xor of pairs"
                  + " of bits; max(|x|, |y|) of pairs of -1, 0 and 1")
          .from(FeedForwardConfiguration.class, trial -> trial.task().function());

  static final Setting<Double> SPARSITY =
      Setting.of("data.sparsity", Kind.BELOW_ONE)
          .labelled("S", "sparsity S")
          .meaning("S, probability that an input is absent")
          .spacedByDensity()
          .from(FeedForwardConfiguration.class, trial -> trial.task().sparsity());

  static final Setting<Double> IMPORTANCE_DECAY =
      Setting.of("data.importance_decay", DECAY_RANGE)
          .defaultsTo(1.0)
          .labelled("I decay", "importance decay")
          .meaning("I_k = importance_decay^k of output k")
          .cost(Cost.KEEPS)
          .from(FeedForwardConfiguration.class, trial -> trial.task().importanceDecay());

  static final Setting<InputPairs> PAIRS =
      Setting.of("data.pairs", InputPairs.KIND)
          .defaultsTo(InputPairs.NEIGHBOURS)
          .meaning("Which pairs of inputs outputs are functions of: neighbours, all, or a list")
          .derivedColumn(
              "pairs",
              PAIRS_COLUMN,
              "The inputs of each output; null where it is a function of one",
              TaskConfiguration::pairs)
          .from(FeedForwardConfiguration.class, trial -> trial.task().pairs());

  static final List<Setting<?>> SETTINGS = List.of(FUNCTION, SPARSITY, IMPORTANCE_DECAY, PAIRS);

  static final List<Quantity> QUANTITIES = List.of(Quantity.density(SPARSITY));

  static final Rule PAIRS_HAVE_TWO_INPUTS =
      Rule.of(
              List.of(PAIRS, FUNCTION),
              point ->
                  FUNCTION.at(point).arguments() == 1
                      && !PAIRS.at(point).equals(InputPairs.NEIGHBOURS),
              point ->
                  "was %s with function %s, must be left out: it is a function of one input"
                      .formatted(PAIRS.at(point), FUNCTION.at(point).label()))
          .cutBy(point -> "function != " + FUNCTION.at(point).label());

  static final Rule PAIRS_WITHIN_INPUTS =
      Rule.of(
              List.of(PAIRS, NetworkConfiguration.INPUTS),
              point -> PAIRS.at(point).largestIndex() >= NetworkConfiguration.INPUTS.at(point),
              point ->
                  "index was %d with inputs %d, must be below inputs"
                      .formatted(
                          PAIRS.at(point).largestIndex(), NetworkConfiguration.INPUTS.at(point)))
          .cutBy(point -> "inputs > " + PAIRS.at(point).largestIndex());

  static final Rule ENOUGH_INPUTS =
      Rule.of(
              List.of(NetworkConfiguration.INPUTS, FUNCTION),
              point -> FUNCTION.at(point).arguments() > NetworkConfiguration.INPUTS.at(point),
              point ->
                  "was %d with function %s, must be 2 or more"
                      .formatted(NetworkConfiguration.INPUTS.at(point), FUNCTION.at(point).label()))
          .cutBy(point -> "inputs >= 2");

  public TaskConfiguration {
    requireIn(Kind.BELOW_ONE, "sparsity", sparsity);
    sparsity += 0.0; // -0 becomes 0
    requireIn(DECAY_RANGE, "importance decay", importanceDecay);
  }

  /** Of all inputs, or of neighbours. */
  public TaskConfiguration(TargetFunction function, double sparsity, double importanceDecay) {
    this(function, sparsity, importanceDecay, InputPairs.NEIGHBOURS);
  }

  /** What {@code point} says. */
  static TaskConfiguration at(Point point) {
    return new TaskConfiguration(
        FUNCTION.at(point), SPARSITY.at(point), IMPORTANCE_DECAY.at(point), PAIRS.at(point));
  }

  private static Object pairs(Trial trial) {
    FeedForwardConfiguration own = (FeedForwardConfiguration) trial;
    return own.task().function().arguments() == 2 ? own.task().pairs().among(own.inputs()) : null;
  }

  /** p = 1 - S, the probability that an input is present. */
  public double presentProbability() {
    return 1 - sparsity;
  }

  /** The probability that an input is not 0. */
  public double notZeroProbability() {
    return function.inputValues().notZero(presentProbability());
  }

  /** K, the number of outputs of a network with so many inputs. */
  public long outputs(int inputs) {
    return function.arguments() == 1 ? inputs : pairs.count(inputs);
  }

  /** The inputs of each output: (i, i) where the function has one, as it ignores the second. */
  public int[][] arguments(int inputs) {
    int[][] arguments = new int[(int) outputs(inputs)][2];
    if (function.arguments() == 1) {
      for (int i = 0; i < inputs; i++) {
        arguments[i][0] = i;
        arguments[i][1] = i;
      }
      return arguments;
    }
    List<InputPair> among = pairs.among(inputs);
    for (int k = 0; k < arguments.length; k++) {
      arguments[k][0] = among.get(k).left();
      arguments[k][1] = among.get(k).right();
    }
    return arguments;
  }

  /** I_k of the first {@code outputs} outputs; a new array that the caller owns. */
  public double[] importance(int outputs) {
    double[] importance = new double[outputs];
    double value = 1;
    for (int k = 0; k < outputs; k++) {
      importance[k] = value;
      value *= importanceDecay;
    }
    return importance;
  }
}
