package io.tegum.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellsViewTest {
  /** Sums of a few doubles in another order. */
  private static final double ROUNDING = 1e-12;

  private final SparkSession spark = SharedSpark.session();

  @TempDir Path directory;

  @Test
  void hasARowForTheTrialsThatDifferInTheirSeedAlone() throws IOException {
    List<TrialRow> rows = new ArrayList<>(SyntheticSweep.headless("plain"));
    rows.addAll(SyntheticSweep.withHead("head"));
    SyntheticSweep.write(directory, rows);
    ResultsViews.register(spark, directory.toString());

    assertThat(spark.table("cells").count()).isEqualTo(rows.size() / SyntheticSweep.SEEDS);
    assertThat(spark.table("cells").columns())
        .startsWith(SyntheticSweep.configurationColumns().toArray(String[]::new))
        .doesNotContain("seed", "trial_id");
    Row cell =
        spark
            .sql(
                "SELECT * FROM cells"
                    + " WHERE head_rank IS NULL AND sparsity = 0.3 AND importance_decay = 0.9")
            .head();
    // the synthetic loss is .05 (1 - S) + .001 seed
    assertThat(cell.<Long>getAs("trials")).isEqualTo(3);
    assertThat(cell.<Long>getAs("seeds")).isEqualTo(3);
    assertThat(cell.<Long>getAs("completed")).isEqualTo(3);
    assertThat(cell.<Double>getAs("loss_best")).isCloseTo(0.035, within(ROUNDING));
    assertThat(cell.<Double>getAs("loss_lower")).isCloseTo(0.0355, within(ROUNDING));
    assertThat(cell.<Double>getAs("loss_median")).isCloseTo(0.036, within(ROUNDING));
    assertThat(cell.<Double>getAs("loss_upper")).isCloseTo(0.0365, within(ROUNDING));
    assertThat(cell.<Double>getAs("loss_worst")).isCloseTo(0.037, within(ROUNDING));
    Row phase = cell.<Row>getList(cell.fieldIndex("phases")).get(0);
    assertThat(phase.<String>getAs("phase")).isEqualTo("antipodal pair");
    assertThat(phase.<Double>getAs("share_high")).isEqualTo(1);
    // .035, .036 and .037 are within 5 % of their neighbours
    List<Row> basins = cell.getList(cell.fieldIndex("basins"));
    assertThat(basins).hasSize(1);
    assertThat(basins.get(0).<Long>getAs("trials")).isEqualTo(3);
    assertThat(basins.get(0).<String>getAs("trial_id")).isEqualTo(cell.getAs("best_trial_id"));
  }

  @Test
  void theDocumentListsEveryColumn() throws IOException {
    ResultsViews.register(spark, directory.toString());
    String document = Files.readString(Path.of("..", "docs", "results.md"));
    String section = document.substring(document.indexOf("### cells"));
    for (String column : spark.table("cells").columns()) {
      if (!SyntheticSweep.configurationColumns().contains(column)) {
        assertThat(section).contains("`" + column + "`");
      }
    }
  }

  @Test
  void aCellOfDivergedTrialsHasNoLossAndNoBasin() throws IOException {
    SyntheticSweep.write(directory, SyntheticSweep.withHead("head"));
    ResultsViews.register(spark, directory.toString());
    Row cell =
        spark
            .sql(
                "SELECT * FROM cells WHERE schedule = 'joint' AND lambda = 100 AND sparsity = 0"
                    + " AND head_rank = 1")
            .head();
    assertThat(cell.<Long>getAs("trials")).isEqualTo(3);
    assertThat(cell.<Long>getAs("completed")).isZero();
    assertThat(cell.isNullAt(cell.fieldIndex("loss_best"))).isTrue();
    assertThat(cell.getList(cell.fieldIndex("phases"))).isEmpty();
    assertThat(cell.getList(cell.fieldIndex("basins"))).isEmpty();
  }
}
