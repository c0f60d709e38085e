package io.tegum.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptViewsTest {
  @TempDir static Path directory;

  private static final SparkSession SPARK = SharedSpark.session();

  @BeforeAll
  static void write() throws IOException {
    SyntheticSweep.write(directory, SyntheticSweep.withHead("grid").subList(0, 60));
    ResultsViews.register(SPARK, directory.toString());
  }

  @Test
  void smallTablesAreKeptUntilTheyAreReleased() {
    KeptViews kept = KeptViews.of(SPARK, SyntheticSweep.FAMILY);
    assertThat(plan("SELECT loss_total FROM heads")).doesNotContain("FileScan");
    assertThat(SPARK.catalog().isCached("curves")).isTrue();
    kept.release();
    for (String view : List.of("trials", "curves", "head_trials", "middle_cells")) {
      assertThat(SPARK.catalog().isCached(view)).as(view).isFalse();
    }
    assertThat(plan("SELECT loss_total FROM heads"))
        .contains("FileScan")
        .doesNotContain("In-memory");
  }

  @Test
  void ofLargeTablesOnlyTheNamesOfHeadsAndMiddleCellsAreKept() {
    KeptViews kept = KeptViews.of(SPARK, SyntheticSweep.FAMILY, 0);
    assertThat(plan("SELECT loss_total FROM heads"))
        .containsOnlyOnce("In-memory table head_trials")
        .contains("FileScan");
    assertThat(plan("SELECT loss_total FROM middle_trials"))
        .containsOnlyOnce("In-memory table middle_cells")
        .contains("FileScan");
    assertThat(SPARK.catalog().isCached("trials")).isFalse();
    kept.release();
  }

  /** What is inside a kept view is not part of it. */
  private static String plan(String sql) {
    String plan = SPARK.sql(sql).queryExecution().sparkPlan().toString();
    return plan.replaceAll("(?s)InMemoryRelation.*", "");
  }
}
