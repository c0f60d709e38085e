package io.tegum.benchmarks;

import io.tegum.kernel.optimiser.LearningRate;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.reference.BatchGradient;
import io.tegum.kernel.toy.reference.Optimizer;
import io.tegum.kernel.toy.reference.TokenBatch;
import io.tegum.kernel.toy.reference.TokenSampler;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/**
 * Training by the reference step: {@link BatchGradient} in double, on the reference's own draws.
 * Initial parameters come from another generator than the trainer's, so that those are checked too.
 */
final class ReferenceTraining {

  /** A parameter, its gradient and its optimiser. */
  private record Trained(double[] values, double[] gradient, Optimizer optimizer) {}

  private final TrialConfiguration configuration;
  private final Parameters parameters;
  private final BatchGradient gradient;
  private final TokenSampler leftSampler;
  private final TokenSampler rightSampler;
  private final TokenBatch left;
  private final TokenBatch right;
  private final List<Trained> trained = new ArrayList<>();

  ReferenceTraining(Workload workload, int steps, long seed) {
    configuration = workload.configuration(steps, seed);
    parameters = workload.initial(new SplittableRandom(seed));
    gradient = new BatchGradient(configuration);
    leftSampler = sampler(Purpose.LEFT_TOKENS);
    rightSampler = sampler(Purpose.RIGHT_TOKENS);
    left = batch();
    right = batch();
    Optimisation optimisation = configuration.training().optimisation();
    train(parameters.w(), gradient.gradient().w());
    DMatrixRMaj b = parameters.b();
    Optimizer ofBiases = Optimizer.ofBiases(optimisation, b.data.length);
    trained.add(new Trained(b.data, gradient.gradient().b().data, ofBiases));
    if (parameters.headOrNull() != null) {
      train(parameters.headOrNull().a(), gradient.gradient().headOrNull().a());
      train(parameters.headOrNull().b(), gradient.gradient().headOrNull().b());
    }
  }

  private TokenSampler sampler(Purpose purpose) {
    return new TokenSampler(
        configuration.model().features(),
        configuration.data().sparsity(),
        configuration.seed(),
        purpose);
  }

  private TokenBatch batch() {
    return new TokenBatch(configuration.training().batch(), configuration.model().features());
  }

  private void train(DMatrixRMaj parameter, DMatrixRMaj itsGradient) {
    Optimizer optimizer =
        Optimizer.of(configuration.training().optimisation(), parameter.data.length);
    trained.add(new Trained(parameter.data, itsGradient.data, optimizer));
  }

  /** Trains to the end; returns the parameters. */
  Parameters run() {
    LearningRate learningRate = new LearningRate(configuration.training().optimisation());
    for (int step = 0; step < configuration.training().steps(); step++) {
      leftSampler.sample(step, left);
      if (parameters.headOrNull() == null) {
        gradient.representation(parameters, left);
      } else {
        rightSampler.sample(step, right);
        gradient.joint(parameters, left, right);
      }
      for (Trained each : trained) {
        each.optimizer.update(learningRate.at(step), each.values, each.gradient);
      }
    }
    return parameters;
  }
}
