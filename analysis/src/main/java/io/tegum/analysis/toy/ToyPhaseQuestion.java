package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.Proportion;
import io.tegum.analysis.diagram.ShortNumber;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Illustration;
import io.tegum.analysis.page.Percent;
import io.tegum.analysis.page.Question;
import io.tegum.analysis.page.SweepSummary;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * The published phase diagram of a few features in one dimension less, beside theory, and whether
 * training reaches the best known optimum.
 *
 * @param features n, 2 or 3; there are n - 1 dimensions
 */
public record ToyPhaseQuestion(int features) implements Question {
  private static final int MOST_LISTED = 30;

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
  public Optional<Answer> ask(SparkSession spark, SweepSummary sweep) {
    String sql =
        Queries.of("toy-phase")
            .replace("{n}", Integer.toString(features))
            .replace("{m}", Integer.toString(features - 1))
            .replace("{phase}", PhaseLabel.ofLastFeatureByGeometry());
    Evidence evidence = Evidence.of(spark, sql);
    List<ToyPhaseCell> cells = evidence.rows().stream().map(ToyPhaseCell::of).toList();
    if (cells.stream().map(ToyPhaseCell::density).distinct().count() < 2
        || cells.stream().map(ToyPhaseCell::importance).distinct().count() < 2) {
      return Optional.empty();
    }
    String seeds = seeds(cells);
    ToyPhaseMaps maps = new ToyPhaseMaps(features, cells, seeds);
    String pooling =
        sweep.pooling(
            Set.of("sparsity", "last_importance", "importance_decay", "n_features", "n_hidden"));
    String shape =
        "%d features in %d dimension%s".formatted(features, features - 1, features == 2 ? "" : "s");
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
    return Optional.of(
        new Answer(
            sentence(cells, seeds),
            List.of(
                new Illustration(phases.id(), maps.phases(phases, sql), evidence),
                new Illustration(gaps.id(), maps.gaps(gaps, sql), evidence),
                new Illustration(shares.id(), maps.shares(shares, sql), evidence))));
  }

  /** "10 seeds", "1 seed" or "7 to 10 seeds". */
  private static String seeds(List<ToyPhaseCell> cells) {
    LongSummaryStatistics seeds = cells.stream().mapToLong(ToyPhaseCell::seeds).summaryStatistics();
    String count =
        seeds.getMin() == seeds.getMax()
            ? Long.toString(seeds.getMin())
            : seeds.getMin() + " to " + seeds.getMax();
    return count + (seeds.getMax() == 1 ? " seed" : " seeds");
  }

  private static String sentence(List<ToyPhaseCell> cells, String seeds) {
    long near = cells.stream().filter(ToyPhaseCell::isNear).count();
    long agree = cells.stream().filter(c -> c.phase().equals(c.optimumPhase())).count();
    long unitNorm = cells.stream().filter(c -> c.phase().equals(c.unitNormPhase())).count();
    ToyPhaseCell worst =
        cells.stream().max(Comparator.comparingDouble(ToyPhaseCell::gap)).orElseThrow();
    Proportion atOptimum =
        new Proportion(
            cells.stream().mapToLong(ToyPhaseCell::atOptimum).sum(),
            cells.stream().mapToLong(ToyPhaseCell::completed).sum());
    return ("In %d of %d cells (%s) the best of %s is within 1 %% of the best known optimum's loss;"
            + " the largest gap is %s. %sOf all trials %s are that close (95 %% interval %s to"
            + " %s %%). The last feature's phase is the optimum's in %d cells and that of the"
            + " unit-norm solutions in %d.")
        .formatted(
            near,
            cells.size(),
            Percent.of(near, cells.size()),
            seeds,
            worst.described(),
            missed(cells),
            Percent.of(atOptimum.part(), atOptimum.whole()),
            ShortNumber.of(100 * atOptimum.low()),
            ShortNumber.of(100 * atOptimum.high()),
            agree,
            unitNorm);
  }

  /** The cells that are not within 1 %, the worst first; empty when there are none. */
  private static String missed(List<ToyPhaseCell> cells) {
    List<String> missed =
        cells.stream()
            .filter(c -> !c.isNear())
            .sorted(Comparator.comparingDouble(ToyPhaseCell::gap).reversed())
            .map(ToyPhaseCell::described)
            .toList();
    if (missed.isEmpty()) {
      return "";
    }
    int listed = Math.min(MOST_LISTED, missed.size());
    return "The others: "
        + String.join("; ", missed.subList(0, listed))
        + (listed < missed.size() ? "; and " + (missed.size() - listed) + " more" : "")
        + ". ";
  }
}
