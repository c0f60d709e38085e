package io.tegum.kernel.checkpoint;

import static io.tegum.kernel.checkpoint.BadCheckpointException.quoted;

import io.tegum.kernel.checkpoint.MatrixReference.Gain;
import io.tegum.kernel.checkpoint.MatrixReference.Layout;
import io.tegum.kernel.checkpoint.MatrixReference.Order;
import io.tegum.kernel.checkpoint.MatrixReference.Questions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the matrices of a model by its family's names, and checks that their shapes fit. */
final class ModelWeights {

  private static final String NO_HEADS =
      "The number of heads is not known, so heads were left out; add config.json or say --heads.";

  /** Kinds of matrices that read the residual stream, behind a norm where there is one. */
  private static final Set<String> READING =
      Set.of("mlp_in", "mlp_gate", "attention_query", "attention_key", "attention_value");

  private static final String BEFORE_MLP = "pre_feedforward_layernorm";
  private static final String AFTER_MLP = "post_feedforward_layernorm";

  private final Catalogue catalogue;
  private final ModelSettings settings;
  private final Naming naming;
  private final String prefix;
  private final int layers;
  private final List<MatrixReference> matrices = new ArrayList<>();
  private final List<Heads> heads = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  ModelWeights(Catalogue catalogue, ModelSettings settings, PlainMatrices.Known known) {
    this.catalogue = catalogue;
    this.settings = settings;
    naming = known.naming();
    prefix = known.prefix();
    layers = known.layers();
  }

  Checkpoint checkpoint() throws BadCheckpointException {
    if (settings.layers().isPresent() && settings.layers().getAsInt() != layers) {
      throw new BadCheckpointException(
          "%s: says %d layers, the tensors' names %d; a shard may be missing"
              .formatted(ModelSettings.FILE, settings.layers().getAsInt(), layers));
    }
    for (int layer = 0; layer < layers; layer++) {
      mlp(layer);
      attention(layer);
    }
    requireWidth(matrices.get(0));
    Optional<MatrixReference> embedding = vocabulary("embedding", naming.vocabulary().embedding());
    Optional<MatrixReference> unembedding =
        vocabulary("unembedding", naming.vocabulary().unembedding());
    if (unembedding.isEmpty()) {
      unembedding = embedding;
    }
    notes(embedding);
    return new Checkpoint(
        catalogue.format(),
        naming.title(),
        matrices,
        heads,
        embedding,
        unembedding.map(this::withLastGain),
        notes);
  }

  private void notes(Optional<MatrixReference> embedding) {
    notes.add(gainsNote());
    if (naming == Naming.LLAMA || naming == Naming.GPT_NEOX) {
      notes.add("Scores of heads with rotary positions are those at offset 0.");
    }
    if (catalogue.tensors().keySet().stream().anyMatch(name -> name.contains(".q_norm."))) {
      notes.add("Queries and keys are normed once more in this model; spectra are before that.");
    }
    if (heads.isEmpty()) {
      notes.add(NO_HEADS);
    }
    if (embedding.isEmpty()) {
      notes.add("There is no embedding, so heads' entries by tokens were left out.");
    }
  }

  private String gainsNote() {
    if (naming.norms().isEmpty()) {
      return "Norms follow each sum, so no matrix has a gain of its own: none is folded in.";
    }
    long without =
        matrices.stream()
            .filter(matrix -> READING.contains(matrix.kind()) && matrix.gainOrNull() == null)
            .count();
    return without == 0
        ? "Gains of the norm before a matrix are folded into it; biases are not."
        : "Gains of the norm before a matrix are folded into it, biases are not; for %,d matrices there is no such norm."
            .formatted(without);
  }

  private void mlp(int layer) throws BadCheckpointException {
    Naming.Mlp mlp = naming.mlp();
    Optional<Gain> gain = mlpGain(layer);
    Tensor in = weight(layer, mlp.in());
    MatrixReference reading =
        whole(layer, "mlp_in", Questions.NEURONS, in, order(in, naming.inward()), gain);
    matrices.add(reading);
    if (mlp.gate().isPresent()) {
      Tensor gate = weight(layer, mlp.gate().get());
      matrices.add(
          whole(layer, "mlp_gate", Questions.NEURONS, gate, order(gate, naming.inward()), gain));
    }
    Tensor out = weight(layer, mlp.out());
    MatrixReference writing =
        whole(layer, "mlp_out", Questions.NEURONS, out, order(out, outward()), Optional.empty());
    requireEqual(writing, "neurons", writing.units(), reading.units());
    requireEqual(writing, "dimensions", writing.width(), reading.width());
    matrices.add(writing);
  }

  private void attention(int layer) throws BadCheckpointException {
    Naming.Attention names = naming.attention();
    Optional<Gain> gain = gain(layer, naming.norms().map(Naming.Norms::attention));
    Tensor out = weight(layer, names.output());
    MatrixReference output =
        whole(
            layer,
            "attention_output",
            Questions.SPECTRUM,
            out,
            order(out, outward()),
            Optional.empty());
    int count = settings.heads().orElse(0);
    if (count == 0) {
      return;
    }
    int size = settings.headSize().orElse(output.units() / count);
    if ((long) size * count != output.units()) {
      throw new BadCheckpointException(
          "%s: %s: has %,d head dimensions, which %d heads of %d do not make"
              .formatted(out.file(), quoted(out.name()), output.units(), count, size));
    }
    boolean fused = names.query().equals(names.key());
    int keyValueCount = fused ? count : settings.keyValueHeads().orElse(count);
    if (keyValueCount > count || count % keyValueCount != 0) {
      throw new BadCheckpointException(
          "%s: %d heads cannot share %d key-value heads"
              .formatted(ModelSettings.FILE, count, keyValueCount));
    }
    MatrixReference query =
        projection(layer, "attention_query", names.query(), 0, count, size, gain);
    MatrixReference key =
        projection(layer, "attention_key", names.key(), 1, keyValueCount, size, gain);
    MatrixReference value =
        projection(layer, "attention_value", names.value(), 2, keyValueCount, size, gain);
    requireEqual(key, "dimensions", key.width(), query.width());
    requireEqual(value, "dimensions", value.width(), query.width());
    requireEqual(output, "dimensions", output.width(), query.width());
    matrices.addAll(List.of(query, key, value, output));
    heads.add(new Heads(layer, count, keyValueCount, size, query, key, value, output));
  }

  /**
   * Queries, keys or values.
   *
   * @param part 0, 1 or 2 of them, where they stand in one tensor
   */
  private MatrixReference projection(
      int layer, String kind, String module, int part, int count, int size, Optional<Gain> gain)
      throws BadCheckpointException {
    Tensor tensor = weight(layer, module);
    Order order = order(tensor, naming.inward());
    int all = (int) (long) tensor.shape().get(order == Order.UNITS_FIRST ? 0 : 1);
    int units = count * size;
    Layout layout =
        switch (naming) {
          case LLAMA, BERT -> Layout.whole(order, units);
          case GPT2 -> new Layout(order, units, part * units, units, 0);
          case GPT_NEOX -> new Layout(order, units, part * size, size, 3 * size);
        };
    boolean fused = naming == Naming.GPT2 || naming == Naming.GPT_NEOX;
    MatrixReference matrix =
        new MatrixReference(layer, kind, Questions.SPECTRUM, tensor, layout, gain.orElse(null));
    requireEqual(matrix, "head dimensions", all, fused ? 3 * units : units);
    requireGain(matrix);
    return matrix;
  }

  private MatrixReference whole(
      int layer, String kind, Questions questions, Tensor tensor, Order order, Optional<Gain> gain)
      throws BadCheckpointException {
    int units = (int) (long) tensor.shape().get(order == Order.UNITS_FIRST ? 0 : 1);
    MatrixReference matrix =
        new MatrixReference(
            layer, kind, questions, tensor, Layout.whole(order, units), gain.orElse(null));
    requireGain(matrix);
    return matrix;
  }

  private Optional<MatrixReference> vocabulary(String kind, String module)
      throws BadCheckpointException {
    Tensor tensor = catalogue.tensors().get(prefix + module + ".weight");
    if (tensor == null) {
      // Beside the model's own modules, the unembedding stands without their prefix.
      tensor = catalogue.tensors().get(module + ".weight");
    }
    if (tensor == null) {
      return Optional.empty();
    }
    PlainMatrices.requireMatrix(tensor);
    MatrixReference matrix =
        whole(-1, kind, Questions.NORMS, tensor, Order.UNITS_FIRST, Optional.empty());
    requireEqual(matrix, "dimensions", matrix.width(), matrices.get(0).width());
    matrices.add(matrix);
    return Optional.of(matrix);
  }

  private void requireWidth(MatrixReference matrix) throws BadCheckpointException {
    int said = settings.width().orElse(matrix.width());
    if (said != matrix.width()) {
      throw new BadCheckpointException(
          "%s: says %,d dimensions of the residual stream, %s has %,d"
              .formatted(ModelSettings.FILE, said, quoted(matrix.tensor().name()), matrix.width()));
    }
  }

  private MatrixReference withLastGain(MatrixReference matrix) {
    Optional<Gain> gain =
        naming
            .norms()
            .flatMap(
                norms ->
                    Optional.ofNullable(catalogue.tensors().get(prefix + norms.last() + ".weight")))
            .filter(tensor -> tensor.elements() == matrix.width())
            .map(tensor -> new Gain(tensor, plus()));
    return new MatrixReference(
        matrix.layer(),
        matrix.kind(),
        matrix.questions(),
        matrix.tensor(),
        matrix.layout(),
        gain.orElse(null));
  }

  private Optional<Gain> gain(int layer, Optional<String> module) throws BadCheckpointException {
    if (module.isEmpty()) {
      return Optional.empty();
    }
    String name = naming.weight(prefix, layer, module.get());
    Tensor tensor = catalogue.tensors().get(name);
    return tensor == null ? Optional.empty() : Optional.of(new Gain(tensor, plus()));
  }

  /**
   * The norm before the MLP. Gemma 2 and 3 norm each sum's summands, too, so what Llama calls the
   * norm after attention is just that there; OLMo 2 has no other norms.
   */
  private Optional<Gain> mlpGain(int layer) throws BadCheckpointException {
    Optional<Gain> own = gain(layer, Optional.of(BEFORE_MLP));
    if (own.isPresent() || gain(layer, Optional.of(AFTER_MLP)).isPresent()) {
      return own;
    }
    return gain(layer, naming.norms().map(Naming.Norms::mlp));
  }

  /** Gemma 1 to 3 store their gains as differences from 1. */
  private float plus() {
    String type = settings.modelType();
    return type.startsWith("gemma") && !type.startsWith("gemma3n") ? 1 : 0;
  }

  private Tensor weight(int layer, String module) throws BadCheckpointException {
    String name = naming.weight(prefix, layer, module);
    Tensor tensor = catalogue.tensors().get(name);
    if (tensor == null) {
      throw new BadCheckpointException(
          "%s: is not there, though %s checkpoints have it; the checkpoint is incomplete, or of another kind"
              .formatted(quoted(name), naming.title()));
    }
    PlainMatrices.requireMatrix(tensor);
    return tensor;
  }

  /** How a weight stands, which an ONNX file may turn around. */
  private Order order(Tensor tensor, Order usual) {
    return catalogue.inputFirst().contains(tensor.name()) ? opposite(usual) : usual;
  }

  private Order outward() {
    return opposite(naming.inward());
  }

  private static Order opposite(Order order) {
    return order == Order.UNITS_FIRST ? Order.UNITS_LAST : Order.UNITS_FIRST;
  }

  private static void requireGain(MatrixReference matrix) throws BadCheckpointException {
    if (matrix.gainOrNull() != null) {
      Tensor gain = matrix.gainOrNull().tensor();
      if (!gain.shape().equals(List.of((long) matrix.width()))) {
        throw new BadCheckpointException(
            "%s: %s: its shape was %s, must be [%d] as the columns of %s"
                .formatted(
                    gain.file(),
                    quoted(gain.name()),
                    gain.shapeText(),
                    matrix.width(),
                    quoted(matrix.tensor().name())));
      }
    }
  }

  private static void requireEqual(MatrixReference matrix, String what, int actual, int expected)
      throws BadCheckpointException {
    if (actual != expected) {
      throw new BadCheckpointException(
          "%s: %s: its shape %s has %,d %s, must have %,d"
              .formatted(
                  matrix.tensor().file(),
                  quoted(matrix.tensor().name()),
                  matrix.tensor().shapeText(),
                  actual,
                  what,
                  expected));
    }
  }
}
