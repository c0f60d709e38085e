package io.tegum.analysis.toy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Question;
import io.tegum.analysis.page.SweepSummary;
import io.tegum.analysis.results.ResultsViews;
import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.toy.metrics.HeadMetrics;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.training.ToyResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sentences and evidence about heads against counts over the rows themselves. */
class HeadAnswersTest {
  @TempDir static Path directory;

  private static final SparkSession SPARK = SharedSpark.session();
  private static List<ToyResult> joint;

  @BeforeAll
  static void write() throws IOException {
    List<TrialRow> rows = SyntheticSweep.withHead("grid");
    SyntheticSweep.write(directory, rows);
    ResultsViews.register(SPARK, directory.toString());
    joint =
        rows.stream()
            .map(SyntheticSweep::toy)
            .filter(r -> r.metrics().isPresent())
            .filter(r -> r.configuration().training().schedule() == Schedule.JOINT)
            .toList();
  }

  @Test
  void onsetsAreCountedInJointTrainingOnly() {
    long both =
        joint.stream()
            .filter(r -> r.stepAligned().isPresent() && r.stepOrthogonal().isPresent())
            .count();
    long alignedOnly =
        joint.stream()
            .filter(r -> r.stepAligned().isPresent() && r.stepOrthogonal().isEmpty())
            .count();
    // Made up: aligned at 316, orthogonal at 1000, wherever they are at all.
    assertThat(both).isPositive();
    assertThat(answer(new OnsetQuestion()).sentence())
        .startsWith(
            "Of %d jointly trained models %d reach both: alignment comes first in 100 %% of %d"
                .formatted(joint.size(), both, both))
        .contains("the median lag is a factor of 3.16", alignedOnly + " align and never become");
  }

  @Test
  void chanceCountsAttendedFeaturesOfEachHeadOnce() {
    Evidence evidence = answer(new ChanceQuestion()).illustrations().get(0).evidence();
    Row row =
        evidence.rows().stream()
            .filter(r -> r.getAs("schedule").equals("joint") && r.<Integer>getAs("head_rank") == 2)
            .findFirst()
            .orElseThrow();
    long heads =
        joint.stream().filter(r -> head(r).spectrum().singularValues().length == 2).count();
    long recovered = 0;
    for (ToyResult trial : joint) {
      if (head(trial).spectrum().singularValues().length == 2) {
        recovered += recovered(head(trial), true, 0) + recovered(head(trial), true, 2);
        recovered += recovered(head(trial), false, 1) + recovered(head(trial), false, 3);
      }
    }
    assertThat(row.<Long>getAs("features")).isEqualTo(4 * heads);
    assertThat(row.<Long>getAs("recovered")).isEqualTo(recovered);
    assertThat(evidence.rows().get(evidence.rows().size() - 1).<Double>getAs("share")).isEqualTo(1);
  }

  /** Left features are 0 and 2; the middle head weight is 1. */
  @Test
  void recoveredLeftFeaturesAreCountedByRankAndSparsity() {
    Evidence evidence = answer(HeadQuestions.RANK).illustrations().get(0).evidence();
    List<Row> rows =
        evidence.rows().stream().filter(r -> r.<String>getAs("model").startsWith("joint")).toList();
    assertThat(rows).hasSize(SyntheticSweep.SPARSITIES.size() * 3); // ranks
    for (Row row : rows) {
      List<Integer> found =
          joint.stream()
              .filter(r -> r.configuration().data().sparsity() == row.<Double>getAs("sparsity"))
              .filter(r -> r.configuration().headOrNull().lambda() == 1)
              .filter(r -> r.configuration().headOrNull().rank() == row.<Integer>getAs("head_rank"))
              .map(r -> recovered(head(r), true, 0) + recovered(head(r), true, 2))
              .sorted()
              .toList();
      assertThat(row.<Long>getAs("trials")).isEqualTo(found.size()).isEqualTo(3);
      assertThat(row.<Double>getAs("median")).isEqualTo(found.get(1).doubleValue());
      assertThat(row.<Integer>getAs("attended")).isEqualTo(2);
      assertThat(row.<Long>getAs("all_found"))
          .isEqualTo(found.stream().filter(n -> n == 2).count());
    }
  }

  @Test
  void lossesAreComparedWithTheBestHeadOfTheSameRank() {
    Evidence evidence = answer(HeadQuestions.LOSS).illustrations().get(0).evidence();
    Row dense = evidence.rows().get(0);
    // Made up: 0.02 + 0.01 S against 0.02.
    assertThat(dense.<Double>getAs("median")).isEqualTo(1e-9);
    assertThat(dense.<Long>getAs("within_5_percent")).isEqualTo(SyntheticSweep.SEEDS);
    assertThat(evidence.rows().stream().map(r -> r.<Long>getAs("within_5_percent"))).contains(0L);
  }

  @Test
  void rankAndRankRatioAreOneAxisWhereThereIsOneNumberOfDimensions() {
    assertThat(SweepSummary.of(SPARK).pooling(Set.of("sparsity", "lambda", "schedule")))
        .isEqualTo("Pooled over: Head rank r (3 values).");
  }

  private static Answer answer(Question question) {
    return question.ask(SPARK, SweepSummary.of(SPARK)).orElseThrow();
  }

  private static HeadMetrics head(ToyResult trial) {
    return trial.metrics().orElseThrow().head().orElseThrow();
  }

  private static int recovered(HeadMetrics head, boolean left, int feature) {
    double best = 0;
    for (int k = 0; k < head.spectrum().significantCount(); k++) {
      double cosine =
          left ? head.alignment().left().get(k, feature) : head.alignment().right().get(k, feature);
      best = Math.max(best, Math.abs(cosine));
    }
    return best > 0.9 ? 1 : 0;
  }
}
