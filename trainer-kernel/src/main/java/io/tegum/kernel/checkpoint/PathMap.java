package io.tegum.kernel.checkpoint;

import java.util.Arrays;

/**
 * Cosines along a path as a picture. The arrays belong to this record and must not be changed.
 *
 * @param size cells a side of {@code whole}
 * @param whole root mean square of the cosines between two stretches of the path, a cell a pair of
 *     them, size x size; a direction's cosine with itself is left out
 * @param windowAt first place of the window
 * @param windowSize places of the window
 * @param window cosines between the places of the window, with their signs, windowSize squared
 */
public record PathMap(int size, double[] whole, int windowAt, int windowSize, double[] window) {

  private static final int MOST_CELLS = 48;
  private static final int WINDOW = 48;

  /** The picture of a path: its whole, and the window whose steps have the largest squares. */
  static PathMap of(UnitRows directions, NeuronPath path) {
    int[] order = path.order();
    int windowSize = Math.min(WINDOW, order.length);
    int at = strongestWindow(path.squares(), windowSize);
    double[] window = new double[windowSize * windowSize];
    for (int i = 0; i < windowSize; i++) {
      for (int j = 0; j < windowSize; j++) {
        window[i * windowSize + j] = directions.exactCosine(order[at + i], order[at + j]);
      }
    }
    int size = Math.min(MOST_CELLS, order.length);
    return new PathMap(
        size, whole(directions, stretches(order, size), size), at, windowSize, window);
  }

  /** The stretch of the path that each direction stands in. */
  private static int[] stretches(int[] order, int size) {
    int[] stretches = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      stretches[order[place]] = (int) ((long) place * size / order.length);
    }
    return stretches;
  }

  private static int strongestWindow(double[] squares, int size) {
    double sum = 0;
    double most = -1;
    int best = 0;
    for (int end = 0; end < squares.length; end++) {
      sum += squares[end];
      int first = end - (size - 2); // of the steps within a window of that many places
      if (first > 0) {
        sum -= squares[first - 1];
      }
      if (first >= 0 && sum > most) {
        most = sum;
        best = first;
      }
    }
    return best;
  }

  private static double[] whole(UnitRows directions, int[] stretches, int size) {
    double[] sums = new double[size * size];
    long[] counts = new long[size * size];
    directions.forEachBlock(
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            int i = block.left() + row;
            int cellRow = stretches[i] * size;
            // In a block on the diagonal a row ends there, so that each pair is counted once.
            for (int c = 0; c < block.columns() && i != block.right() + c; c++) {
              int cell = cellRow + stretches[block.right() + c];
              double cosine = block.values()[row * block.stride() + c];
              sums[cell] += cosine * cosine;
              counts[cell]++;
            }
          }
        });
    return mirrored(sums, counts, size);
  }

  private static double[] mirrored(double[] sums, long[] counts, int size) {
    double[] whole = new double[size * size];
    Arrays.setAll(
        whole,
        cell -> {
          int mirror = cell % size * size + cell / size;
          boolean own = cell == mirror;
          double sum = own ? sums[cell] : sums[cell] + sums[mirror];
          long count = own ? counts[cell] : counts[cell] + counts[mirror];
          return count == 0 ? Double.NaN : Math.sqrt(sum / count);
        });
    return whole;
  }
}
