package io.tegum.kernel.addition.table;

import static io.tegum.kernel.addition.Comparisons.requireClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.addition.Accuracy;
import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.AdditionParameters;
import io.tegum.kernel.addition.AdditionTraining;
import io.tegum.kernel.addition.GoldenAddition;
import io.tegum.kernel.addition.RandomAddition;
import io.tegum.kernel.addition.data.PairSets;
import io.tegum.kernel.addition.data.Pairs;
import io.tegum.kernel.optimiser.Optimisation;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableStepTest {

  /** Floats with sums of some hundred terms, some of which cancel. */
  private static final double FLOAT_TOLERANCE = 5e-5;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void lossAndGradientsMatchAutograd(int number) throws IOException {
    GoldenAddition golden = GoldenAddition.read(number);
    TableStep step = step(golden.model(), golden.pairs(), golden.parameters());
    AdditionParameters gradient = AdditionParameters.zeros(golden.model());

    double loss = step.loss(all(golden.pairs().count()), 0);
    step.storeGradient(gradient);

    assertThat(loss).isCloseTo(golden.loss(), within(1e-6 * golden.loss()));
    requireClose(gradient, golden.gradient(), FLOAT_TOLERANCE);
  }

  private static TableStep step(AdditionModel model, Pairs pairs, AdditionParameters parameters) {
    Optimisation optimisation =
        new AdditionTraining(1, pairs.count(), 1e-3, 0.01, 0.8).optimisation();
    TableStep step = new TableStep(model, optimisation, new PairSets(pairs, pairs));
    step.load(parameters);
    return step;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void isTheTableFormOnRandomShapes(long seed) {
    requireSame(RandomAddition.of(seed), 1);
  }

  @Test
  void isTheTableFormOfSeveralChunks() {
    for (int heads : new int[] {1, 16, 20, 32}) {
      AdditionModel model = new AdditionModel(3, 24, heads, 2);
      requireSame(RandomAddition.of(model, 3 * Chunk.PAIRS + 5, heads), 1);
    }
  }

  @Test
  void isTheTableFormWhereScoresAreFarApart() {
    AdditionModel model = new AdditionModel(2, 8, 16, 2);
    for (double scale : new double[] {3, 6, 9, 12, 50}) {
      requireSame(RandomAddition.of(model, 20, 3), scale);
    }
  }

  private static void requireSame(RandomAddition problem, double scale) {
    for (double[] weights : new double[][] {problem.parameters().wQ(), problem.parameters().wK()}) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= scale;
      }
    }
    int count = problem.pairs().count();
    TableGradient table = new TableGradient(problem.model());
    double[] logits = new double[count * problem.model().answers() * AdditionModel.OUTPUTS];
    double expected = table.loss(problem.parameters(), problem.pairs(), logits);
    TableStep step = step(problem.model(), problem.pairs(), problem.parameters());
    AdditionParameters gradient = AdditionParameters.zeros(problem.model());

    double loss = step.loss(all(count), 0);
    step.storeGradient(gradient);

    assertThat(loss).isCloseTo(expected, within(1e-5 * scale * scale * expected));
    requireClose(gradient, table.gradient(), FLOAT_TOLERANCE * scale * scale);
    requireSame(
        step.testAccuracy(),
        TableAccuracy.of(new TableForm(problem.parameters()), problem.pairs()));
  }

  private static void requireSame(Accuracy actual, Accuracy expected) {
    assertThat(actual.rightAnswers()).isEqualTo(expected.rightAnswers());
    assertThat(actual.rightSums()).isEqualTo(expected.rightSums());
    assertThat(actual.loss()).isCloseTo(expected.loss(), within(1e-3 * expected.loss()));
  }

  private static int[] all(int count) {
    return IntStream.range(0, count).toArray();
  }
}
