package io.tegum.kernel.checkpoint;

import io.tegum.kernel.metrics.Spectrum;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is asked of each head.
 *
 * @param entries largest entries of its circuits by tokens to find; 0: none
 * @param draws random rotations to compare a score's parts with
 * @param seed of these
 */
public record HeadQuestions(int entries, int draws, long seed) implements Serializable {

  private static final int TOKENS_AT_ONCE = 2048;

  /**
   * One head's answers.
   *
   * @param layer its layer
   * @param head its number there
   * @param keyValueHead the key and value head that it uses
   * @param circuits its spectra
   * @param nulls what random heads of its shape show
   * @param qkEntries largest entries of E QK E', by the token that looks and the one that is looked
   *     at
   * @param ovEntries largest entries of U OV E', by the token that is written and the one that is
   *     read
   * @param parts of its scores, where vectors were given
   */
  public record Answer(
      int layer,
      int head,
      int keyValueHead,
      HeadCircuits circuits,
      HeadNulls nulls,
      Optional<TopEntries> qkEntries,
      Optional<TopEntries> ovEntries,
      Optional<ScoreParts> parts) {}

  /**
   * The vocabulary and the vectors that heads are asked about.
   *
   * @param embedding empty: no entries are asked
   * @param unembedding likewise
   * @param vectorsOrNull a row a vector that enters the layer's queries and keys
   */
  public record Given(
      Optional<MatrixReference> embedding,
      Optional<MatrixReference> unembedding,
      FloatMatrix vectorsOrNull) {}

  /** Asks each head of a layer, and hands on its answer at once. */
  public void ask(Heads heads, Given given, TensorReader reader, Consumer<Answer> answers)
      throws IOException {
    FloatMatrix query = heads.query().read(reader);
    FloatMatrix key = heads.key().read(reader);
    FloatMatrix value = heads.value().read(reader);
    FloatMatrix output = heads.output().read(reader);
    if (given.vectorsOrNull() != null && given.vectorsOrNull().columns() != query.columns()) {
      throw new BadCheckpointException(
          "activations: vectors of layer %d have %,d dimensions, must have %,d"
              .formatted(heads.layer(), given.vectorsOrNull().columns(), query.columns()));
    }
    FloatMatrix plainQuery = null;
    FloatMatrix plainKey = null;
    if (given.vectorsOrNull() != null) {
      plainQuery = heads.query().withoutGain().read(reader);
      plainKey = heads.key().withoutGain().read(reader);
    }
    long layerSeed = RandomMatrices.seed(seed, heads.layer());
    HeadNulls nulls = HeadNulls.of(heads.size(), query.columns(), draws, layerSeed);
    for (int head = 0; head < heads.count(); head++) {
      int shared = heads.keyValueHead(head);
      FloatMatrix q = slice(query, head, heads.size());
      FloatMatrix k = slice(key, shared, heads.size());
      FloatMatrix v = slice(value, shared, heads.size());
      FloatMatrix o = slice(output, head, heads.size());
      HeadCircuits circuits =
          HeadCircuits.of(
              new HeadCircuits.Factors(
                  HeadNulls.wide(q), HeadNulls.wide(k), HeadNulls.wide(v), HeadNulls.wide(o)));
      Optional<ScoreParts> parts = Optional.empty();
      if (given.vectorsOrNull() != null) {
        Spectrum plain =
            Spectrum.of(
                HeadNulls.wide(slice(plainQuery, head, heads.size())),
                HeadNulls.wide(slice(plainKey, shared, heads.size())));
        parts =
            Optional.of(
                ScoreParts.of(plain, HeadNulls.wide(given.vectorsOrNull()), draws, layerSeed));
      }
      answers.accept(
          new Answer(
              heads.layer(),
              head,
              shared,
              circuits,
              nulls,
              entries(reader, given.embedding(), q, given.embedding(), k),
              entries(reader, given.unembedding(), o, given.embedding(), v),
              parts));
    }
  }

  /** What asking a layer's heads holds in memory at once, roughly. */
  public long bytes(Heads heads, int tokens) {
    long weights = heads.weights() * Float.BYTES;
    long factors = 16L * heads.size() * heads.query().width() * Double.BYTES;
    long projected = entries == 0 ? 0 : 6L * tokens * heads.size() * Float.BYTES;
    return 2 * weights + factors + projected;
  }

  private Optional<TopEntries> entries(
      TensorReader reader,
      Optional<MatrixReference> left,
      FloatMatrix leftFactor,
      Optional<MatrixReference> right,
      FloatMatrix rightFactor)
      throws IOException {
    if (entries == 0 || left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        TopEntries.of(
            projected(reader, left.get(), leftFactor),
            projected(reader, right.get(), rightFactor),
            entries));
  }

  /** Tokens' vectors along a head's dimensions, tokens x size, some tokens at a time. */
  private static FloatMatrix projected(
      TensorReader reader, MatrixReference tokens, FloatMatrix factor) throws IOException {
    Products products = new Products(factor);
    float[] all = new float[tokens.units() * factor.rows()];
    for (int first = 0; first < tokens.units(); first += TOKENS_AT_ONCE) {
      int end = Math.min(tokens.units(), first + TOKENS_AT_ONCE);
      products.multiply(tokens.read(reader, first, end), all, first * factor.rows());
    }
    return new FloatMatrix(tokens.units(), factor.rows(), all);
  }

  private static FloatMatrix slice(FloatMatrix matrix, int head, int size) {
    return matrix.rows(head * size, (head + 1) * size);
  }
}
