package io.tegum.kernel.checkpoint;

import io.tegum.kernel.checkpoint.MatrixReference.Order;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a family of models names its weights. L stands for the layer's number; all names follow a
 * prefix that the checkpoint's own names tell.
 */
@SuppressWarnings("ImmutableEnumChecker") // its records hold texts
enum Naming {
  /** Llama and those that took its names over, as Mistral, Qwen2 or Gemma. */
  LLAMA(
      "layers.L.",
      new Attention("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj"),
      new Mlp("mlp.up_proj", Optional.of("mlp.gate_proj"), "mlp.down_proj"),
      Optional.of(new Norms("input_layernorm", "post_attention_layernorm", "norm")),
      new Vocabulary("embed_tokens", "lm_head"),
      Order.UNITS_FIRST),
  /** GPT-2, whose weights stand as [in, out]. */
  GPT2(
      "h.L.",
      new Attention("attn.c_attn", "attn.c_attn", "attn.c_attn", "attn.c_proj"),
      new Mlp("mlp.c_fc", Optional.empty(), "mlp.c_proj"),
      Optional.of(new Norms("ln_1", "ln_2", "ln_f")),
      new Vocabulary("wte", "lm_head"),
      Order.UNITS_LAST),
  /** GPT-NeoX and Pythia, whose queries, keys and values stand together, a head after the other. */
  GPT_NEOX(
      "layers.L.",
      new Attention(
          "attention.query_key_value",
          "attention.query_key_value",
          "attention.query_key_value",
          "attention.dense"),
      new Mlp("mlp.dense_h_to_4h", Optional.empty(), "mlp.dense_4h_to_h"),
      Optional.of(new Norms("input_layernorm", "post_attention_layernorm", "final_layer_norm")),
      new Vocabulary("embed_in", "embed_out"),
      Order.UNITS_FIRST),
  /** BERT and RoBERTa: a norm follows each sum, so no head has a gain of its own. */
  BERT(
      "encoder.layer.L.",
      new Attention(
          "attention.self.query",
          "attention.self.key",
          "attention.self.value",
          "attention.output.dense"),
      new Mlp("intermediate.dense", Optional.empty(), "output.dense"),
      Optional.empty(),
      new Vocabulary("embeddings.word_embeddings", "cls.predictions.decoder"),
      Order.UNITS_FIRST);

  /** Modules of a layer's attention. */
  record Attention(String query, String key, String value, String output) {}

  /** Modules of a layer's MLP. */
  record Mlp(String in, Optional<String> gate, String out) {}

  /** Norms before a layer's attention and its MLP, and before the unembedding. */
  record Norms(String attention, String mlp, String last) {}

  /** Modules of the vocabulary. */
  record Vocabulary(String embedding, String unembedding) {}

  private final String layer;
  private final Attention attention;
  private final Mlp mlp;
  private final Optional<Norms> norms;
  private final Vocabulary vocabulary;
  private final Order inward;
  private final Pattern probe;

  Naming(
      String layer,
      Attention attention,
      Mlp mlp,
      Optional<Norms> norms,
      Vocabulary vocabulary,
      Order inward) {
    this.layer = layer;
    this.attention = attention;
    this.mlp = mlp;
    this.norms = norms;
    this.vocabulary = vocabulary;
    this.inward = inward;
    probe =
        Pattern.compile(
            "(.*?)"
                + Pattern.quote(layer).replace("L", "\\E(\\d{1,6})\\Q")
                + Pattern.quote(mlp.out() + ".weight"));
  }

  Attention attention() {
    return attention;
  }

  Mlp mlp() {
    return mlp;
  }

  Optional<Norms> norms() {
    return norms;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** Which dimension of a matrix that reads the residual stream is its units'. */
  Order inward() {
    return inward;
  }

  /** For people. */
  String title() {
    return switch (this) {
      case LLAMA -> "Llama";
      case GPT2 -> "GPT-2";
      case GPT_NEOX -> "GPT-NeoX";
      case BERT -> "BERT";
    };
  }

  /** Matches the name of a layer's MLP-out weight: its prefix, and the layer's number. */
  Optional<Matcher> probe(String name) {
    Matcher matcher = probe.matcher(name);
    return matcher.matches() ? Optional.of(matcher) : Optional.empty();
  }

  /** The name of a module's weight in a layer. */
  String weight(String prefix, int number, String module) {
    return prefix + layer.replace("L", Integer.toString(number)) + module + ".weight";
  }
}
