package io.tegum.kernel.checkpoint;

import java.io.IOException;
import java.io.Serializable;
import java.util.OptionalInt;

/**
 * A matrix of a checkpoint as it is looked at: a row a unit (a neuron, a dimension of a head, a
 * token), a column a dimension of the residual stream, wherever and however its weights stand.
 *
 * @param layer its layer; -1 when it belongs to none
 * @param kind what it is, for instance {@code mlp_out}; a plain matrix's name
 * @param questions what is asked of it
 * @param tensor where its weights stand
 * @param layout which of the tensor's rows are its units, or columns
 * @param gainOrNull the norm's gain that its columns are multiplied with
 */
public record MatrixReference(
    int layer, String kind, Questions questions, Tensor tensor, Layout layout, Gain gainOrNull)
    implements Serializable {

  /** Of a matrix whose units are no basis of their own, only norms and spectra are asked. */
  public enum Questions {
    /** Norms and spectrum, and the structure of its neurons. */
    NEURONS,
    /** Norms and spectrum. */
    SPECTRUM,
    /** Norms: too many units for more. */
    NORMS
  }

  /** How the tensor's dimensions are meant. */
  public enum Order {
    /** A row a unit. */
    UNITS_FIRST,
    /** A column a unit. */
    UNITS_LAST
  }

  /**
   * Which units of a tensor belong to the matrix: groups of {@code group} units, the first of which
   * begins at {@code first} and each next one {@code stride} further on.
   *
   * @param order which of the tensor's dimensions is the units'
   * @param units number of units of the matrix
   */
  public record Layout(Order order, int units, int first, int group, int stride)
      implements Serializable {

    /** All units of a tensor. */
    static Layout whole(Order order, int units) {
      return new Layout(order, units, 0, Math.max(1, units), 0);
    }

    int unit(int row) {
      return first + row / group * stride + row % group;
    }
  }

  /**
   * A norm's gain.
   *
   * @param tensor the gain, a value a column
   * @param plus what is added to it: 1 where weights are stored as differences from 1, else 0
   */
  public record Gain(Tensor tensor, float plus) implements Serializable {}

  /** Its layer, if it belongs to one. */
  public OptionalInt layerNumber() {
    return layer < 0 ? OptionalInt.empty() : OptionalInt.of(layer);
  }

  /** Number of its units. */
  public int units() {
    return layout.units();
  }

  /** Number of its columns. */
  public int width() {
    int dimension = layout.order() == Order.UNITS_FIRST ? 1 : 0;
    return (int) (long) tensor.shape().get(dimension);
  }

  /** This matrix without a norm's gain. */
  public MatrixReference withoutGain() {
    return new MatrixReference(layer, kind, questions, tensor, layout, null);
  }

  /**
   * Reads all of it.
   *
   * @throws BadCheckpointException when a weight is not finite, or it has more than 2^31 weights
   */
  public FloatMatrix read(TensorReader reader) throws IOException {
    long elements = (long) units() * width();
    if (elements > Integer.MAX_VALUE - 64) {
      throw new BadCheckpointException(
          "%s: %s: has %,d weights, one matrix must have fewer than 2^31"
              .formatted(tensor.file(), BadCheckpointException.quoted(tensor.name()), elements));
    }
    return read(reader, 0, units());
  }

  /** Reads the units from {@code first} to before {@code end}. */
  public FloatMatrix read(TensorReader reader, int first, int end) throws IOException {
    float[] values = new float[(end - first) * width()];
    switch (layout.order()) {
      case UNITS_FIRST -> readRows(reader, first, end, values);
      case UNITS_LAST -> readColumns(reader, first, end, values);
    }
    if (gainOrNull != null) {
      multiply(values, reader.vector(gainOrNull.tensor()), gainOrNull.plus());
    }
    return new FloatMatrix(end - first, width(), values);
  }

  private void readRows(TensorReader reader, int first, int end, float[] values)
      throws IOException {
    int width = width();
    for (int row = first; row < end; ) {
      int together = Math.min(layout.group() - row % layout.group(), end - row);
      together = Math.min(together, Math.max(1, Integer.MAX_VALUE / 8 / width));
      reader.read(
          tensor, (long) layout.unit(row) * width, together * width, values, (row - first) * width);
      row += together;
    }
  }

  private void readColumns(TensorReader reader, int first, int end, float[] values)
      throws IOException {
    int width = width();
    int all = (int) (long) tensor.shape().get(1);
    float[] line = new float[all];
    for (int column = 0; column < width; column++) {
      reader.read(tensor, (long) column * all, all, line, 0);
      for (int row = first; row < end; row++) {
        values[(row - first) * width + column] = line[layout.unit(row)];
      }
    }
  }

  private static void multiply(float[] values, float[] gain, float plus) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= gain[i % gain.length] + plus;
    }
  }
}
