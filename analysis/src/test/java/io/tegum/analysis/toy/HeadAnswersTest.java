package io.tegum.analysis.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.analysis.diagram.OverSeeds;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.FamilyReport;
import io.tegum.analysis.page.Question;
import io.tegum.analysis.page.SweepSummary;
import io.tegum.analysis.results.ResultsViews;
import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.toy.metrics.HeadMetrics;
import io.tegum.kernel.toy.metrics.PairMatch;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.training.ToyResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sentences and evidence about heads against counts over the rows themselves. */
class HeadAnswersTest {
  @TempDir static Path directory;

  private static final SparkSession SPARK = SharedSpark.session();
  private static List<ToyResult> completed;
  private static List<ToyResult> joint;

  @BeforeAll
  static void write() throws IOException {
    List<TrialRow> rows = SyntheticSweep.withHead("grid");
    SyntheticSweep.write(directory, rows);
    ResultsViews.register(SPARK, directory.toString());
    completed =
        rows.stream().map(SyntheticSweep::toy).filter(r -> r.metrics().isPresent()).toList();
    joint =
        completed.stream()
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
            "Of %d models trained jointly %d reach both: alignment is first in 100 %% (44 to 100)"
                .formatted(joint.size(), both))
        .contains("on average 3.16 (3.16 to 3.16) times later", alignedOnly + " align and never");
  }

  @Test
  void chanceCountsAttendedFeaturesOfEachHeadOnce() {
    Evidence evidence = answer(new ChanceQuestion()).illustrations().get(0).evidence();
    Row row =
        evidence.rows().stream()
            .filter(r -> r.getAs("schedule").equals("joint") && r.<Integer>getAs("head_rank") == 2)
            .findFirst()
            .orElseThrow();
    long features = 0;
    long recovered = 0;
    for (ToyResult trial : joint) {
      if (head(trial).spectrum().singularValues().length == 2) {
        features += IntStream.range(0, 4).filter(i -> isRepresented(trial, i)).count();
        recovered += recovered(trial, true, 0) + recovered(trial, true, 2);
        recovered += recovered(trial, false, 1) + recovered(trial, false, 3);
      }
    }
    assertThat(row.<Long>getAs("features")).isEqualTo(features);
    assertThat(row.<Long>getAs("recovered")).isEqualTo(recovered);
    assertThat(evidence.rows().get(evidence.rows().size() - 1).<Double>getAs("share")).isEqualTo(1);
  }

  /** Left features are 0 and 2; the middle head weight is 1. */
  @Test
  void recoveredLeftFeaturesAreCountedByRankAndSparsity() {
    Evidence evidence = answer(new RankQuestion()).illustrations().get(0).evidence();
    List<Row> rows =
        evidence.rows().stream()
            .filter(r -> r.<String>getAs("model").startsWith("joint, indicator"))
            .toList();
    assertThat(rows).hasSize(SyntheticSweep.SPARSITIES.size() * 3); // ranks
    for (Row row : rows) {
      List<Integer> found =
          joint.stream()
              .filter(r -> r.configuration().data().sparsity() == row.<Double>getAs("sparsity"))
              .filter(r -> r.configuration().headOrNull().lambda() == 1)
              .filter(r -> r.configuration().headOrNull().rank() == row.<Integer>getAs("head_rank"))
              .map(r -> recovered(r, true, 0) + recovered(r, true, 2))
              .sorted()
              .toList();
      assertThat(row.<Long>getAs("trials")).isEqualTo(found.size()).isEqualTo(3);
      assertThat(row.<Double>getAs("recovered")).isEqualTo(found.get(1).doubleValue());
      assertThat(row.<Integer>getAs("attended")).isEqualTo(2);
      assertThat(row.<Long>getAs("all_found"))
          .isEqualTo(found.stream().filter(n -> n == 2).count());
    }
  }

  /** In representation-then-head the head weight plays no part: a cell is one, not one a weight. */
  @Test
  void cellsInTurnAreCountedOnceAndSchedulesComparedSeedBySeed() {
    Answer answer = answer(ToyReport.PAIRS_FOUND);
    Map<Object, List<Row>> schedules =
        Rows.by(answer.illustrations().get(0).evidence().rows(), "schedule");
    int cells = SyntheticSweep.SPARSITIES.size() * SyntheticSweep.RANKS.size();
    for (Row row : schedules.get("representation-then-head")) {
      assertThat(row.<Long>getAs("schedule_cells")).isEqualTo(cells);
    }
    assertThat(schedules.get("representation-then-head"))
        .hasSize(cells * SyntheticSweep.LAMBDAS.size());
    // In turn all trials of a seed, rank and sparsity stand for one, whatever their weight.
    Map<Long, List<Double>> bySeed = new TreeMap<>();
    for (ToyResult trial : joint) {
      double inTurn = 0;
      for (double lambda : SyntheticSweep.LAMBDAS) {
        inTurn += worst(inTurn(trial, lambda)) / SyntheticSweep.LAMBDAS.size();
      }
      bySeed
          .computeIfAbsent(trial.configuration().seed(), seed -> new ArrayList<>())
          .add(worst(trial) - inTurn);
    }
    double[] means =
        bySeed.values().stream()
            .mapToDouble(d -> d.stream().mapToDouble(v -> v).average().orElseThrow())
            .toArray();
    Row contrast =
        schedules
            .get("joint")
            .get(0)
            .getStruct(schedules.get("joint").get(0).fieldIndex("joint_above_in_turn"));
    OverSeeds expected = OverSeeds.mean(means);
    assertThat(contrast.<Double>getAs("mean")).isCloseTo(expected.middle(), within(1e-12));
    assertThat(contrast.<Double>getAs("low")).isCloseTo(expected.low(), within(1e-9));
    assertThat(contrast.<Integer>getAs("seeds")).isEqualTo(SyntheticSweep.SEEDS);
  }

  /** The made-up second pair scores 0.05 less: some vectors are assigned and found nothing. */
  @Test
  void vectorsThatFoundAPairAreThoseOfAScoreAboveTheThreshold() {
    Row row =
        Rows.by(answer(HeadQuestions.ENERGY).illustrations().get(0).evidence().rows(), "schedule")
            .get("joint")
            .get(0);
    long assigned = 0;
    long found = 0;
    for (ToyResult trial : joint) {
      PairMatch match = head(trial).pairMatch();
      for (int pair = 0; pair < match.score().length; pair++) {
        assigned += match.vector()[pair] >= 0 ? 1 : 0;
        found += match.score()[pair] > 0.9 ? 1 : 0;
      }
    }
    assertThat(row.<Long>getAs("schedule_vectors")).isEqualTo(assigned).isGreaterThan(found);
    assertThat(row.<Long>getAs("schedule_finds")).isEqualTo(found).isPositive();
  }

  /** A cell is a sparsity, lambda, schedule and rank here as in the phase diagrams. */
  @Test
  void cellsOfAnglesAreThoseOfThePhaseDiagrams() {
    Map<Object, List<Row>> angles =
        Rows.by(answer(HeadQuestions.ANGLES).illustrations().get(0).evidence().rows(), "schedule");
    Map<Object, List<Row>> found =
        Rows.by(answer(ToyReport.PAIRS_FOUND).illustrations().get(0).evidence().rows(), "schedule");
    // Made up: angles of .1 and .2, in radians 5.7 and 11.5 degrees.
    angles.forEach(
        (schedule, rows) ->
            assertThat(rows)
                .extracting(row -> row.<Long>getAs("schedule_cells_below_15"))
                .containsOnly(found.get(schedule).get(0).<Long>getAs("schedule_cells")));
  }

  /** One colour a quantity: two figures of the same page name and order them alike. */
  @Test
  void scoresAndOverlapsHaveTheSameColoursEverywhere() {
    Answer training = answer(new TrainingQuestion());
    Answer dynamics = answer(new DynamicsQuestion());
    List<Object> expected = List.of("worst pair score", "largest overlap");
    assertThat(series(training.illustrations().get(0).evidence(), "quantity")).isEqualTo(expected);
    assertThat(series(dynamics.illustrations().get(1).evidence(), "series"))
        .containsSubsequence("L1", "L2 (head)", "worst pair score", "largest overlap");
  }

  private static List<Object> series(Evidence evidence, String column) {
    return List.copyOf(Rows.by(evidence.rows(), column).keySet());
  }

  /** A trained W counts once, whatever heads were trained on it. */
  @Test
  void featuresOfADictionaryAreCountedOnce() {
    Map<String, Long> represented = new TreeMap<>();
    for (ToyResult trial : completed) {
      TrialConfiguration own = trial.configuration();
      boolean isJoint = own.training().schedule() == Schedule.JOINT;
      represented.put(
          isJoint ? own.trialId() : own.data() + " " + own.seed(),
          IntStream.range(0, SyntheticSweep.FEATURES).filter(i -> isRepresented(trial, i)).count());
    }
    assertThat(represented.size()).isLessThan(completed.size());
    Row row = answer(FeatureQuestions.GEOMETRIES).illustrations().get(0).evidence().rows().get(0);
    assertThat(row.<Long>getAs("features"))
        .isEqualTo(represented.values().stream().mapToLong(Long::longValue).sum());
  }

  /** W trained alone: the attended features and the others of each seed and sparsity once. */
  @Test
  void featuresInAntipodalPairsAreCountedOnceADictionary() {
    Map<Object, List<Row>> series =
        Rows.by(answer(HeadQuestions.ANTIPODAL).illustrations().get(0).evidence().rows(), "series");
    long attended = 0;
    for (double sparsity : SyntheticSweep.SPARSITIES) {
      for (int seed = 0; seed < SyntheticSweep.SEEDS; seed++) {
        ToyResult one = inTurn(sparsity, seed);
        attended += IntStream.range(0, 4).filter(i -> isRepresented(one, i)).count();
      }
    }
    assertThat(series.get("attended, W trained alone"))
        .hasSize(SyntheticSweep.LAMBDAS.size())
        .extracting(row -> row.<Long>getAs("features"))
        .containsOnly(attended);
  }

  /** Lambda plays no part in representation-then-head: its pairs are drawn at every lambda. */
  @Test
  void pairsInTurnStandAtEveryHeadWeight() {
    Map<Object, List<Row>> relations =
        Rows.by(
            Rows.by(
                    answer(HeadQuestions.FACTORS).illustrations().get(0).evidence().rows(),
                    "schedule")
                .get("representation-then-head"),
            "relation");
    assertThat(relations).isNotEmpty();
    relations
        .values()
        .forEach(
            rows -> {
              assertThat(rows)
                  .extracting(row -> row.<Double>getAs("lambda"))
                  .containsExactlyElementsOf(SyntheticSweep.LAMBDAS);
              assertThat(rows)
                  .extracting(row -> row.<Double>getAs("median"))
                  .containsOnly(rows.get(0).<Double>getAs("median"));
            });
  }

  private static ToyResult inTurn(double sparsity, long seed) {
    return completed.stream()
        .filter(t -> t.configuration().training().schedule() != Schedule.JOINT)
        .filter(t -> t.configuration().data().sparsity() == sparsity)
        .filter(t -> t.configuration().seed() == seed)
        .findFirst()
        .orElseThrow();
  }

  private static ToyResult inTurn(ToyResult trial, double lambda) {
    HeadConfiguration head = trial.configuration().headOrNull();
    return new ToyResult(
        SyntheticSweep.result(
            SyntheticSweep.configuration(
                new HeadConfiguration(head.rank(), lambda, head.pairs(), head.target()),
                trial.configuration().data().sparsity(),
                trial.configuration().data().importanceDecay(),
                Schedule.REPRESENTATION_THEN_HEAD,
                trial.configuration().seed())));
  }

  private static double worst(ToyResult trial) {
    return Math.max(0, Arrays.stream(head(trial).pairMatch().score()).min().orElseThrow());
  }

  /** Of every sweep: two lines of a page, no count without its plural, nothing that is null. */
  @Test
  void sentencesAreShortAndWhole() {
    SweepSummary sweep = SweepSummary.of(SPARK);
    int answered = 0;
    for (Question question : FamilyReport.of(SyntheticSweep.FAMILY).questions()) {
      Optional<Answer> answer =
          question.isAbout(SPARK, sweep) ? question.ask(SPARK, sweep).answer() : Optional.empty();
      if (answer.isPresent()) {
        answered++;
        assertThat(question.needs()).as(question.id()).allMatch(n -> n.lacking(sweep).isEmpty());
        assertThat(answer.get().sentence())
            .as(question.id())
            .hasSizeLessThanOrEqualTo(320)
            .doesNotContainPattern("(?<![.,\\d])1 (?!is\\b)[a-z]+s\\b|null|NaN")
            .endsWith(".");
      }
    }
    assertThat(answered).isGreaterThan(20);
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
    return question.ask(SPARK, SweepSummary.of(SPARK)).answer().orElseThrow();
  }

  private static HeadMetrics head(ToyResult trial) {
    return trial.metrics().orElseThrow().head().orElseThrow();
  }

  private static boolean isRepresented(ToyResult trial, int feature) {
    return trial.metrics().orElseThrow().geometry().norms()[feature] > 0.5;
  }

  private static int recovered(ToyResult trial, boolean left, int feature) {
    HeadMetrics head = head(trial);
    double best = 0;
    for (int k = 0; k < head.spectrum().significantCount(); k++) {
      double cosine =
          left ? head.alignment().left().get(k, feature) : head.alignment().right().get(k, feature);
      best = Math.max(best, Math.abs(cosine));
    }
    return best > 0.9 && isRepresented(trial, feature) ? 1 : 0;
  }
}
