package io.tegum.analysis.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.analysis.results.ResultsViews;
import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.toy.model.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplorerTest {
  private static final int SEEDS = 7;

  @TempDir private static Path folder;
  private static final SparkSession SPARK = SharedSpark.session();

  @BeforeAll
  static void writeSweeps() throws IOException {
    SyntheticSweep.write(folder.resolve("head"), SyntheticSweep.withHead("head"));
    List<TrialRow> rows = new ArrayList<>();
    for (double sparsity : SyntheticSweep.SPARSITIES) {
      for (int seed = 0; seed < SEEDS; seed++) {
        rows.add(
            new TrialRow(
                "seeds",
                "test",
                SyntheticSweep.result(
                    SyntheticSweep.configuration(
                        null, sparsity, 0.9, Schedule.REPRESENTATION_ONLY, seed))));
      }
    }
    SyntheticSweep.write(folder.resolve("seeds"), rows);
  }

  private static SweepSummary open(String name) {
    ResultsViews.register(SPARK, folder.resolve(name).toString());
    return SweepSummary.of(SPARK);
  }

  @Test
  void aSmallSweepIsInItWhole() throws IOException {
    Explorer explorer = Explorer.of(SPARK, open("head"), 5_000_000);
    JsonNode json = new ObjectMapper().readTree(explorer.json());
    assertThat(json.at("/cells/at")).hasSize(210);
    assertThat(json.at("/trials/id")).hasSize(630);
    JsonNode details = new ObjectMapper().readTree(explorer.details());
    assertThat(details).hasSize(621); // nine diverged
    assertThat(explorer.contents())
        .isEqualTo(
            "Here are 210 cells of a sweep of 630 trials. Every trial of a cell is listed."
                + " Charts of every completed trial are here.");
    // A head's reconstruction loss is .05 (1 - S) + .001 seed: lowest, median, highest of seeds.
    JsonNode names = json.get("metrics");
    int metric = 0;
    while (!names.get(metric).get("name").asText().startsWith("Reconstruction")) {
      metric++;
    }
    List<String> axes = json.get("axes").findValuesAsText("name");
    int cell = 0;
    while (json.at("/cells/at/" + cell + "/" + axes.indexOf("sparsity")).asInt() != 2) {
      cell++;
    }
    assertThat(json.at("/cells/lowest/" + metric + "/" + cell).asDouble()).isEqualTo(0.035);
    assertThat(json.at("/cells/median/" + metric + "/" + cell).asDouble()).isEqualTo(0.036);
    assertThat(json.at("/cells/highest/" + metric + "/" + cell).asDouble()).isEqualTo(0.037);
  }

  @Test
  void aTightBudgetKeepsTheDetailsOfTheCellsBest() throws IOException {
    Explorer explorer = Explorer.of(SPARK, open("head"), 400_000);
    JsonNode json = new ObjectMapper().readTree(explorer.json());
    JsonNode details = new ObjectMapper().readTree(explorer.details());
    assertThat(explorer.json().length() + explorer.details().length()).isLessThan(420_000);
    assertThat(details.size()).isBetween(50, 600);
    details
        .fieldNames()
        .forEachRemaining(
            trial ->
                assertThat(
                        json.at("/trials/statuses/" + json.at("/trials/status/" + trial)).asText())
                    .isEqualTo("completed"));
    assertThat(explorer.contents())
        .contains("Charts of %d of the 621".formatted(details.size()))
        .contains("every cell's best, and one in");

    Explorer none = Explorer.of(SPARK, open("head"), 0);
    assertThat(new ObjectMapper().readTree(none.details())).isEmpty();
    assertThat(none.contents())
        .endsWith("0 of the 621 completed trials listed are here: none of the cells' best.");
  }

  @Test
  void tooManyCellsAreThinnedAlongTheLongestAxes() {
    ExplorerAxes axes = ExplorerAxes.of(SPARK, open("head"), 60);
    assertThat(axes.values().stream().mapToInt(List::size).reduce(1, Math::multiplyExact))
        .isEqualTo(2 * 3 * 2 * 3);
    assertThat(axes.values()).contains(List.of(0.0, 0.6), List.of(0.01, 1.0, 100.0));
    assertThat(axes.thinning())
        .contains("3 of the 5 values of Head weight λ", "2 of the 7 values of Sparsity S");
    assertThat(SPARK.sql("SELECT * FROM trials WHERE " + axes.condition()).count())
        .isEqualTo(36 * 3);
  }

  @Test
  void ofManyTrialsTheLowestMedianAndHighestAreListed() {
    SweepSummary sweep = open("seeds");
    ExplorerAxes axes = ExplorerAxes.of(SPARK, sweep, 100);
    assertThat(axes.axes().get(1).name()).isEqualTo("sweep"); // but one axis varies
    var cells =
        SPARK
            .sql("SELECT " + axes.columns() + " FROM trials GROUP BY ALL ORDER BY ALL")
            .collectAsList();
    ExplorerTrials trials =
        ExplorerTrials.of(
            SPARK, axes, cells, new ExplorerTrials.Wanted(List.of(), "0", /* isWhole= */ false));
    assertThat(trials.trials()).hasSize(3 * SyntheticSweep.SPARSITIES.size());
    assertThat(trials.trials().stream().map(ExplorerTrials.Trial::seed).distinct())
        .containsExactly(0L, 3L, (long) SEEDS - 1);
  }
}
