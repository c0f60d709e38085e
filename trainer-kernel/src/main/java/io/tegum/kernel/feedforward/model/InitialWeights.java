package io.tegum.kernel.feedforward.model;

import static io.tegum.kernel.family.Checks.requireIn;

import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Labelled;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Setting.Cost;
import java.io.Serializable;
import java.util.List;

/**
 * How W1 and W2 are drawn; biases begin at 0.
 *
 * @param scheme the distribution
 * @param outputSigns signs of W2, which matter: an output whose ReLU is silent for all inputs never
 *     learns
 * @param scale factor on the scheme's deviation; in (0, 1000]
 */
public record InitialWeights(Scheme scheme, OutputSigns outputSigns, double scale)
    implements Serializable {

  private static final Kind.Real SCALE_RANGE =
      Kind.real("in (0, 1000]", scale -> scale > 0 && scale <= 1000);

  static final Setting<Scheme> SCHEME =
      Setting.of("training.initial", Kind.label(Scheme.class))
          .defaultsTo(Scheme.KAIMING)
          .meaning("How initial weights are drawn: kaiming (uniform) or xavier (normal)")
          .cost(Cost.KEEPS)
          .from(FeedForwardConfiguration.class, trial -> trial.initial().scheme());

  static final Setting<OutputSigns> POSITIVE_W2 =
      Setting.of("training.positive_w2", Kind.label(OutputSigns.class))
          .defaultsTo(OutputSigns.BOTH)
          .labelled("|W2|", "positive W2")
          .meaning("Whether W2 begins as its absolute value")
          .cost(Cost.KEEPS)
          .column(
              "positive_w2",
              ColumnType.BOOLEAN,
              "Whether W2 began as its absolute value",
              signs -> signs == OutputSigns.POSITIVE)
          .from(FeedForwardConfiguration.class, trial -> trial.initial().outputSigns());

  static final Setting<Double> SCALE =
      Setting.of("training.initial_scale", SCALE_RANGE)
          .defaultsTo(1.0)
          .labelled("scale", "initial scale")
          .meaning("Factor on the initial weights' standard deviation")
          .cost(Cost.KEEPS)
          .from(FeedForwardConfiguration.class, trial -> trial.initial().scale());

  static final List<Setting<?>> SETTINGS = List.of(SCHEME, POSITIVE_W2, SCALE);

  /** The distribution of a weight, by how many it is added up with. */
  public enum Scheme implements Labelled {
    /** Uniform on +- sqrt(6 / inputs of the layer) (He et al., 2015). */
    KAIMING("kaiming"),
    /** Normal with variance 2 / (inputs + outputs of the layer) (Glorot and Bengio, 2010). */
    XAVIER("xavier");

    private final String label;

    Scheme(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /** Signs of W2, as a spec's true or false to positive_w2. */
  public enum OutputSigns implements Labelled {
    /** As drawn: either sign is as likely. */
    BOTH("false"),
    /** |W2|. */
    POSITIVE("true");

    private final String label;

    OutputSigns(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  public InitialWeights {
    requireIn(SCALE_RANGE, "initial scale", scale);
  }

  /** The scheme's own deviation. */
  public InitialWeights(Scheme scheme, OutputSigns outputSigns) {
    this(scheme, outputSigns, 1);
  }

  /** What {@code point} says. */
  static InitialWeights at(Point point) {
    return new InitialWeights(SCHEME.at(point), POSITIVE_W2.at(point), SCALE.at(point));
  }
}
