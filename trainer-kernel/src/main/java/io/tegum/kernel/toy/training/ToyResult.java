package io.tegum.kernel.toy.training;

import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.toy.metrics.TrialMetrics;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.training.Trainer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A {@link TrialResult} of the toy model, with what is in it by its own types.
 *
 * @param result the result
 */
public record ToyResult(TrialResult result) {

  /** Trains {@code trial}. */
  public static ToyResult train(TrialConfiguration trial) {
    return new ToyResult(Trainer.train(trial));
  }

  /** What was trained. */
  public TrialConfiguration configuration() {
    return (TrialConfiguration) result.trial();
  }

  /** How it ended. */
  public TrialResult.Status status() {
    return result.status();
  }

  /** Trained parameters, or empty unless completed. */
  public Optional<Parameters> parameters() {
    return measures().map(ToyMeasures::parameters);
  }

  /** Metrics, or empty unless completed. */
  public Optional<TrialMetrics> metrics() {
    return measures().map(ToyMeasures::metrics);
  }

  /** First recorded step from which all pair scores stay above .9, or empty. */
  public OptionalInt stepAligned() {
    return measures().map(ToyMeasures::stepAligned).orElse(OptionalInt.empty());
  }

  /** First recorded step from which represented features stay orthogonal, or empty. */
  public OptionalInt stepOrthogonal() {
    return measures().map(ToyMeasures::stepOrthogonal).orElse(OptionalInt.empty());
  }

  /** Recorded steps, ascending. */
  public List<ToyPoint> curve() {
    return result.curve().stream().map(ToyPoint.class::cast).toList();
  }

  private Optional<ToyMeasures> measures() {
    return result.measures().map(ToyMeasures.class::cast);
  }
}
