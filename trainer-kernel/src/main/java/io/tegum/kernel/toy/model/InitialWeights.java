package io.tegum.kernel.toy.model;

import static io.tegum.kernel.family.Checks.requireIn;

import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Labelled;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.family.Setting.Cost;
import java.io.Serializable;
import java.util.List;

/**
 * How the initial parameters are drawn.
 *
 * @param scheme the deviation of W; A and B are always Xavier normal
 * @param scale factor on the deviation of W, A and B, in (0, 1000]
 * @param biasDeviation of b, in [0, 1000]; 0 begins with b = 0
 */
public record InitialWeights(Scheme scheme, double scale, double biasDeviation)
    implements Serializable {

  private static final Kind.Real SCALE_RANGE =
      Kind.real("in (0, 1000]", scale -> scale > 0 && scale <= 1000);

  private static final Kind.Real BIAS_RANGE =
      Kind.real("in [0, 1000]", deviation -> deviation >= 0 && deviation <= 1000);

  /** As in the originals: Xavier normal, b = 0. */
  public static final InitialWeights XAVIER = new InitialWeights(Scheme.XAVIER, 1, 0);

  static final Setting<Double> SCALE =
      Setting.of("training.initial_scale", SCALE_RANGE)
          .silentDefault(1.0)
          .labelled("initial scale", "scale of initial weights")
          .meaning("Factor on the initial weights' standard deviation, 1 for Xavier normal")
          .cost(Cost.KEEPS)
          .from(TrialConfiguration.class, trial -> trial.training().initial().scale());

  static final Setting<Scheme> SCHEME =
      Setting.of("training.initial", Kind.label(Scheme.class))
          .silentDefault(Scheme.XAVIER)
          .labelled("initial", "initial weights")
          .meaning("How W is drawn: xavier (normal), or unit: W_i ~ N(0, 1/m), of length 1")
          .cost(Cost.KEEPS)
          .from(TrialConfiguration.class, trial -> trial.training().initial().scheme());

  static final Setting<Double> BIAS =
      Setting.of("training.initial_bias", BIAS_RANGE)
          .silentDefault(0.0)
          .labelled("initial bias", "deviation of the initial bias")
          .meaning("Standard deviation of the initial b; 0 begins with b = 0")
          .cost(Cost.KEEPS)
          .from(TrialConfiguration.class, trial -> trial.training().initial().biasDeviation());

  static final List<Setting<?>> SETTINGS = List.of(SCHEME, BIAS);

  /** The deviation of an entry of W (m x n). */
  public enum Scheme implements Labelled {
    /** sqrt(2 / (m + n)) (Glorot and Bengio, 2010). */
    XAVIER("xavier") {
      @Override
      public double deviation(int features, int hidden) {
        return Math.sqrt(2.0 / (features + hidden));
      }
    },
    /** sqrt(1 / m): a feature's direction has a length of 1 or so, whatever m. */
    UNIT("unit") {
      @Override
      public double deviation(int features, int hidden) {
        return Math.sqrt(1.0 / hidden);
      }
    };

    private final String label;

    Scheme(String label) {
      this.label = label;
    }

    /** Of an entry of W, for a scale of 1. */
    public abstract double deviation(int features, int hidden);

    @Override
    public String label() {
      return label;
    }
  }

  public InitialWeights {
    requireIn(SCALE_RANGE, "initial scale", scale);
    requireIn(BIAS_RANGE, "initial bias", biasDeviation);
    biasDeviation += 0.0; // -0 becomes 0
  }

  /** What {@code point} says. */
  static InitialWeights at(Point point) {
    return new InitialWeights(SCHEME.at(point), SCALE.at(point), BIAS.at(point));
  }

  /** The same with {@code scale}. */
  public InitialWeights withScale(double scale) {
    return new InitialWeights(scheme, scale, biasDeviation);
  }
}
