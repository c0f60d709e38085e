package io.tegum.kernel.feedforward.model;

import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;

/**
 * The network's trainable parameters. The matrices are shared, not copied: the trainer updates them
 * in place.
 *
 * @param w1 W1, m x n; row a is what neuron a reads
 * @param c c, m x 1; zeros where neurons have no bias
 * @param w2 W2, K x m; column a is what neuron a writes
 * @param b b, K x 1
 */
public record NetworkParameters(DMatrixRMaj w1, DMatrixRMaj c, DMatrixRMaj w2, DMatrixRMaj b) {

  /** Zeros in the shapes of n inputs, m neurons and K outputs. */
  public static NetworkParameters zeros(int inputs, int neurons, int outputs) {
    return new NetworkParameters(
        new DMatrixRMaj(neurons, inputs),
        new DMatrixRMaj(neurons, 1),
        new DMatrixRMaj(outputs, neurons),
        new DMatrixRMaj(outputs, 1));
  }

  /** Zeros in the shapes that {@code configuration} asks for. */
  public static NetworkParameters zeros(FeedForwardConfiguration configuration) {
    return zeros(configuration.inputs(), configuration.neurons(), configuration.outputs());
  }

  /** n. */
  public int inputs() {
    return w1.numCols;
  }

  /** m. */
  public int neurons() {
    return w1.numRows;
  }

  /** K. */
  public int outputs() {
    return w2.numRows;
  }

  /** A deep copy. */
  public NetworkParameters copy() {
    return new NetworkParameters(w1.copy(), c.copy(), w2.copy(), b.copy());
  }

  /** A parameter that is infinite or not a number, or empty. */
  public Optional<Double> firstNotFinite() {
    return Stream.of(w1, c, w2, b)
        .flatMapToDouble(matrix -> DoubleStream.of(matrix.data))
        .filter(value -> !Double.isFinite(value))
        .boxed()
        .findFirst();
  }
}
