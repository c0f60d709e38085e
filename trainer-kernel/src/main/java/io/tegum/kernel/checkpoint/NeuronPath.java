package io.tegum.kernel.checkpoint;

import java.util.Arrays;

/**
 * The directions of a matrix's rows along a greedy path: it begins with the pair of largest squared
 * cosine, lower index first, and goes on to the unvisited direction of largest squared cosine with
 * the last one, the lower index where two are equal. Structure stands on its diagonal: the path's
 * statistic is the mean squared cosine of its steps.
 *
 * @param order indices of directions in the order of the path
 * @param squares squared cosine of each step, order.length - 1, in double
 * @param meanSquare their mean; NaN for fewer than two directions
 */
record NeuronPath(int[] order, double[] squares, double meanSquare) {

  static NeuronPath of(UnitRows directions, Neighbours neighbours) {
    int n = directions.count();
    if (n < 2) {
      int[] order = n == 0 ? new int[0] : new int[] {0};
      return new NeuronPath(order, new double[0], Double.NaN);
    }
    int[] order = new Walk(directions, neighbours).order();
    double[] squares = new double[n - 1];
    double sum = 0;
    for (int step = 0; step < squares.length; step++) {
      double cosine = directions.exactCosine(order[step], order[step + 1]);
      squares[step] = cosine * cosine;
      sum += squares[step];
    }
    return new NeuronPath(order, squares, sum / squares.length);
  }

  double largestSquare() {
    return Arrays.stream(squares).max().orElse(Double.NaN);
  }

  /** Which directions were not visited yet, as a list that shrinks. */
  private static final class Walk {
    private final UnitRows directions;
    private final Neighbours neighbours;
    private final int[] order;
    private final boolean[] visited;
    private int[] rest;
    private int restCount;

    Walk(UnitRows directions, Neighbours neighbours) {
      this.directions = directions;
      this.neighbours = neighbours;
      order = new int[directions.count()];
      visited = new boolean[order.length];
      rest = new int[order.length];
      for (int i = 0; i < rest.length; i++) {
        rest[i] = i;
      }
      restCount = rest.length;
    }

    int[] order() {
      int first = 0;
      for (int i = 1; i < order.length; i++) {
        if (neighbours.square(i, 0) > neighbours.square(first, 0)) {
          first = i;
        }
      }
      visit(0, first);
      for (int place = 1; place < order.length; place++) {
        visit(place, next(order[place - 1]));
      }
      return order;
    }

    private void visit(int place, int direction) {
      order[place] = direction;
      visited[direction] = true;
    }

    private int next(int from) {
      for (int k = 0; k < neighbours.each(); k++) {
        int candidate = neighbours.neighbour(from, k);
        if (!visited[candidate]) {
          return candidate;
        }
      }
      return nearestOfRest(from);
    }

    /** All that are known were visited: asks each that was not. */
    private int nearestOfRest(int from) {
      int kept = 0;
      for (int i = 0; i < restCount; i++) {
        if (!visited[rest[i]]) {
          rest[kept++] = rest[i];
        }
      }
      restCount = kept;
      int best = -1;
      float bestSquare = -1;
      for (int i = 0; i < restCount; i++) {
        float cosine = directions.cosine(from, rest[i]);
        if (cosine * cosine > bestSquare) {
          best = rest[i];
          bestSquare = cosine * cosine;
        }
      }
      return best;
    }
  }
}
