package io.tegum.kernel.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeuronPathTest {

  /** Of squared cosines near .1 between floats of unit length. */
  private static final double ROUNDING = 1e-7;

  /** Sizes around the blocks' 192 and beyond the 32 neighbours that are known of each. */
  @ParameterizedTest
  @CsvSource({
    "3,2", "5,1", "33,4", "34,7", "192,16", "193,17", "400,8", "401,40", "209,257", "40,600"
  })
  void isTheGreedyPathOfTheWholeMatrixOfCosines(int rows, int columns) {
    UnitRows directions = UnitRows.of(Matrices.gaussian(rows, columns, rows));
    NeuronPath path = NeuronPath.of(directions, Neighbours.of(directions));
    assertThat(path.order()).containsExactly(greedy(directions));
    double sum = 0;
    for (int step = 0; step + 1 < rows; step++) {
      double cosine = directions.exactCosine(path.order()[step], path.order()[step + 1]);
      sum += cosine * cosine;
    }
    assertThat(path.meanSquare()).isCloseTo(sum / (rows - 1), within(ROUNDING));
  }

  /** Equal directions, and opposite ones, have equal squares: the lower index goes first. */
  @Test
  void equalSquaresGoByIndex() {
    UnitRows directions =
        UnitRows.of(new FloatMatrix(5, 2, new float[] {0, 1, 3, 0, -2, 0, 0, -4, 5, 0}));
    NeuronPath path = NeuronPath.of(directions, Neighbours.of(directions));
    assertThat(path.order()).containsExactly(0, 3, 1, 2, 4);
    assertThat(path.squares()).containsExactly(1, 0, 1, 1);
  }

  @Test
  void rowsWithoutDirectionStandOnNoPath() {
    FloatMatrix matrix = new FloatMatrix(4, 2, new float[] {0, 1, 0, 0, 1, 0, 1, 1});
    NeuronStructure structure = NeuronStructure.of(matrix, 5, 0);
    assertThat(structure.path().silent()).isEqualTo(1);
    assertThat(structure.neurons().places()[1]).isEqualTo(-1);
    assertThat(structure.neurons().places()).containsOnlyOnce(0, 1, 2);
  }

  /** The definition, from the whole n x n matrix. */
  private static int[] greedy(UnitRows directions) {
    int n = directions.count();
    float[][] squares = new float[n][n];
    int[] path = new int[n];
    float most = -1;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        float cosine = directions.cosine(i, j);
        squares[i][j] = cosine * cosine;
        squares[j][i] = squares[i][j];
        if (squares[i][j] > most) {
          most = squares[i][j];
          path[0] = i;
          path[1] = j;
        }
      }
    }
    boolean[] visited = new boolean[n];
    visited[path[0]] = true;
    visited[path[1]] = true;
    for (int place = 2; place < n; place++) {
      int best = -1;
      for (int j = 0; j < n; j++) {
        float square = squares[path[place - 1]][j];
        if (!visited[j] && (best < 0 || square > squares[path[place - 1]][best])) {
          best = j;
        }
      }
      path[place] = best;
      visited[best] = true;
    }
    return path;
  }

  /**
   * Features of toy models in orthogonal subspaces: all steps but one a figure are its nearest
   * neighbours' squared cosine, cos^2 of 180, 144 and 120 degrees and 1/9.
   */
  @Test
  void figuresOfToyModelsHaveTheStatisticOfTheirAngles() {
    isStatisticOf(polygons(2, 1), 1);
    isStatisticOf(polygons(5, 2), Math.pow(Math.cos(Math.toRadians(144)), 2));
    isStatisticOf(polygons(3, 2), .25);
    isStatisticOf(new float[][] {{1, 1, 1}, {1, -1, -1}, {-1, 1, -1}, {-1, -1, 1}}, 1 / 9.0);
  }

  private static float[][] polygons(int corners, int dimensions) {
    float[][] polygon = new float[corners][dimensions];
    for (int corner = 0; corner < corners; corner++) {
      double angle = 2 * Math.PI * corner / corners;
      polygon[corner][0] = (float) Math.cos(angle);
      if (dimensions == 2) {
        polygon[corner][1] = (float) Math.sin(angle);
      }
    }
    return polygon;
  }

  private static void isStatisticOf(float[][] figure, double step) {
    int copies = 12;
    int size = figure.length;
    int dimensions = figure[0].length;
    float[] values = new float[copies * size * copies * dimensions];
    for (int row = 0; row < copies * size; row++) {
      int copy = row % copies; // a figure's members stand apart
      for (int i = 0; i < dimensions; i++) {
        values[(row * copies + copy) * dimensions + i] = figure[row / copies][i];
      }
    }
    UnitRows directions = UnitRows.of(new FloatMatrix(copies * size, copies * dimensions, values));
    NeuronPath path = NeuronPath.of(directions, Neighbours.of(directions));
    double expected = step * copies * (size - 1) / (copies * size - 1);
    assertThat(path.meanSquare()).isCloseTo(expected, within(ROUNDING));
  }

  @Test
  void pictureHoldsTheCosinesOfItsStretches() {
    UnitRows directions = UnitRows.of(Matrices.gaussian(250, 12, 3));
    NeuronPath path = NeuronPath.of(directions, Neighbours.of(directions));
    PathMap map = PathMap.of(directions, path);
    double[] sums = new double[map.size() * map.size()];
    int[] counts = new int[sums.length];
    for (int i = 0; i < 250; i++) {
      for (int j = 0; j < 250; j++) {
        if (i != j) {
          int cell = i * map.size() / 250 * map.size() + j * map.size() / 250;
          double cosine = directions.exactCosine(path.order()[i], path.order()[j]);
          sums[cell] += cosine * cosine;
          counts[cell]++;
        }
      }
    }
    double[] expected = new double[sums.length];
    Arrays.setAll(expected, cell -> Math.sqrt(sums[cell] / counts[cell]));
    assertThat(map.whole()).containsExactly(expected, within(1e-6));
    double windowSteps = 0;
    for (int step = 0; step + 1 < map.windowSize(); step++) {
      double cosine = map.window()[step * map.windowSize() + step + 1];
      windowSteps += cosine * cosine;
    }
    for (int at = 0; at + map.windowSize() <= 250; at++) {
      double steps = Arrays.stream(path.squares(), at, at + map.windowSize() - 1).sum();
      assertThat(steps).isLessThanOrEqualTo(windowSteps + ROUNDING);
    }
  }
}
