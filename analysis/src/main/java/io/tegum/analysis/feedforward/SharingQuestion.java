package io.tegum.analysis.feedforward;

import io.tegum.analysis.diagram.Count;
import io.tegum.analysis.diagram.DiagramAxis;
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

/** How many features share neurons, over sparsity and neurons a feature. */
final class SharingQuestion implements Question {
  private static final DiagramAxis SPARSITY = FeedForwardReport.axis("sparsity");

  /** m/n. */
  static final DiagramAxis RATIO =
      DiagramAxis.expression("neuron_ratio", "n_neurons / n_inputs", "m/n");

  /** What a cell shows. */
  static final Metric SHARED =
      Metric.higherIsBetter("Share of features that share neurons", "features_shared / size(b)");

  /** The median trial's share, by function and activation. */
  static final PhaseDiagram DIAGRAM =
      PhaseDiagram.over(SPARSITY, RATIO)
          .facets(FeedForwardReport.axis("function"), FeedForwardReport.axis("activation"))
          .median(SHARED);

  @Override
  public String id() {
    return "sharing";
  }

  @Override
  public String text() {
    return "Where do features share neurons?";
  }

  @Override
  public Reply ask(SparkSession spark, SweepSummary sweep) {
    Evidence evidence = Evidence.of(spark, DIAGRAM.sql());
    PhaseCells cells = DIAGRAM.cells(evidence.rows());
    List<PhaseCell> valued = cells.valued();
    if (distinct(valued, Axis.X) < 2 || distinct(valued, Axis.Y) < 2) {
      return Reply.none(TooFew.ofTwo("the sparsity", "neurons per input"));
    }
    FigureText text =
        new FigureText(
            id(),
            PhaseFigure.title(cells),
            sweep.pooling(Set.of("sparsity", "n_inputs", "n_neurons", "function", "activation")),
            "A feature shares where a neuron that serves it serves another as well.");
    return Reply.of(
        new Answer(
            sentence(cells),
            List.of(new Illustration(id(), PhaseFigure.svg(text, cells, 0, 1), evidence))));
  }

  /** How many cells share, and which the most; none is named where none shares. */
  static String sentence(PhaseCells cells) {
    List<PhaseCell> valued = cells.valued();
    PhaseCell most =
        valued.stream().max(Comparator.comparingDouble(PhaseCell::valueOrNaN)).orElseThrow();
    if (most.valueOrNaN() == 0) {
      return "In none of %s does the median trial have features that share neurons."
          .formatted(Count.of(valued.size(), "cell"));
    }
    return "In %d of %s half of the features or more share neurons; most, %.0f %%, at S = %s, m/n = %s."
        .formatted(
            cells.count(value -> value >= 0.5),
            Count.of(valued.size(), "cell"),
            100 * most.valueOrNaN(),
            ShortNumber.of(most.x()),
            ShortNumber.of(most.y()));
  }

  private enum Axis {
    X,
    Y
  }

  private static long distinct(List<PhaseCell> cells, Axis axis) {
    return cells.stream().map(cell -> axis == Axis.X ? cell.x() : cell.y()).distinct().count();
  }
}
