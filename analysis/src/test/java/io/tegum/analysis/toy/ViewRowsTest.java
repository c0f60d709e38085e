package io.tegum.analysis.toy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.analysis.results.ResultsViews;
import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.training.ToyResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every view has the rows that docs/results.md says, in a folder that has everything: trials with
 * and without a head, of both schedules, completed, diverged and failed.
 */
class ViewRowsTest {
  private static final SparkSession SPARK = SharedSpark.session();

  @TempDir static Path folder;

  private static List<ToyResult> trials;

  @BeforeAll
  static void write() throws IOException {
    List<TrialRow> rows = new ArrayList<>(SyntheticSweep.withHead("head"));
    rows.addAll(SyntheticSweep.headless("plain"));
    for (int k = 0; k < rows.size(); k += 7) {
      TrialRow row = rows.get(k);
      rows.set(
          k,
          new TrialRow(
              row.sweep(),
              row.codeVersion(),
              TrialResult.failed(
                  row.result().trial(), "was stopped", 5, row.result().curve().subList(0, 0), 1)));
    }
    SyntheticSweep.write(folder, rows);
    ResultsViews.register(SPARK, folder.toString());
    trials = rows.stream().map(SyntheticSweep::toy).toList();
    assertThat(trials).extracting(ToyResult::status).contains(TrialResult.Status.values());
  }

  @Test
  void tablesHaveEveryTrialAndPoint() {
    assertThat(count("trials")).isEqualTo(trials.size());
    assertThat(count("curves")).isEqualTo(trials.stream().mapToInt(t -> t.curve().size()).sum());
  }

  @Test
  void featuresHaveARowACompletedTrialAndFeature() {
    assertThat(count("features")).isEqualTo(completed(t -> t.model().features()));
  }

  @Test
  void pairsHaveARowACompletedTrialAndPair() {
    assertThat(count("pairs"))
        .isEqualTo(completed(t -> t.head().map(head -> head.pairs().size()).orElse(0)));
  }

  @Test
  void alignmentsHaveARowACompletedTrialVectorAndFeature() {
    assertThat(count("alignments"))
        .isEqualTo(
            completed(t -> t.head().map(HeadConfiguration::rank).orElse(0) * t.model().features()));
  }

  @Test
  void headsAreTheCompletedTrialsWithAHeadEachOnce() {
    Set<String> joint =
        completed().stream()
            .map(ToyResult::configuration)
            .filter(t -> t.training().schedule() == Schedule.JOINT)
            .map(TrialConfiguration::trialId)
            .collect(Collectors.toSet());
    Set<String> alone =
        completed().stream()
            .map(ToyResult::configuration)
            .filter(t -> t.training().schedule() == Schedule.REPRESENTATION_THEN_HEAD)
            .collect(
                Collectors.toMap(
                    t -> t.headOrNull().rank() + " " + t.data().sparsity() + " " + t.seed(),
                    t -> t,
                    (a, b) -> a.headOrNull().lambda() < b.headOrNull().lambda() ? a : b))
            .values()
            .stream()
            .map(TrialConfiguration::trialId)
            .collect(Collectors.toSet());
    Set<String> expected = new TreeSet<>(joint);
    expected.addAll(alone);
    assertThat(ids("heads")).containsExactlyElementsOf(expected);
    assertThat(ids("head_trials")).containsExactlyElementsOf(expected);
  }

  /** The middle values: S = .45, lambda = 1, the largest rank; of decays .7 and .9 the lower. */
  @Test
  void middleTrialsAreTheCompletedTrialsOfMiddleCells() {
    assertThat(ids("middle_trials"))
        .containsExactlyElementsOf(
            completed().stream()
                .map(ToyResult::configuration)
                .filter(t -> t.data().sparsity() == 0.45)
                .filter(
                    t ->
                        t.head()
                            .map(head -> head.lambda() == 1 && head.rank() == SyntheticSweep.HIDDEN)
                            .orElse(t.data().importanceDecay() == 0.7))
                .map(TrialConfiguration::trialId)
                .sorted(Comparator.naturalOrder())
                .toList());
    assertThat(count("middle_cells")).isEqualTo(3);
  }

  @Test
  void cellsCountEveryTrialOnce() {
    assertThat(SPARK.sql("SELECT sum(trials), sum(completed) FROM cells").head().toString())
        .isEqualTo("[%d,%d]".formatted(trials.size(), completed().size()));
    assertThat(count("cells"))
        .isEqualTo(
            trials.stream()
                .map(t -> t.configuration().canonicalText().replaceFirst("(?m)^seed=.*$", ""))
                .distinct()
                .count());
  }

  private static List<ToyResult> completed() {
    return trials.stream().filter(t -> t.metrics().isPresent()).toList();
  }

  private static long completed(ToIntFunction<TrialConfiguration> rows) {
    return completed().stream().map(ToyResult::configuration).mapToInt(rows).sum();
  }

  private static long count(String view) {
    return SPARK.table(view).count();
  }

  private static List<String> ids(String view) {
    return SPARK.sql("SELECT trial_id FROM " + view + " ORDER BY trial_id").collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }
}
