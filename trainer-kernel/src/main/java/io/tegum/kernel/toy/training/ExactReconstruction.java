package io.tegum.kernel.toy.training;

import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.FeatureValues;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.theory.ExactReluLoss;
import io.tegum.kernel.toy.theory.LinearTheory;
import io.tegum.kernel.toy.theory.Moments;
import java.util.Optional;

/** L1 in closed form, where there is one. */
public interface ExactReconstruction {

  /** L1 of {@code parameters} (not modified). */
  double of(Parameters parameters);

  /**
   * Whether there is one: for linear models, and for the ReLU model of few equally dense,
   * independent features on [0, 1].
   */
  static boolean exists(TrialConfiguration trial) {
    DataConfiguration data = trial.data();
    return trial.model().isLinear()
        || (trial.model().features() <= ExactReluLoss.MAX_FEATURES
            && trial.model().activation() == Activation.RELU
            && trial.model().hasLinearHidden()
            && data.correlation() == Correlation.NONE
            && data.isUniform()
            && data.values() == FeatureValues.UNIT);
  }

  /** That of {@code trial}, or empty where none {@link #exists}. */
  static Optional<ExactReconstruction> of(TrialConfiguration trial) {
    if (!exists(trial)) {
      return Optional.empty();
    }
    int n = trial.model().features();
    DataConfiguration data = trial.data();
    double[] importance = data.importance(n);
    if (trial.model().isLinear()) {
      LinearTheory theory = new LinearTheory(Moments.of(n, data));
      return Optional.of(each -> theory.loss(each.w(), each.b(), importance));
    }
    ExactReluLoss loss = new ExactReluLoss(data.featureProbability(), importance);
    return Optional.of(each -> loss.loss(each.w(), each.b()));
  }
}
