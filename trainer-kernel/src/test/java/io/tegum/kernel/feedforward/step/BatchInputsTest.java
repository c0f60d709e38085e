package io.tegum.kernel.feedforward.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.feedforward.Networks;
import io.tegum.kernel.feedforward.data.InputBatch;
import io.tegum.kernel.feedforward.data.InputSampler;
import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.TargetFunction;
import io.tegum.kernel.feedforward.model.TaskConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchInputsTest {

  private static final int BATCH = 4000;

  @ParameterizedTest
  @CsvSource({
    "ABS, 0",
    "ABS, 0.5",
    "ABS, 0.99",
    "AND, 0",
    "AND, 0.4",
    "AND, 0.97",
    "MAX, 0",
    "MAX, 0.5",
    "MAX, 0.98"
  })
  void inputsHaveTheirMoments(TargetFunction function, double sparsity) {
    FeedForwardConfiguration configuration =
        Networks.of(Networks.relu(20, 4), new TaskConfiguration(function, sparsity, 1), BATCH);
    BatchInputs inputs = BatchInputs.inRows(configuration);
    inputs.draw(3);
    RowPanel panel = new RowPanel(configuration, inputs, BATCH, true);
    panel.fill(0, inputs.tokens());
    double[] sums = new double[4];
    for (int t = 0; t < inputs.tokens(); t++) {
      for (int i = 0; i < 20; i++) {
        float value = panel.x[t * 32 + i];
        sums[0] += value == 0 ? 0 : 1;
        sums[1] += value;
        sums[2] += value * value;
        assertThat(value).isBetween(-1f, 1f);
      }
      for (int i = 20; i < 32; i++) {
        assertThat(panel.x[t * 32 + i]).isZero();
      }
    }
    check(configuration, sums, 20.0 * BATCH);
  }

  @ParameterizedTest
  @CsvSource({"ABS, 0", "ABS, 0.7", "AND, 0.3", "MAX, 0.9", "XOR, 0.99"})
  void tokensThatAreNotEmptyMakeUpTheDistribution(TargetFunction function, double sparsity) {
    FeedForwardConfiguration configuration =
        Networks.of(Networks.relu(5, 4), new TaskConfiguration(function, sparsity, 1), 1);
    InputSampler sampler = InputSampler.heldOut(configuration);
    InputBatch batch = new InputBatch(20_000, 5);
    sampler.restartPresent();
    sampler.samplePresent(batch);
    double[] sums = new double[4];
    double[] byInput = new double[5];
    for (int c = 0; c < batch.tokens(); c++) {
      assertThat(batch.end(c)).isGreaterThan(batch.begin(c));
      for (int entry = batch.begin(c); entry < batch.end(c); entry++) {
        double value = batch.value(entry);
        sums[0] += 1;
        sums[1] += value;
        sums[2] += value * value;
        byInput[batch.input(entry)] += 1;
      }
    }
    double all = batch.tokens() / (1 - sampler.emptyProbability());
    check(configuration, sums, 5 * all);
    double notZero = configuration.task().notZeroProbability();
    for (double count : byInput) {
      double deviation = Math.sqrt(all * notZero);
      assertThat(count).isCloseTo(all * notZero, within(4 * deviation));
    }
  }

  private static void check(FeedForwardConfiguration configuration, double[] sums, double values) {
    double notZero = configuration.task().notZeroProbability();
    double count = values * notZero;
    double deviation = Math.sqrt(count);
    double mean = 0;
    double square = count;
    switch (configuration.task().function().inputValues()) {
      case UNIFORM -> square = count / 3;
      case BIT -> mean = count;
      case SIGN -> mean = 0;
    }
    assertThat(sums[0]).isCloseTo(count, within(4 * deviation));
    assertThat(sums[1]).isCloseTo(mean, within(4 * deviation));
    assertThat(sums[2]).isCloseTo(square, within(4 * deviation));
  }
}
