package io.tegum.analysis.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Question;
import io.tegum.analysis.page.SweepSummary;
import io.tegum.analysis.results.ResultsViews;
import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.metrics.FeatureGeometry;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.FeatureProfile;
import io.tegum.kernel.toy.model.FeatureValues;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.theory.DropoutLoss;
import io.tegum.kernel.toy.theory.ExactReluLoss;
import io.tegum.kernel.toy.theory.LinearTheory;
import io.tegum.kernel.toy.theory.Moments;
import io.tegum.kernel.toy.training.ToyResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions about dropout and about unequal densities against numbers of the models themselves. */
class VariantQuestionsTest {
  private static final SparkSession SPARK = SharedSpark.session();

  @TempDir Path folder;

  @Test
  void dropoutsLinesAreMeansOverSeeds() throws IOException {
    List<ToyResult> trials = dropped();
    Answer answer = ask(DropoutQuestions.ANTIPODAL, trials).orElseThrow();
    List<Row> rows = answer.illustrations().get(0).evidence().rows();
    assertThat(rows).hasSize(2 * 4);
    for (Row row : rows) {
      List<ToyResult> own =
          trials.stream()
              .filter(t -> t.configuration().training().dropout() == row.<Double>getAs("dropout"))
              .toList();
      double expected =
          own.stream().mapToDouble(t -> value(t, row.getAs("quantity"))).average().orElseThrow();
      assertThat(row.<Double>getAs("middle")).as(row.toString()).isCloseTo(expected, within(1e-12));
    }
    assertThat(answer.sentence()).contains("paired by seed", "n = 2, m = 2", "q = 0.5");
    assertThat(answer.illustrations().get(0).svg())
        .contains("Dropout q", "in antipodal pairs", "n = 2, m = 2");
  }

  @Test
  void dimensionsPerFeatureAreMeansOverSeeds() throws IOException {
    List<ToyResult> trials = dropped();
    Answer answer = ask(DropoutQuestions.DIMENSIONS, trials).orElseThrow();
    List<Row> rows = answer.illustrations().get(0).evidence().rows();
    assertThat(rows).hasSize(2);
    for (Row row : rows) {
      double expected =
          trials.stream()
              .filter(t -> t.configuration().training().dropout() == row.<Double>getAs("dropout"))
              .mapToDouble(t -> t.metrics().orElseThrow().geometry().dimsPerFeature())
              .average()
              .orElseThrow();
      assertThat(row.<Double>getAs("mean")).isCloseTo(expected, within(1e-12));
    }
    assertThat(answer.sentence()).startsWith("D*, mean with its 95 % interval over seeds");
  }

  /** All features of these models are represented, so shares of features are those of trials. */
  private static double value(ToyResult trial, String quantity) {
    FeatureGeometry geometry = trial.metrics().orElseThrow().geometry();
    assertThat(geometry.representedCount()).isEqualTo(2);
    return switch (quantity) {
      case "represented" -> 1;
      case "largest |cos|" -> geometry.maxOverlap();
      case "mean Dᵢ" -> (geometry.dimensionality()[0] + geometry.dimensionality()[1]) / 2;
      default ->
          trial.metrics().orElseThrow().factors().get(0).kind().equals("antipodal pair") ? 1 : 0;
    };
  }

  @Test
  void trainedModelsStandBesideTheOptimumOverMasks() throws IOException {
    List<ToyResult> trials = dropped();
    Answer answer = ask(new DropoutOptimumQuestion(), trials).orElseThrow();
    List<Row> rows = answer.illustrations().get(0).evidence().rows();
    assertThat(rows).hasSize(2);
    for (Row row : rows) {
      double dropout = row.getAs("dropout");
      double best =
          trials.stream()
              .filter(t -> t.configuration().training().dropout() == dropout)
              .mapToDouble(VariantQuestionsTest::expectedLoss)
              .min()
              .orElseThrow();
      assertThat(row.<Double>getAs("loss")).isCloseTo(best, within(1e-6 * best + 1e-12));
      assertThat(row.<Double>getAs("optimum_loss")).isLessThanOrEqualTo(best * (1 + 1e-9) + 1e-12);
    }
    assertThat(rows.get(0).<String>getAs("optimum_phase")).isEqualTo("dedicated");
    assertThat(rows.get(1).<String>getAs("optimum_phase")).isEqualTo("antipodal pair");
    assertThat(answer.sentence()).contains("antipodal pair at n = 2, m = 2 in 1 of 2 cells");
    assertThat(answer.illustrations().get(0).svg())
        .contains("Best of 3 seeds", "Optimum (best known)");
  }

  private static double expectedLoss(ToyResult trial) {
    ExactReluLoss plain =
        new ExactReluLoss(trial.configuration().data().featureProbability(), 1, 1);
    Parameters trained = trial.parameters().orElseThrow();
    return new DropoutLoss(trial.configuration().training().dropout(), plain::loss)
        .loss(trained.w(), trained.b());
  }

  /** In the plane a random direction's larger coordinate is 2 sqrt(2) / pi on average. */
  @Test
  void axisAlignmentStandsBesideChance() throws IOException {
    Answer answer = ask(NeuronQuestions.ALIGNMENT, dropped()).orElseThrow();
    List<Row> rows = answer.illustrations().get(0).evidence().rows();
    assertThat(rows)
        .hasSize(2)
        .allSatisfy(
            row ->
                assertThat(row.<Double>getAs("by_chance"))
                    .isCloseTo(2 * Math.sqrt(2) / Math.PI, within(1e-9)));
    assertThat(rows.get(1).<Double>getAs("median")).isEqualTo(rows.get(1).getAs("by_chance"));
    assertThat(answer.sentence()).contains("by chance 0.9").doesNotContain("random directions");
    assertThat(answer.illustrations().get(0).svg()).contains("chance (random directions)");
  }

  /** Which cell a figure of one model shows, a reader knows by every axis that varies. */
  @Test
  void aFigureOfOneModelNamesItsDropout() throws IOException {
    Answer answer = ask(new DynamicsQuestion(), dropped()).orElseThrow();
    answer
        .illustrations()
        .forEach(figure -> assertThat(figure.svg()).contains("S = 0.95, q = 0, seed 0"));
  }

  /** A difference of shares lies in [-1, 1], whatever Student's t makes of three seeds. */
  @Test
  void intervalsEndWhereTheirQuantitiesDo() throws IOException {
    Answer answer = ask(DropoutQuestions.ANTIPODAL, dropped()).orElseThrow();
    for (Row row : answer.illustrations().get(0).evidence().rows()) {
      assertThat(row.<Double>getAs("low")).isBetween(0.0, 1.0);
      assertThat(row.<Double>getAs("high")).isBetween(0.0, 1.0);
    }
    Row interval =
        SPARK
            .sql(
                "SELECT mean_over_seeds_within(array(struct(0, -1D), struct(1, -1D),"
                    + " struct(2, -0.5D)), -1D, 1D) AS change")
            .head()
            .getStruct(0);
    assertThat(interval.<Double>getAs("low")).isEqualTo(-1);
    assertThat(interval.<Double>getAs("high")).isBetween(-0.5, 0.0);
  }

  /** What initial weights have and training undoes first is not yet what there is at the end. */
  @Test
  void polysemanticNeuronsAreThereSinceTheLastTimeTheyWereFewer() {
    StructType type = StructType.fromDDL("training STRING, neurons STRING, step INT, mean DOUBLE");
    List<Row> rows = new ArrayList<>();
    double[][] means = {
      {0.667, 0, 0.5, 0.4, 0.917}, {0.5, 0.5, 0, 0, 0}, {0.9, 0.8, 0.7, 0.7, 0.7}
    };
    for (int training = 0; training < means.length; training++) {
      for (int step = 0; step < 5; step++) {
        rows.add(
            new GenericRowWithSchema(
                new Object[] {"q = 0." + training, "m = 5", 10 * step + 1, means[training][step]},
                type));
      }
    }
    assertThat(NeuronQuestions.onset(new Evidence("", List.of(type.fieldNames()), rows)))
        .isEqualTo(
            "Mean polysemantic neurons at the end: 0.917 (m = 5, q = 0.0: at least half of it from"
                + " step 41); 0 (m = 5, q = 0.1); 0.7 (m = 5, q = 0.2: at least half of it from"
                + " step 1).");
  }

  @Test
  void sweepsWithOneDropoutAskNothingOfIt() throws IOException {
    List<ToyResult> one = List.of(ToyResult.train(trial(new DataConfiguration(0.9, 1), 0.5, 0)));
    assertThat(ask(DropoutQuestions.ANTIPODAL, one)).isEmpty();
    assertThat(new DropoutOptimumQuestion().ask(SPARK, SweepSummary.of(SPARK)).answer()).isEmpty();
  }

  @Test
  void densitiesHaveNormAndDimensionalityOfTheirFeatures() throws IOException {
    FeatureProfile profile =
        new FeatureProfile.Groups(
            List.of(new FeatureProfile.Group(1, 0.3), new FeatureProfile.Group(1, 0.9)));
    DataConfiguration data = new DataConfiguration(0.5, 1).withProfile(profile, 2);
    List<ToyResult> trials =
        IntStream.range(0, 3).mapToObj(seed -> ToyResult.train(trial(data, 0, seed))).toList();
    Answer answer = ask(DensityQuestions.DENSITIES, trials).orElseThrow();
    List<Row> rows = answer.illustrations().get(0).evidence().rows();
    assertThat(rows).hasSize(4);
    for (Row row : rows) {
      int feature = row.<Double>getAs("density") > 0.5 ? 0 : 1;
      boolean norm = row.<String>getAs("quantity").startsWith("norm");
      double expected =
          trials.stream()
              .map(t -> t.metrics().orElseThrow().geometry())
              .mapToDouble(g -> (norm ? g.norms() : g.dimensionality())[feature])
              .average()
              .orElseThrow();
      assertThat(row.<Double>getAs("mean")).as(row.toString()).isCloseTo(expected, within(1e-12));
    }
    assertThat(answer.sentence()).contains("at p = 0.1 (Dᵢ ", "at p = 0.7 (Dᵢ ");
  }

  /** Which is the linear model's optimum, as all features are equally important. */
  @Test
  void scalingsExactLineIsTheLossOfKeepingTheDensestFeatures() throws IOException {
    DataConfiguration data =
        new DataConfiguration(0.9, 1)
            .withProfile(new FeatureProfile.Power(1.0, 1.0), 3)
            .withValues(FeatureValues.WIDE);
    List<ToyResult> trials =
        IntStream.of(1, 2).mapToObj(m -> ToyResult.train(trial(3, m, data, 0, 0))).toList();
    Answer answer = ask(DensityQuestions.SCALING, trials).orElseThrow();
    List<Row> exact =
        answer.illustrations().get(0).evidence().rows().stream()
            .filter(row -> row.<String>getAs("line").contains("exact"))
            .toList();
    assertThat(exact).hasSize(2);
    for (Row row : exact) {
      double optimum =
          new LinearTheory(Moments.of(3, data))
              .optimalLoss(new double[] {1, 1, 1}, row.<Integer>getAs("n_hidden"));
      assertThat(row.<Double>getAs("median")).isCloseTo(optimum, within(1e-12));
    }
  }

  /** 3 features are no sets of 4: as twins the fourth would be the next vector's first. */
  @Test
  void independentFeaturesStandBesideSetsThatDivideThem() throws IOException {
    DataConfiguration sets = new DataConfiguration(0.5, 1, null, Correlation.CORRELATED, 4);
    write(
        List.of(
            headed(3, new DataConfiguration(0.5, 1)),
            headed(8, new DataConfiguration(0.6, 1)),
            headed(4, sets)));
    assertThat(SPARK.sql(Queries.of("twins")).collectAsList())
        .extracting(row -> row.getAs("dependence") + " at " + row.getAs("sparsity"))
        .containsOnly("correlated at 0.5", "independent at 0.6");
  }

  private static ToyResult headed(int features, DataConfiguration data) {
    HeadConfiguration head =
        new HeadConfiguration(1, 1, List.of(new AttentionPair(2, 0, 1)), Target.INDICATOR);
    TrialConfiguration plain = trial(features, 2, data, 0, 0);
    return ToyResult.train(
        new TrialConfiguration(
            plain.model(),
            head,
            data,
            TrainingConfiguration.of(
                Schedule.JOINT,
                new Optimisation(
                    20, 16, OptimizerKind.ADAM, 0.01, 0, LearningRateSchedule.CONSTANT, 0)),
            1,
            3));
  }

  /** A privileged basis that no feature is left to lie on: its alignment is unknown, as of none. */
  @Test
  void neuronsOfModelsThatLostAllFeaturesAreCounted() throws IOException {
    List<ToyResult> trials = new ArrayList<>();
    for (int hidden : new int[] {2, 3}) {
      TrialConfiguration plain = trial(4, hidden, new DataConfiguration(0.5, 1), 0, 0);
      TrainingConfiguration training = plain.training();
      trials.add(
          ToyResult.train(
              new TrialConfiguration(
                  plain.model(),
                  null,
                  plain.data(),
                  new TrainingConfiguration(
                      training.schedule(),
                      training.optimisation(),
                      training.initial(),
                      training.regularisation().withWeightL1(30)),
                  0,
                  4)));
    }
    assertThat(ask(NeuronQuestions.POLYSEMANTIC, trials)).isPresent();
    assertThat(answer(NeuronQuestions.ONSET)).isPresent();
    assertThat(answer(NeuronQuestions.ALIGNMENT)).isEmpty();
    assertThat(lacking(NeuronQuestions.ALIGNMENT, SweepSummary.of(SPARK))).isEmpty();
  }

  @Test
  void aPlainSweepLacksWhatVariantsAreAskedFor() throws IOException {
    write(List.of(ToyResult.train(trial(new DataConfiguration(0.9, 1), 0, 0))));
    SweepSummary sweep = SweepSummary.of(SPARK);
    assertThat(lacking(DropoutQuestions.ANTIPODAL, sweep))
        .containsExactly(
            "It compares 2 values or more of training.dropout; give the spec several.");
    assertThat(lacking(NeuronQuestions.REPRESENTED, sweep))
        .containsExactly(
            "It compares 2 values or more of model.activation or model.hidden_activation; give the"
                + " spec several.");
    assertThat(lacking(NeuronQuestions.ALIGNMENT, sweep))
        .singleElement()
        .asString()
        .startsWith("Nothing in it tells the axes of hidden space apart");
    assertThat(lacking(DensityQuestions.DENSITIES, sweep))
        .containsExactly("Its features are equally dense; give the spec a data.profile.");
    assertThat(lacking(DensityQuestions.TWINS, sweep)).hasSize(2);
    assertThat(lacking(DensityQuestions.SCALING, sweep)).hasSize(2);
    assertThat(lacking(FeatureQuestions.REPRESENTED, sweep)).isEmpty();
  }

  private void write(List<ToyResult> trials) throws IOException {
    SyntheticSweep.write(
        folder, trials.stream().map(t -> new TrialRow("variants", "test", t.result())).toList());
    ResultsViews.register(SPARK, folder.toString());
  }

  private Optional<Answer> ask(Question question, List<ToyResult> trials) throws IOException {
    write(trials);
    return answer(question);
  }

  private static Optional<Answer> answer(Question question) {
    SweepSummary sweep = SweepSummary.of(SPARK);
    Optional<Answer> answer = question.ask(SPARK, sweep).answer();
    if (answer.isPresent()) {
      assertThat(lacking(question, sweep)).as("what hides an answer").isEmpty();
    }
    return answer;
  }

  private static List<String> lacking(Question question, SweepSummary sweep) {
    return question.needs().stream().flatMap(need -> need.lacking(sweep).stream()).toList();
  }

  private static List<ToyResult> dropped() {
    List<ToyResult> trials = new ArrayList<>();
    for (double dropout : new double[] {0, 0.5}) {
      for (long seed = 0; seed < 3; seed++) {
        trials.add(ToyResult.train(trial(new DataConfiguration(0.95, 1), dropout, seed)));
      }
    }
    return trials;
  }

  private static TrialConfiguration trial(DataConfiguration data, double dropout, long seed) {
    return trial(2, 2, data, dropout, seed);
  }

  private static TrialConfiguration trial(
      int features, int hidden, DataConfiguration data, double dropout, long seed) {
    TrainingConfiguration training =
        TrainingConfiguration.of(
            Schedule.REPRESENTATION_ONLY,
            new Optimisation(
                1000, 256, OptimizerKind.ADAM, 0.01, 0, LearningRateSchedule.COSINE, 0));
    return new TrialConfiguration(
        new ModelConfiguration(features, hidden, Activation.RELU),
        null,
        data,
        dropout == 0 ? training : training.withDropout(dropout),
        seed,
        3);
  }
}
