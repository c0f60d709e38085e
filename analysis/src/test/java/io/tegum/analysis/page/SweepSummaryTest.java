package io.tegum.analysis.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.analysis.results.ResultsViews;
import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepSummaryTest {
  private static final SparkSession SPARK = SharedSpark.session();

  /** Nobody may pool over models with and without a head and not say so. */
  @Test
  void anAxisThatSomeTrialsHaveAndOthersLackVaries(@TempDir Path folder) throws IOException {
    HeadConfiguration head =
        new HeadConfiguration(2, 1, List.of(new AttentionPair(0, 1, 1)), Target.INDICATOR);
    List<TrialRow> rows = new ArrayList<>();
    for (int seed = 0; seed < 2; seed++) {
      rows.add(row(head, Schedule.JOINT, seed));
      rows.add(row(null, Schedule.REPRESENTATION_ONLY, seed));
    }
    SyntheticSweep.write(folder, rows);
    ResultsViews.register(SPARK, folder.toString());
    SweepSummary summary = SweepSummary.of(SPARK);
    assertThat(summary.varying())
        .extracting(v -> v.axis().name(), v -> v.count(), v -> v.span())
        .contains(
            tuple("lambda", 2L, "1; or none"),
            tuple("head_rank", 2L, "2; or none"),
            tuple("schedule", 2L, "joint, representation-only"))
        .doesNotContain(tuple("sparsity", 1L, "0.5"));
    assertThat(summary.pooling(Set.of("schedule"))).contains("(2 values)");
    assertThat(summary.varying())
        .filteredOn(v -> v.axis().name().equals("head_rank"))
        .singleElement()
        .satisfies(rank -> assertThat(rank.isShownBy(Set.of("schedule"))).isTrue())
        .satisfies(rank -> assertThat(rank.isShownBy(Set.of("seed"))).isFalse());
  }

  private static TrialRow row(HeadConfiguration headOrNull, Schedule schedule, int seed) {
    return new TrialRow(
        "mixed",
        "test",
        SyntheticSweep.result(SyntheticSweep.configuration(headOrNull, 0.5, 0.9, schedule, seed)));
  }
}
