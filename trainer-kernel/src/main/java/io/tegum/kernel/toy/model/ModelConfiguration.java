package io.tegum.kernel.toy.model;

import static io.tegum.kernel.family.Checks.requireIn;

import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.Kind;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Rule;
import io.tegum.kernel.family.Setting;
import java.io.Serializable;
import java.util.List;

/**
 * The representation model's shape.
 *
 * @param features n, at least 1
 * @param hidden m, at least 1; more than n where there are more neurons than features
 * @param activation output function f
 * @param hiddenActivation g of h = g(W x)
 */
public record ModelConfiguration(
    int features, int hidden, Activation activation, HiddenActivation hiddenActivation)
    implements Serializable {

  /** Most entries of W. */
  public static final int MAX_WEIGHTS = 1 << 24;

  private static final Kind.Whole COUNT = Kind.atLeast(1);

  static final Setting<Integer> FEATURES =
      Setting.of("model.features", COUNT)
          .labelled("n", "features n")
          .meaning("n")
          .column("n_features", ColumnType.INT, "n", n -> n)
          .from(TrialConfiguration.class, trial -> trial.model().features());

  static final Setting<Integer> HIDDEN =
      Setting.of("model.hidden", COUNT)
          .labelled("m", "hidden dimensions m")
          .meaning("m")
          .column("n_hidden", ColumnType.INT, "m", m -> m)
          .from(TrialConfiguration.class, trial -> trial.model().hidden());

  static final Setting<Activation> ACTIVATION =
      Setting.of("model.activation", Kind.label(Activation.class))
          .defaultsTo(Activation.RELU)
          .meaning("Output function: relu, identity, gelu or softplus")
          .from(TrialConfiguration.class, trial -> trial.model().activation());

  static final Setting<HiddenActivation> HIDDEN_ACTIVATION =
      Setting.of("model.hidden_activation", Kind.label(HiddenActivation.class))
          .silentDefault(HiddenActivation.IDENTITY)
          .labelled("g", "hidden activation")
          .meaning("Function of the hidden units, without a bias: identity, relu or gelu")
          .from(TrialConfiguration.class, trial -> trial.model().hiddenActivation());

  static final List<Setting<?>> SETTINGS = List.of(FEATURES, HIDDEN, ACTIVATION, HIDDEN_ACTIVATION);

  static final Rule WEIGHTS_WITHIN_MEMORY =
      Rule.of(
              List.of(FEATURES, HIDDEN),
              point -> (long) FEATURES.at(point) * HIDDEN.at(point) > MAX_WEIGHTS,
              point ->
                  "was %d with hidden %d, must be at most %d (%s)"
                      .formatted(
                          FEATURES.at(point),
                          HIDDEN.at(point),
                          MAX_WEIGHTS / HIDDEN.at(point),
                          "features * hidden <= " + MAX_WEIGHTS))
          .cutBy(point -> "features * hidden <= " + MAX_WEIGHTS);

  public ModelConfiguration {
    requireIn(COUNT, "features", features);
    requireIn(COUNT, "hidden", hidden);
  }

  /** With h = W x. */
  public ModelConfiguration(int features, int hidden, Activation activation) {
    this(features, hidden, activation, HiddenActivation.IDENTITY);
  }

  /** What {@code point} says. */
  static ModelConfiguration at(Point point) {
    return new ModelConfiguration(
        FEATURES.at(point), HIDDEN.at(point), ACTIVATION.at(point), HIDDEN_ACTIVATION.at(point));
  }

  /** Whether h = W x. */
  public boolean hasLinearHidden() {
    return hiddenActivation == HiddenActivation.IDENTITY;
  }

  /** Whether x' is affine in x, so that its losses are closed forms. */
  public boolean isLinear() {
    return hasLinearHidden() && activation == Activation.IDENTITY;
  }
}
