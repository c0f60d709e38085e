package io.tegum.kernel.addition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tegum.kernel.addition.data.Pairs;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A stored case of float64 autograd; the files' README says what they hold.
 *
 * @param logits pairs x (D + 1) x outputs
 */
public record GoldenAddition(
    AdditionModel model,
    Pairs pairs,
    AdditionParameters parameters,
    double loss,
    double[] logits,
    AdditionParameters gradient) {

  public static final int CASES = 8;

  /** Case {@code number}, 0 to CASES - 1. */
  public static GoldenAddition read(int number) throws IOException {
    String resource = "/golden/families/addition-1-%02d.json".formatted(number);
    try (InputStream in = GoldenAddition.class.getResourceAsStream(resource)) {
      JsonNode golden = new ObjectMapper().readTree(in);
      AdditionModel model =
          new AdditionModel(
              golden.get("digits").asInt(),
              golden.get("d_model").asInt(),
              golden.get("heads").asInt(),
              golden.get("d_head").asInt());
      JsonNode expected = golden.get("expected");
      return new GoldenAddition(
          model,
          new Pairs(model.digits(), integers(golden.get("a")), integers(golden.get("b"))),
          parameters(model, golden.get("parameters")),
          expected.get("loss").asDouble(),
          numbers(expected.get("logits")),
          parameters(model, expected.get("gradient")));
    }
  }

  private static AdditionParameters parameters(AdditionModel model, JsonNode node) {
    AdditionParameters parameters = AdditionParameters.zeros(model);
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      double[] values = numbers(entry.getValue());
      double[] to = parameters.arrays().get(AdditionParameters.NAMES.indexOf(entry.getKey()));
      if (values.length != to.length) {
        throw new IllegalStateException(entry.getKey() + " has " + values.length + " numbers");
      }
      System.arraycopy(values, 0, to, 0, to.length);
    }
    return parameters;
  }

  private static int[] integers(JsonNode node) {
    int[] values = new int[node.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = node.get(i).asInt();
    }
    return values;
  }

  private static double[] numbers(JsonNode node) {
    List<Double> values = new ArrayList<>();
    collect(node, values);
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void collect(JsonNode node, List<Double> values) {
    if (node.isArray()) {
      for (JsonNode each : node) {
        collect(each, values);
      }
    } else {
      values.add(node.asDouble());
    }
  }
}
