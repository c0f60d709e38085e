package io.tegum.analysis.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.analysis.results.ResultsViews;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report says of a family that has no questions of its own. */
class PlainReportTest {
  private static final SparkSession SPARK = SharedSpark.session();

  @TempDir Path folder;

  @Test
  void curvesAndCellsAreThereForAnyFamily() throws IOException {
    SyntheticSweep.write(folder, SyntheticSweep.headless("plain"));
    ResultsViews.register(SPARK, folder.toString());
    SweepSummary sweep = SweepSummary.of(SPARK);

    List<Question> questions = new PlainReport(SyntheticSweep.FAMILY).questions();
    Optional<Answer> curves = questions.get(0).ask(SPARK, sweep).answer();
    Evidence points = curves.orElseThrow().illustrations().get(0).evidence();
    assertThat(points.rows().stream().map(row -> row.<String>getAs("quantity")).distinct())
        .containsExactly("loss_reconstruction", "max_overlap");
    assertThat(points.rows()).allMatch(row -> row.<Long>getAs("trials") == 42);

    Answer cells = questions.get(1).ask(SPARK, sweep).answer().orElseThrow();
    Row best = cells.further().get(0).rows().get(0);
    // the synthetic loss is .05 (1 - S) + .001 seed
    assertThat(best.<Double>getAs("sparsity")).isEqualTo(0.9);
    assertThat(best.<Double>getAs("loss_median")).isEqualTo(0.05 * (1 - 0.9) + 0.001);
    assertThat(cells.further().get(0).rows()).hasSize(14);
    assertThat(cells.sentence())
        .startsWith("Of 14 cells")
        .contains(best.<String>getAs("best_trial_id"));
  }
}
