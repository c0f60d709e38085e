package io.tegum.kernel.addition;

import static io.tegum.kernel.addition.Comparisons.requireClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.addition.data.Pairs;
import io.tegum.kernel.addition.reference.PlainForm;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainFormTest {

  /** Relative to the gradient's norm: central differences err by 1e-9 or so here. */
  private static final double TOLERANCE = 1e-6;

  private static final double STEP = 1e-5;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void lossLogitsAndGradientsMatchAutograd(int number) throws IOException {
    GoldenAddition golden = GoldenAddition.read(number);
    PlainForm plain = new PlainForm(golden.model());
    double[] logits = new double[golden.logits().length];

    double loss = plain.loss(golden.parameters(), golden.pairs(), logits);

    assertThat(loss).isCloseTo(golden.loss(), within(1e-6 * golden.loss()));
    requireClose("logits", logits, golden.logits(), 1e-6);
    requireClose(plain.gradient(), golden.gradient(), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void gradientMatchesCentralDifferences(long seed) {
    RandomAddition problem = RandomAddition.of(seed);
    PlainForm plain = new PlainForm(problem.model());
    Pairs pairs = problem.pairs();
    double[] logits = new double[pairs.count() * problem.model().answers() * 10];
    plain.loss(problem.parameters(), pairs, logits);
    List<double[]> slopes = plain.gradient().arrays().stream().map(double[]::clone).toList();
    double norm = Comparisons.norm(slopes);

    for (int k = 0; k < slopes.size(); k++) {
      double[] values = problem.parameters().arrays().get(k);
      for (int i = 0; i < values.length; i += Math.max(1, values.length / 25)) {
        double value = values[i];
        values[i] = value + STEP;
        double above = plain.loss(problem.parameters(), pairs, logits);
        values[i] = value - STEP;
        double below = plain.loss(problem.parameters(), pairs, logits);
        values[i] = value;
        assertThat(slopes.get(k)[i])
            .as("%s[%d]", AdditionParameters.NAMES.get(k), i)
            .isCloseTo((above - below) / (2 * STEP), within(TOLERANCE * norm));
      }
    }
  }
}
