package io.tegum.kernel.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One small model in every family's layout: what is read must be the same. */
class CheckpointTest {

  private static final int WIDTH = 6;
  private static final int HEADS = 2;
  private static final int SIZE = 3;
  private static final int NEURONS = 10;

  private final FloatMatrix query = Matrices.gaussian(HEADS * SIZE, WIDTH, 1);
  private final FloatMatrix key = Matrices.gaussian(HEADS * SIZE, WIDTH, 2);
  private final FloatMatrix value = Matrices.gaussian(HEADS * SIZE, WIDTH, 3);
  private final FloatMatrix output = Matrices.gaussian(HEADS * SIZE, WIDTH, 4);
  private final FloatMatrix in = Matrices.gaussian(NEURONS, WIDTH, 5);
  private final FloatMatrix out = Matrices.gaussian(NEURONS, WIDTH, 6);
  private final FloatMatrix embedding = Matrices.gaussian(7, WIDTH, 7);

  @TempDir Path folder;
  private SafetensorsBytes file;

  @BeforeEach
  void begin() {
    file = new SafetensorsBytes();
  }

  @Test
  void bertStandsAsOutIn() throws IOException {
    String layer = "bert.encoder.layer.0.";
    file.add(layer + "attention.self.query.weight", query)
        .add(layer + "attention.self.key.weight", key)
        .add(layer + "attention.self.value.weight", value)
        .add(layer + "attention.output.dense.weight", Matrices.transposed(output))
        .add(layer + "intermediate.dense.weight", in)
        .add(layer + "output.dense.weight", Matrices.transposed(out))
        .add("bert.embeddings.word_embeddings.weight", embedding);
    isThisModel("BERT", "{\"num_attention_heads\": 2}");
  }

  @Test
  void gpt2StandsAsInOutWithQueriesKeysAndValuesTogether() throws IOException {
    float[] all = new float[3 * HEADS * SIZE * WIDTH];
    int part = HEADS * SIZE * WIDTH;
    System.arraycopy(query.values(), 0, all, 0, part);
    System.arraycopy(key.values(), 0, all, part, part);
    System.arraycopy(value.values(), 0, all, 2 * part, part);
    FloatMatrix together = new FloatMatrix(3 * HEADS * SIZE, WIDTH, all);
    file.add("transformer.h.0.attn.c_attn.weight", Matrices.transposed(together))
        .add("transformer.h.0.attn.c_proj.weight", output)
        .add("transformer.h.0.mlp.c_fc.weight", Matrices.transposed(in))
        .add("transformer.h.0.mlp.c_proj.weight", out)
        .add("transformer.wte.weight", embedding);
    isThisModel("GPT-2", "{\"n_head\": 2, \"n_layer\": 1}");
  }

  @Test
  void neoxHasQueryKeyAndValueHeadAfterHead() throws IOException {
    float[] all = new float[3 * HEADS * SIZE * WIDTH];
    int head = SIZE * WIDTH;
    for (int h = 0; h < HEADS; h++) {
      System.arraycopy(query.values(), h * head, all, 3 * h * head, head);
      System.arraycopy(key.values(), h * head, all, (3 * h + 1) * head, head);
      System.arraycopy(value.values(), h * head, all, (3 * h + 2) * head, head);
    }
    String layer = "gpt_neox.layers.0.";
    file.add(
            layer + "attention.query_key_value.weight",
            new FloatMatrix(3 * HEADS * SIZE, WIDTH, all))
        .add(layer + "attention.dense.weight", Matrices.transposed(output))
        .add(layer + "mlp.dense_h_to_4h.weight", in)
        .add(layer + "mlp.dense_4h_to_h.weight", Matrices.transposed(out))
        .add("gpt_neox.embed_in.weight", embedding)
        .add("embed_out.weight", embedding);
    isThisModel("GPT-NeoX", "{\"num_attention_heads\": 2, \"num_hidden_layers\": 1}");
  }

  @Test
  void llamaFoldsGainsIn() throws IOException {
    float[] gain = {2, 1, 0.5f, -1, 3, 1};
    llama("model.", query, key, value)
        .add("model.layers.0.input_layernorm.weight", "6", gain)
        .add("model.layers.0.post_attention_layernorm.weight", "6", gain);
    Checkpoint checkpoint = open("{\"num_attention_heads\": 2}");
    assertThat(checkpoint.notes()).anyMatch(note -> note.contains("Gains of the norm"));
    try (TensorReader reader = new TensorReader(new LocalFiles(folder.toString()))) {
      Heads heads = checkpoint.heads().get(0);
      assertThat(heads.query().read(reader).values()).containsExactly(scaled(query, gain));
      assertThat(heads.query().withoutGain().read(reader).values()).containsExactly(query.values());
      assertThat(matrix(checkpoint, "mlp_in").read(reader).values())
          .containsExactly(scaled(in, gain));
      assertThat(matrix(checkpoint, "mlp_out").read(reader).values()).containsExactly(out.values());
    }
  }

  /** Gemma writes the gain 1 as 0. */
  @Test
  void gemmasGainsAreDifferencesFromOne() throws IOException {
    llama("model.", query, key, value)
        .add("model.layers.0.input_layernorm.weight", "6", 0, 0, 1, 0, 0, 0);
    Checkpoint checkpoint = open("{\"model_type\": \"gemma\", \"num_attention_heads\": 2}");
    try (TensorReader reader = new TensorReader(new LocalFiles(folder.toString()))) {
      assertThat(checkpoint.heads().get(0).key().read(reader).values())
          .containsExactly(scaled(key, new float[] {1, 1, 2, 1, 1, 1}));
    }
  }

  /**
   * Gemma 2 and 3 norm what attention gives, too, under the name of Llama's norm before the MLP.
   */
  @Test
  void theMlpsGainIsThatOfTheNormBeforeIt() throws IOException {
    llama("model.", query, key, value)
        .add("model.layers.0.input_layernorm.weight", "6", 1, 1, 1, 1, 1, 1)
        .add("model.layers.0.post_attention_layernorm.weight", "6", 7, 7, 7, 7, 7, 7)
        .add("model.layers.0.pre_feedforward_layernorm.weight", "6", 2, 2, 2, 2, 2, 2)
        .add("model.layers.0.post_feedforward_layernorm.weight", "6", 7, 7, 7, 7, 7, 7);
    Checkpoint checkpoint = open("{\"model_type\": \"gemma3_text\"}");
    try (TensorReader reader = new TensorReader(new LocalFiles(folder.toString()))) {
      assertThat(matrix(checkpoint, "mlp_in").read(reader).values())
          .containsExactly(scaled(in, new float[] {3, 3, 3, 3, 3, 3}));
    }
  }

  /** OLMo 2 norms each sum's summands and nothing before. */
  @Test
  void aNormBehindTheMlpIsNotFoldedIntoIt() throws IOException {
    llama("model.", query, key, value)
        .add("model.layers.0.post_attention_layernorm.weight", "6", 7, 7, 7, 7, 7, 7)
        .add("model.layers.0.post_feedforward_layernorm.weight", "6", 7, 7, 7, 7, 7, 7);
    Checkpoint checkpoint = open("{\"model_type\": \"olmo2\", \"num_attention_heads\": 2}");
    assertThat(checkpoint.matrices()).allMatch(matrix -> matrix.gainOrNull() == null);
    assertThat(checkpoint.notes()).anyMatch(note -> note.contains("for 5 matrices there is no"));
  }

  @Test
  void groupedHeadsShareKeysAndValues() throws IOException {
    llama("model.", query, key.rows(0, SIZE), value.rows(0, SIZE));
    Checkpoint checkpoint = open("{\"num_attention_heads\": 2, \"num_key_value_heads\": 1}");
    Heads heads = checkpoint.heads().get(0);
    assertThat(heads.keyValueHead(0)).isZero();
    assertThat(heads.keyValueHead(1)).isZero();
    assertThat(heads.key().units()).isEqualTo(SIZE);
  }

  @Test
  void shapesThatDoNotFitAreRefused() throws IOException {
    llama("model.", query, key.rows(0, SIZE), value);
    refused(
        "{\"num_attention_heads\": 2}", "k_proj.weight: its shape [3, 6] has 3 head dimensions");
    refused("{\"num_attention_heads\": 4}", "6 head dimensions, which 4 heads of 1 do not make");
    refused("{\"num_attention_heads\": 2, \"num_hidden_layers\": 2}", "says 2 layers");
    refused("{\"hidden_size\": 4096}", "says 4,096 dimensions of the residual stream");
    refused("{\"num_attention_heads\": 0}", "num_attention_heads: was 0");
    refused("{\"num_attention_heads\": 2, \"num_key_value_heads\": 3}", "cannot share 3");
    refused("{", "is no valid JSON");
  }

  @Test
  void headsAreLeftOutWhereTheirNumberIsNotKnown() throws IOException {
    llama("", query, key, value);
    Checkpoint checkpoint = open("{}");
    assertThat(checkpoint.heads()).isEmpty();
    assertThat(checkpoint.notes()).anyMatch(note -> note.contains("--heads"));
  }

  @Test
  void namesOfNobodyAreRefused() throws IOException {
    file.add("some.matrix", in);
    refused("{}", "not those of Llama, GPT-2, GPT-NeoX or BERT: some.matrix");
  }

  @Test
  void onnxIsReadByItsNodesNames() throws IOException {
    String layer = "/encoder/layer.0/";
    byte[] onnx =
        new OnnxBytes()
            .heads(layer + "attention/self", HEADS, SIZE)
            .matMul(layer + "attention/self/query/MatMul", "w1", Matrices.transposed(query))
            .matMul(layer + "attention/self/key/MatMul", "w2", Matrices.transposed(key))
            .matMul(layer + "attention/self/value/MatMul", "w3", Matrices.transposed(value))
            .matMul(layer + "attention/output/dense/MatMul", "w4", output)
            .matMul(layer + "intermediate/dense/MatMul", "w5", Matrices.transposed(in))
            .matMul(layer + "output/dense/MatMul", "w6", out)
            .initializer(
                "embeddings.word_embeddings.weight", new long[] {7, WIDTH}, embedding.values())
            .bytes();
    Files.write(folder.resolve("model.onnx"), onnx);
    isThisModel(Checkpoint.open(new LocalFiles(folder.toString()), null, NOTHING), "BERT");
  }

  private static final Checkpoint.Request NOTHING =
      new Checkpoint.Request(List.of(), OptionalInt.empty());

  private SafetensorsBytes llama(String prefix, FloatMatrix q, FloatMatrix k, FloatMatrix v) {
    String layer = prefix + "layers.0.";
    return file.add(layer + "self_attn.q_proj.weight", q)
        .add(layer + "self_attn.k_proj.weight", k)
        .add(layer + "self_attn.v_proj.weight", v)
        .add(layer + "self_attn.o_proj.weight", Matrices.transposed(output))
        .add(layer + "mlp.up_proj.weight", in)
        .add(layer + "mlp.gate_proj.weight", in)
        .add(layer + "mlp.down_proj.weight", Matrices.transposed(out));
  }

  private void isThisModel(String naming, String config) throws IOException {
    isThisModel(open(config), naming);
  }

  private void isThisModel(Checkpoint checkpoint, String naming) throws IOException {
    assertThat(checkpoint.naming()).isEqualTo(naming);
    Heads heads = checkpoint.heads().get(0);
    assertThat(heads.count()).isEqualTo(HEADS);
    try (TensorReader reader = new TensorReader(new LocalFiles(folder.toString()))) {
      assertThat(heads.query().read(reader).values()).containsExactly(query.values());
      assertThat(heads.key().read(reader).values()).containsExactly(key.values());
      assertThat(heads.value().read(reader).values()).containsExactly(value.values());
      assertThat(heads.output().read(reader).values()).containsExactly(output.values());
      assertThat(matrix(checkpoint, "mlp_in").read(reader).values()).containsExactly(in.values());
      assertThat(matrix(checkpoint, "mlp_out").read(reader).values()).containsExactly(out.values());
      assertThat(matrix(checkpoint, "mlp_out").read(reader, 2, 5).values())
          .containsExactly(out.rows(2, 5).values());
      assertThat(checkpoint.embedding().orElseThrow().read(reader).values())
          .containsExactly(embedding.values());
      assertThat(checkpoint.unembedding()).isPresent();
    }
  }

  private static MatrixReference matrix(Checkpoint checkpoint, String kind) {
    return checkpoint.matrices().stream()
        .filter(matrix -> matrix.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private Checkpoint open(String config) throws IOException {
    Files.write(folder.resolve("model.safetensors"), file.bytes());
    Files.writeString(folder.resolve("config.json"), config);
    return Checkpoint.open(new LocalFiles(folder.toString()), null, NOTHING);
  }

  private void refused(String config, String message) {
    assertThatThrownBy(() -> open(config))
        .isInstanceOf(BadCheckpointException.class)
        .hasMessageContaining(message)
        .message()
        .hasLineCount(1);
  }

  private static float[] scaled(FloatMatrix matrix, float[] gain) {
    float[] values = matrix.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= gain[i % gain.length];
    }
    return values;
  }
}
