package io.tegum.analysis.addition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.FamilyReport;
import io.tegum.analysis.page.Illustration;
import io.tegum.analysis.page.Question;
import io.tegum.analysis.page.SweepSummary;
import io.tegum.analysis.results.ResultsViews;
import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.addition.Accuracy;
import io.tegum.kernel.addition.AdditionTrial;
import io.tegum.kernel.addition.metrics.HeadAblation;
import io.tegum.kernel.addition.training.AdditionMeasures;
import io.tegum.kernel.family.Families;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdditionReportTest {
  private static final SparkSession SPARK = SharedSpark.session();
  private static final double ROUNDING = 1e-12;

  @TempDir static Path folder;
  private static List<TrialRow> trained;
  private static Map<String, Answer> answers;

  @BeforeAll
  static void trainAndStore() throws IOException {
    trained = AdditionSweep.rows();
    SyntheticSweep.write(folder, trained);
    ResultsViews.register(SPARK, folder.toString());
    answers = answers();
  }

  @Test
  void everyQuestionHasAnAnswer() {
    assertThat(illustrations())
        .extracting(Illustration::id)
        .containsExactly(
            "heads-and-sizes",
            "size-and-decay",
            "places",
            "carry-chains",
            "training-size",
            "generalising",
            "shapes",
            "head-logits",
            "head-sums",
            "head-attention",
            "head-worth",
            "digit-keys",
            "digit-values");
  }

  @Test
  void figuresOfPlacesSayThatTheyAreTrained() {
    assertThat(illustrations())
        .filteredOn(i -> i.id().matches("places|carry-chains|shapes|head-.*"))
        .hasSize(7)
        .allMatch(i -> i.svg().replaceAll("<[^>]*>\\s*", " ").contains("trained"));
  }

  @Test
  void aPanelIsDrawnForEachHead() {
    for (String question : List.of("best-heads", "projections")) {
      for (Illustration each : answers.get(question).illustrations()) {
        if (!each.id().equals("head-sums")) {
          int heads = each.evidence().rows().get(0).<Integer>getAs("heads");
          assertThat(each.svg().split("head \\d+, ", -1)).as(each.id()).hasSize(heads + 1);
        }
      }
    }
  }

  @Test
  void cellsThatDifferHaveNamesOfTheirOwn() {
    List<Row> rows = answers.get("carry-chains").illustrations().get(0).evidence().rows();
    assertThat(rows)
        .extracting(row -> row.getAs("what") + ", " + row.getAs("cell") + ", " + row.getAs("chain"))
        .doesNotHaveDuplicates();
  }

  @Test
  void viewOfHeadsHoldsTheirAblations() {
    TrialRow trial = trained.get(trained.size() - 1);
    AdditionMeasures measures = (AdditionMeasures) trial.result().measures().orElseThrow();
    HeadAblation ablation = measures.ablation();
    List<Row> rows = rows(trial, "heads", "head");
    assertThat(rows).hasSize(AdditionSweep.HEADS);
    for (Row row : rows) {
      int head = row.getAs("head");
      Accuracy removed = ablation.removed().get(head);
      assertThat(row.<Double>getAs("alone_accuracy"))
          .isEqualTo(ablation.alone().get(head).digits());
      assertThat(row.<Double>getAs("removed_accuracy")).isEqualTo(removed.digits());
      assertThat(row.<Double>getAs("loss_by_removal"))
          .isCloseTo(removed.loss() - measures.lossTotal(), within(ROUNDING));
      assertThat(row.<Double>getAs("contribution_share"))
          .isEqualTo(measures.digitPairs().headShares()[head]);
    }
  }

  @Test
  void viewsOfPlacesChainsAndDigitsHoldTheMeasures() {
    TrialRow trial = trained.get(0);
    AdditionMeasures measures = (AdditionMeasures) trial.result().measures().orElseThrow();
    List<Row> places = rows(trial, "answers", "answer");
    assertThat(places.stream().mapToDouble(row -> row.getAs("test_accuracy")))
        .containsExactly(boxed(measures.test().byPlace()));
    List<Row> chains = rows(trial, "carry_chains", "chain");
    assertThat(chains.stream().mapToLong(row -> row.getAs("test_digits")).toArray())
        .isEqualTo(measures.ablation().carries().answers());
    List<Row> digits = rows(trial, "head_digits", "head, a, b");
    assertThat(digits).hasSize(AdditionSweep.HEADS / 2 * 100);
    double[] contributions = measures.digitPairs().contributions();
    for (int k = 0; k < contributions.length; k++) {
      Row row = digits.get(k);
      assertThat(row.<Float>getAs("contribution")).isEqualTo((float) contributions[k]);
      List<Float> parts = row.getList(row.fieldIndex("parts"));
      assertThat(parts).hasSize(10);
      for (int o = 0; o < 10; o++) {
        assertThat(parts.get(o)).isEqualTo((float) measures.digitPairs().parts()[10 * k + o]);
      }
    }
  }

  private static Double[] boxed(double[] values) {
    Double[] all = new Double[values.length];
    for (int k = 0; k < all.length; k++) {
      all[k] = values[k];
    }
    return all;
  }

  private static List<Row> rows(TrialRow trial, String view, String order) {
    return SPARK
        .sql(
            "SELECT * FROM %s WHERE trial_id = '%s' ORDER BY %s"
                .formatted(view, trial.result().trial().trialId(), order))
        .collectAsList();
  }

  private static List<Illustration> illustrations() {
    List<Illustration> all = new ArrayList<>();
    answers.values().forEach(answer -> all.addAll(answer.illustrations()));
    return all;
  }

  private static Map<String, Answer> answers() {
    SweepSummary sweep = SweepSummary.of(SPARK);
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (Question question : FamilyReport.of(Families.named(AdditionTrial.FAMILY)).questions()) {
      question.ask(SPARK, sweep).answer().ifPresent(answer -> answers.put(question.id(), answer));
    }
    return answers;
  }
}
