package io.tegum.sweep.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** A model of Llama's names with Gaussian weights, written as safetensors. */
public final class SmallModel {

  static final int LAYERS = 2;
  static final int WIDTH = 16;
  static final int NEURONS = 48;

  private final StringBuilder header = new StringBuilder("{");
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final Random random = new Random(1);
  private double deviation = 1;

  private SmallModel() {}

  /** Writes model.safetensors and config.json into {@code folder}. */
  public static void write(Path folder) throws IOException {
    write(folder, 1);
  }

  /** Likewise, with weights of this deviation. */
  static void write(Path folder, double deviation) throws IOException {
    SmallModel model = new SmallModel();
    model.deviation = deviation;
    for (int layer = 0; layer < LAYERS; layer++) {
      String name = "model.layers." + layer + ".";
      model.gaussian(name + "self_attn.q_proj.weight", WIDTH, WIDTH);
      model.gaussian(name + "self_attn.k_proj.weight", WIDTH / 2, WIDTH);
      model.gaussian(name + "self_attn.v_proj.weight", WIDTH / 2, WIDTH);
      model.gaussian(name + "self_attn.o_proj.weight", WIDTH, WIDTH);
      model.gaussian(name + "mlp.gate_proj.weight", NEURONS, WIDTH);
      model.gaussian(name + "mlp.up_proj.weight", NEURONS, WIDTH);
      model.gaussian(name + "mlp.down_proj.weight", WIDTH, NEURONS);
    }
    model.gaussian("model.embed_tokens.weight", 20, WIDTH);
    Files.write(folder.resolve("model.safetensors"), model.bytes());
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"model_type": "llama", "num_hidden_layers": 2, "num_attention_heads": 4, "num_key_value_heads": 2}
        """);
  }

  /** A file with one matrix m, row by row. */
  static byte[] matrix(int rows, int columns, IntToDoubleFunction entry) {
    SmallModel model = new SmallModel();
    model.add("m", rows, columns, entry);
    return model.bytes();
  }

  /** A file with a matrix of each of these names. */
  static byte[] matrices(String... names) {
    SmallModel model = new SmallModel();
    for (String name : names) {
      model.gaussian(name, 12, 6);
    }
    return model.bytes();
  }

  /** A file of vectors of both layers. */
  static byte[] vectors(int count) {
    SmallModel model = new SmallModel();
    model.gaussian("layers.0", count, WIDTH);
    model.gaussian("layers.1", count, WIDTH);
    return model.bytes();
  }

  /** A file of three vectors of one layer. */
  static byte[] vectorsOfLayer(int layer) {
    SmallModel model = new SmallModel();
    model.gaussian("layers." + layer, 3, WIDTH);
    return model.bytes();
  }

  private void gaussian(String name, int rows, int columns) {
    add(name, rows, columns, i -> deviation * random.nextGaussian());
  }

  private void add(String name, int rows, int columns, IntToDoubleFunction entry) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * rows * columns).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < rows * columns; i++) {
      bytes.putFloat((float) entry.applyAsDouble(i));
    }
    header.append(header.length() == 1 ? "" : ",");
    header.append(
        "\"%s\":{\"dtype\":\"F32\",\"shape\":[%d,%d],\"data_offsets\":[%d,%d]}"
            .formatted(name, rows, columns, data.size(), data.size() + bytes.capacity()));
    data.writeBytes(bytes.array());
  }

  private byte[] bytes() {
    byte[] text = (header + "}").getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + text.length + data.size())
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .put(data.toByteArray())
        .array();
  }
}
