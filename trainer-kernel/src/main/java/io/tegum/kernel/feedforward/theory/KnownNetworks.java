package io.tegum.kernel.feedforward.theory;

import io.tegum.kernel.feedforward.model.NetworkConfiguration;
import io.tegum.kernel.feedforward.model.NetworkConfiguration.HiddenBias;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.feedforward.model.TargetFunction;
import java.util.ArrayList;
import java.util.List;

/**
 * Networks of one output that are written down: a search for the best begins there as well.
 *
 * <p>GELUs of large sums are nearly ReLUs, so their weights are multiplied by {@link #SHARP}.
 */
final class KnownNetworks {
  private KnownNetworks() {}

  private static final double SHARP = 10;

  /** Those with so many neurons; none where none is known. */
  static List<NetworkParameters> of(
      NetworkConfiguration network, TargetFunction function, int neurons) {
    boolean hasBias = network.hiddenBias() == HiddenBias.TRAINED;
    List<NetworkParameters> all = new ArrayList<>();
    switch (function) {
      case ABS -> all.add(sum(network, new double[][] {{1, 0, 1}, {-1, 0, 1}}));
      case SQUARE -> {
        if (hasBias) {
          all.add(sum(network, chords(neurons)));
        }
      }
      case RELU -> all.add(sum(network, new double[][] {{1, 0, 1}}));
      case AND -> {
        all.add(steps(network));
        if (hasBias) {
          all.add(sum(network, new double[][] {{1, 1, -1, 1}}));
        }
      }
      case OR -> {
        all.add(sum(network, new double[][] {{1, -1, 0, 1}, {0, 1, 0, 1}}));
        if (hasBias) {
          NetworkParameters one = sum(network, new double[][] {{-1, -1, 1, -1}});
          one.b().data[0] = 1;
          all.add(one);
        }
      }
      case XOR -> all.add(sum(network, new double[][] {{1, -1, 0, 1}, {-1, 1, 0, 1}}));
      case MAX -> {
        if (hasBias) { // 1 less a hat over x + 2y, which only x = y = 0 is under
          NetworkParameters hat =
              sum(network, new double[][] {{1, 2, 1, -1}, {1, 2, 0, 2}, {1, 2, -1, -1}});
          hat.b().data[0] = 1;
          all.add(hat);
        }
        all.add(
            sum(
                network,
                new double[][] {{1, 1, 0, .5}, {-1, -1, 0, .5}, {1, -1, 0, .5}, {-1, 1, 0, .5}}));
      }
    }
    all.removeIf(each -> each.neurons() != neurons);
    return all;
  }

  /** x^2 from 0 on by chords between even steps, of either sign in turn. */
  private static double[][] chords(int neurons) {
    double[][] chords = new double[neurons][];
    for (int a = 0; a < neurons; a++) {
      double sign = a % 2 == 0 ? 1 : -1;
      int place = a / 2;
      int ofSign = (neurons + 1 - a % 2) / 2;
      double step = 1.0 / ofSign;
      chords[a] = new double[] {sign, -place * step, place == 0 ? step : 2 * step};
    }
    return chords;
  }

  /** And: act(x + y), of which the output takes away what one input alone gives. */
  private static NetworkParameters steps(NetworkConfiguration network) {
    NetworkParameters parameters = NetworkParameters.zeros(2, 1, 1);
    double one = network.activation().value(1);
    parameters.w1().data[0] = 1;
    parameters.w1().data[1] = 1;
    parameters.w2().data[0] = 1 / (network.activation().value(2) - one);
    parameters.b().data[0] = -one * parameters.w2().data[0];
    return parameters;
  }

  /** The sum of neurons, each given by what it reads by, its bias and its weight. */
  private static NetworkParameters sum(NetworkConfiguration network, double[][] neurons) {
    int inputs = neurons[0].length - 2;
    double scale = network.activation() == Nonlinearity.GELU ? SHARP : 1;
    NetworkParameters parameters = NetworkParameters.zeros(inputs, neurons.length, 1);
    for (int a = 0; a < neurons.length; a++) {
      for (int i = 0; i < inputs; i++) {
        parameters.w1().data[a * inputs + i] = scale * neurons[a][i];
      }
      parameters.c().data[a] = scale * neurons[a][inputs];
      parameters.w2().data[a] = neurons[a][inputs + 1] / scale;
    }
    return parameters;
  }
}
