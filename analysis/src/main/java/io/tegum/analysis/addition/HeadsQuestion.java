package io.tegum.analysis.addition;

import io.tegum.analysis.diagram.Count;
import io.tegum.analysis.diagram.ShortNumber;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Illustration;
import io.tegum.analysis.page.Percent;
import io.tegum.analysis.page.Question;
import io.tegum.analysis.page.Reply;
import io.tegum.analysis.page.SweepSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Heads of the trial that adds best: what each does alone, their sums, and where they look. */
final class HeadsQuestion implements Question {

  @Override
  public String id() {
    return "best-heads";
  }

  @Override
  public String text() {
    return "How do heads share the pairs of digits?";
  }

  @Override
  public Reply ask(SparkSession spark, SweepSummary sweep) {
    Evidence evidence = Evidence.of(spark, Queries.of(id()));
    if (evidence.rows().isEmpty()) {
      return Reply.none();
    }
    BestHeads heads = BestHeads.of(evidence.rows().get(0));
    HeadFigures figures = new HeadFigures(heads);
    String trial = trial(heads);
    String trained =
        " Read at the first \"=\", which is trained to give the units of the sum, with other digits"
            + " as in test pairs.";
    String alone =
        figures.alone(
            new FigureText(
                "head-logits",
                "Logit of the right digit with one head alone",
                trial,
                "A panel a head, by its share of all heads' squared contributions." + trained));
    String sums =
        figures.sums(
            new FigureText(
                "head-sums",
                "Contributions to the right digit, of the strongest heads together",
                trial,
                "A contribution is a head's part of the right digit's logit less its mean part of"
                    + " all ten."
                    + trained));
    String attention =
        figures.attention(
            new FigureText(
                "head-attention",
                "Mean attention of each head over the test pairs",
                trial,
                "Rows: the answers =0 (units) to ="
                    + heads.digits()
                    + ", all of which are trained. Columns: digits of a and b, units first, and the"
                    + " answers themselves."));
    return Reply.of(
        new Answer(
            sentence(heads),
            List.of(
                new Illustration("head-logits", alone, evidence),
                new Illustration("head-sums", sums, evidence),
                new Illustration("head-attention", attention, evidence))));
  }

  /** "Trial 0123abcd, whose test accuracy is highest, 0.98: D = 6, 32 heads, seed 5." */
  static String trial(BestHeads heads) {
    return "Trial %s, whose test accuracy is highest, %s: D = %d, %s, seed %d."
        .formatted(
            heads.row().<String>getAs("trial_id").substring(0, 8),
            ShortNumber.of(heads.row().<Double>getAs("test_accuracy")),
            heads.digits(),
            Count.of(heads.count(), "head"),
            heads.row().<Long>getAs("seed"));
  }

  /** "12 %", of a share; many heads have next to nothing, below a hundredth. */
  static String percent(double share) {
    return share < 0.01 ? "below 1 %" : Percent.of(Math.round(1e6 * share), 1_000_000);
  }

  private static String sentence(BestHeads heads) {
    List<Double> shares = new ArrayList<>(heads.shares());
    shares.sort(Comparator.reverseOrder());
    int half = 0;
    double sum = 0;
    while (half < shares.size() && sum < 0.5) {
      sum += shares.get(half++);
    }
    double best =
        heads.<Double>list("head_alone_accuracy").stream()
            .mapToDouble(Double::doubleValue)
            .max()
            .orElseThrow();
    return "In the trial with the highest test accuracy a pair of units digits is served by %s of %s, mean over the pairs; %s half of the squared contributions, the strongest %s. Alone, the best head reads %s of the test digits."
        .formatted(
            ShortNumber.of(heads.row().<Double>getAs("heads_per_pair")),
            Count.of(heads.count(), "head"),
            half == 1 ? "one head has" : Count.of(half, "head") + " have",
            percent(shares.get(0)),
            percent(best));
  }
}
