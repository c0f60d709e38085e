package io.tegum.analysis.addition;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.FamilyReport;
import io.tegum.analysis.page.Question;
import io.tegum.analysis.page.SweepSummary;
import io.tegum.analysis.results.ResultsViews;
import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.addition.AdditionData;
import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.AdditionTraining;
import io.tegum.kernel.addition.AdditionTrial;
import io.tegum.kernel.addition.training.AdditionMeasures;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.training.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials that completed with parameters so large that what their heads contribute overflows. */
class OverflowingTrialsTest {
  private static final SparkSession SPARK = SharedSpark.session();

  @TempDir Path folder;

  @Test
  void whatHasNoValueIsNoPoint() throws IOException {
    List<TrialRow> all = new ArrayList<>(List.of(trial(3, 1, 1e30), trial(2, 1, 1e30)));
    for (int heads : new int[] {1, 2}) {
      all.add(trial(heads, 2, 0.01));
    }
    Answer shapes = answers(all).get("shapes");
    assertThat(shapes.illustrations().get(0).evidence().rows())
        .hasSize(2 * 2)
        .allMatch(row -> row.<Integer>getAs("head_size") == 2)
        .noneMatch(Row::anyNull);
  }

  @Test
  void whereNoTrialHasAValueThereIsNoAnswer() throws IOException {
    TrialRow alone = trial(2, 2, 1e30);
    AdditionMeasures measures = (AdditionMeasures) alone.result().measures().orElseThrow();
    assertThat(measures.digitPairs().headsPerPair()).isNaN();
    assertThat(answers(List.of(alone))).doesNotContainKeys("shapes", "best-heads", "projections");
  }

  private Map<String, Answer> answers(List<TrialRow> rows) throws IOException {
    SyntheticSweep.write(folder, rows);
    ResultsViews.register(SPARK, folder.toString());
    SweepSummary sweep = SweepSummary.of(SPARK);
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (Question question : FamilyReport.of(Families.named(AdditionTrial.FAMILY)).questions()) {
      question.ask(SPARK, sweep).answer().ifPresent(answer -> answers.put(question.id(), answer));
    }
    return answers;
  }

  private static TrialRow trial(int heads, int size, double learningRate) {
    AdditionTrial trial =
        new AdditionTrial(
            new AdditionModel(2, 5, heads, size),
            new AdditionData(100, 50),
            new AdditionTraining(1, 100, learningRate, 0, 0.8),
            1,
            3);
    return new TrialRow("addition", "0.1.0-test", Trainer.train(trial));
  }
}
