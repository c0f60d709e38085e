package io.tegum.analysis.addition;

import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Illustration;
import io.tegum.analysis.page.Question;
import io.tegum.analysis.page.Reply;
import io.tegum.analysis.page.SweepSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Whether heads of two dimensions lay digits out on circles. */
final class ProjectionsQuestion implements Question {

  @Override
  public String id() {
    return "projections";
  }

  @Override
  public String text() {
    return "Do heads of two dimensions lay the digits out on circles?";
  }

  @Override
  public Reply ask(SparkSession spark, SweepSummary sweep) {
    Evidence evidence = Evidence.of(spark, Queries.of(id()));
    if (evidence.rows().isEmpty()) {
      return Reply.none();
    }
    BestHeads heads = BestHeads.of(evidence.rows().get(0));
    return Reply.of(
        new Answer(
            "The largest share of one Fourier frequency is %s of the variance of digits' keys and %s of that of their values, mean over heads. Ten digits in order on a circle would have 100 %%, random vectors of two dimensions 40 %%."
                .formatted(
                    HeadsQuestion.percent(meanLargest(heads, "digit_keys")),
                    HeadsQuestion.percent(meanLargest(heads, "digit_values"))),
            List.of(
                illustration(heads, evidence, "keys"), illustration(heads, evidence, "values"))));
  }

  private static Illustration illustration(BestHeads heads, Evidence evidence, String what) {
    String column = "digit_" + what;
    List<ProjectionFigure.Panel> panels = new ArrayList<>();
    for (int head : heads.order()) {
      double[] shares = heads.part(column + "_fourier", head);
      int frequency = largest(shares);
      String heading =
          "head %d, f = %d: %s"
              .formatted(head, frequency + 1, HeadsQuestion.percent(shares[frequency]));
      panels.add(new ProjectionFigure.Panel(heading, heads.part(column, head)));
    }
    String id = "digit-" + what;
    FigureText text =
        new FigureText(
            id,
            "What each head's " + what + " make of the digits 0 to 9",
            HeadsQuestion.trial(heads),
            "The strongest heads first, each at a scale of its own, with a circle of the mean"
                + " distance from the centre. f: the frequency with the largest Fourier share of"
                + " the ten vectors in order; f = 1 is once around.");
    return new Illustration(id, ProjectionFigure.svg(text, panels), evidence);
  }

  private static double meanLargest(BestHeads heads, String column) {
    double sum = 0;
    for (int head = 0; head < heads.count(); head++) {
      double[] shares = heads.part(column + "_fourier", head);
      sum += shares[largest(shares)] / heads.count();
    }
    return sum;
  }

  /** Where the largest of {@code shares} is; 0 where they are undefined. */
  private static int largest(double[] shares) {
    double most = Arrays.stream(shares).max().orElseThrow();
    int at = 0;
    while (at < shares.length - 1 && shares[at] < most) {
      at++;
    }
    return at;
  }
}
