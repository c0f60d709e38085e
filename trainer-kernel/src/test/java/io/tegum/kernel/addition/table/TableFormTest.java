package io.tegum.kernel.addition.table;

import static io.tegum.kernel.addition.Comparisons.requireClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.GoldenAddition;
import io.tegum.kernel.addition.RandomAddition;
import io.tegum.kernel.addition.reference.PlainForm;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableFormTest {

  /** Two orders of summation in double, of sums with some cancellation. */
  private static final double ROUNDING = 1e-11;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void lossLogitsAndGradientsMatchAutograd(int number) throws IOException {
    GoldenAddition golden = GoldenAddition.read(number);
    TableGradient table = new TableGradient(golden.model());
    double[] logits = new double[golden.logits().length];

    double loss = table.loss(golden.parameters(), golden.pairs(), logits);

    assertThat(loss).isCloseTo(golden.loss(), within(1e-6 * golden.loss()));
    requireClose("logits", logits, golden.logits(), 1e-6);
    requireClose(table.gradient(), golden.gradient(), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void isThePlainFormOnRandomShapes(long seed) {
    requireSame(RandomAddition.of(seed), 1);
  }

  @Test
  void isThePlainFormWhereScoresAreFarApart() {
    AdditionModel model = new AdditionModel(2, 8, 3, 2);
    for (double scale : new double[] {5, 10, 15, 60}) {
      requireSame(RandomAddition.of(model, 20, 3), scale);
    }
  }

  private static void requireSame(RandomAddition problem, double scale) {
    for (double[] weights : new double[][] {problem.parameters().wQ(), problem.parameters().wK()}) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] *= scale;
      }
    }
    int count = problem.pairs().count() * problem.model().answers() * AdditionModel.OUTPUTS;
    PlainForm plain = new PlainForm(problem.model());
    double[] expected = new double[count];
    double loss = plain.loss(problem.parameters(), problem.pairs(), expected);
    TableGradient table = new TableGradient(problem.model());
    double[] logits = new double[count];

    assertThat(table.loss(problem.parameters(), problem.pairs(), logits))
        .isCloseTo(loss, within(ROUNDING * loss));
    requireClose("logits", logits, expected, ROUNDING);
    requireClose(table.gradient(), plain.gradient(), ROUNDING * scale * scale);
  }
}
