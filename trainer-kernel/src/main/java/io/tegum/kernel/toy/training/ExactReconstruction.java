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
interface ExactReconstruction {

  /** L1 of {@code parameters} (not modified). */
  double of(Parameters parameters);

  /**
   * Of linear models, and of the ReLU model of few equally dense, independent features on [0, 1];
   * empty for others.
   */
  static Optional<ExactReconstruction> of(TrialConfiguration trial) {
    int n = trial.model().features();
    DataConfiguration data = trial.data();
    double[] importance = data.importance(n);
    if (trial.model().isLinear()) {
      LinearTheory theory = new LinearTheory(Moments.of(n, data));
      return Optional.of(each -> theory.loss(each.w(), each.b(), importance));
    }
    if (n <= ExactReluLoss.MAX_FEATURES
        && trial.model().activation() == Activation.RELU
        && trial.model().hasLinearHidden()
        && data.correlation() == Correlation.NONE
        && data.isUniform()
        && data.values() == FeatureValues.UNIT) {
      ExactReluLoss loss = new ExactReluLoss(data.featureProbability(), importance);
      return Optional.of(each -> loss.loss(each.w(), each.b()));
    }
    return Optional.empty();
  }
}
