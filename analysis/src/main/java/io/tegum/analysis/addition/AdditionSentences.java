package io.tegum.analysis.addition;

import io.tegum.analysis.diagram.Count;
import io.tegum.analysis.diagram.ShortNumber;
import io.tegum.analysis.page.Evidence;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;

/** Answers in words to {@link AdditionQuestions}, each from at least one row. */
final class AdditionSentences {
  private AdditionSentences() {}

  static String places(Evidence evidence) {
    Row worst = null;
    int last = evidence.rows().stream().mapToInt(r -> r.<Integer>getAs("step")).max().orElse(0);
    int trials = 0;
    for (Row row : evidence.rows()) {
      if (row.<Integer>getAs("step") == last) {
        trials += row.<Integer>getAs("place") == 0 ? 1 : 0;
        worst = worst == null || accuracy(row) < accuracy(worst) ? row : worst;
      }
    }
    return "At the end of training the place that is read worst in %s is place %s of seed %s, with %s of the test pairs right."
        .formatted(
            Count.of(trials, "trial"),
            worst == null ? "none" : worst.getAs("place"),
            worst == null ? "none" : worst.getAs("seed"),
            worst == null ? "none" : ShortNumber.of(accuracy(worst)));
  }

  private static double accuracy(Row row) {
    return row.<Double>getAs("accuracy");
  }

  static String chains(Evidence evidence) {
    List<Row> own =
        evidence.rows().stream()
            .filter(r -> r.getAs("what").equals("a digit"))
            .filter(r -> r.getAs("cell").equals(evidence.rows().get(0).getAs("cell")))
            .toList();
    Row first = own.get(0);
    Row last = own.get(own.size() - 1);
    return "In the cell with the highest median (%s), the median accuracy of a digit is %s where the carry has come along %s and %s where along %s."
        .formatted(
            first.getAs("cell"),
            number(first, "median"),
            places(first),
            number(last, "median"),
            places(last));
  }

  private static String places(Row row) {
    return Count.of(row.<Number>getAs("chain").longValue(), "place");
  }

  static String trainingSize(Evidence evidence) {
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

  static String generalising(Evidence evidence) {
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

  static String shapes(Evidence evidence) {
    List<Row> serving =
        evidence.rows().stream().filter(r -> r.<String>getAs("what").startsWith("heads")).toList();
    Comparator<Row> byMedian = Comparator.comparingDouble(r -> r.<Double>getAs("median"));
    Row fewest = serving.stream().min(byMedian).orElseThrow();
    Row most = serving.stream().max(byMedian).orElseThrow();
    return "The number of heads that serve a pair of digits goes from %s (%s × %s) to %s (%s × %s), medians of participation ratios."
        .formatted(
            number(fewest, "median"),
            fewest.getAs("heads"),
            fewest.getAs("head_size"),
            number(most, "median"),
            most.getAs("heads"),
            most.getAs("head_size"));
  }

  static String worth(Evidence evidence) {
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
