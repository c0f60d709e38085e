package io.tegum.analysis.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.Metric;
import io.tegum.analysis.diagram.PhaseCell;
import io.tegum.analysis.diagram.PhaseDiagram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagramFilesTest {

  /** The mean of numbers would be drawn as a share, even where it lies between 0 and 1. */
  @ParameterizedTest
  @CsvSource({"represented, false", "loss, false", "represented > 1, true", "is_good, true"})
  void aShareIsOfACondition(String value, boolean isDrawn) throws IOException {
    SparkSession spark = SharedSpark.session().newSession();
    spark
        .sql(
            "SELECT id % 2 AS sparsity, id div 2 AS lambda, id AS seed, 'completed' AS status,"
                + " id AS represented, id / 4 AS loss, CAST(id % 2 AS int) AS is_good"
                + " FROM range(4)")
        .createOrReplaceTempView("trials");
    PhaseDiagram diagram =
        PhaseDiagram.over(DiagramAxis.column("sparsity"), DiagramAxis.column("lambda"))
            .share(value, value);
    List<Double> shares =
        diagram.cells(spark.sql(diagram.sql()).collectAsList()).cells().stream()
            .map(PhaseCell::valueOrNaN)
            .toList();
    if (isDrawn) {
      assertThat(shares).containsOnly(0.0, 1.0);
      return;
    }
    assertThatExceptionOfType(DiagramException.class)
        .isThrownBy(
            () -> DiagramFiles.write(spark, diagram, List.of(), "share", (name, content) -> {}))
        .withMessage(
            "Cannot draw the diagram: a share takes a condition, which is true or false, or 1 or 0;"
                + " \"%1$s\" is another number; compare it, for instance \"%1$s > 0\""
                    .formatted(value));
  }

  /** 50 trials that share no value of an axis: 50 x 50 cells in 50 facets. */
  @Test
  void missingCellsCountTowardsTheMost() {
    SparkSession spark = SharedSpark.session().newSession();
    spark
        .sql("SELECT id AS a, id AS b, id AS c, id AS seed, 'completed' AS status FROM range(50)")
        .createOrReplaceTempView("trials");
    PhaseDiagram diagram =
        PhaseDiagram.over(DiagramAxis.column("a"), DiagramAxis.column("b"))
            .facets(DiagramAxis.column("c"))
            .median(Metric.higherIsBetter("seed", "seed"));
    List<String> written = new ArrayList<>();
    assertThatExceptionOfType(DiagramException.class)
        .isThrownBy(
            () ->
                DiagramFiles.write(
                    spark, diagram, List.of(), "many", (name, content) -> written.add(name)))
        .withMessage(
            "Cannot draw the diagram: it has 50 x 50 cells in 50 facets or more, at most 100,000 in"
                + " all can be drawn; round an axis");
    assertThat(written).isEmpty();
  }
}
