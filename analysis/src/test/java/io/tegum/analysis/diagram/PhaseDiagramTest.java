package io.tegum.analysis.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.SyntheticSweep;
import io.tegum.analysis.results.ResultsViews;
import io.tegum.analysis.results.TrialRow;
import io.tegum.kernel.toy.model.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhaseDiagramTest {
  /** Sums of three doubles in another order. */
  private static final double ROUNDING = 1e-12;

  private static final DiagramAxis SPARSITY = DiagramAxis.column("sparsity");
  private static final DiagramAxis LAMBDA = DiagramAxis.column("lambda");
  private static final DiagramAxis SCHEDULE = DiagramAxis.column("schedule");
  private static final Metric FIRST_SCORE =
      Metric.higherIsBetter("First pair's score", "pair_score[0]");
  private static final Metric LOSS = Metric.lowerIsBetter("L1", "loss_reconstruction");

  @TempDir static Path directory;

  private static List<TrialRow> rows;
  private static final SparkSession SPARK = SharedSpark.session();

  /** The grid at rank 2 without S = .6 at the weakest head weight, and a headless sweep. */
  @BeforeAll
  static void writeAGridWithAHole() throws IOException {
    rows =
        new ArrayList<>(
            SyntheticSweep.withHead("grid").stream()
                .filter(r -> SyntheticSweep.toy(r).configuration().head().orElseThrow().rank() == 2)
                .filter(r -> !(sparsity(r) == 0.6 && lambda(r) == 0.01))
                .toList());
    List<TrialRow> all = new ArrayList<>(rows);
    all.addAll(SyntheticSweep.headless("plain"));
    SyntheticSweep.write(directory, all);
    ResultsViews.register(SPARK, directory.toString());
  }

  @Test
  void hasEveryCombinationOfTheAxesInEveryFacet() {
    PhaseCells cells =
        computed(PhaseDiagram.over(SPARSITY, LAMBDA).facets(SCHEDULE).median(FIRST_SCORE));
    assertThat(cells.xs()).containsExactlyElementsOf(SyntheticSweep.SPARSITIES);
    assertThat(cells.ys()).containsExactlyElementsOf(SyntheticSweep.LAMBDAS);
    assertThat(cells.facets())
        .containsExactly(List.of("joint"), List.of("representation-then-head"));
    assertThat(cells.cells()).hasSize(7 * 5 * 2);
    assertThat(cells.missingCount()).isEqualTo(2);
    assertThat(cells.cells().stream().filter(PhaseCell::isMissing))
        .allMatch(c -> c.x().equals(0.6) && c.y().equals(0.01) && c.value().isEmpty());
  }

  @Test
  void medianMeanAndBestAgreeWithTheRows() {
    List<Double> scores = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    for (TrialRow row : rows) {
      if (sparsity(row) == 0.45
          && lambda(row) == 1
          && SyntheticSweep.toy(row).configuration().training().schedule() == Schedule.JOINT) {
        scores.add(
            SyntheticSweep.toy(row)
                .metrics()
                .orElseThrow()
                .head()
                .orElseThrow()
                .pairMatch()
                .score()[0]);
        losses.add(SyntheticSweep.toy(row).metrics().orElseThrow().lossReconstruction());
      }
    }
    scores.sort(null);
    losses.sort(null);
    PhaseDiagram.Builder builder = PhaseDiagram.over(SPARSITY, LAMBDA).facets(SCHEDULE);

    assertThat(cell(builder.median(FIRST_SCORE)).valueOrNaN()).isEqualTo(scores.get(1));
    assertThat(cell(builder.mean(FIRST_SCORE)).valueOrNaN())
        .isCloseTo((scores.get(0) + scores.get(1) + scores.get(2)) / 3, within(ROUNDING));
    assertThat(cell(builder.best(FIRST_SCORE)).valueOrNaN()).isEqualTo(scores.get(2));
    assertThat(cell(builder.best(LOSS)).valueOrNaN()).isEqualTo(losses.get(0));
    double half = (scores.get(1) + scores.get(2)) / 2;
    assertThat(cell(builder.share("above", "pair_score[0] > " + half)).valueOrNaN())
        .isCloseTo(1 / 3.0, within(ROUNDING));
  }

  @Test
  void aCellHasTheSpreadOfItsTrials() {
    PhaseDiagram diagram =
        PhaseDiagram.over(SPARSITY, LAMBDA).where("schedule = 'joint'").median(LOSS);
    Row cell = SPARK.sql(diagram.sql()).where("sparsity = 0.45 AND lambda = 1").head();
    // .05 (1 - S) + .001 seed, seeds 0 to 2: quartiles lie halfway
    assertThat(cell.<Double>getAs("best")).isCloseTo(0.0275, within(ROUNDING));
    assertThat(cell.<Double>getAs("lower")).isCloseTo(0.028, within(ROUNDING));
    assertThat(cell.<Double>getAs("median")).isCloseTo(0.0285, within(ROUNDING));
    assertThat(cell.<Double>getAs("upper")).isCloseTo(0.029, within(ROUNDING));
  }

  @Test
  void aDescendingAxisBeginsWithItsLargestValue() {
    PhaseCells cells =
        computed(
            PhaseDiagram.over(
                    DiagramAxis.expression("density", "1 - sparsity", "p").descending(), SCHEDULE)
                .mean(LOSS));
    assertThat(cells.xs()).first().isEqualTo(1.0);
    assertThat(cells.cell(0, 0, 1).x()).isEqualTo(1.0);
    assertThat(cells.cell(0, 0, 1).y()).isEqualTo("representation-only");
  }

  private static PhaseCells computed(PhaseDiagram diagram) {
    return diagram.cells(SPARK.sql(diagram.sql()).collectAsList());
  }

  private static PhaseCell cell(PhaseDiagram diagram) {
    return computed(diagram).cells().stream()
        .filter(c -> c.x().equals(0.45) && c.y().equals(1.0) && c.facets().contains("joint"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void divergedTrialsAreCountedButHaveNoValue() {
    PhaseCells cells =
        computed(
            PhaseDiagram.over(SPARSITY, LAMBDA).where("schedule = 'joint'").median(FIRST_SCORE));
    PhaseCell diverged =
        cells.cells().stream()
            .filter(c -> c.x().equals(0.0) && c.y().equals(100.0))
            .findFirst()
            .orElseThrow();
    assertThat(diverged.trials()).isEqualTo(3);
    assertThat(diverged.seeds()).isEqualTo(3);
    assertThat(diverged.completed()).isZero();
    assertThat(diverged.value()).isEmpty();
    assertThat(diverged.isMissing()).isFalse();
    assertThat(cells.facets()).containsExactly(List.of());
  }

  @Test
  void cellsThatPoolSchedulesCountTrialsAndSeedsApart() {
    PhaseCells cells = computed(PhaseDiagram.over(SPARSITY, LAMBDA).median(FIRST_SCORE));
    PhaseCell pooled = cells.cells().get(10);
    assertThat(pooled.trials()).isEqualTo(6);
    assertThat(pooled.seeds()).isEqualTo(3);
  }

  @Test
  void anAxisMayBeAnExpression() {
    PhaseCells cells =
        computed(
            PhaseDiagram.over(
                    DiagramAxis.expression("dense", "sparsity < 0.5", "Dense"),
                    DiagramAxis.column("schedule"))
                .mean(LOSS));
    assertThat(cells.xs()).containsExactly(false, true);
    assertThat(cells.ys())
        .containsExactly("joint", "representation-only", "representation-then-head");
  }

  @Test
  void noTrialsGiveNoCells() {
    PhaseCells cells = computed(PhaseDiagram.over(SPARSITY, LAMBDA).where("seed < 0").mean(LOSS));
    assertThat(cells.cells()).isEmpty();
    assertThat(cells.facets()).isEmpty();
  }

  private static double sparsity(TrialRow row) {
    return SyntheticSweep.toy(row).configuration().data().sparsity();
  }

  private static double lambda(TrialRow row) {
    return SyntheticSweep.toy(row).configuration().head().orElseThrow().lambda();
  }
}
