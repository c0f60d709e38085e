package io.tegum.kernel.feedforward.training;

import io.tegum.kernel.feedforward.Networks;
import io.tegum.kernel.feedforward.metrics.ExpectedLosses;
import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.feedforward.step.NetworkStep;
import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.optimiser.LearningRate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Small trainings of every kind of network, and what they come to, as hex of the bits. */
final class NetworkBits {

  private NetworkBits() {}

  /** Prints a line a trial: for the test that runs this in other JVMs. */
  public static void main(String[] arguments) {
    all().forEach(trial -> System.out.println(line(trial)));
  }

  static List<FeedForwardConfiguration> all() {
    List<FeedForwardConfiguration> all = new ArrayList<>();
    for (double sparsity : new double[] {0, 0.6, 0.9, 0.99}) {
      all.addAll(Networks.ofAllKinds(70, sparsity));
    }
    return all;
  }

  static String line(FeedForwardConfiguration trial) {
    NetworkParameters parameters = Initialisation.of(trial);
    LearningRate rate = new LearningRate(trial.training());
    double last = 0;
    try (NetworkStep network = NetworkStep.of(trial)) { // the next one has its memory
      network.load(parameters);
      FloatOptimizer optimizer = network.optimizer();
      for (int k = 0; k < trial.training().steps(); k++) {
        last = network.step(k);
        optimizer.update(rate.at(k));
      }
      network.store(parameters);
    }
    double[] losses = new ExpectedLosses(trial).ofCurve(parameters).each();
    return "%s n=%d m=%d S=%s %08x %016x %08x"
        .formatted(
            trial.task().function().label(),
            trial.inputs(),
            trial.neurons(),
            trial.task().sparsity(),
            bits(parameters),
            Double.doubleToRawLongBits(last),
            Arrays.hashCode(losses));
  }

  private static int bits(NetworkParameters parameters) {
    int mixed = Arrays.hashCode(parameters.w1().data);
    mixed = 31 * mixed + Arrays.hashCode(parameters.c().data);
    mixed = 31 * mixed + Arrays.hashCode(parameters.w2().data);
    return 31 * mixed + Arrays.hashCode(parameters.b().data);
  }
}
