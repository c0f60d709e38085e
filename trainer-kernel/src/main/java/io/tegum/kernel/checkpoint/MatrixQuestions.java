package io.tegum.kernel.checkpoint;

import io.tegum.kernel.checkpoint.MatrixReference.Questions;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;

/**
 * What is asked of each matrix.
 *
 * @param draws random matrices of either kind to compare with
 * @param seed of these
 */
public record MatrixQuestions(int draws, long seed) implements Serializable {

  private static final int UNITS_AT_ONCE = 8192;

  /**
   * A matrix's answers.
   *
   * @param matrix which it is
   * @param norms its size and spectrum
   * @param structure of its neurons, where they were asked about and have directions
   */
  public record Answer(
      MatrixReference matrix, MatrixNorms norms, Optional<NeuronStructure> structure) {}

  /** Asks one matrix. */
  public Answer ask(MatrixReference matrix, TensorReader reader) throws IOException {
    if (matrix.questions() == Questions.NORMS) {
      return new Answer(matrix, norms(matrix, reader), Optional.empty());
    }
    FloatMatrix weights = matrix.read(reader);
    Optional<NeuronStructure> structure =
        matrix.questions() == Questions.NEURONS && NeuronStructure.canAsk(weights)
            ? Optional.of(NeuronStructure.of(weights, draws, seedOf(matrix)))
            : Optional.empty();
    return new Answer(matrix, MatrixNorms.of(weights), structure);
  }

  /** What asking a matrix holds in memory at once, roughly. */
  public static long bytes(MatrixReference matrix) {
    long units = matrix.units();
    long weights = Float.BYTES * units * matrix.width();
    long spectrum = MatrixNorms.bytes(matrix.units(), matrix.width());
    return switch (matrix.questions()) {
      case NORMS -> Math.min(weights, (long) Float.BYTES * UNITS_AT_ONCE * matrix.width());
      case SPECTRUM -> weights + spectrum;
      // Its own weights, and those of one random matrix.
      case NEURONS -> 2 * weights + Math.max(spectrum, Neighbours.bytes(units));
    };
  }

  /** Each matrix has draws of its own, so that an odd draw is no matter of all. */
  private long seedOf(MatrixReference matrix) {
    return RandomMatrices.seed(seed, 31L * matrix.layer() + matrix.kind().hashCode());
  }

  /** Norms of a matrix that may be larger than the heap, some units at a time. */
  private static MatrixNorms norms(MatrixReference matrix, TensorReader reader) throws IOException {
    MatrixNorms norms = MatrixNorms.NONE;
    for (int first = 0; first < matrix.units(); first += UNITS_AT_ONCE) {
      int end = Math.min(matrix.units(), first + UNITS_AT_ONCE);
      norms = norms.with(MatrixNorms.withoutSpectrum(matrix.read(reader, first, end)));
    }
    return norms;
  }
}
