package io.tegum.analysis.toy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.SweepSummary;
import io.tegum.analysis.results.ResultsViews;
import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.InitialWeights;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.training.ToyResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as the same model trained twice, and as a cell, against the rows themselves. */
class AlikeTrialsTest {
  private static final SparkSession SPARK = SharedSpark.session();

  @TempDir Path folder;

  /** Head weight and initial scale vary together: no two trials are alike but for lambda. */
  @Test
  void trialsThatDifferInMoreThanLambdaStandForThemselves() throws IOException {
    List<ToyResult> trials = new ArrayList<>();
    for (double sparsity : new double[] {0.5, 0.9}) {
      for (long seed = 0; seed < 2; seed++) {
        trials.add(ToyResult.train(zipped(1, 0.3, sparsity, seed)));
        trials.add(ToyResult.train(zipped(10, 1, sparsity, seed)));
      }
    }
    write(trials);

    assertThat(SPARK.table("heads").count()).isEqualTo(8);
    Evidence found = Evidence.of(SPARK, ToyReport.PAIRS_FOUND.sql());
    assertThat(found.rows()).hasSize(4);
    for (Row cell : found.rows()) {
      double[] own =
          trials.stream()
              .filter(t -> t.configuration().data().sparsity() == cell.<Double>getAs("sparsity"))
              .filter(t -> t.configuration().headOrNull().lambda() == cell.<Double>getAs("lambda"))
              .mapToDouble(AlikeTrialsTest::score)
              .toArray();
      assertThat(cell.<Long>getAs("trials")).isEqualTo(own.length).isEqualTo(2);
      assertThat(cell.<Double>getAs("median_score")).isEqualTo((own[0] + own[1]) / 2);
    }
    assertThat(Evidence.of(SPARK, ToyReport.FEATURES_RECOVERED.sql()).rows())
        .hasSize(4)
        .allSatisfy(cell -> assertThat(cell.<Long>getAs("trials")).isEqualTo(2));
  }

  @Test
  void aMiddleCellHasOneValueOfEverySetting() throws IOException {
    List<TrialRow> rows = new ArrayList<>();
    for (Activation activation : Activation.values()) {
      for (double sparsity : new double[] {0.5, 0.7, 0.9}) {
        for (long seed = 0; seed < 3; seed++) {
          rows.add(synthetic(activation, sparsity, 1, 1, seed));
        }
      }
    }
    SyntheticSweep.write(folder, rows);
    ResultsViews.register(SPARK, folder.toString());

    assertThat(texts("SELECT activation, sparsity, lambda FROM middle_cells"))
        .containsExactly("[identity,0.7,1.0]");
    assertThat(texts("SELECT activation, sparsity, seed FROM middle_trials ORDER BY seed"))
        .containsExactly("[identity,0.7,0]", "[identity,0.7,1]", "[identity,0.7,2]");
  }

  /** Three cells of two seeds, any two of which differ in sparsity and lambda. */
  private void registerCellsThatDifferInAll() throws IOException {
    List<TrialRow> rows = new ArrayList<>();
    for (long seed = 0; seed < 2; seed++) {
      rows.add(synthetic(Activation.RELU, 0.5, 1, 0.3, seed));
      rows.add(synthetic(Activation.RELU, 0.7, 10, 0.3, seed));
      rows.add(synthetic(Activation.RELU, 0.9, 0.1, 1, seed));
    }
    SyntheticSweep.write(folder, rows);
    ResultsViews.register(SPARK, folder.toString());
  }

  /** Sparsity .7 and lambda 1 are in the middle; they do not occur together. */
  @Test
  void aMiddleCellExists() throws IOException {
    registerCellsThatDifferInAll();

    assertThat(texts("SELECT sparsity, lambda, initial_scale FROM middle_cells"))
        .as("one step of sparsity or of lambda away; the smaller lambda, which comes first")
        .containsExactly("[0.5,1.0,0.3]");
    assertThat(texts("SELECT seed FROM middle_trials ORDER BY seed")).containsExactly("[0]", "[1]");
  }

  /** Beside the middle cell (.5, 1, .3) each sparsity has one cell, unlike it in other settings. */
  @Test
  void picturesOfModelsThatDifferSayInWhat() throws IOException {
    registerCellsThatDifferInAll();

    Answer answer =
        new DictionaryQuestion().ask(SPARK, SweepSummary.of(SPARK)).answer().orElseThrow();
    assertThat(answer.illustrations().get(0).evidence().rows())
        .extracting(r -> r.<Integer>getAs("settings_off"))
        .containsExactly(0, 1, 2);
    assertThat(answer.illustrations().get(0).svg())
        .contains("S = 0.5, λ = 1", "S = 0.7, λ = 10", "S = 0.9, λ = 0.1");
  }

  /** Where the grid is full, all panels are of one cell but for its sparsity, and it is named. */
  @Test
  void picturesOfDifferentSparsitiesAreOfOneModel() throws IOException {
    List<TrialRow> rows = new ArrayList<>();
    for (double sparsity : new double[] {0.5, 0.7, 0.9}) {
      for (double lambda : new double[] {0.1, 1, 10}) {
        for (long seed = 0; seed < 2; seed++) {
          rows.add(synthetic(Activation.RELU, sparsity, lambda, 1, seed));
        }
      }
    }
    SyntheticSweep.write(folder, rows);
    ResultsViews.register(SPARK, folder.toString());

    Answer answer =
        new DictionaryQuestion().ask(SPARK, SweepSummary.of(SPARK)).answer().orElseThrow();
    assertThat(answer.illustrations().get(0).evidence().rows())
        .hasSize(3)
        .allSatisfy(r -> assertThat(r.<Double>getAs("lambda")).isEqualTo(1));
    assertThat(answer.illustrations().get(0).svg())
        .contains("At each sparsity the seed with the lowest loss of the cell λ = 1.")
        .containsPattern("S = 0\\.7\\s*<");
  }

  @Test
  void sparsitiesThatAgreeToThreeDigitsStayApart() throws IOException {
    List<TrialRow> rows = new ArrayList<>();
    for (double sparsity : new double[] {0.99901, 0.99902}) {
      for (double lambda : new double[] {0.1234, 0.12341}) {
        rows.add(synthetic(Activation.RELU, sparsity, lambda, 1, 0));
      }
    }
    SyntheticSweep.write(folder, rows);
    ResultsViews.register(SPARK, folder.toString());

    Answer found = ToyReport.PAIRS_FOUND.ask(SPARK, SweepSummary.of(SPARK)).answer().orElseThrow();
    assertThat(found.illustrations().get(0).svg())
        .contains("0.99901", "0.99902")
        .containsPattern(">\\s*0\\.1234\\s*<")
        .containsPattern(">\\s*0\\.12341\\s*<");
    Answer pictures =
        new DictionaryQuestion().ask(SPARK, SweepSummary.of(SPARK)).answer().orElseThrow();
    assertThat(pictures.illustrations().get(1).svg()).contains("S = 0.99901", "S = 0.99902");
    Answer loss = HeadQuestions.LOSS.ask(SPARK, SweepSummary.of(SPARK)).answer().orElseThrow();
    assertThat(loss.illustrations().get(0).svg())
        .containsPattern(">\\s*0\\.1234\\s*<")
        .containsPattern(">\\s*0\\.12341\\s*<");
  }

  private static double score(ToyResult trial) {
    return Math.max(0, trial.metrics().orElseThrow().head().orElseThrow().pairMatch().score()[0]);
  }

  private void write(List<ToyResult> trials) throws IOException {
    SyntheticSweep.write(
        folder, trials.stream().map(t -> new TrialRow("zipped", "test", t.result())).toList());
    ResultsViews.register(SPARK, folder.toString());
  }

  private static List<String> texts(String sql) {
    return SPARK.sql(sql).collectAsList().stream().map(Row::toString).toList();
  }

  private static TrialConfiguration zipped(
      double lambda, double scale, double sparsity, long seed) {
    return new TrialConfiguration(
        new ModelConfiguration(6, 3, Activation.RELU),
        new HeadConfiguration(3, lambda, List.of(AttentionPair.of(0, 1)), Target.INDICATOR),
        new DataConfiguration(sparsity, 0.9),
        training(Schedule.REPRESENTATION_THEN_HEAD, scale),
        seed,
        10);
  }

  private static TrialRow synthetic(
      Activation activation, double sparsity, double lambda, double scale, long seed) {
    TrialConfiguration configuration =
        new TrialConfiguration(
            new ModelConfiguration(SyntheticSweep.FEATURES, SyntheticSweep.HIDDEN, activation),
            new HeadConfiguration(
                3,
                lambda,
                List.of(AttentionPair.of(0, 1), AttentionPair.of(2, 3)),
                Target.INDICATOR),
            new DataConfiguration(sparsity, 0.9),
            training(Schedule.JOINT, scale),
            seed,
            10);
    return new TrialRow("cells", "test", SyntheticSweep.result(configuration));
  }

  private static TrainingConfiguration training(Schedule schedule, double scale) {
    return TrainingConfiguration.of(
            schedule,
            new Optimisation(
                300, 64, OptimizerKind.ADAM, 0.003, 0, LearningRateSchedule.CONSTANT, 0))
        .with(InitialWeights.XAVIER.withScale(scale));
  }
}
