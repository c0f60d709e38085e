package io.tegum.kernel.feedforward;

import static io.tegum.kernel.family.Checks.require;

import java.io.Serializable;
import java.util.List;

/**
 * What the network should compute, and of which inputs.
 *
 * @param function what each output is
 * @param sparsity S, the probability that an input is absent; in [0, 1)
 * @param importanceDecay I_k = importanceDecay^k of output k; in (0, {@link #MAX_IMPORTANCE_DECAY}]
 * @param pairs which pairs the outputs are functions of; {@link InputPairs#NEIGHBOURS} for a
 *     function of one input, where nothing depends on it
 */
public record TaskConfiguration(
    TargetFunction function, double sparsity, double importanceDecay, InputPairs pairs)
    implements Serializable {

  /** Largest importance decay: beyond it the importance of a hundredth output overflows. */
  public static final double MAX_IMPORTANCE_DECAY = 10;

  public TaskConfiguration {
    require(sparsity >= 0 && sparsity < 1, "sparsity", sparsity, "in [0, 1)");
    sparsity += 0.0; // -0 becomes 0
    require(
        importanceDecay > 0 && importanceDecay <= MAX_IMPORTANCE_DECAY,
        "importance decay",
        importanceDecay,
        "in (0, 10]");
    require(
        function.arguments() == 2 || pairs.equals(InputPairs.NEIGHBOURS),
        "pairs",
        pairs,
        "left out, as " + function.label() + " is a function of one input");
  }

  /** Of all inputs, or of neighbours. */
  public TaskConfiguration(TargetFunction function, double sparsity, double importanceDecay) {
    this(function, sparsity, importanceDecay, InputPairs.NEIGHBOURS);
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
