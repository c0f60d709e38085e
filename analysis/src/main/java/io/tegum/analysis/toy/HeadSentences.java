package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.ShortNumber;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Percent;
import io.tegum.analysis.page.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/** What lines about heads say, in words. */
final class HeadSentences {
  private HeadSentences() {}

  static String loss(Evidence evidence) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Object, List<Row>> own : by(evidence, "schedule").entrySet()) {
      Row worst =
          own.getValue().stream()
              .max(Comparator.comparingDouble(r -> r.<Double>getAs("median")))
              .orElseThrow();
      long trials = sum(own.getValue(), "trials");
      parts.add(
          "%s: the loss is within 5 %% of the best head's in %s of %d trials; the largest median excess is %s (S = %s, λ = %s)"
              .formatted(
                  own.getKey(),
                  Percent.of(sum(own.getValue(), "within_5_percent"), trials),
                  trials,
                  number(worst, "median"),
                  number(worst, "sparsity"),
                  number(worst, "lambda")));
    }
    return String.join(". ", parts) + ".";
  }

  /** At the lowest, middle and highest sparsity. */
  static String rank(Evidence evidence) {
    List<String> models = new ArrayList<>();
    for (Map.Entry<Object, List<Row>> model : by(evidence, "model").entrySet()) {
      List<List<Row>> sparsities =
          List.copyOf(by(new Evidence("", List.of(), model.getValue()), "sparsity").values());
      int last = sparsities.size() - 1;
      String numbers =
          IntStream.of(0, last / 2, last)
              .distinct()
              .mapToObj(sparsities::get)
              .map(HeadSentences::recovered)
              .collect(Collectors.joining("; "));
      Row any = model.getValue().get(0);
      models.add(
          "%s, %s: the median number recovered of %s, by ascending r, is %s"
              .formatted(
                  model.getKey(),
                  count(any.getAs("pair_count"), "pair"),
                  count(any.getAs("attended"), "attended left feature"),
                  numbers));
    }
    return String.join(". ", models) + ".";
  }

  private static String recovered(List<Row> byRank) {
    return byRank.stream().map(r -> number(r, "median")).collect(Collectors.joining(", "))
        + " at S = "
        + number(byRank.get(0), "sparsity");
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  static String effectiveRank(Evidence evidence) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Object, List<Row>> own : by(evidence, "model").entrySet()) {
      Row most = own.getValue().get(own.getValue().size() - 1);
      parts.add(
          "%s: with %s a head of rank %d has a median effective rank of %s"
              .formatted(
                  own.getKey(),
                  count(most.getAs("pair_count"), "pair"),
                  most.<Integer>getAs("head_rank"),
                  number(most, "median")));
    }
    return String.join(". ", parts) + ".";
  }

  static String factors(Evidence evidence) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Object, List<Row>> own : by(evidence, "schedule").entrySet()) {
      List<String> kinds = new ArrayList<>();
      for (Map.Entry<Object, List<Row>> kind :
          by(new Evidence("", List.of(), own.getValue()), "relation").entrySet()) {
        Row middle = kind.getValue().get(kind.getValue().size() / 2);
        kinds.add(
            "%s %s, median score %s"
                .formatted(
                    kind.getKey(), Share.of(middle, "found", "pairs"), number(middle, "median")));
      }
      Row any = own.getValue().get(own.getValue().size() / 2);
      parts.add(
          "%s (at λ = %s or nearest), pairs with a score above 0.9: %s"
              .formatted(own.getKey(), number(any, "lambda"), String.join("; ", kinds)));
    }
    return String.join(". ", parts) + ".";
  }

  static String angles(Evidence evidence) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Object, List<Row>> own : by(evidence, "schedule").entrySet()) {
      long small = own.getValue().stream().filter(r -> r.<Double>getAs("median") < 15).count();
      Row worst =
          own.getValue().stream()
              .max(Comparator.comparingDouble(r -> r.<Double>getAs("median")))
              .orElseThrow();
      parts.add(
          "%s: the median largest angle is below 15 degrees in %s of %d cells, at most %s degrees (S = %s, %s side)"
              .formatted(
                  own.getKey(),
                  Percent.of(small, own.getValue().size()),
                  own.getValue().size(),
                  number(worst, "median"),
                  number(worst, "sparsity"),
                  worst.getAs("side")));
    }
    return String.join(". ", parts) + ".";
  }

  /** Both ends of lambda at the middle sparsity. */
  static String attended(Evidence evidence) {
    Map<Object, List<Row>> sparsities = by(evidence, "sparsity");
    Object middle = sparsities.keySet().stream().toList().get(sparsities.size() / 2);
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Object, List<Row>> own :
        by(new Evidence("", List.of(), sparsities.get(middle)), "features").entrySet()) {
      Row first = own.getValue().get(0);
      Row last = own.getValue().get(own.getValue().size() - 1);
      parts.add(
          "of features %s from %s at λ = %s (n = %d) to %s at λ = %s (n = %d)"
              .formatted(
                  own.getKey(),
                  number(first, "median"),
                  number(first, "lambda"),
                  first.<Long>getAs("n"),
                  number(last, "median"),
                  number(last, "lambda"),
                  last.<Long>getAs("n")));
    }
    return "At S = "
        + ShortNumber.of(middle)
        + " the median dimensionality goes, "
        + String.join("; ", parts)
        + ".";
  }

  static String antipodal(Evidence evidence) {
    Row any = evidence.rows().get(evidence.rows().size() - 1);
    List<Row> shape = by(evidence, "shape").get(any.<Object>getAs("shape"));
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Object, List<Row>> own :
        by(new Evidence("", List.of(), shape), "series").entrySet()) {
      Row last = own.getValue().get(own.getValue().size() - 1);
      parts.add(
          "%s %.0f %% of %d (95 %% interval %.0f to %.0f %%)"
              .formatted(
                  own.getKey(),
                  100 * last.<Double>getAs("share"),
                  last.<Long>getAs("features"),
                  100 * last.<Double>getAs("low"),
                  100 * last.<Double>getAs("high")));
    }
    return "At %s and the largest λ, %s, features in antipodal pairs: %s."
        .formatted(any.getAs("shape"), number(any, "lambda"), String.join("; ", parts));
  }

  static String energy(Evidence evidence) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Object, List<Row>> own : by(evidence, "schedule").entrySet()) {
      long vectors = sum(own.getValue(), "vectors");
      parts.add(
          "%s: %s of %d have more than 0.9 of themselves in one factor"
              .formatted(
                  own.getKey(),
                  Percent.of(sum(own.getValue(), "in_one_factor"), vectors),
                  vectors));
    }
    return "Of the left singular vectors that found a pair, " + String.join("; ", parts) + ".";
  }

  static String strengths(Evidence evidence) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Object, List<Row>> target : by(evidence, "target").entrySet()) {
      for (Map.Entry<Object, List<Row>> ends :
          by(new Evidence("", List.of(), target.getValue()), "ends").entrySet()) {
        double[] ratios =
            ends.getValue().stream().mapToDouble(r -> r.<Double>getAs("ratio")).sorted().toArray();
        parts.add(
            "%s target, %s: median %s, quartiles %s to %s (%d pairs)"
                .formatted(
                    target.getKey(),
                    ends.getKey(),
                    ShortNumber.of(ratios[ratios.length / 2]),
                    ShortNumber.of(ratios[ratios.length / 4]),
                    ShortNumber.of(ratios[ratios.length * 3 / 4]),
                    ratios.length));
      }
    }
    return "Singular value over weight: " + String.join("; ", parts) + ".";
  }

  static String dual(Evidence evidence) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Object, List<Row>> own : by(evidence, "schedule").entrySet()) {
      Row row = own.getValue().get(0);
      long pairs = row.<Long>getAs("pairs");
      parts.add(
          "%s: of %d pairs %s have a raw score above 0.9, %s only a dual one, %s neither"
              .formatted(
                  own.getKey(),
                  pairs,
                  Percent.of(row.<Long>getAs("found"), pairs),
                  Percent.of(row.<Long>getAs("found_through_dual"), pairs),
                  Percent.of(row.<Long>getAs("missed"), pairs)));
    }
    return String.join(". ", parts) + ".";
  }

  /** Rows by the value of a column, in their order. */
  static Map<Object, List<Row>> by(Evidence evidence, String column) {
    Map<Object, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : evidence.rows()) {
      groups.computeIfAbsent(row.getAs(column), k -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  static String number(Row row, String column) {
    return ShortNumber.of(row.<Object>getAs(column));
  }

  private static long sum(List<Row> rows, String column) {
    return rows.stream().mapToLong(r -> r.<Long>getAs(column)).sum();
  }
}
