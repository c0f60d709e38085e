package io.tegum.kernel.toy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.toy.metrics.FeatureGeometry;
import io.tegum.kernel.toy.metrics.TegumFactor;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.theory.ExactReluLoss;
import io.tegum.kernel.toy.theory.LinearTheory;
import io.tegum.kernel.toy.theory.ReluOptimum;
import io.tegum.kernel.toy.theory.TokenMoments;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trained models against what is known of them: published geometry and closed forms. */
class TrainedModelsTest {

  private static final int SEEDS = 10;

  /** How near a trained loss must come to a closed-form optimum. */
  private static final double ONE_PERCENT = 0.01;

  @Test
  void fiveEquallyImportantSparseFeaturesInTwoDimensionsFormARegularPentagon() {
    double pentagonDimensionality = 2.0 / 5;
    List<FeatureGeometry> geometries =
        IntStream.range(0, SEEDS)
            .mapToObj(
                seed ->
                    Trials.plain(
                        new ModelConfiguration(5, 2, Activation.RELU),
                        new DataConfiguration(0.95, 1),
                        6000,
                        seed))
            .map(c -> ToyResult.train(c).metrics().orElseThrow().geometry())
            .toList();
    assertThat(geometries)
        .anySatisfy(
            geometry ->
                assertThat(geometry.dimensionality())
                    .hasSize(5)
                    .satisfies(
                        d ->
                            assertThat(Arrays.stream(d))
                                .allSatisfy(
                                    di ->
                                        assertThat(di)
                                            .isCloseTo(pentagonDimensionality, within(0.03)))));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 0.9})
  void linearOutputReachesItsClosedFormOptimumAndNeverSuperposes(double sparsity) {
    int n = 10;
    int m = 3;
    TrialConfiguration configuration =
        Trials.plain(
            new ModelConfiguration(n, m, Activation.IDENTITY),
            new DataConfiguration(sparsity, 0.7),
            6000,
            1);
    ToyResult result = ToyResult.train(configuration);
    double optimum =
        new LinearTheory(new TokenMoments(n, 1 - sparsity))
            .optimalLoss(configuration.data().importance(n), m);

    double loss = result.metrics().orElseThrow().lossReconstruction();
    assertThat(loss).isBetween(optimum, optimum * (1 + ONE_PERCENT));
    assertThat(result.metrics().orElseThrow().factors())
        .extracting(TegumFactor::kind)
        .containsExactly("dedicated", "dedicated", "dedicated");
  }

  @Test
  void linearOutputKeepsTheLastFeatureWhenItsOwnImportanceIsTheGreatest() {
    DataConfiguration data = new DataConfiguration(0.5, 0.9, 10.0);
    ToyResult result =
        ToyResult.train(
            Trials.plain(new ModelConfiguration(4, 1, Activation.IDENTITY), data, 6000, 1));
    double variance = 0.5 / 3 - 0.5 * 0.5 / 4;
    double optimum = variance * (1 + 0.9 + 0.81);
    double[] norms = result.metrics().orElseThrow().geometry().norms();
    assertThat(norms[3]).isCloseTo(1, within(0.01));
    assertThat(Arrays.stream(norms, 0, 3)).allMatch(norm -> norm < 0.01);
    assertThat(result.metrics().orElseThrow().lossReconstruction())
        .isBetween(optimum, optimum * (1 + ONE_PERCENT))
        .isEqualTo(
            new LinearTheory(new TokenMoments(4, 0.5))
                .loss(
                    result.parameters().orElseThrow().w(),
                    result.parameters().orElseThrow().b(),
                    new double[] {1, 0.9, 0.81, 10}));
  }

  @ParameterizedTest
  @CsvSource({"0.2, 0.3", "0.2, 0.9", "1, 0.9", "5, 0.3", "5, 0.9"})
  void twoFeaturesInOneDimensionReachTheBestModelKnown(double lastImportance, double sparsity) {
    ExactReluLoss exact = new ExactReluLoss(1 - sparsity, 1, lastImportance);
    double best =
        IntStream.range(0, 4)
            .mapToObj(
                seed ->
                    ToyResult.train(
                            Trials.plain(
                                new ModelConfiguration(2, 1, Activation.RELU),
                                new DataConfiguration(sparsity, 1, lastImportance),
                                6000,
                                seed))
                        .parameters()
                        .orElseThrow())
            .mapToDouble(trained -> exact.loss(trained.w(), trained.b()))
            .min()
            .orElseThrow();
    double optimum = ReluOptimum.of(exact, 1).loss();
    assertThat(best).isBetween(optimum, optimum * (1 + ONE_PERCENT));
  }

  @Test
  void publishedLinearOptimumIsReached() {
    ToyResult result =
        ToyResult.train(
            Trials.plain(
                new ModelConfiguration(20, 5, Activation.IDENTITY),
                new DataConfiguration(0, 0.7),
                5000,
                2));
    assertThat(result.metrics().orElseThrow().lossReconstruction())
        .isBetween(0.0464645, 0.0464645 * (1 + ONE_PERCENT));
  }

  @Test
  void denseReluKeepsTheMostImportantFeaturesOrthogonal() {
    ToyResult result =
        ToyResult.train(
            Trials.plain(
                new ModelConfiguration(20, 5, Activation.RELU),
                new DataConfiguration(0, 0.7),
                4000,
                3));
    FeatureGeometry geometry = result.metrics().orElseThrow().geometry();
    assertThat(geometry.representedCount()).isEqualTo(5);
    for (int i = 0; i < 5; i++) {
      assertThat(geometry.norms()[i]).isCloseTo(1, within(0.1));
    }
    assertThat(geometry.maxOverlap()).isLessThan(0.1);
  }

  @Test
  void resultsAreThoseOfTheParametersAsStored() {
    ToyResult result =
        ToyResult.train(Trials.withHead(io.tegum.kernel.toy.model.Schedule.JOINT, 1, 200, 4));
    Parameters parameters = result.parameters().orElseThrow();
    for (double value : parameters.w().data) {
      assertThat((double) (float) value).isEqualTo(value);
    }
    assertThat(result.metrics().orElseThrow().geometry().norms())
        .isEqualTo(FeatureGeometry.of(parameters.w()).norms());
  }
}
