package io.tegum.kernel.toy.training;

import io.tegum.kernel.family.Measures;
import io.tegum.kernel.toy.metrics.HeadMetrics;
import io.tegum.kernel.toy.metrics.TrialMetrics;
import io.tegum.kernel.toy.model.Parameters;
import java.util.OptionalInt;

/**
 * What is kept of a trained toy model.
 *
 * @param lambda weight of the head's loss; 0 without a head
 * @param parameters trained parameters, rounded to float
 * @param metrics of those rounded parameters
 * @param stepAligned first recorded step from which all pair scores stay above .9, or empty
 * @param stepOrthogonal first recorded step from which represented features stay orthogonal
 *     (largest overlap below .1), or empty
 */
public record ToyMeasures(
    double lambda,
    Parameters parameters,
    TrialMetrics metrics,
    OptionalInt stepAligned,
    OptionalInt stepOrthogonal)
    implements Measures {

  @Override
  public double lossTotal() {
    return metrics.lossReconstruction()
        + lambda * metrics.head().map(HeadMetrics::loss).orElse(0.0);
  }
}
