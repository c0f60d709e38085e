package io.tegum.analysis.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.metrics.FeatureGeometry;
import io.tegum.kernel.toy.metrics.HeadMetrics;
import io.tegum.kernel.toy.metrics.TegumFactor;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.training.ToyResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The derived views against what the kernel's records say, for a trained model. */
class DerivedViewsTest {
  /** W is stored as floats. */
  private static final double FLOAT_ROUNDING = 1e-6;

  /** An end of 0 or 1 comes out with rounding, and its square root enlarges it. */
  private static final double WILSON_ROUNDING = 1e-6;

  @TempDir static Path directory;

  private static final SparkSession SPARK = SharedSpark.session();
  private static ToyResult trial;
  private static HeadMetrics head;

  @BeforeAll
  static void trainAndStore() throws IOException {
    HeadConfiguration attention =
        new HeadConfiguration(
            3,
            1,
            List.of(
                new AttentionPair(0, 1, 2), new AttentionPair(1, 2, 1), new AttentionPair(4, 6, 1)),
            Target.PRODUCT);
    TrialConfiguration wanted =
        SyntheticSweep.configuration(attention, 0.7, 0.8, Schedule.JOINT, 3);
    trial = ToyResult.train(quick(wanted));
    head = trial.metrics().orElseThrow().head().orElseThrow();
    List<TrialRow> rows = new ArrayList<>(SyntheticSweep.headless("plain").subList(0, 2));
    rows.add(new TrialRow("trained", "test", trial.result()));
    SyntheticSweep.write(directory, rows);
    ResultsViews.register(SPARK, directory.toString());
  }

  private static TrialConfiguration quick(TrialConfiguration slow) {
    return new TrialConfiguration(
        slow.model(),
        slow.head().orElseThrow(),
        slow.data(),
        TrainingConfiguration.of(
            Schedule.JOINT,
            new Optimisation(
                300, 64, OptimizerKind.ADAM, 0.01, 0, LearningRateSchedule.CONSTANT, 0)),
        slow.seed(),
        slow.recordPoints());
  }

  @Test
  void featuresHoldTheGeometryOfEachFeature() {
    List<Row> rows = rows("features", "feature");
    FeatureGeometry geometry = trial.metrics().orElseThrow().geometry();
    assertThat(rows).hasSize(SyntheticSweep.FEATURES);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      assertThat(row.<Integer>getAs("feature")).isEqualTo(i);
      assertClose(row.getAs("norm"), geometry.norms()[i]);
      assertClose(row.getAs("interference"), geometry.interference()[i]);
      assertClose(row.getAs("dimensionality"), geometry.dimensionality()[i]);
      assertClose(row.getAs("importance"), Math.pow(0.8, i));
      assertThat(row.<Float>getAs("bias"))
          .isEqualTo((float) trial.parameters().orElseThrow().b().get(i, 0));
      assertThat(row.<Boolean>getAs("represented")).isEqualTo(geometry.norms()[i] > 0.5);
    }
    assertThat(rows.stream().map(r -> r.<String>getAs("attended")))
        .containsExactly("left", "both", "right", "none", "left", "none", "right", "none");
  }

  @Test
  void featuresNameTheirTegumFactor() {
    List<TegumFactor> factors = trial.metrics().orElseThrow().factors();
    int found = 0;
    for (Row row : rows("features", "feature")) {
      Integer index = row.getAs("factor");
      int feature = row.getAs("feature");
      assertThat(index != null)
          .isEqualTo(factors.stream().anyMatch(f -> f.features().contains(feature)));
      if (index != null) {
        TegumFactor factor = factors.get(index);
        assertThat(factor.features()).contains(feature);
        assertThat(row.<String>getAs("factor_kind")).isEqualTo(factor.kind());
        assertThat(row.<Integer>getAs("factor_size")).isEqualTo(factor.features().size());
        assertThat(row.<Integer>getAs("factor_rank")).isEqualTo(factor.rank());
        found++;
      }
    }
    assertThat(found).isPositive();
  }

  @Test
  void pairsHoldTheAssignedSingularTriplet() {
    List<AttentionPair> pairs = trial.configuration().head().orElseThrow().pairs();
    List<Row> rows = rows("pairs", "pair");
    assertThat(rows).hasSameSizeAs(pairs);
    for (int p = 0; p < rows.size(); p++) {
      Row row = rows.get(p);
      AttentionPair pair = pairs.get(p);
      int k = head.pairMatch().vector()[p];
      assertThat(row.<Integer>getAs("left_feature")).isEqualTo(pair.left());
      assertThat(row.<Integer>getAs("right_feature")).isEqualTo(pair.right());
      assertThat(row.<Double>getAs("weight")).isEqualTo(pair.weight());
      assertThat(row.<Integer>getAs("vector")).isEqualTo(k);
      assertClose(row.getAs("score"), head.pairMatch().score()[p]);
      assertClose(row.getAs("sigma"), head.spectrum().singularValues()[k]);
      assertClose(row.getAs("cosine_left"), head.alignment().left().get(k, pair.left()));
      assertClose(row.getAs("cosine_right"), head.alignment().right().get(k, pair.right()));
      assertClose(
          row.getAs("dual_score"),
          head.dualAlignmentOrNull().left().get(k, pair.left())
              * head.dualAlignmentOrNull().right().get(k, pair.right()));
      assertClose(row.getAs("overlap"), overlap(pair.left(), pair.right()));
      double[] interference = trial.metrics().orElseThrow().geometry().interference();
      assertClose(row.getAs("interference_left"), interference[pair.left()]);
      assertClose(row.getAs("interference_right"), interference[pair.right()]);
    }
  }

  @Test
  void alignmentsHoldEveryCosineOfEveryVector() {
    List<Row> rows = rows("alignments", "k, feature");
    int n = SyntheticSweep.FEATURES;
    assertThat(rows).hasSize(3 * n);
    for (int position = 0; position < rows.size(); position++) {
      Row row = rows.get(position);
      int k = position / n;
      int i = position % n;
      assertThat(row.<Integer>getAs("k")).isEqualTo(k);
      assertThat(row.<Integer>getAs("feature")).isEqualTo(i);
      assertClose(row.getAs("sigma"), head.spectrum().singularValues()[k]);
      assertThat(row.<Boolean>getAs("significant"))
          .isEqualTo(k < head.spectrum().significantCount());
      assertClose(row.getAs("cosine_left"), head.alignment().left().get(k, i));
      assertClose(row.getAs("cosine_right"), head.alignment().right().get(k, i));
      assertClose(row.getAs("dual_left"), head.dualAlignmentOrNull().left().get(k, i));
      assertClose(row.getAs("dual_right"), head.dualAlignmentOrNull().right().get(k, i));
      Integer pair = row.getAs("pair");
      assertThat(pair == null ? -1 : head.pairMatch().vector()[pair]).isIn(-1, k);
    }
    assertThat(rows.stream().filter(r -> r.getAs("pair") != null).count())
        .isEqualTo((long) n * head.pairMatch().vector().length);
  }

  @Test
  void trialsWithoutAHeadHaveFeaturesOnly() {
    assertThat(count("features", "plain")).isEqualTo(2L * SyntheticSweep.FEATURES);
    assertThat(count("pairs", "plain")).isZero();
    assertThat(count("alignments", "plain")).isZero();
    assertThat(SPARK.sql("SELECT * FROM features WHERE attended <> 'none'").count()).isEqualTo(5);
  }

  /** An end of the interval lies 1.96 of its own standard errors from the share (Wilson 1927). */
  @ParameterizedTest
  @CsvSource({"0, 5", "3, 5", "5, 5", "17, 240"})
  void wilsonFunctionsGiveTheEndsOfTheInterval(long part, long whole) {
    Row row =
        SPARK
            .sql("SELECT wilson_low(%1$d, %2$d), wilson_high(%1$d, %2$d)".formatted(part, whole))
            .head();
    double share = part / (double) whole;
    assertThat(row.getDouble(0)).isLessThanOrEqualTo(share + WILSON_ROUNDING);
    assertThat(row.getDouble(1)).isGreaterThanOrEqualTo(share - WILSON_ROUNDING);
    for (int end = 0; end < 2; end++) {
      double p = row.getDouble(end);
      assertThat(p).isBetween(0.0, 1.0);
      assertThat(Math.abs(p - share))
          .isCloseTo(1.959963984540054 * Math.sqrt(p * (1 - p) / whole), within(WILSON_ROUNDING));
    }
  }

  @Test
  void headsCountTrialsThatDifferInLambdaAloneOnce(@TempDir Path folder) throws IOException {
    List<TrialRow> grid = SyntheticSweep.withHead("grid");
    SyntheticSweep.write(folder, grid);
    ResultsViews.register(SPARK, folder.toString());
    long joint =
        grid.stream()
            .map(SyntheticSweep::toy)
            .filter(r -> r.metrics().isPresent())
            .filter(r -> r.configuration().training().schedule() == Schedule.JOINT)
            .count();
    long later = grid.size() / 2 / SyntheticSweep.LAMBDAS.size();
    assertThat(SPARK.table("heads").count()).isEqualTo(joint + later);
    assertThat(
            SPARK
                .sql("SELECT DISTINCT lambda FROM heads WHERE schedule <> 'joint'")
                .head()
                .getDouble(0))
        .isEqualTo(SyntheticSweep.LAMBDAS.get(0));
    Row middle =
        SPARK
            .sql(
                "SELECT count(*), min(sparsity), max(sparsity), min(lambda), min(head_rank) FROM"
                    + " middle_trials WHERE schedule <> 'joint'")
            .head();
    assertThat(middle.toSeq().mkString(" "))
        .isEqualTo("%d 0.45 0.45 1.0 3".formatted(SyntheticSweep.SEEDS));
    ResultsViews.register(SPARK, directory.toString());
  }

  /** Whatever head was trained on it later: W of representation-then-head knows none of it. */
  @Test
  void dictionariesCountTrialsThatDifferInTheHeadAloneOnce(@TempDir Path folder)
      throws IOException {
    List<TrialRow> grid = SyntheticSweep.withHead("grid");
    grid.addAll(SyntheticSweep.headless("plain"));
    SyntheticSweep.write(folder, grid);
    ResultsViews.register(SPARK, folder.toString());
    Map<Schedule, Set<String>> alike = new EnumMap<>(Schedule.class);
    for (ToyResult result : grid.stream().map(SyntheticSweep::toy).toList()) {
      if (result.metrics().isPresent()) {
        TrialConfiguration trial = result.configuration();
        Schedule schedule = trial.training().schedule();
        String head = schedule == Schedule.JOINT ? trial.headOrNull().toString() : "";
        alike
            .computeIfAbsent(schedule, any -> new TreeSet<>())
            .add(trial.data() + " " + trial.seed() + " " + head);
      }
    }
    alike.forEach(
        (schedule, trials) ->
            assertThat(
                    SPARK
                        .table("dictionaries")
                        .where("schedule = '%s'".formatted(schedule.label()))
                        .count())
                .as(schedule.label())
                .isEqualTo(trials.size()));
    assertThat(alike.get(Schedule.REPRESENTATION_THEN_HEAD))
        .hasSize(SyntheticSweep.SPARSITIES.size() * SyntheticSweep.SEEDS);
    assertThat(
            SPARK
                .sql(
                    "SELECT * FROM trial_dictionaries LEFT ANTI JOIN dictionaries"
                        + " ON dictionary_id = dictionaries.trial_id")
                .count())
        .isZero();
    ResultsViews.register(SPARK, directory.toString());
  }

  private static long count(String view, String sweep) {
    return SPARK.sql("SELECT * FROM %s WHERE sweep = '%s'".formatted(view, sweep)).count();
  }

  private static List<Row> rows(String view, String order) {
    return SPARK
        .sql("SELECT * FROM %s WHERE sweep = 'trained' ORDER BY %s".formatted(view, order))
        .collectAsList();
  }

  private static double overlap(int i, int j) {
    DMatrixRMaj w = trial.parameters().orElseThrow().w();
    double product = 0;
    double first = 0;
    double second = 0;
    for (int row = 0; row < w.numRows; row++) {
      product += w.get(row, i) * w.get(row, j);
      first += w.get(row, i) * w.get(row, i);
      second += w.get(row, j) * w.get(row, j);
    }
    return product / Math.sqrt(first * second);
  }

  private static void assertClose(Double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(FLOAT_ROUNDING));
  }
}
