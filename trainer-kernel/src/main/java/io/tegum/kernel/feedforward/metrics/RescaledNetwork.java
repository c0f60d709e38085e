package io.tegum.kernel.feedforward.metrics;

import io.tegum.kernel.feedforward.NetworkParameters;

/**
 * A network in the gauge that makes neurons comparable: each is rescaled so that its largest |W1|
 * entry is 1, and W2 takes the factor. Of ReLU neurons that changes nothing that the network
 * computes; of GELUs it is a way to look at them.
 *
 * <p>A neuron that reads nothing stays as it is.
 *
 * @param parameters rescaled; owned by this record
 */
public record RescaledNetwork(NetworkParameters parameters) {

  /** The same network in that gauge. {@code parameters} are not modified. */
  public static RescaledNetwork of(NetworkParameters parameters) {
    NetworkParameters rescaled = parameters.copy();
    int n = rescaled.inputs();
    int m = rescaled.neurons();
    for (int a = 0; a < m; a++) {
      double largest = 0;
      for (int i = 0; i < n; i++) {
        largest = Math.max(largest, Math.abs(rescaled.w1().data[a * n + i]));
      }
      if (largest == 0) {
        continue;
      }
      for (int i = 0; i < n; i++) {
        rescaled.w1().data[a * n + i] /= largest;
      }
      rescaled.c().data[a] /= largest;
      for (int k = 0; k < rescaled.outputs(); k++) {
        rescaled.w2().data[k * m + a] *= largest;
      }
    }
    return new RescaledNetwork(rescaled);
  }
}
