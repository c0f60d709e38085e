package io.tegum.analysis.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.Metric;
import io.tegum.analysis.diagram.PhaseDiagram;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class DiagramFilesTest {

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
