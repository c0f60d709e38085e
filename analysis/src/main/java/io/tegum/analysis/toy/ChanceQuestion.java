package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.Count;
import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.figure.Band;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.figure.LineFigure;
import io.tegum.analysis.figure.NumberAxis;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.Bands;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Illustration;
import io.tegum.analysis.page.Need;
import io.tegum.analysis.page.Question;
import io.tegum.analysis.page.Reply;
import io.tegum.analysis.page.SweepSummary;
import io.tegum.kernel.toy.theory.RandomDirection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The attended features' best alignments as a distribution, beside that of random directions. */
public final class ChanceQuestion implements Question {
  private static final List<DiagramAxis> FACETS =
      List.of(DiagramAxis.column("n_hidden"), DiagramAxis.column("head_rank"));
  private static final int GRID = 50;
  private static final double NORMAL_95 = 1.96;

  @Override
  public String id() {
    return "chance";
  }

  @Override
  public String text() {
    return "Is the alignment better than chance?";
  }

  @Override
  public List<Need> needs() {
    return List.of(ToyReport.HEAD);
  }

  @Override
  public Reply ask(SparkSession spark, SweepSummary sweep) {
    Evidence evidence = Evidence.of(spark, Queries.of(id()));
    if (evidence.rows().isEmpty()) {
      return Reply.none();
    }
    // by position: n_hidden, head_rank, schedule, x, low, share, high
    List<Band> bands = new ArrayList<>(Bands.of(evidence.rows(), FACETS.size()));
    List<Row> firsts = evidence.rows().stream().filter(r -> r.<Double>getAs("x") == 0).toList();
    firsts.stream()
        .map(ChanceQuestion::facets)
        .distinct()
        .forEach(
            facets ->
                bands.addAll(law(firsts.stream().filter(r -> facets(r).equals(facets)).toList())));
    FigureText text =
        new FigureText(
            id(),
            "Distribution of the attended features' largest |cos| with a singular vector",
            "Attended features that are represented, of all completed trials, left and right. "
                + sweep.pooling(Set.of("schedule", "n_hidden", "head_rank", "rank_ratio")),
            "Random: the exact law of a random direction against r orthonormal vectors in m"
                + " dimensions; band: 95 % for the distribution of as many independent ones.");
    return Reply.of(
        new Answer(
            sentence(firsts),
            List.of(
                new Illustration(
                    id(),
                    LineFigure.svg(
                        text,
                        FACETS,
                        bands,
                        NumberAxis.range("Largest |cos|", 0, 1),
                        NumberAxis.linear("Share of features at or below"),
                        "",
                        List.of()),
                    evidence))));
  }

  /** Of each schedule the most dimensions and the highest rank. */
  private static String sentence(List<Row> firsts) {
    List<String> parts = new ArrayList<>();
    for (List<Row> schedule : Rows.by(firsts, "schedule").values()) {
      Row last = schedule.get(schedule.size() - 1);
      parts.add(
          "%s, m = %d, r = %d: %s of %s, by chance %.1f %%"
              .formatted(
                  last.getAs("schedule"),
                  last.<Integer>getAs("n_hidden"),
                  last.<Integer>getAs("head_rank"),
                  EstimateText.share(last, "recovered_share"),
                  Count.of(last.<Long>getAs("features"), "feature"),
                  100 * last.<Double>getAs("by_chance")));
    }
    return "With |cos| above 0.9 (95 % interval over seeds): " + String.join("; ", parts) + ".";
  }

  private static List<Object> facets(Row row) {
    return List.of(row.getAs("n_hidden"), row.getAs("head_rank"));
  }

  private static RandomDirection chance(Row row) {
    return RandomDirection.of(row.<Integer>getAs("head_rank"), row.<Integer>getAs("n_hidden"));
  }

  /** The random law of one facet; its band is for the smallest number of features in it. */
  private static List<Band> law(List<Row> schedules) {
    Row first = schedules.get(0);
    long features =
        schedules.stream().mapToLong(r -> r.<Long>getAs("features")).min().orElseThrow();
    RandomDirection chance = chance(first);
    List<Band> law = new ArrayList<>(GRID + 1);
    for (int i = 0; i <= GRID; i++) {
      double x = i / (double) GRID;
      double share = chance.atMost(x);
      double half = NORMAL_95 * Math.sqrt(share * (1 - share) / features);
      law.add(
          new Band(
              facets(first),
              "random",
              x,
              Math.max(0, share - half),
              share,
              Math.min(1, share + half)));
    }
    return law;
  }
}
