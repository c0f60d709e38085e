package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.Count;
import io.tegum.analysis.diagram.ShortNumber;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Illustration;
import io.tegum.analysis.page.Question;
import io.tegum.analysis.page.Reply;
import io.tegum.analysis.page.SweepSummary;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The published phase diagram of a few features in one dimension less, beside theory, and whether
 * training reaches the best known optimum.
 *
 * @param features n, 2 or 3; there are n - 1 dimensions
 */
public record ToyPhaseQuestion(int features) implements Question {
  @Override
  public String id() {
    return "toy-phase-" + features + "-" + (features - 1);
  }

  @Override
  public String text() {
    return "Toy phase diagram ("
        + features
        + ", "
        + (features - 1)
        + "): is the last feature dropped, dedicated or superposed, and does training reach the"
        + " best known optimum?";
  }

  @Override
  public boolean isAbout(SparkSession spark, SweepSummary sweep) {
    return !spark
        .sql(
            "SELECT trial_id FROM trials WHERE n_features = %d AND n_hidden = %d LIMIT 1"
                .formatted(features, features - 1))
        .isEmpty();
  }

  @Override
  public Reply ask(SparkSession spark, SweepSummary sweep) {
    String sql =
        Queries.of("toy-phase")
            .replace("{n}", Integer.toString(features))
            .replace("{m}", Integer.toString(features - 1))
            .replace("{phase}", PhaseLabel.ofLastFeatureByGeometry());
    Evidence evidence = Evidence.of(spark, sql);
    List<ToyPhaseCell> cells = evidence.rows().stream().map(ToyPhaseCell::of).toList();
    if (cells.stream().map(ToyPhaseCell::density).distinct().count() < 2
        || cells.stream().map(ToyPhaseCell::importance).distinct().count() < 2) {
      return Reply.none(
          "It compares 2 densities or more and 2 importances or more of one small model; completed"
              + " trials have fewer of one or both.");
    }
    String seeds = seeds(cells);
    ToyPhaseMaps maps = new ToyPhaseMaps(features, cells, seeds);
    String pooling =
        sweep.pooling(
            Set.of("sparsity", "last_importance", "importance_decay", "n_features", "n_hidden"));
    String shape = Count.of(features, "feature") + " in " + Count.of(features - 1, "dimension");
    String best = "Best of " + seeds + ": the trial with the lowest exact loss, nothing averaged. ";
    FigureText phases =
        new FigureText(
            id(),
            "Phase of the last of " + shape,
            (best
                    + "Lines: phase borders of the best known optimum, whose norms, signs and"
                    + " biases are free, and of the published solutions of unit norm. "
                    + pooling)
                .strip(),
            "Dropped: the feature's norm is at most 1/2.");
    FigureText gaps =
        new FigureText(
            id() + "-gap",
            "Optimality gap of the best of " + seeds,
            ("Exact loss above the best known optimum's. " + pooling).strip(),
            "Below " + ShortNumber.of(ToyPhaseMaps.SMALLEST_GAP) + " % colours are all the same.");
    FigureText shares =
        new FigureText(
            id() + "-reached",
            "Share of " + seeds + " that reach the optimum",
            ("Exact loss within 1 % of the best known optimum's. " + pooling).strip(),
            "The other seeds end in worse minima.");
    return Reply.of(
        new Answer(
            sentence(evidence, cells, seeds),
            List.of(
                new Illustration(phases.id(), maps.phases(phases, sql), evidence),
                new Illustration(gaps.id(), maps.gaps(gaps, sql), evidence),
                new Illustration(shares.id(), maps.shares(shares, sql), evidence))));
  }

  /** "10 seeds", or "7 to 10 seeds" where cells differ. */
  private static String seeds(List<ToyPhaseCell> cells) {
    LongSummaryStatistics seeds = cells.stream().mapToLong(ToyPhaseCell::seeds).summaryStatistics();
    return Count.range(seeds.getMin(), seeds.getMax(), "seed");
  }

  private static String sentence(Evidence evidence, List<ToyPhaseCell> cells, String seeds) {
    Row any = evidence.rows().get(0);
    ToyPhaseCell worst =
        cells.stream().max(Comparator.comparingDouble(ToyPhaseCell::gap)).orElseThrow();
    return ("The best of %s is within 1 %% of the best known optimum in %s; the largest gap is %s."
            + " Of all trials %s get there (95 %% interval over seeds). The last feature's phase is the"
            + " optimum's in %s, that of the unit-norm solutions in %s.")
        .formatted(
            seeds,
            HeadSentences.of(any, "cells_near", "cells", "cell"),
            worst.described(),
            EstimateText.share(any, "reached"),
            Count.of(any.<Long>getAs("cells_as_optimum"), "cell"),
            Count.of(any.<Long>getAs("cells_as_unit_norm")));
  }
}
