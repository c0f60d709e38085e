package io.tegum.analysis.addition;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.Labels;
import io.tegum.analysis.diagram.Metric;
import io.tegum.analysis.diagram.PhaseCell;
import io.tegum.analysis.diagram.PhaseCells;
import io.tegum.analysis.diagram.PhaseDiagram;
import io.tegum.analysis.diagram.ShortNumber;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.PhaseFigure;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Illustration;
import io.tegum.analysis.page.Question;
import io.tegum.analysis.page.Reply;
import io.tegum.analysis.page.SweepSummary;
import io.tegum.analysis.page.TooFew;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * The test accuracy as a phase diagram over two axes that the sweep varies.
 *
 * @param id name of its figure
 * @param text the question
 * @param x column of the horizontal axis
 * @param y column of the vertical axis
 */
record AccuracyDiagram(String id, String text, String x, String y) implements Question {
  static final Metric ACCURACY = Metric.higherIsBetter("Test accuracy of a digit", "test_accuracy");

  @Override
  public Reply ask(SparkSession spark, SweepSummary sweep) {
    DiagramAxis across = Queries.axis(x);
    DiagramAxis upward = Queries.axis(y);
    PhaseDiagram diagram = PhaseDiagram.over(across, upward).median(ACCURACY);
    Evidence evidence = Evidence.of(spark, diagram.sql());
    PhaseCells cells = diagram.cells(evidence.rows());
    List<PhaseCell> valued = cells.valued();
    if (valued.stream().map(PhaseCell::x).distinct().count() < 2
        || valued.stream().map(PhaseCell::y).distinct().count() < 2) {
      return Reply.none(TooFew.ofTwo(Queries.axis(x).label(), Queries.axis(y).label()));
    }
    boolean isPooled = valued.stream().anyMatch(cell -> cell.trials() > cell.seeds());
    FigureText figure =
        new FigureText(
            id, PhaseFigure.title(cells), isPooled ? sweep.pooling(Set.of(x, y)) : "", "");
    Comparator<PhaseCell> byValue = Comparator.comparingDouble(PhaseCell::valueOrNaN);
    PhaseCell best = valued.stream().max(byValue).orElseThrow();
    PhaseCell worst = valued.stream().min(byValue).orElseThrow();
    String sentence =
        "The median test accuracy is highest at %s, %s (%s) and lowest at %s, %s (%s)."
            .formatted(
                across.heading(best.x(), Labels.of(cells.xs())),
                upward.heading(best.y(), Labels.of(cells.ys())),
                ShortNumber.of(best.valueOrNaN()),
                across.heading(worst.x(), Labels.of(cells.xs())),
                upward.heading(worst.y(), Labels.of(cells.ys())),
                ShortNumber.of(worst.valueOrNaN()));
    return Reply.of(
        new Answer(
            sentence, List.of(new Illustration(id, PhaseFigure.svg(figure, cells), evidence))));
  }
}
