package io.tegum.kernel.toy.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tegum.kernel.family.Labelled;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.HiddenActivation;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Regularisation;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with stored float64 autograd gradients; the files' README says what they hold. */
class GoldenGradientsTest {

  private static final double TOLERANCE = 1e-5;
  private static final double VARIANTS_TOLERANCE = 1e-6;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void lossesAndGradientsMatchAutograd(int number) throws IOException {
    check(read("/golden/case-1-%02d.json".formatted(number)), TOLERANCE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void lossesAndGradientsUnderDropoutMatchAutograd(int number) throws IOException {
    check(read("/golden/families/dropout-1-%02d.json".formatted(number)), VARIANTS_TOLERANCE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void lossesAndGradientsOfVariantsMatchAutograd(int number) throws IOException {
    check(read("/golden/families/toy-1-%02d.json".formatted(number)), VARIANTS_TOLERANCE);
  }

  private static void check(JsonNode golden, double tolerance) {
    BatchGradient gradient = new BatchGradient(configuration(golden));
    gradient.dropOut(masksOrNull(golden, "mask_X"), masksOrNull(golden, "mask_Y"));
    Parameters parameters = parameters(golden);
    TokenBatch left = DenseTokens.of(rows(golden.get("X")));
    JsonNode expected = golden.get("expected");
    double reconstruction = expected.get("loss_reconstruction").asDouble();

    Losses losses;
    if (golden.has("Y")) {
      losses = gradient.joint(parameters, left, DenseTokens.of(rows(golden.get("Y"))));
      close(losses.head(), expected.get("loss_head").asDouble(), tolerance);
      close(gradient.gradient().headOrNull().a().data, flat(expected.get("dA")), tolerance);
      close(gradient.gradient().headOrNull().b().data, flat(expected.get("dB")), tolerance);
    } else {
      losses = gradient.representation(parameters, left);
    }
    close(losses.reconstruction(), reconstruction, tolerance);
    close(losses.total(), expected.get("loss_total").asDouble(), tolerance);
    if (expected.has("penalty")) {
      close(losses.penalty(), expected.get("penalty").asDouble(), tolerance);
    }
    close(gradient.gradient().w().data, flat(expected.get("dW")), tolerance);
    close(gradient.gradient().b().data, vector(expected.get("db")), tolerance);
  }

  private static DropoutMasks masksOrNull(JsonNode golden, String name) {
    return golden.has(name) ? new DropoutMasks(flat(golden.get(name))) : null;
  }

  private static JsonNode read(String resource) throws IOException {
    try (InputStream in = GoldenGradientsTest.class.getResourceAsStream(resource)) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static TrialConfiguration configuration(JsonNode golden) {
    HeadConfiguration head = null;
    if (golden.has("Y")) {
      List<AttentionPair> pairs = new ArrayList<>();
      for (JsonNode pair : golden.get("pairs")) {
        pairs.add(
            new AttentionPair(
                pair.get("left").asInt(),
                pair.get("right").asInt(),
                pair.get("weight").asDouble()));
      }
      head =
          new HeadConfiguration(
              golden.get("head_rank").asInt(),
              golden.get("lambda_").asDouble(),
              pairs,
              Labelled.parse(Target.class, golden.get("target").asText()).orElseThrow());
    }
    String hidden = golden.path("hidden_activation").asText(HiddenActivation.IDENTITY.label());
    return Problem.configuration(
        new ModelConfiguration(
            golden.get("n_features").asInt(),
            golden.get("n_hidden").asInt(),
            Labelled.parse(Activation.class, golden.get("output").asText()).orElseThrow(),
            Labelled.parse(HiddenActivation.class, hidden).orElseThrow()),
        golden.get("importance").get(1).asDouble(), // geometric in every case
        head,
        Regularisation.NONE
            .withDropout(golden.path("dropout").asDouble(0))
            .withHiddenL1(golden.path("hidden_l1").asDouble(0))
            .withWeightL1(golden.path("weight_l1").asDouble(0)));
  }

  private static Parameters parameters(JsonNode golden) {
    return new Parameters(
        new DMatrixRMaj(rows(golden.get("W"))),
        DMatrixRMaj.wrap(golden.get("b").size(), 1, vector(golden.get("b"))),
        golden.has("Y")
            ? new Parameters.HeadParameters(
                new DMatrixRMaj(rows(golden.get("A"))), new DMatrixRMaj(rows(golden.get("B"))))
            : null);
  }

  private static void close(double[] actual, double[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      close(actual[i], expected[i], tolerance);
    }
  }

  private static void close(double actual, double expected, double tolerance) {
    assertThat(actual).isCloseTo(expected, within(tolerance * Math.max(1e-3, Math.abs(expected))));
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
