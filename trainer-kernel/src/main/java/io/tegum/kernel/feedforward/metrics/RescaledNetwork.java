package io.tegum.kernel.feedforward.metrics;

import io.tegum.kernel.feedforward.model.NetworkParameters;

/**
 * A network in the gauge that makes neurons comparable: each is rescaled so that its largest |W1|
 * entry is 1, and W2 takes the factor. Of ReLU neurons that changes nothing that the network
 * computes; of GELUs it is a way to look at them.
 *
 * <p>A neuron that reads nothing stays as it is, with a scale of 0.
 *
 * @param parameters rescaled; owned by this record
 * @param scale m: the largest |W1| entry that each neuron had; owned by this record
 */
public record RescaledNetwork(NetworkParameters parameters, double[] scale) {

  /** The same network in that gauge. {@code parameters} are not modified. */
  public static RescaledNetwork of(NetworkParameters parameters) {
    NetworkParameters rescaled = parameters.copy();
    int n = rescaled.inputs();
    int m = rescaled.neurons();
    double[] scale = new double[m];
    for (int a = 0; a < m; a++) {
      for (int i = 0; i < n; i++) {
        scale[a] = Math.max(scale[a], Math.abs(rescaled.w1().data[a * n + i]));
      }
      if (scale[a] > 0) {
        rescale(rescaled, a, scale[a]);
      }
    }
    return new RescaledNetwork(rescaled, scale);
  }

  private static void rescale(NetworkParameters rescaled, int a, double scale) {
    int n = rescaled.inputs();
    for (int i = 0; i < n; i++) {
      rescaled.w1().data[a * n + i] /= scale;
    }
    rescaled.c().data[a] /= scale;
    for (int k = 0; k < rescaled.outputs(); k++) {
      rescaled.w2().data[k * rescaled.neurons() + a] *= scale;
    }
  }
}
