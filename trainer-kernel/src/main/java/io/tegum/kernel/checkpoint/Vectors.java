package io.tegum.kernel.checkpoint;

import static io.tegum.kernel.checkpoint.BadCheckpointException.quoted;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Vectors of the residual stream that were recorded while a model ran, by layer. */
public final class Vectors {

  /** More would make a score's statistic slow, and hardly more exact. */
  public static final int MOST = 256;

  private static final Pattern NAME = Pattern.compile("(?:layers\\.)?(\\d{1,6})");

  private Vectors() {}

  /**
   * Reads a safetensors file whose tensors are named {@code layers.N} or {@code N}, a row a vector.
   *
   * @return the first {@link #MOST} vectors of each layer
   */
  public static Map<Integer, FloatMatrix> read(CheckpointFiles files, String file)
      throws IOException {
    Map<Integer, FloatMatrix> vectors = new TreeMap<>();
    try (TensorReader reader = new TensorReader(files)) {
      for (Tensor tensor : CatalogueReader.read(files, file).tensors().values()) {
        Matcher name = NAME.matcher(tensor.name());
        if (!name.matches()) {
          throw new BadCheckpointException(
              "%s: %s: vectors of layer N must be named layers.N"
                  .formatted(file, quoted(tensor.name())));
        }
        PlainMatrices.requireMatrix(tensor);
        int rows = (int) Math.min(MOST, tensor.shape().get(0));
        int columns = (int) (long) tensor.shape().get(1);
        if ((long) rows * columns > Integer.MAX_VALUE / 8) {
          throw new BadCheckpointException(
              "%s: %s: its vectors have %,d dimensions, which no model has"
                  .formatted(file, quoted(tensor.name()), columns));
        }
        float[] values = new float[rows * columns];
        reader.read(tensor, 0, values.length, values, 0);
        vectors.put(Integer.parseInt(name.group(1)), new FloatMatrix(rows, columns, values));
      }
    }
    return vectors;
  }
}
