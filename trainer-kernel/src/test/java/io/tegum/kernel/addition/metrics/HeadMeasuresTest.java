package io.tegum.kernel.addition.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.AdditionParameters;
import io.tegum.kernel.addition.RandomAddition;
import io.tegum.kernel.addition.table.TableForm;
import io.tegum.kernel.metrics.Spectrum;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;

class HeadMeasuresTest {

  private static final double ROUNDING = 1e-12;

  @Test
  void aCircleInOrderHasOneFrequency() {
    double[] circle = new double[20];
    for (int digit = 0; digit < 10; digit++) {
      circle[2 * digit] = 5 + Math.cos(2 * Math.PI * 3 * digit / 10);
      circle[2 * digit + 1] = -1 + Math.sin(2 * Math.PI * 3 * digit / 10);
    }

    assertThat(FourierShares.of(circle, 2))
        .usingComparatorWithPrecision(ROUNDING)
        .containsExactly(0, 0, 1, 0, 0);
  }

  @Test
  void sharesAreOfTheVariance() {
    double[] alternating = new double[10];
    for (int digit = 0; digit < 10; digit++) {
      alternating[digit] = 2 * (digit % 2) + Math.sqrt(2) * Math.cos(2 * Math.PI * digit / 10);
    }

    // Variances of 1 for both parts.
    assertThat(FourierShares.of(alternating, 1))
        .usingComparatorWithPrecision(ROUNDING)
        .containsExactly(0.5, 0, 0, 0, 0.5);
  }

  @Test
  void participationCountsEqualEntries() {
    assertThat(Participation.of(new double[] {0, 3, 0, -3, 3}, 0, 1, 5)).isEqualTo(3);
    assertThat(Participation.of(new double[] {9, 2, 7, 2}, 1, 2, 2)).isEqualTo(2);
  }

  @Test
  void attentionSumsToOneAndIsCausal() {
    AdditionModel model = new AdditionModel(2, 8, 3, 2);
    RandomAddition problem = RandomAddition.of(model, 20, 1);

    double[] attention = MeanAttention.of(new TableForm(problem.parameters()), problem.pairs());

    for (int row = 0; row < model.heads() * model.answers(); row++) {
      int answer = row % model.answers();
      double[] places =
          Arrays.copyOfRange(attention, row * model.places(), (row + 1) * model.places());
      assertThat(Arrays.stream(places).sum()).isCloseTo(1, within(ROUNDING));
      assertThat(Arrays.copyOfRange(places, model.digitPlaces() + answer + 1, model.places()))
          .containsOnly(new double[model.digits() - answer]);
    }
  }

  @Test
  void circuitsAreThoseOfTheWeights() {
    AdditionModel model = new AdditionModel(2, 16, 3, 2);
    AdditionParameters parameters = RandomAddition.of(model, 1, 2).parameters();
    Projections digits = Projections.ofDigits(parameters);

    for (int head = 0; head < 3; head++) {
      TokenCircuits circuits = TokenCircuits.of(parameters, head);
      for (int s = 0; s < 10; s++) {
        for (int t = 0; t < 10; t++) {
          int q = (head * 10 + s) * 2;
          int k = (head * 10 + t) * 2;
          double score =
              digits.queries()[q] * digits.keys()[k]
                  + digits.queries()[q + 1] * digits.keys()[k + 1];
          assertThat(circuits.qk().get(s, t)).isCloseTo(score, within(ROUNDING));
        }
      }
      assertThat(circuits.qkSingularValues()).hasSize(2);
      requireNorm(circuits.qk(), circuits.qkSingularValues());
      requireNorm(circuits.ov(), circuits.ovSingularValues());
    }
  }

  @Test
  void spectraOfCircuitsAreThoseThatTheCheckpointReaderTakes() {
    AdditionModel model = new AdditionModel(2, 16, 3, 4);
    AdditionParameters parameters = RandomAddition.of(model, 1, 2).parameters();
    int width = model.width();
    int tokens = TokenCircuits.TOKENS;
    for (int head = 0; head < model.heads(); head++) {
      DMatrixRMaj queries = new DMatrixRMaj(model.headSize(), tokens);
      DMatrixRMaj keys = new DMatrixRMaj(model.headSize(), tokens);
      for (int a = 0; a < model.headSize(); a++) {
        for (int t = 0; t < tokens; t++) {
          for (int c = 0; c < width; c++) {
            int weight = (head * width + c) * model.headSize() + a;
            double embedded = parameters.wE()[t * width + c];
            queries.set(a, t, queries.get(a, t) + embedded * parameters.wQ()[weight]);
            keys.set(a, t, keys.get(a, t) + embedded * parameters.wK()[weight]);
          }
        }
      }
      TokenCircuits circuits = TokenCircuits.of(parameters, head);
      assertThat(circuits.qkSingularValues())
          .usingComparatorWithPrecision(ROUNDING * circuits.qkSingularValues()[0])
          .containsExactly(Spectrum.of(queries, keys).singularValues());
    }
  }

  private static void requireNorm(DMatrixRMaj matrix, double[] singularValues) {
    double norm = Math.hypot(singularValues[0], singularValues[1]);
    assertThat(NormOps_DDRM.normF(matrix)).isCloseTo(norm, within(ROUNDING * norm));
  }

  @Test
  void digitPairsAreMeansOfParts() {
    AdditionModel model = new AdditionModel(2, 16, 4, 2);
    RandomAddition problem = RandomAddition.of(model, 1, 6);
    TableForm form = new TableForm(problem.parameters());
    DigitPairs digits = DigitPairs.of(form, problem.pairs());
    int a = problem.pairs().digit(0, 0);
    int b = problem.pairs().digit(0, 2);
    double[] parts = new double[40];
    form.parts(problem.pairs(), 0, 0, parts);

    for (int head = 0; head < 4; head++) {
      int at = head * DigitPairs.PAIRS + 10 * a + b;
      int right = (a + b) % 10;
      double part = parts[head * 10 + right];
      double mean = Arrays.stream(parts, head * 10, head * 10 + 10).average().orElseThrow();
      assertThat(digits.parts()[at * 10 + right]).isCloseTo(part, within(ROUNDING));
      assertThat(digits.rightLogits()[at])
          .isCloseTo(form.constant(0, right) + part, within(ROUNDING));
      assertThat(digits.contributions()[at]).isCloseTo(part - mean, within(ROUNDING));
    }
    assertThat(digits.rank()).isBetween(1, 4);
    assertThat(digits.participationRatio()).isBetween(1.0, 4.0);
    assertThat(digits.headsPerPair()).isBetween(1.0, 4.0);
    assertThat(Arrays.stream(digits.headShares()).sum()).isCloseTo(1, within(ROUNDING));
    assertThat(digits.pairsPerHead()).hasSize(4);
  }

  @Test
  void carryChainsCountDigitsAndSums() {
    CarryChains chains = new CarryChains(2);
    chains.addAnswer(0, true);
    chains.addAnswer(2, true);
    chains.addAnswer(2, false);
    chains.addSum(2, false);

    assertThat(chains.answerAccuracy()).containsExactly(1, Double.NaN, 0.5);
    assertThat(chains.sumAccuracy()).containsExactly(Double.NaN, Double.NaN, 0);
    assertThat(chains.answers()).containsExactly(1, 0, 2);
  }
}
