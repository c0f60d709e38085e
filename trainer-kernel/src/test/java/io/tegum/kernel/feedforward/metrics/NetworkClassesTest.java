package io.tegum.kernel.feedforward.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.feedforward.Networks;
import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.NetworkConfiguration;
import io.tegum.kernel.feedforward.model.NetworkConfiguration.HiddenBias;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.feedforward.model.TargetFunction;
import io.tegum.kernel.feedforward.model.TaskConfiguration;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network with planted neurons, whichever order and scale they come in. */
class NetworkClassesTest {

  /** Neurons of the planted network: what they read of features 0 to 5. */
  private static final double[][] W1 = {
    {1, 0, 0, 0, 0, 0}, // feature 0, positive side
    {-1, 0, 0, 0, 0, 0}, // feature 0, negative side
    {0, 1, 0.02, 0, 0, 0}, // feature 1, one side only
    {0, 0, 1, -0.9, 0, 0}, // a shared pair: features 2 and 3
    {0, 0, -1, 0.9, 0, 0},
    {0.01, 0, 0, 0, 1, 0}, // reads feature 4, but nothing listens
    {0, 0, 0, 0, 0, 0} // reads nothing
  };

  private static final NeuronClass[] NEURONS = {
    NeuronClass.DEDICATED,
    NeuronClass.DEDICATED,
    NeuronClass.DEDICATED,
    NeuronClass.SHARED,
    NeuronClass.SHARED,
    NeuronClass.DEAD,
    NeuronClass.DEAD
  };

  private static final FeatureClass[] FEATURES = {
    FeatureClass.TWO_SIDED,
    FeatureClass.ONE_SIDED,
    FeatureClass.SHARED,
    FeatureClass.SHARED,
    FeatureClass.IGNORED,
    FeatureClass.IGNORED
  };

  private static final FeedForwardConfiguration CONFIGURATION =
      Networks.of(Networks.relu(6, 7), new TaskConfiguration(TargetFunction.ABS, 0.99, 0.9), 16);

  private static NetworkParameters planted(int[] order, double[] scale) {
    NetworkParameters parameters = NetworkParameters.zeros(CONFIGURATION);
    DMatrixRMaj w1 = parameters.w1();
    DMatrixRMaj w2 = parameters.w2();
    for (int place = 0; place < order.length; place++) {
      int neuron = order[place];
      for (int i = 0; i < 6; i++) {
        w1.set(place, i, scale[place] * W1[neuron][i]);
        double writes = neuron < 5 ? Math.abs(W1[neuron][i]) : neuron == 5 ? 0.001 : 3;
        w2.set(i, place, writes / scale[place]);
      }
    }
    return parameters;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void plantedNeuronsAreRecognisedInAnyOrderAndScale(int seed) {
    Random random = new Random(seed);
    int[] order = IntStream.range(0, 7).toArray();
    double[] scale = new double[7];
    for (int place = 6; place >= 0; place--) {
      int other = random.nextInt(place + 1);
      int neuron = order[place];
      order[place] = order[other];
      order[other] = neuron;
      scale[place] = Math.exp(2 * random.nextGaussian());
    }
    NetworkParameters parameters = planted(order, scale);
    double[] losses = new ExpectedLosses(CONFIGURATION).ofCurve(parameters).each();

    NetworkClasses classes = NetworkClasses.of(CONFIGURATION, parameters, losses);

    for (int place = 0; place < 7; place++) {
      assertThat(classes.neurons()[place]).isEqualTo(NEURONS[order[place]]);
    }
    assertThat(classes.features()).isEqualTo(FEATURES);
    assertThat(classes.count(NeuronClass.SHARED)).isEqualTo(2);
    assertThat(classes.count(FeatureClass.SHARED)).isEqualTo(2);
    for (int place = 0; place < 7; place++) {
      double sum = 0;
      for (double share : classes.share()[place]) {
        sum += share;
      }
      assertThat(sum)
          .isCloseTo(W1[order[place]].length > 0 && order[place] < 6 ? 1 : 0, within(1e-12));
    }
  }

  @Test
  void neuronsThatNeverFireAreDead() {
    FeedForwardConfiguration bits =
        Networks.of(Networks.relu(2, 2), new TaskConfiguration(TargetFunction.AND, 0, 1), 16);
    NetworkParameters parameters = NetworkParameters.zeros(bits);
    parameters.w1().setTo(new DMatrixRMaj(new double[][] {{-1, -1}, {1, 1}}));
    parameters.w2().setTo(new DMatrixRMaj(new double[][] {{1, 1}}));
    parameters.b().data[0] = -1;
    double[] losses = new ExpectedLosses(bits).ofTrained(parameters).each();

    NetworkClasses classes = NetworkClasses.of(bits, parameters, losses);

    assertThat(losses).containsExactly(0);
    assertThat(classes.neurons()).containsExactly(NeuronClass.DEAD, NeuronClass.DEDICATED);
    assertThat(classes.features()).containsExactly(FeatureClass.ONE_SIDED);
  }

  @Test
  void theGaugeChangesNothingThatIsComputed() {
    NetworkParameters parameters = Networks.random(CONFIGURATION, new Random(4));
    NetworkParameters rescaled = RescaledNetwork.of(parameters).parameters();
    ExpectedLosses losses = new ExpectedLosses(CONFIGURATION);
    assertThat(losses.ofCurve(rescaled).each())
        .containsExactly(losses.ofCurve(parameters).each(), within(1e-12));
    for (int a = 0; a < 7; a++) {
      double largest = 0;
      for (int i = 0; i < 6; i++) {
        largest = Math.max(largest, Math.abs(rescaled.w1().get(a, i)));
      }
      assertThat(largest).isEqualTo(1);
    }
  }

  @Test
  void rhoIsOneOfTheBestMonosemanticNetwork() {
    double p = 0.2;
    FeedForwardConfiguration three =
        Networks.of(Networks.relu(3, 3), new TaskConfiguration(TargetFunction.ABS, 1 - p, 0.5), 16);
    NetworkParameters best = NetworkParameters.zeros(three);
    double b = 2 * p / (8 - 3 * p);
    best.w1().setTo(new DMatrixRMaj(new double[][] {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}}));
    best.w2().setTo(new DMatrixRMaj(new double[][] {{1, 1, 0}, {0, 0, 1 - 1.5 * b}, {0, 0, 0}}));
    best.b().setTo(new DMatrixRMaj(new double[][] {{0}, {b}, {p / 2}}));
    NetworkMetrics metrics = new NetworkMeasurement(three).ofTrained(best);

    assertThat(metrics.rho()).isCloseTo(1, within(0.01)); // of 32,768 tokens
    assertThat(metrics.computed()).isEqualTo(1);
    assertThat(metrics.classes().features())
        .containsExactly(FeatureClass.TWO_SIDED, FeatureClass.ONE_SIDED, FeatureClass.IGNORED);
  }

  /** One output cannot share, and where neurons suffice there is nothing to be below. */
  @Test
  void onlyALeastLossOfSeveralOutputsProvesAnything() {
    assertThat(rhoProves(TargetFunction.ABS, 3, 3, Nonlinearity.RELU)).isTrue();
    assertThat(rhoProves(TargetFunction.ABS, 3, 6, Nonlinearity.RELU)).isFalse();
    assertThat(rhoProves(TargetFunction.ABS, 1, 1, Nonlinearity.RELU)).isFalse();
    assertThat(rhoProves(TargetFunction.ABS, 3, 3, Nonlinearity.GELU)).isFalse();
    assertThat(rhoProves(TargetFunction.OR, 4, 2, Nonlinearity.RELU)).isTrue();
    assertThat(rhoProves(TargetFunction.OR, 4, 4, Nonlinearity.RELU)).isFalse();
    assertThat(rhoProves(TargetFunction.OR, 2, 1, Nonlinearity.RELU)).isFalse();
  }

  private static boolean rhoProves(
      TargetFunction function, int inputs, int neurons, Nonlinearity activation) {
    return new NetworkMeasurement(
            Networks.of(
                new NetworkConfiguration(
                    inputs, neurons, activation, Nonlinearity.RELU, HiddenBias.ABSENT),
                new TaskConfiguration(function, 0.5, 1),
                16))
        .rhoProves();
  }
}
