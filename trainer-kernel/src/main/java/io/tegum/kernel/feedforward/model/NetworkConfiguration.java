package io.tegum.kernel.feedforward.model;

import static io.tegum.kernel.family.Checks.require;
import static io.tegum.kernel.family.Checks.requireIn;

import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Labelled;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Setting;
import java.io.Serializable;
import java.util.List;

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

  /** Whether neurons have a bias, as a spec's true or false. */
  public enum HiddenBias implements Labelled {
    /** c = 0, always: the default. */
    ABSENT("false"),
    /** c is trained, from 0 on. */
    TRAINED("true");

    private final String label;

    HiddenBias(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  private static final Kind.Whole COUNT = Kind.atLeast(1);

  static final Setting<Integer> INPUTS =
      Setting.of("model.inputs", COUNT)
          .labelled("n", "inputs n")
          .meaning("n, inputs of the network")
          .column("n_inputs", ColumnType.INT, "n", n -> n)
          .from(FeedForwardConfiguration.class, trial -> trial.network().inputs());

  static final Setting<Integer> NEURONS =
      Setting.of("model.neurons", COUNT)
          .labelled("m", "neurons m")
          .meaning("m, hidden neurons; may exceed n")
          .column("n_neurons", ColumnType.INT, "m", m -> m)
          .from(FeedForwardConfiguration.class, trial -> trial.network().neurons());

  static final Setting<NeuronKind> ACTIVATION =
      Setting.of("model.activation", Kind.label(NeuronKind.class))
          .defaultsTo(NeuronKind.RELU)
          .meaning("What neurons do: relu or gelu")
          .from(
              FeedForwardConfiguration.class, trial -> NeuronKind.of(trial.network().activation()));

  static final Setting<Nonlinearity> OUTPUT =
      Setting.of("model.output", Kind.label(Nonlinearity.class))
          .defaultsTo(Nonlinearity.RELU)
          .meaning("What outputs do: relu, gelu or identity")
          .from(FeedForwardConfiguration.class, trial -> trial.network().output());

  static final Setting<HiddenBias> HIDDEN_BIAS =
      Setting.of("model.hidden_bias", Kind.label(HiddenBias.class))
          .defaultsTo(HiddenBias.ABSENT)
          .labelled("c", "hidden bias")
          .meaning("Whether neurons have a bias")
          .column(
              "hidden_bias",
              ColumnType.BOOLEAN,
              "Whether neurons have a bias",
              bias -> bias == HiddenBias.TRAINED)
          .from(FeedForwardConfiguration.class, trial -> trial.network().hiddenBias());

  static final List<Setting<?>> SETTINGS =
      List.of(INPUTS, NEURONS, ACTIVATION, OUTPUT, HIDDEN_BIAS);

  public NetworkConfiguration {
    requireIn(COUNT, "inputs", inputs);
    requireIn(COUNT, "neurons", neurons);
    require(activation != Nonlinearity.IDENTITY, "activation", activation.label(), "relu or gelu");
  }

  /** What {@code point} says. */
  static NetworkConfiguration at(Point point) {
    return new NetworkConfiguration(
        INPUTS.at(point),
        NEURONS.at(point),
        ACTIVATION.at(point).nonlinearity(),
        OUTPUT.at(point),
        HIDDEN_BIAS.at(point));
  }
}
