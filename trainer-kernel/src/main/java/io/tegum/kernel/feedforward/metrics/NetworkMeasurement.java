package io.tegum.kernel.feedforward.metrics;

import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.feedforward.theory.DedicatedLosses;
import io.tegum.kernel.feedforward.theory.MonosemanticNetwork;

/** Measures the networks of one trial. */
public final class NetworkMeasurement {

  private final FeedForwardConfiguration configuration;
  private final ExpectedLosses expectedLosses;
  private final double ignoredLoss;
  private final double monosemanticLoss;
  private final boolean rhoProves;

  /** A workspace for {@code configuration}. */
  public NetworkMeasurement(FeedForwardConfiguration configuration) {
    this.configuration = configuration;
    expectedLosses = new ExpectedLosses(configuration);
    DedicatedLosses dedicated = DedicatedLosses.of(configuration.network(), configuration.task());
    ignoredLoss = dedicated.of(0);
    monosemanticLoss =
        MonosemanticNetwork.of(configuration.importance(), configuration.neurons(), dedicated)
            .loss();
    rhoProves =
        configuration.outputs() > 1
            && monosemanticLoss > 0
            && dedicated.areExact(configuration.neurons());
  }

  /** L of the best network known without superposition; 0 where neurons suffice. */
  public double monosemanticLoss() {
    return monosemanticLoss;
  }

  /**
   * Whether a rho below 1 proves computation in superposition: there are several outputs, which a
   * neuron could serve, and {@link #monosemanticLoss} is the least there is.
   */
  public boolean rhoProves() {
    return rhoProves;
  }

  /** Whether losses of trained networks are exact; else they are over held-out tokens. */
  public boolean isExact() {
    return expectedLosses.areExact();
  }

  /** The metrics of a network in training. Not modified. */
  public NetworkMetrics ofCurve(NetworkParameters parameters) {
    return of(parameters, expectedLosses.ofCurve(parameters));
  }

  /** The metrics of a trained network. Not modified. */
  public NetworkMetrics ofTrained(NetworkParameters parameters) {
    return of(parameters, expectedLosses.ofTrained(parameters));
  }

  private NetworkMetrics of(NetworkParameters parameters, OutputLosses losses) {
    int computed = 0;
    for (double each : losses.each()) {
      computed += each < ignoredLoss / 2 ? 1 : 0;
    }
    return new NetworkMetrics(
        losses.total(),
        losses.each(),
        monosemanticLoss > 0 ? losses.total().value() / monosemanticLoss : Double.NaN,
        computed,
        NetworkClasses.of(configuration, parameters, losses.each()));
  }
}
