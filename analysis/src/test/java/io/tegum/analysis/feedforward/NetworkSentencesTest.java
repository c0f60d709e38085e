package io.tegum.analysis.feedforward;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.analysis.diagram.PhaseCell;
import io.tegum.analysis.diagram.PhaseCells;
import io.tegum.analysis.page.Evidence;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** What a report may say of rho, losses and sharing. */
class NetworkSentencesTest {
  private static final StructType CELL =
      new StructType()
          .add("model", DataTypes.StringType)
          .add("begun", DataTypes.StringType)
          .add("sparsity", DataTypes.DoubleType)
          .add("best", DataTypes.DoubleType)
          .add("median", DataTypes.DoubleType)
          .add("below", DataTypes.LongType)
          .add("proven", DataTypes.LongType)
          .add("provable", DataTypes.LongType);

  /** Of three trials: how many are below .98, how many of them prove it, how many could. */
  private static Row cell(double sparsity, double best, long below, long proven, long provable) {
    Object[] values = {"or, n = 4, m = 2", "relu", sparsity, best, best, below, proven, provable};
    return new GenericRowWithSchema(values, CELL);
  }

  private static Evidence evidence(Row... cells) {
    return new Evidence("", List.of(CELL.fieldNames()), List.of(cells));
  }

  @Test
  void oneCellHasOneRhoAndNoProof() {
    assertThat(NetworkQuestions.rhos(evidence(cell(0.5, 6.71, 0, 0, 3))))
        .isEqualTo(
            "No trial is below ρ = .98, which would prove computation in superposition, in 1 cell."
                + " The best trial's ρ is 6.71 (or, n = 4, m = 2, relu, S = 0.5).");
  }

  @Test
  void belowTheBestKnownProvesNothing() {
    assertThat(NetworkQuestions.rhos(evidence(cell(0, 0.676, 3, 0, 0), cell(0.5, 2, 0, 0, 0))))
        .startsWith("No ρ can prove computation in superposition here")
        .contains(
            " In 1 cell where that proves nothing, the best trial is below the best network known"
                + " without superposition.")
        .doesNotContain("which proves");
  }

  @Test
  void onlyProvenCellsAndTrialsAreCountedAsProofs() {
    assertThat(
            NetworkQuestions.rhos(
                evidence(cell(0, 2, 0, 0, 3), cell(0.5, 0.7, 2, 2, 3), cell(0.9, 0.5, 1, 0, 0))))
        .startsWith(
            "The best trial is below ρ = .98, which proves computation in superposition, in 1 of 2"
                + " cells (2 of 6 trials). In 1 cell where that proves nothing,")
        .endsWith(
            " The best trial's ρ runs from 0.5 (or, n = 4, m = 2, relu, S = 0.9) to 2 (or, n = 4,"
                + " m = 2, relu, S = 0).");
  }

  @Test
  void rangesHaveTwoEnds() {
    assertThat(NetworkQuestions.losses(evidence(cell(0.5, 0.25, 0, 0, 0))))
        .isEqualTo("The median loss is 0.25 (or, n = 4, m = 2, relu, S = 0.5).");
    assertThat(NetworkQuestions.losses(evidence(cell(0, 0.25, 0, 0, 0), cell(1, 0.25, 0, 0, 0))))
        .isEqualTo("The median loss is 0.25 in all of 2 cells.");
  }

  @Test
  void noCellIsNamedWhereNoneShares() {
    assertThat(SharingQuestion.sentence(cells(0, 0)))
        .isEqualTo("In none of 2 cells does the median trial have features that share neurons.");
    assertThat(SharingQuestion.sentence(cells(0, 0.5)))
        .isEqualTo(
            "In 1 of 2 cells half of the features or more share neurons; most, 50 %, at S = 0.5,"
                + " m/n = 1.");
  }

  private static PhaseCells cells(double... shares) {
    List<PhaseCell> cells = new ArrayList<>();
    for (int x = 0; x < shares.length; x++) {
      cells.add(new PhaseCell(0.5 * x, 1.0, List.of("or", "relu"), 5, 5, 5, shares[x]));
    }
    return PhaseCells.of(SharingQuestion.DIAGRAM, cells);
  }
}
