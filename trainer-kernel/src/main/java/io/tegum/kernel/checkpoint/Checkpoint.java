package io.tegum.kernel.checkpoint;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A checkpoint whose files were checked: which matrices it has, and where. No weight has been read
 * yet.
 *
 * @param format "safetensors" or "ONNX"
 * @param naming whose names its weights have: Llama, GPT-2, GPT-NeoX, BERT, or "plain" for matrices
 *     that were named one by one
 * @param matrices all that is looked at, layer by layer
 * @param heads attention by layer; none when the number of heads is not known
 * @param embedding the vocabulary's vectors, a row a token
 * @param unembedding what logits are read with, a row a token, the last norm's gain folded in
 * @param notes what was done to the weights, or could not be, a sentence each
 */
public record Checkpoint(
    String format,
    String naming,
    List<MatrixReference> matrices,
    List<Heads> heads,
    Optional<MatrixReference> embedding,
    Optional<MatrixReference> unembedding,
    List<String> notes) {

  public Checkpoint {
    matrices = List.copyOf(matrices);
    heads = List.copyOf(heads);
    notes = List.copyOf(notes);
  }

  /**
   * What is asked of a checkpoint beyond its files.
   *
   * @param matrices names of the matrices to look at, a row a vector; none: those of the model
   * @param heads number of heads of a layer, where the files do not tell
   */
  public record Request(List<String> matrices, OptionalInt heads) implements Serializable {

    public Request {
      matrices = List.copyOf(matrices);
    }
  }

  /**
   * Opens a checkpoint.
   *
   * @param fileOrNull the one file to read; null: what the folder holds
   * @throws BadCheckpointException when a file is not what it should be
   * @throws java.io.FileNotFoundException when a file that is named is not there
   */
  public static Checkpoint open(CheckpointFiles files, String fileOrNull, Request request)
      throws IOException {
    Catalogue catalogue = CatalogueReader.read(files, fileOrNull);
    if (!request.matrices().isEmpty()) {
      return PlainMatrices.of(catalogue, request.matrices());
    }
    ModelSettings settings =
        ModelSettings.in(files)
            .orElse(ModelSettings.UNKNOWN)
            .withHeads(catalogue.heads())
            .withHeads(request.heads());
    return new ModelWeights(catalogue, settings, PlainMatrices.naming(catalogue)).checkpoint();
  }
}
