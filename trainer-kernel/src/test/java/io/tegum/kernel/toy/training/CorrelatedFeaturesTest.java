package io.tegum.kernel.toy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.random.Purpose;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.reference.BatchGradient;
import io.tegum.kernel.toy.reference.TokenBatch;
import io.tegum.kernel.toy.reference.TokenSource;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What models make of features that come in sets, as Elhage et al. (2022) found it. */
class CorrelatedFeaturesTest {

  private static final int SEEDS = 4;

  /** Cosines of a trained model's directions. */
  private static final double ORTHOGONAL = 0.1;

  private static final double ANTIPODAL = -0.9;

  private static TrialConfiguration trial(
      int n, int m, Correlation correlation, int size, double sparsity, long seed) {
    return Trials.plain(
        new ModelConfiguration(n, m, Activation.RELU),
        new DataConfiguration(sparsity, 1, null, correlation, size),
        4000,
        seed);
  }

  /** W of the seed with the lowest loss. */
  private static DMatrixRMaj best(
      int n, int m, Correlation correlation, int size, double sparsity) {
    return IntStream.range(0, SEEDS)
        .mapToObj(seed -> ToyResult.train(trial(n, m, correlation, size, sparsity, seed)))
        .min(Comparator.comparingDouble(r -> r.metrics().orElseThrow().lossReconstruction()))
        .orElseThrow()
        .parameters()
        .orElseThrow()
        .w();
  }

  private static double cosine(DMatrixRMaj w, int i, int j) {
    return product(w, i, j) / Math.sqrt(product(w, i, i) * product(w, j, j));
  }

  private static double product(DMatrixRMaj w, int i, int j) {
    double sum = 0;
    for (int k = 0; k < w.numRows; k++) {
      sum += w.get(k, i) * w.get(k, j);
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.8, 0.95})
  void correlatedFeaturesAreOrthogonalAndMeetThoseOfTheOtherSet(double sparsity) {
    DMatrixRMaj w = best(4, 2, Correlation.CORRELATED, 2, sparsity);
    assertThat(cosine(w, 0, 1)).isCloseTo(0, within(ORTHOGONAL));
    assertThat(cosine(w, 2, 3)).isCloseTo(0, within(ORTHOGONAL));
    assertThat(Math.min(cosine(w, 0, 2), cosine(w, 0, 3))).isLessThan(ANTIPODAL);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.9})
  void anticorrelatedFeaturesAreAntipodal(double sparsity) {
    DMatrixRMaj w = best(4, 2, Correlation.ANTICORRELATED, 2, sparsity);
    assertThat(cosine(w, 0, 1)).isLessThan(ANTIPODAL);
    assertThat(cosine(w, 2, 3)).isLessThan(ANTIPODAL);
    assertThat(cosine(w, 0, 2)).isCloseTo(0, within(ORTHOGONAL));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.9, 0.95})
  void twoSetsOfThreeCorrelatedFeaturesFormAnOctahedron(double sparsity) {
    DMatrixRMaj w = best(6, 3, Correlation.CORRELATED, 3, sparsity);
    for (int i = 0; i < 3; i++) {
      assertThat(cosine(w, i, (i + 1) % 3)).isCloseTo(0, within(ORTHOGONAL));
      assertThat(cosine(w, 3 + i, 3 + (i + 1) % 3)).isCloseTo(0, within(ORTHOGONAL));
      assertThat(Math.min(cosine(w, i, 3), Math.min(cosine(w, i, 4), cosine(w, i, 5))))
          .isLessThan(ANTIPODAL);
    }
  }

  @ParameterizedTest
  @CsvSource({"CORRELATED, 3, 0.5", "CORRELATED, 2, 0.97", "ANTICORRELATED, 3, 0.9"})
  void heldOutLossIsThatOfTrainingTokens(Correlation correlation, int size, double sparsity) {
    TrialConfiguration trial = trial(6, 3, correlation, size, sparsity, 1);
    Parameters parameters = Initialisation.of(trial);
    BatchGradient gradient = new BatchGradient(trial);
    TokenSource source = TokenSource.of(6, trial.data(), 1, Purpose.LEFT_TOKENS);
    TokenBatch batch = new TokenBatch(10_000, 6);
    double[] losses = new double[60];
    for (int step = 0; step < losses.length; step++) {
      source.sample(step, batch);
      losses[step] = gradient.representation(parameters, batch).reconstruction();
    }
    double mean = IntStream.range(0, losses.length).mapToDouble(k -> losses[k]).average().orElse(0);
    double variance =
        IntStream.range(0, losses.length)
            .mapToDouble(k -> (losses[k] - mean) * (losses[k] - mean))
            .average()
            .orElse(0);
    double heldOut = new HeldOutLoss(trial).ofTrained(parameters).value();
    // Of 10,000 tokens; the held-out loss is of 32,768.
    assertThat(heldOut).isCloseTo(mean, within(5 * Math.sqrt(variance * (1.0 / 60 + 1 / 3.2768))));
  }
}
