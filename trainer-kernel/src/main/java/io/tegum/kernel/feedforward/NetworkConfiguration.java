package io.tegum.kernel.feedforward;

import static io.tegum.kernel.family.Checks.require;

import java.io.Serializable;

/**
 * The network h = act(W1 x + c), y' = out(W2 h + b).
 *
 * @param inputs n, 1 or more
 * @param neurons m, 1 or more; may exceed n
 * @param activation act: relu or gelu
 * @param output out
 * @param hiddenBias whether neurons have a bias c
 */
public record NetworkConfiguration(
    int inputs, int neurons, Nonlinearity activation, Nonlinearity output, HiddenBias hiddenBias)
    implements Serializable {

  /** Most entries of W1, and of W2. */
  public static final int MAX_WEIGHTS = 1 << 24;

  /** Whether neurons have a bias. */
  public enum HiddenBias {
    /** c = 0, always: the default. */
    ABSENT,
    /** c is trained, from 0 on. */
    TRAINED;

    /** The one that a spec's yes or no means. */
    public static HiddenBias of(boolean trained) {
      return trained ? TRAINED : ABSENT;
    }
  }

  public NetworkConfiguration {
    require(inputs >= 1, "inputs", inputs, "1 or more");
    require(neurons >= 1, "neurons", neurons, "1 or more");
    require(
        (long) inputs * neurons <= MAX_WEIGHTS,
        "inputs times neurons",
        (long) inputs * neurons,
        "at most " + MAX_WEIGHTS);
    require(activation != Nonlinearity.IDENTITY, "activation", activation.label(), "relu or gelu");
  }
}
