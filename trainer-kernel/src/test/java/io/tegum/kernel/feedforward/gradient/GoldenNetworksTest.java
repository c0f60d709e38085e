package io.tegum.kernel.feedforward.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tegum.kernel.family.Labelled;
import io.tegum.kernel.feedforward.model.InputPair;
import io.tegum.kernel.feedforward.model.InputPairs;
import io.tegum.kernel.feedforward.model.NetworkConfiguration;
import io.tegum.kernel.feedforward.model.NetworkConfiguration.HiddenBias;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.feedforward.model.Nonlinearity;
import io.tegum.kernel.feedforward.model.TargetFunction;
import io.tegum.kernel.feedforward.model.TaskConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with stored float64 autograd gradients; the files' README says what they hold. */
class GoldenNetworksTest {

  /** The files hold all digits of float64. */
  private static final double TOLERANCE = 1e-10;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void lossAndGradientMatchAutograd(int number) throws IOException {
    JsonNode golden = read("/golden/feed-forward-1-%02d.json".formatted(number));
    TaskConfiguration task = task(golden);
    NetworkConfiguration network = network(golden);
    double[] importance = vector(golden.get("importance"));
    NetworkGradient gradient =
        new NetworkGradient(network, task.function(), task.arguments(network.inputs()), importance);
    double[][] tokens = rows(golden.get("X"));

    gradient.start(parameters(golden));
    for (double[] token : tokens) {
      gradient.add(token, 1.0 / tokens.length);
    }

    JsonNode expected = golden.get("expected");
    assertThat(gradient.loss()).isCloseTo(expected.get("loss").asDouble(), within(TOLERANCE));
    close(gradient.gradient().w1().data, flat(expected.get("dW1")));
    close(gradient.gradient().w2().data, flat(expected.get("dW2")));
    close(gradient.gradient().b().data, vector(expected.get("db")));
    if (golden.get("hidden_bias").asBoolean()) {
      close(gradient.gradient().c().data, vector(expected.get("dc")));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void targetsAreTheFunctionsOfTheInputs(int number) throws IOException {
    JsonNode golden = read("/golden/feed-forward-1-%02d.json".formatted(number));
    TaskConfiguration task = task(golden);
    double[][] tokens = rows(golden.get("X"));
    double[][] targets = rows(golden.get("Y"));
    int[][] arguments = task.arguments(golden.get("inputs").asInt());
    for (int c = 0; c < tokens.length; c++) {
      for (int k = 0; k < targets[c].length; k++) {
        double value = task.function().of(tokens[c][arguments[k][0]], tokens[c][arguments[k][1]]);
        assertThat(value).isCloseTo(targets[c][k], within(TOLERANCE));
      }
    }
  }

  private static JsonNode read(String resource) throws IOException {
    try (InputStream in = GoldenNetworksTest.class.getResourceAsStream(resource)) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static NetworkConfiguration network(JsonNode golden) {
    return new NetworkConfiguration(
        golden.get("inputs").asInt(),
        golden.get("neurons").asInt(),
        Labelled.parse(Nonlinearity.class, golden.get("activation").asText()).orElseThrow(),
        Labelled.parse(Nonlinearity.class, golden.get("output").asText()).orElseThrow(),
        golden.get("hidden_bias").asBoolean() ? HiddenBias.TRAINED : HiddenBias.ABSENT);
  }

  private static TaskConfiguration task(JsonNode golden) {
    TargetFunction function =
        Labelled.parse(TargetFunction.class, golden.get("function").asText()).orElseThrow();
    List<InputPair> pairs = new ArrayList<>();
    for (JsonNode pair : golden.get("pairs")) {
      pairs.add(new InputPair(pair.get("left").asInt(), pair.get("right").asInt()));
    }
    InputPairs among = pairs.isEmpty() ? InputPairs.NEIGHBOURS : InputPairs.of(pairs);
    return new TaskConfiguration(function, 0.5, 0.8, among);
  }

  private static NetworkParameters parameters(JsonNode golden) {
    double[] c = vector(golden.get("c"));
    double[] b = vector(golden.get("b"));
    return new NetworkParameters(
        new DMatrixRMaj(rows(golden.get("W1"))),
        DMatrixRMaj.wrap(c.length, 1, c),
        new DMatrixRMaj(rows(golden.get("W2"))),
        DMatrixRMaj.wrap(b.length, 1, b));
  }

  private static void close(double[] actual, double[] expected) {
    assertThat(actual).containsExactly(expected, within(TOLERANCE));
  }

  private static double[][] rows(JsonNode node) {
    double[][] rows = new double[node.size()][];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = vector(node.get(k));
    }
    return rows;
  }

  private static double[] flat(JsonNode node) {
    return new DMatrixRMaj(rows(node)).data;
  }

  private static double[] vector(JsonNode node) {
    double[] values = new double[node.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = node.get(i).asDouble();
    }
    return values;
  }
}
