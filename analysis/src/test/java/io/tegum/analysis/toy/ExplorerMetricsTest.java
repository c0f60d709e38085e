package io.tegum.analysis.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.analysis.diagram.Metric;
import io.tegum.analysis.results.ResultsViews;
import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.HiddenActivation;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.training.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The explorer's numbers of trained models, against other queries for what their names say. */
class ExplorerMetricsTest {
  private static final SparkSession SPARK = SharedSpark.session();

  /** Sums in another order, and weights to floats. */
  private static final double ROUNDING = 1e-5;

  /** A pair of features that dense data leave represented, and with it some that they do not. */
  private static final List<AttentionPair> ONE = List.of(new AttentionPair(0, 1, 1));

  private static final List<AttentionPair> SEVERAL =
      List.of(new AttentionPair(0, 1, 1), new AttentionPair(2, 7, 2), new AttentionPair(6, 0, 1));

  /** As many as it takes for some dropped feature to lie along a singular vector by chance. */
  private static final int SEEDS = 8;

  /** Queries of (trial_id, number); where they have no row the metric has no number. */
  private static final Map<String, String> OTHERS = new LinkedHashMap<>();

  private static final String TRAINED_LOSS =
      "SELECT trial_id, %s FROM trials WHERE head_rank IS NOT NULL AND status = 'completed'";

  /** Of each recorded step whether something holds, and whether it did to the end. */
  private static final String FIRST_STAYING =
      """
      SELECT trial_id, min(step)
      FROM (
        SELECT trial_id, step, min(CAST(holds AS int)) OVER (
          PARTITION BY trial_id ORDER BY step ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
          AS stays
        FROM (SELECT trial_id, step, coalesce(%s, false) AS holds FROM curves))
      WHERE stays = 1
      GROUP BY trial_id\
      """;

  private static final String RECOVERED_BESIDE =
      """
      SELECT trial_id, feature
      FROM alignments JOIN features USING (trial_id, feature)
      WHERE represented AND significant
        AND alignments.attended IN ('%1$s', 'both') AND abs(cosine_%1$s) > 0.9
      GROUP BY trial_id, feature\
      """;

  static {
    OTHERS.put(
        "Worst pair score",
        "SELECT trial_id, min(greatest(coalesce(score, 0), 0)) FROM pairs GROUP BY trial_id");
    OTHERS.put(
        "Total loss L1 + λ L2",
        "SELECT trial_id, loss_reconstruction + coalesce(lambda * loss_head, 0) FROM trials"
            + " WHERE status = 'completed'");
    OTHERS.put(
        "Reconstruction loss L1",
        "SELECT trial_id, loss_total - coalesce(lambda * loss_head, 0) FROM trials"
            + " WHERE status = 'completed'");
    OTHERS.put(
        "Head loss L2", TRAINED_LOSS.formatted("(loss_total - loss_reconstruction) / lambda"));
    OTHERS.put(
        "Head loss above its optimum",
        TRAINED_LOSS.formatted("(loss_total - loss_reconstruction) / lambda - loss_head_optimal"));
    OTHERS.put(
        "Attended features recovered, left and right",
        "SELECT trial_id, count(feature) FROM (SELECT trial_id FROM trials WHERE status ="
            + " 'completed' AND head_rank IS NOT NULL) LEFT JOIN (("
            + RECOVERED_BESIDE.formatted("left")
            + ") UNION ALL ("
            + RECOVERED_BESIDE.formatted("right")
            + ")) USING (trial_id) GROUP BY trial_id");
    OTHERS.put(
        "Largest singular value of Ω",
        "SELECT trial_id, max(sigma) FROM alignments GROUP BY trial_id");
    OTHERS.put(
        "Effective rank of Ω",
        "SELECT trial_id, exp(-sum(p * ln(p))) FROM (SELECT trial_id, sigma / sum(sigma) OVER"
            + " (PARTITION BY trial_id) AS p FROM alignments WHERE feature = 0) WHERE p > 0"
            + " GROUP BY trial_id");
    OTHERS.put(
        "Features represented",
        "SELECT trial_id, count_if(norm > 0.5) FROM features GROUP BY trial_id");
    OTHERS.put(
        "Dimensions per feature D*",
        "SELECT trial_id, n_hidden / aggregate(w, 0D, (sum, x) -> sum + CAST(x AS double) * x)"
            + " FROM trials WHERE status = 'completed'");
    OTHERS.put(
        "Largest overlap of two represented features",
        """
        WITH directions AS (
          SELECT trial_id, feature,
            transform(sequence(0, n_hidden - 1), k -> w[k * n_features + feature] / norm) AS d
          FROM (SELECT trial_id, feature, norm FROM features WHERE represented)
          JOIN (SELECT trial_id, n_features, n_hidden, w FROM trials) USING (trial_id)
        )
        SELECT a.trial_id, max(abs(aggregate(zip_with(a.d, b.d, (x, y) -> x * y), 0D, (s, x) -> s + x)))
        FROM directions AS a JOIN directions AS b
        ON a.trial_id = b.trial_id AND a.feature < b.feature
        GROUP BY a.trial_id\
        """);
    OTHERS.put(
        "Axis alignment of features",
        """
        SELECT trial_id, IF(hidden_activation = 'identity', NULL, avg(
          array_max(transform(sequence(0, n_hidden - 1),
            k -> abs(CAST(w[k * n_features + feature] AS double)))) / norm))
        FROM (SELECT trial_id, feature, norm FROM features WHERE represented)
        JOIN (SELECT trial_id, hidden_activation, n_features, n_hidden, w FROM trials)
        USING (trial_id) GROUP BY trial_id, hidden_activation\
        """);
    OTHERS.put(
        "Polysemantic neurons",
        """
        SELECT trial_id, IF(hidden_activation = 'identity', NULL,
          size(filter(sequence(0, n_hidden - 1), k -> size(filter(sequence(0, n_features - 1),
            i -> abs(CAST(w[k * n_features + i] AS double)) BETWEEN 0.8 AND 1.2)) > 1)))
        FROM trials WHERE status = 'completed'\
        """);
    OTHERS.put(
        "Superposed (1) or not (0)",
        "SELECT trial_id, CAST(coalesce(max(factor_size), 0) > 1 AS int) FROM features"
            + " GROUP BY trial_id");
    OTHERS.put(
        "Step from which every pair is aligned",
        FIRST_STAYING.formatted("forall(pair_score, s -> coalesce(s > 0.9, false))"));
    OTHERS.put(
        "Step from which features are orthogonal",
        FIRST_STAYING.formatted("coalesce(max_overlap, 0) < 0.1"));
  }

  @TempDir private static Path folder;

  @BeforeAll
  static void train() throws IOException {
    List<TrialRow> rows = new ArrayList<>();
    for (double sparsity : new double[] {0, 0.7, 0.95}) {
      for (double lambda : new double[] {1, 30}) {
        rows.add(row(trial(sparsity, head(lambda, SEVERAL), Schedule.JOINT, 3)));
      }
      rows.add(row(trial(sparsity, head(30, ONE), Schedule.JOINT, 3)));
      TrialConfiguration plain = trial(sparsity, null, Schedule.REPRESENTATION_ONLY, 3);
      rows.add(row(plain));
      rows.add(row(withNeurons(plain)));
    }
    for (long seed = 0; seed < SEEDS; seed++) {
      rows.add(row(trial(0, head(1, SEVERAL), Schedule.REPRESENTATION_THEN_HEAD, seed)));
    }
    TrialResult failed =
        TrialResult.failed(
            trial(0.5, head(1, ONE), Schedule.JOINT, 3), "was stopped", 5, List.of(), 1);
    rows.add(new TrialRow("metrics", "test", failed));
    SyntheticSweep.write(folder, rows);
    ResultsViews.register(SPARK, folder.toString());
  }

  private static HeadConfiguration head(double lambda, List<AttentionPair> pairs) {
    return new HeadConfiguration(2, lambda, pairs, Target.INDICATOR);
  }

  private static TrialRow row(TrialConfiguration trial) {
    return new TrialRow("metrics", "test", Trainer.train(trial));
  }

  private static TrialConfiguration trial(
      double sparsity, HeadConfiguration headOrNull, Schedule schedule, long seed) {
    return new TrialConfiguration(
        new ModelConfiguration(8, 3, Activation.RELU),
        headOrNull,
        new DataConfiguration(sparsity, 0.8),
        TrainingConfiguration.of(
            schedule,
            new Optimisation(
                1000, 64, OptimizerKind.ADAM, 0.01, 0, LearningRateSchedule.CONSTANT, 0)),
        seed,
        20);
  }

  /** Its hidden units have axes of their own. */
  private static TrialConfiguration withNeurons(TrialConfiguration trial) {
    return new TrialConfiguration(
        new ModelConfiguration(8, 3, Activation.RELU, HiddenActivation.RELU),
        null,
        trial.data(),
        trial.training(),
        trial.seed(),
        trial.recordPoints());
  }

  @Test
  void everyMetricIsWhatItsNameSays() {
    assertThat(OTHERS.keySet())
        .containsExactlyElementsOf(ExplorerMetrics.ALL.stream().map(Metric::name).toList());
    for (Metric metric : ExplorerMetrics.ALL) {
      Map<String, Double> expected = numbers(OTHERS.get(metric.name()));
      Map<String, Double> actual =
          numbers("SELECT trial_id, " + metric.sql() + " FROM trials WHERE status = 'completed'");
      assertThat(actual.keySet()).as(metric.name()).isEqualTo(expected.keySet());
      assertThat(actual.values()).as(metric.name()).isNotEmpty();
      actual.forEach(
          (trial, value) ->
              assertThat(value)
                  .as(metric.name() + " of " + trial)
                  .isCloseTo(expected.get(trial), within(ROUNDING)));
      assertThat(
              numbers("SELECT trial_id, " + metric.sql() + " FROM trials WHERE status = 'failed'"))
          .as(metric.name() + " of a failed trial")
          .isEmpty();
    }
  }

  /** Its direction is a remainder of training, and often the first singular vector's. */
  @Test
  void aFeatureThatIsNotRepresentedIsNotRecovered() {
    String dropped =
        "(%s) UNION ALL (%s)"
            .formatted(RECOVERED_BESIDE.formatted("left"), RECOVERED_BESIDE.formatted("right"))
            .replace("WHERE represented", "WHERE NOT represented");
    assertThat(SPARK.sql(dropped).count()).isPositive();
  }

  private static Map<String, Double> numbers(String sql) {
    Map<String, Double> numbers = new HashMap<>();
    for (Row row : SPARK.sql(sql).collectAsList()) {
      if (!row.isNullAt(1)) {
        numbers.put(row.getString(0), ((Number) row.get(1)).doubleValue());
      }
    }
    return numbers;
  }
}
