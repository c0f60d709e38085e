package io.tegum.kernel.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NeuronStructureTest {

  private static final int DRAWS = 10;

  /** Eight blocks of six near-parallel rows (half of them turned around) among 100 others. */
  @Test
  void plantedBlocksComeBackAsBlocks() {
    int rows = 148;
    int columns = 64;
    int blocks = 8;
    int each = 6;
    FloatMatrix matrix = Matrices.gaussian(rows, columns, 1);
    int[] plantedBlock = new int[rows];
    Arrays.fill(plantedBlock, -1);
    for (int block = 0; block < blocks; block++) {
      for (int member = 0; member < each; member++) {
        int row = block + 17 * member; // far apart, so that the order does not give them away
        plantedBlock[row] = block;
        for (int c = 0; c < columns; c++) {
          float common = matrix.values()[(140 + block) * columns + c];
          int at = row * columns + c;
          matrix.values()[at] = (member % 2 == 0 ? common : -common) + 0.3f * matrix.values()[at];
        }
      }
    }
    for (int i = 140 * columns; i < rows * columns; i++) {
      matrix.values()[i] = Matrices.gaussian(1, 1, i).values()[0];
    }
    NeuronStructure structure = NeuronStructure.of(matrix, DRAWS, 0);
    assertThat(structure.isStructured()).isTrue();
    assertThat(structure.path().blocks()).isEqualTo(blocks);
    assertThat(structure.path().inBlocks()).isEqualTo(blocks * each);
    int[] found = structure.neurons().blocks();
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < rows; j++) {
        boolean planted = plantedBlock[i] >= 0 && plantedBlock[i] == plantedBlock[j];
        assertThat(found[i] >= 0 && found[i] == found[j]).isEqualTo(planted);
      }
    }
  }

  @Test
  void gaussianMatricesHaveNeitherStructureNorBlocks() {
    int structured = 0;
    int withBlocks = 0;
    for (int draw = 0; draw < 100; draw++) {
      NeuronStructure structure =
          NeuronStructure.of(Matrices.gaussian(80, 32, 1000 + draw), DRAWS, draw);
      structured += structure.isStructured() ? 1 : 0;
      withBlocks += structure.path().blocks() > 0 ? 1 : 0;
    }
    assertThat(structured).isLessThanOrEqualTo(5);
    assertThat(withBlocks).isLessThanOrEqualTo(5);
  }

  /** A common mean, or columns of different sizes, are no structure between rows. */
  @Test
  void whatColumnsHaveInCommonIsNoStructure() {
    FloatMatrix matrix = Matrices.gaussian(120, 24, 5);
    for (int i = 0; i < matrix.values().length; i++) {
      matrix.values()[i] = 3 * (i % 24 == 0 ? 4 : 1) * matrix.values()[i] + 2;
    }
    NeuronStructure structure = NeuronStructure.of(matrix, DRAWS, 0);
    assertThat(structure.gaussian().isBelow(structure.path().meanSquare())).isTrue();
    assertThat(structure.isStructured()).isFalse();
  }

  @Test
  void blocksAreRunsOfStepsAboveTheThreshold() {
    assertThat(NeuronStructure.blocks(new double[] {.9, .8, .1, .1, .7}, .5))
        .containsExactly(0, 0, 0, -1, 1, 1);
  }

  @Test
  void drawsDependOnSeedAndNumberAlone() {
    FloatMatrix matrix = Matrices.gaussian(40, 8, 1);
    NeuronStructure once = NeuronStructure.of(matrix, DRAWS, 3);
    NeuronStructure again = NeuronStructure.of(matrix, DRAWS, 3);
    assertThat(again.gaussian()).isEqualTo(once.gaussian());
    assertThat(again.shuffled()).isEqualTo(once.shuffled());
    assertThat(NeuronStructure.of(matrix, DRAWS, 4).gaussian()).isNotEqualTo(once.gaussian());
  }

  /** Moments of 100,001 draws, within four deviations of what they are for normal numbers. */
  @Test
  void gaussianEntriesAreNormal() {
    float[] values = new RandomMatrices(5).gaussian(1, 100_001, 3).values();
    double[] moments = new double[5];
    for (float value : values) {
      for (int power = 1; power <= 4; power++) {
        moments[power] += Math.pow(value, power) / values.length;
      }
    }
    double unit = 4 / Math.sqrt(values.length);
    assertThat(moments[1]).isCloseTo(0, within(unit));
    assertThat(moments[2]).isCloseTo(1, within(unit * Math.sqrt(2)));
    assertThat(moments[3]).isCloseTo(0, within(unit * Math.sqrt(15)));
    assertThat(moments[4]).isCloseTo(3, within(unit * Math.sqrt(96)));
  }

  @Test
  void shufflingKeepsEachColumn() {
    FloatMatrix matrix = Matrices.gaussian(50, 3, 2);
    FloatMatrix shuffled = new RandomMatrices(1).shuffled(matrix, 0);
    assertThat(shuffled.values()).isNotEqualTo(matrix.values());
    for (int column = 0; column < 3; column++) {
      assertThat(column(shuffled, column)).containsExactly(column(matrix, column));
    }
  }

  private static double[] column(FloatMatrix matrix, int column) {
    double[] values = new double[matrix.rows()];
    Arrays.setAll(values, row -> matrix.values()[row * matrix.columns() + column]);
    Arrays.sort(values);
    return values;
  }
}
