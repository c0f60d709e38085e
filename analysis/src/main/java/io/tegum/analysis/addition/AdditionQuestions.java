package io.tegum.analysis.addition;

import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.ShortNumber;
import io.tegum.analysis.figure.NumberAxis;
import io.tegum.analysis.page.Chart;
import io.tegum.analysis.page.DotQuestion;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.LineQuestion;
import io.tegum.analysis.page.Question;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;

/** The questions about addition that lines and dots answer. */
final class AdditionQuestions {
  private static final NumberAxis ACCURACY = NumberAxis.range("Accuracy", 0, 1);

  static final Question PLACES =
      new LineQuestion(
          "places",
          "When is each place of the sum learnt?",
          Queries.of("places"),
          Optional.empty(),
          2,
          new Chart(
              "Test accuracy of each place of the sum over training",
              "The cell with the highest median test accuracy, up to six of its seeds.",
              "Place 0: the units. All places are trained, each at an \"=\" of its own. Guessing"
                  + " gets a tenth right, and half in the last place, which is 0 or 1.",
              Set.of(),
              List.of(DiagramAxis.column("seed")),
              NumberAxis.log("Step"),
              ACCURACY,
              "Place",
              List.of()),
          AdditionQuestions::places);

  static final Question CHAINS =
      new LineQuestion(
          "carry-chains",
          "Where do carries fail?",
          Queries.of("carry-chains"),
          Optional.empty(),
          2,
          new Chart(
              "Test accuracy against the length of the carry chain",
              "The six cells with the highest median test accuracy. Line: median over seeds; band:"
                  + " lowest to highest.",
              "0: no carry arrives at the digit; k: it has come along k places. Of a whole sum: its"
                  + " longest chain. All of the sum's places are trained.",
              Set.of(),
              List.of(DiagramAxis.text("what")),
              NumberAxis.linear("Places that the carry has come along"),
              ACCURACY,
              "Cell",
              List.of()),
          AdditionQuestions::chains);

  static final Question TRAINING_SIZE =
      new LineQuestion(
          "training-size",
          "How many training pairs does addition take?",
          Queries.of("training-size"),
          Optional.empty(),
          2,
          new Chart(
              "Accuracy against the number of training pairs",
              "Line: median over completed trials; band: quartiles.",
              "",
              Set.of("training_pairs", "weight_decay", "epochs", "steps"),
              List.of(DiagramAxis.column("weight_decay")),
              NumberAxis.log("Training pairs"),
              ACCURACY,
              "Pairs",
              List.of()),
          AdditionQuestions::trainingSize);

  static final Question GENERALISING =
      new LineQuestion(
          "generalising",
          "Do training and test climb together?",
          Queries.of("generalising"),
          Optional.empty(),
          2,
          new Chart(
              "Accuracy on training and test pairs over training",
              "Line: median over completed trials; band: lowest to highest.",
              "A test curve that rises long after that of training would be grokking.",
              Set.of("training_pairs", "weight_decay", "epochs", "steps"),
              List.of(DiagramAxis.column("training_pairs"), DiagramAxis.column("weight_decay")),
              NumberAxis.log("Step"),
              ACCURACY,
              "Pairs",
              List.of()),
          AdditionQuestions::generalising);

  static final Question SHAPES =
      new LineQuestion(
          "shapes",
          "How is the work spread as heads become more or larger?",
          Queries.of("shapes"),
          Optional.empty(),
          2,
          new Chart(
              "Heads that serve a pair of digits, and directions of contributions",
              "Line: median over completed trials; band: lowest to highest.",
              "Participation ratios, at the first \"=\", which is trained to give the units: over"
                  + " heads, mean over the 100 pairs of digits; and over the singular values of"
                  + " heads x pairs.",
              Set.of("heads", "head_size"),
              List.of(DiagramAxis.text("what")),
              NumberAxis.log("Heads H"),
              NumberAxis.log("Participation ratio"),
              "d_head",
              List.of()),
          AdditionQuestions::shapes);

  static final Question WORTH =
      new DotQuestion(
          "head-worth",
          "What is each head worth?",
          Queries.of("head-worth"),
          Optional.empty(),
          2,
          new Chart(
              "What the loss gains by removing a head, against its share in contributions",
              "A dot a head, of the three trials with the highest test accuracy.",
              "The share is that of the units, at the first \"=\"; the loss is over all places, all"
                  + " of which are trained.",
              Set.of(),
              List.of(),
              NumberAxis.linear("Share of squared contributions"),
              NumberAxis.linear("Loss without it, less the loss"),
              "Trial",
              List.of()),
          AdditionQuestions::worth);

  private AdditionQuestions() {}

  private static String places(Evidence evidence) {
    Row worst = null;
    int last = evidence.rows().stream().mapToInt(r -> r.<Integer>getAs("step")).max().orElse(0);
    int trials = 0;
    for (Row row : evidence.rows()) {
      if (row.<Integer>getAs("step") == last) {
        trials += row.<Integer>getAs("place") == 0 ? 1 : 0;
        worst = worst == null || accuracy(row) < accuracy(worst) ? row : worst;
      }
    }
    return "At the end of training the place that is read worst in %d trials is place %s of seed %s, with %s of the test pairs right."
        .formatted(
            trials,
            worst == null ? "none" : worst.getAs("place"),
            worst == null ? "none" : worst.getAs("seed"),
            worst == null ? "none" : ShortNumber.of(accuracy(worst)));
  }

  private static double accuracy(Row row) {
    return row.<Double>getAs("accuracy");
  }

  private static String chains(Evidence evidence) {
    List<Row> own =
        evidence.rows().stream()
            .filter(r -> r.getAs("what").equals("a digit"))
            .filter(r -> r.getAs("cell").equals(evidence.rows().get(0).getAs("cell")))
            .toList();
    Row first = own.get(0);
    Row last = own.get(own.size() - 1);
    return "In the cell with the highest median (%s), the median accuracy of a digit is %s where the carry has come along %s places and %s where along %s."
        .formatted(
            first.getAs("cell"),
            number(first, "median"),
            first.getAs("chain"),
            number(last, "median"),
            last.getAs("chain"));
  }

  private static String trainingSize(Evidence evidence) {
    Comparator<Row> byMedian = Comparator.comparingDouble(r -> r.<Double>getAs("median"));
    List<Row> test = evidence.rows().stream().filter(r -> r.getAs("what").equals("test")).toList();
    Row worst = test.stream().min(byMedian).orElseThrow();
    Row best = test.stream().max(byMedian).orElseThrow();
    return "The median test accuracy goes from %s (%s training pairs, weight decay %s) to %s (%s, %s)."
        .formatted(
            number(worst, "median"),
            worst.getAs("training_pairs"),
            number(worst, "weight_decay"),
            number(best, "median"),
            best.getAs("training_pairs"),
            number(best, "weight_decay"));
  }

  private static String generalising(Evidence evidence) {
    double most = 0;
    Row where = evidence.rows().get(0);
    for (Row row : evidence.rows()) {
      for (Row other : evidence.rows()) {
        if (row.getAs("what").equals("training")
            && other.getAs("what").equals("test")
            && row.getAs("training_pairs").equals(other.getAs("training_pairs"))
            && row.getAs("weight_decay").equals(other.getAs("weight_decay"))
            && row.getAs("step").equals(other.getAs("step"))
            && row.<Double>getAs("median") - other.<Double>getAs("median") > most) {
          most = row.<Double>getAs("median") - other.<Double>getAs("median");
          where = row;
        }
      }
    }
    return "Training is ahead of test most, by %s, with %s training pairs and weight decay %s at step %s."
        .formatted(
            ShortNumber.of(most),
            where.getAs("training_pairs"),
            number(where, "weight_decay"),
            where.getAs("step"));
  }

  private static String shapes(Evidence evidence) {
    List<Row> serving =
        evidence.rows().stream().filter(r -> r.<String>getAs("what").startsWith("heads")).toList();
    Comparator<Row> byMedian = Comparator.comparingDouble(r -> r.<Double>getAs("median"));
    Row fewest = serving.stream().min(byMedian).orElseThrow();
    Row most = serving.stream().max(byMedian).orElseThrow();
    return "A pair of digits is served by %s heads (%s × %s) to %s (%s × %s), medians of participation ratios."
        .formatted(
            number(fewest, "median"),
            fewest.getAs("heads"),
            fewest.getAs("head_size"),
            number(most, "median"),
            most.getAs("heads"),
            most.getAs("head_size"));
  }

  private static String worth(Evidence evidence) {
    Row worst =
        evidence.rows().stream()
            .max(Comparator.comparingDouble(r -> r.<Double>getAs("loss_by_removal")))
            .orElseThrow();
    return "The head that is missed most, head %s of %s, costs %s of loss and leaves %s of the digits right."
        .formatted(
            worst.getAs("head"),
            worst.getAs("trial"),
            number(worst, "loss_by_removal"),
            number(worst, "removed_accuracy"));
  }

  private static String number(Row row, String column) {
    return ShortNumber.of(row.<Double>getAs(column));
  }
}
