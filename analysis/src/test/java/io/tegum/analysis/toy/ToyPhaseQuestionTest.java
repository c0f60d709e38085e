package io.tegum.analysis.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.Illustration;
import io.tegum.analysis.page.SweepSummary;
import io.tegum.analysis.results.ResultsViews;
import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.metrics.Estimate;
import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.metrics.FeatureGeometry;
import io.tegum.kernel.toy.metrics.TegumFactor;
import io.tegum.kernel.toy.metrics.TrialMetrics;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.theory.ExactReluLoss;
import io.tegum.kernel.toy.theory.ReluOptimum;
import io.tegum.kernel.toy.training.ToyMeasures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A "trained" sweep of known models: seed 0 antipodal, seed 1 without the last feature. */
class ToyPhaseQuestionTest {
  private static final double[] DENSITIES = {1, 0.3, 0.1};
  private static final double[] IMPORTANCES = {0.5, 2};

  /** Where seed 2 is no optimum: seeds 0 and 1 alone miss it by some percent. */
  private static final double MISSED_DENSITY = 0.3;

  private static final double MISSED_IMPORTANCE = 2;

  private final SparkSession spark = SharedSpark.session();

  @TempDir Path directory;

  @Test
  void saysWhereTheBestSeedMissesTheOptimumAndByHowMuch() throws IOException {
    Answer answer = ask(2, rows()).orElseThrow();
    double optimum = optimum(MISSED_DENSITY, MISSED_IMPORTANCE).loss();
    // antipodal, unit norms: (1 + r) p^2 / 6
    double gap = (1 + MISSED_IMPORTANCE) * MISSED_DENSITY * MISSED_DENSITY / 6 / optimum - 1;
    assertThat(gap).isBetween(0.01, 0.2);
    assertThat(new ToyPhaseQuestion(2).isAbout(spark, SweepSummary.of(spark))).isTrue();
    assertThat(answer.sentence())
        .startsWith(
            "The best of 2 to 3 seeds is within 1 % of the best known optimum in 5 of 6 cells")
        .contains("largest gap is p = 0.3, importance 2: " + ToyPhaseCell.percent(gap) + " above.");
    // Of 17 trials the 5 of seed 2 get there, and some of the others'.
    Row reached = answer.illustrations().get(0).evidence().rows().get(0).getAs("reached");
    assertThat(reached.<Integer>getAs("seeds")).isEqualTo(3);
    assertThat(answer.sentence())
        .contains("Of all trials ", " get there (95 % interval over seeds)");
    assertThat(answer.illustrations())
        .extracting(Illustration::id)
        .containsExactly("toy-phase-2-1", "toy-phase-2-1-gap", "toy-phase-2-1-reached");
    assertThat(answer.illustrations().get(0).svg())
        .contains("Best of 2 to 3 seeds", "Optimum (best known)", "Unit norms (published)")
        .contains("Density p = 1 − S", "Importance of the last feature");
  }

  @Test
  void gapsAreThoseOfExactLossesAndNeverNegative() throws IOException {
    Answer answer = ask(2, rows()).orElseThrow();
    for (Row row : answer.illustrations().get(0).evidence().rows()) {
      double p = row.getAs("density");
      double r = row.getAs("last_importance");
      double known = optimum(p, r).loss();
      assertThat(row.<Double>getAs("optimum_loss")).isCloseTo(known, within(1e-8 * known));
      assertThat(row.<Double>getAs("gap")).isGreaterThan(-1e-9);
      if (!isMissed(p, r)) {
        assertThat(row.<Double>getAs("gap")).isLessThan(1e-6);
      }
      double[] published = {
        r * (p / 3 - p * p / 4), p / 3 - p * p / 4, (1 + r) * p * p / 6 // see docs/maths.md
      };
      assertThat(row.<Double>getAs("unit_norm_loss"))
          .isCloseTo(Arrays.stream(published).min().orElseThrow(), within(1e-15));
    }
  }

  @Test
  void phasesAreThoseOfTheModels() throws IOException {
    Answer answer = ask(2, rows()).orElseThrow();
    Row sparse = row(answer, 0.1, 2);
    assertThat(sparse.<String>getAs("phase")).isEqualTo("antipodal pair");
    assertThat(sparse.<String>getAs("optimum_phase")).isEqualTo("antipodal pair");
    assertThat(sparse.<String>getAs("unit_norm_phase")).isEqualTo("antipodal pair");
    Row dense = row(answer, 1, 0.5);
    assertThat(dense.<String>getAs("phase")).isEqualTo("dropped");
    assertThat(dense.<String>getAs("unit_norm_phase")).isEqualTo("dropped");
    assertThat(row(answer, 1, 2).<String>getAs("optimum_phase")).isEqualTo("dedicated");
  }

  @Test
  void aSweepOfOtherSizesOrAxesDoesNotAnswer() throws IOException {
    assertThat(ask(3, rows())).isEmpty();
    List<TrialRow> oneDensity =
        rows().stream()
            .filter(r -> SyntheticSweep.toy(r).configuration().data().sparsity() == 0)
            .toList();
    assertThat(ask(2, oneDensity)).isEmpty();
    assertThat(ask(2, SyntheticSweep.headless("plain"))).isEmpty();
    assertThat(new ToyPhaseQuestion(2).isAbout(spark, SweepSummary.of(spark))).isFalse();
  }

  private Optional<Answer> ask(int features, List<TrialRow> rows) throws IOException {
    Path folder = directory.resolve(features + "-" + rows.size());
    SyntheticSweep.write(folder, rows);
    ResultsViews.register(spark, folder.toString());
    return new ToyPhaseQuestion(features).ask(spark, SweepSummary.of(spark)).answer();
  }

  private static Row row(Answer answer, double density, double importance) {
    return answer.illustrations().get(0).evidence().rows().stream()
        .filter(
            r ->
                Math.abs(r.<Double>getAs("density") - density) < 1e-9
                    && r.<Double>getAs("last_importance") == importance)
        .findFirst()
        .orElseThrow();
  }

  private static List<TrialRow> rows() {
    List<TrialRow> rows = new ArrayList<>();
    for (double p : DENSITIES) {
      for (double r : IMPORTANCES) {
        rows.add(row(p, r, 0, new double[] {1, -1}, new double[] {0, 0}));
        rows.add(row(p, r, 1, new double[] {1, 0}, new double[] {0, p / 2}));
        if (!isMissed(p, r)) {
          ReluOptimum optimum = optimum(p, r);
          rows.add(row(p, r, 2, optimum.w().data, optimum.b().data));
        }
      }
    }
    return rows;
  }

  private static boolean isMissed(double p, double r) {
    return Math.abs(p - MISSED_DENSITY) < 1e-9 && r == MISSED_IMPORTANCE;
  }

  private static ReluOptimum optimum(double p, double r) {
    return ReluOptimum.of(new ExactReluLoss(p, 1, r), 1);
  }

  private static TrialRow row(double p, double r, long seed, double[] w, double[] b) {
    Parameters parameters =
        new Parameters(
            new DMatrixRMaj(1, 2, true, w.clone()), new DMatrixRMaj(2, 1, true, b.clone()), null);
    TrialConfiguration configuration =
        new TrialConfiguration(
            new ModelConfiguration(2, 1, Activation.RELU),
            null,
            new DataConfiguration(1 - p, 1, r),
            TrainingConfiguration.of(
                Schedule.REPRESENTATION_ONLY,
                new Optimisation(
                    100, 64, OptimizerKind.ADAM, 0.001, 0, LearningRateSchedule.COSINE, 0)),
            seed,
            2);
    TrialMetrics metrics =
        new TrialMetrics(
            Estimate.exact(new ExactReluLoss(p, 1, r).loss(parameters.w(), parameters.b())),
            FeatureGeometry.of(parameters.w()),
            TegumFactor.of(parameters.w()),
            null,
            Double.NaN,
            null);
    return new TrialRow(
        "toy",
        "0.1.0-test",
        TrialResult.completed(
            configuration,
            100,
            new ToyMeasures(0, parameters, metrics, OptionalInt.empty(), OptionalInt.empty()),
            List.of(),
            1));
  }
}
