package io.tegum.kernel.toy.step;

import io.tegum.kernel.family.Labelled;
import io.tegum.kernel.simd.PackedOperations;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.HiddenActivation;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * One thing that a design asks of a trial, in the words of a spec's fault.
 *
 * @param met whether the trial has it
 * @param what the setting that it is about
 * @param value what the trial has there
 * @param allowed what it would have to be
 */
record Requirement(boolean met, String what, Object value, String allowed) {

  private static final String WITH_FLOOR =
      Arrays.stream(Activation.values())
          .filter(each -> Floor.of(each).isPresent())
          .map(Labelled::label)
          .collect(Collectors.joining(" or "));

  /** The output function has a {@link Floor}. */
  static Requirement floor(TrialConfiguration trial) {
    Activation activation = trial.model().activation();
    boolean known = Floor.of(activation).isPresent();
    return new Requirement(known, "activation", activation.label(), WITH_FLOOR);
  }

  /** Features are independent of one another. */
  static Requirement independentFeatures(TrialConfiguration trial) {
    return new Requirement(
        trial.data().sets().areIndependent(),
        "correlation",
        trial.data().correlation().label(),
        "none");
  }

  /** No hidden unit is dropped: where the model is known by W'W alone there are none. */
  static Requirement noDropout(TrialConfiguration trial) {
    double dropout = trial.training().regularisation().dropout();
    return new Requirement(dropout == 0, "dropout", dropout, "0");
  }

  /** Hidden units are linear in x: W'W says nothing of others. */
  static Requirement linearHidden(TrialConfiguration trial) {
    return new Requirement(
        trial.model().hasLinearHidden(),
        "hidden activation",
        trial.model().hiddenActivation().label(),
        HiddenActivation.IDENTITY.label());
  }

  /** Hidden units have no penalty: likewise. */
  static Requirement noHiddenPenalty(TrialConfiguration trial) {
    double penalty = trial.training().regularisation().hiddenL1();
    return new Requirement(penalty == 0, "hidden L1", penalty, "0");
  }

  /** There is no head. */
  static Requirement noHead(TrialConfiguration trial) {
    boolean none = trial.headOrNull() == null;
    return new Requirement(none, "head rank", none ? 0 : trial.headOrNull().rank(), "0");
  }

  /** There are so few features that vectors hold several tokens. */
  static Requirement fewFeatures(TrialConfiguration trial) {
    return mostFeatures(trial, PackedOperations.MOST_FEATURES);
  }

  /** There are at most so many features. */
  static Requirement mostFeatures(TrialConfiguration trial, int most) {
    int features = trial.model().features();
    return new Requirement(features <= most, "features", features, "at most " + most);
  }

  /** Present features of a token are few enough to be drawn by counting. */
  static Requirement counted(TrialConfiguration trial, boolean counted) {
    return new Requirement(
        counted, "sparsity", trial.data().sparsity(), "so high that few features are present");
  }

  /** For instance "activation was gelu, must be relu or identity". */
  String fault() {
    return what + " was " + value + ", must be " + allowed;
  }
}
