package io.tegum.kernel.checkpoint;

import static io.tegum.kernel.checkpoint.BadCheckpointException.quoted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What config.json says about a model, by the names of Llama, GPT-NeoX and BERT or by GPT-2's.
 *
 * @param modelType its {@code model_type}; empty when it has none
 * @param layers number of layers, if it says so
 * @param width dimensions of the residual stream, likewise
 * @param heads number of a layer's heads
 * @param keyValueHeads number of its keys' and values' heads
 * @param headSize dimensions of a head, where not width / heads
 */
record ModelSettings(
    String modelType,
    OptionalInt layers,
    OptionalInt width,
    OptionalInt heads,
    OptionalInt keyValueHeads,
    OptionalInt headSize) {

  static final String FILE = "config.json";

  private static final int MOST_BYTES = 10_000_000;

  /** Of a checkpoint that has no config.json. */
  static final ModelSettings UNKNOWN =
      new ModelSettings(
          "",
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty());

  /** Those in {@code files}; empty when there are none. */
  static Optional<ModelSettings> in(CheckpointFiles files) throws IOException {
    if (!files.names().contains(FILE)) {
      return Optional.empty();
    }
    JsonNode tree;
    try {
      tree = new ObjectMapper().readTree(files.content(FILE, MOST_BYTES));
    } catch (JsonProcessingException e) {
      throw new BadCheckpointException(
          "%s: is no valid JSON: %s".formatted(FILE, quoted(e.getOriginalMessage())));
    }
    if (!tree.isObject()) {
      throw new BadCheckpointException(FILE + ": is no JSON object");
    }
    // Models of text and pictures keep what concerns text apart.
    JsonNode text = tree.path("text_config");
    JsonNode model = text.isObject() && !tree.has("num_attention_heads") ? text : tree;
    return Optional.of(
        new ModelSettings(
            model.path("model_type").asText(""),
            number(model, "num_hidden_layers", "n_layer"),
            number(model, "hidden_size", "n_embd"),
            number(model, "num_attention_heads", "n_head"),
            number(model, "num_key_value_heads", "num_key_value_heads"),
            number(model, "head_dim", "head_dim")));
  }

  private static OptionalInt number(JsonNode model, String name, String otherName)
      throws BadCheckpointException {
    String key = model.hasNonNull(name) ? name : otherName;
    if (!model.hasNonNull(key)) {
      return OptionalInt.empty();
    }
    JsonNode value = model.get(key);
    if (!value.isInt() || value.asInt() < 1) {
      throw new BadCheckpointException(
          "%s: %s: was %s, must be a whole number from 1 on"
              .formatted(FILE, key, quoted(value.toString())));
    }
    return OptionalInt.of(value.asInt());
  }

  /** These, with this number of heads instead. */
  ModelSettings withHeads(OptionalInt others) {
    return others.isEmpty()
        ? this
        : new ModelSettings(modelType, layers, width, others, keyValueHeads, headSize);
  }
}
