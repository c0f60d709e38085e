package io.tegum.sweep.check;

import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.metrics.Estimate;
import io.tegum.kernel.toy.metrics.FeatureGeometry;
import io.tegum.kernel.toy.metrics.HeadMetrics;
import io.tegum.kernel.toy.metrics.TegumFactor;
import io.tegum.kernel.toy.metrics.TrialMetrics;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.theory.HeadMoments;
import io.tegum.kernel.toy.theory.HeadTheory;
import io.tegum.kernel.toy.theory.TokenMoments;
import io.tegum.kernel.toy.training.ToyMeasures;
import io.tegum.kernel.toy.training.ToyPoint;
import io.tegum.kernel.toy.training.ToyResult;
import io.tegum.sweep.grid.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/** Results as if a check's trials had been trained to given parameters. */
final class Planted {
  private Planted() {}

  /** All trials of a check's study, as {@code plant} makes them. */
  static List<ToyResult> trials(Check check, Function<TrialConfiguration, ToyResult> plant) {
    List<ToyResult> results = new ArrayList<>();
    Grid grid = PublishedNumbers.grid(check.name());
    grid.trials(0, grid.size())
        .forEachRemaining(trial -> results.add(plant.apply((TrialConfiguration) trial)));
    return results;
  }

  static ToyResult trained(
      TrialConfiguration configuration, Parameters parameters, double loss, ToyPoint... curve) {
    HeadMetrics head = null;
    if (configuration.headOrNull() != null) {
      TokenMoments tokens =
          new TokenMoments(parameters.w().numCols, configuration.data().featureProbability());
      HeadTheory theory =
          HeadTheory.of(HeadMoments.of(configuration.headOrNull(), tokens), parameters.w());
      head = HeadMetrics.of(parameters.headOrNull(), configuration.headOrNull().pairs(), theory);
    }
    TrialMetrics metrics =
        new TrialMetrics(
            Estimate.exact(loss),
            FeatureGeometry.of(parameters.w()),
            TegumFactor.of(parameters.w()),
            null,
            Double.NaN,
            head);
    return new ToyResult(
        TrialResult.completed(
            configuration,
            configuration.training().steps(),
            new ToyMeasures(0, parameters, metrics, OptionalInt.empty(), OptionalInt.empty()),
            List.of(curve),
            0));
  }

  /** A model without a head whose features all have the bias {@code bias}. */
  static ToyResult plain(
      TrialConfiguration configuration, DMatrixRMaj w, double bias, double loss) {
    Parameters parameters = Parameters.zeros(configuration);
    parameters.w().setTo(w);
    parameters.b().fill(bias);
    return trained(configuration, parameters, loss);
  }

  /** The feature k of n is at k (degrees / n) around the origin, with this norm. */
  static DMatrixRMaj fan(int n, double degrees, double norm) {
    DMatrixRMaj w = new DMatrixRMaj(2, n);
    for (int k = 0; k < n; k++) {
      w.set(0, k, norm * Math.cos(Math.toRadians(degrees * k / n)));
      w.set(1, k, norm * Math.sin(Math.toRadians(degrees * k / n)));
    }
    return w;
  }
}
