package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.Count;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** What lines and dots about heads say, in words. */
final class HeadSentences {
  /** More models than these make a sentence too long; the figure has them all. */
  private static final int MOST_MODELS = 2;

  private static final int MOST_RELATIONS = 2;
  private static final int MOST_ENDS = 4;

  private HeadSentences() {}

  static String loss(Evidence evidence) {
    Row worst = Rows.most(evidence.rows(), "median");
    return "Within 5 %% of the best head's loss: %s. Largest median excess: %s (%s, S = %s)."
        .formatted(
            bySchedule(evidence, "schedule_within_5_percent", "schedule_trials", "head"),
            Rows.number(worst, "median"),
            worst.getAs("schedule"),
            Rows.number(worst, "sparsity") + ofHeadWeight(worst));
  }

  /** ", λ = 10", or nothing where it plays no part. */
  private static String ofHeadWeight(Row row) {
    return row.getAs("schedule").equals(DynamicsQuestion.TWO_PHASES)
        ? ""
        : ", λ = " + Rows.number(row, "lambda");
  }

  /** "joint, 3 of 4 heads; …": how many each schedule has of what it has in all. */
  private static String bySchedule(Evidence evidence, String some, String all, String noun) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Object, List<Row>> own : Rows.by(evidence.rows(), "schedule").entrySet()) {
      parts.add("%s, %s".formatted(own.getKey(), of(own.getValue().get(0), some, all, noun)));
    }
    return String.join("; ", parts);
  }

  /** At the lowest and the highest sparsity. */
  static String rank(Evidence evidence) {
    Map<Object, List<Row>> models = Rows.by(evidence.rows(), "model");
    List<String> parts = new ArrayList<>();
    for (List<Row> model : models.values().stream().limit(MOST_MODELS).toList()) {
      Map<Object, List<Row>> sparsities = Rows.by(model, "sparsity");
      List<String> numbers = new ArrayList<>();
      for (Row end : Rows.ends(model)) {
        List<Row> byRank = sparsities.get(end.<Object>getAs("sparsity"));
        numbers.add(
            "%s at S = %s"
                .formatted(Rows.numbers(byRank, "recovered"), Rows.number(end, "sparsity")));
      }
      Row any = model.get(0);
      parts.add(
          "%s: of %s, heads of rank %s recover %s"
              .formatted(
                  any.getAs("model"),
                  Count.of(any.<Integer>getAs("attended"), "attended left feature"),
                  Rows.numbers(sparsities.get(any.<Object>getAs("sparsity")), "head_rank"),
                  String.join(" and ", numbers)));
    }
    return "Medians: " + String.join("; ", parts) + rest(models.size(), MOST_MODELS, "model");
  }

  static String effectiveRank(Evidence evidence) {
    Map<Object, List<Row>> models = Rows.by(evidence.rows(), "model");
    List<String> parts = new ArrayList<>();
    for (List<Row> model : models.values().stream().limit(MOST_MODELS).toList()) {
      Row most = model.get(model.size() - 1);
      parts.add(
          "%s: %s, %s with a head of rank %d"
              .formatted(
                  most.getAs("model"),
                  Rows.number(most, "median"),
                  Count.of(most.<Integer>getAs("pair_count"), "pair"),
                  most.<Integer>getAs("head_rank")));
    }
    return "Median effective rank: "
        + String.join("; ", parts)
        + rest(models.size(), MOST_MODELS, "model");
  }

  /** At the middle head weight of each schedule, of the relations that most pairs have there. */
  static String factors(Evidence evidence) {
    List<Row> middle =
        evidence.rows().stream().filter(row -> row.<Boolean>getAs("is_middle")).toList();
    List<String> parts = new ArrayList<>();
    for (List<Row> schedule : Rows.by(middle, "schedule").values()) {
      List<String> kinds = new ArrayList<>();
      for (Row kind : Rows.largest(schedule, "pairs", MOST_RELATIONS)) {
        kinds.add(
            "%s: %s of %s"
                .formatted(
                    kind.getAs("relation"),
                    EstimateText.share(kind, "found_share"),
                    Count.of(kind.<Long>getAs("pairs"))));
      }
      Row any = schedule.get(0);
      parts.add(
          "%s%s, %s"
              .formatted(
                  any.getAs("schedule"),
                  any.getAs("schedule").equals(DynamicsQuestion.TWO_PHASES)
                      ? ""
                      : " at λ = " + Rows.number(any, "lambda"),
                  String.join(", ", kinds)));
    }
    return "Pairs with a score above 0.9 (95 % interval over seeds): "
        + String.join("; ", parts)
        + ".";
  }

  static String angles(Evidence evidence) {
    Row worst = Rows.most(evidence.rows(), "median");
    return "Median of the larger side's angle below 15 degrees: %s. The largest median of a side is %s degrees (%s, S = %s, %s side)."
        .formatted(
            bySchedule(evidence, "schedule_cells_below_15", "schedule_cells", "cell"),
            Rows.number(worst, "median"),
            worst.getAs("schedule"),
            Rows.number(worst, "sparsity"),
            worst.getAs("side"));
  }

  /** Both ends of lambda at the middle sparsity. */
  static String attended(Evidence evidence) {
    List<Row> middle =
        evidence.rows().stream().filter(row -> row.<Boolean>getAs("is_middle")).toList();
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Object, List<Row>> own : Rows.by(middle, "features").entrySet()) {
      List<String> ends = new ArrayList<>();
      for (Row end : Rows.ends(own.getValue())) {
        ends.add(
            "%s at λ = %s (%s)"
                .formatted(
                    Rows.number(end, "median"),
                    Rows.number(end, "lambda"),
                    Count.of(end.<Long>getAs("n"), "feature")));
      }
      parts.add(own.getKey() + " " + String.join(", ", ends));
    }
    return "Median dimensionality at S = %s: %s."
        .formatted(Rows.number(middle.get(0), "sparsity"), String.join("; ", parts));
  }

  static String antipodal(Evidence evidence) {
    Row any = evidence.rows().get(evidence.rows().size() - 1);
    List<Row> shape = Rows.by(evidence.rows(), "shape").get(any.<Object>getAs("shape"));
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Object, List<Row>> own : Rows.by(shape, "series").entrySet()) {
      Row last = own.getValue().get(own.getValue().size() - 1);
      parts.add(
          "%s %s of %s"
              .formatted(
                  own.getKey(),
                  EstimateText.share(last, "estimate"),
                  Count.of(last.<Long>getAs("features"))));
    }
    return "In antipodal pairs at λ = %s, %s (95 %% interval over seeds): %s."
        .formatted(Rows.number(any, "lambda"), any.getAs("shape"), String.join("; ", parts));
  }

  static String energy(Evidence evidence) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Object, List<Row>> own : Rows.by(evidence.rows(), "schedule").entrySet()) {
      Row any = own.getValue().get(0);
      parts.add(
          "%s, %s, and %s of the %s that found it"
              .formatted(
                  own.getKey(),
                  of(any, "schedule_in_one_factor", "schedule_vectors", "vector"),
                  Count.of(any.<Long>getAs("schedule_finds_in_one_factor")),
                  Count.of(any.<Long>getAs("schedule_finds"))));
    }
    return "More than 0.9 of themselves in one factor have, of the left singular vectors assigned to a"
        + " pair: "
        + String.join("; ", parts)
        + ".";
  }

  static String strengths(Evidence evidence) {
    List<Row> groups =
        Rows.by(evidence.rows(), row -> List.of(row.getAs("target"), row.getAs("ends")))
            .values()
            .stream()
            .map(rows -> rows.get(0))
            .toList();
    List<String> parts = new ArrayList<>();
    for (Row group : Rows.largest(groups, "pairs", MOST_ENDS)) {
      parts.add(
          "%s, %s: %s (%s to %s; %s)"
              .formatted(
                  group.getAs("target"),
                  group.getAs("ends"),
                  Rows.number(group, "ratio_median"),
                  Rows.number(group, "ratio_lower"),
                  Rows.number(group, "ratio_upper"),
                  Count.of(group.<Long>getAs("pairs"), "pair")));
    }
    return "Median and quartiles of σ/t: " + String.join("; ", parts) + ".";
  }

  static String dual(Evidence evidence) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Object, List<Row>> own : Rows.by(evidence.rows(), "schedule").entrySet()) {
      Row row = own.getValue().get(0);
      long pairs = row.<Long>getAs("pairs");
      parts.add(
          "%s: of %s %s by raw score, %s by the dual one alone, %s by neither"
              .formatted(
                  own.getKey(),
                  Count.of(pairs, "pair"),
                  Percent.of(row.<Long>getAs("found"), pairs),
                  Percent.of(row.<Long>getAs("found_through_dual"), pairs),
                  Percent.of(row.<Long>getAs("missed"), pairs)));
    }
    return "Found above 0.9: " + String.join("; ", parts) + ".";
  }

  /** "18 of 21 cells (86 %)" */
  static String of(Row row, String part, String whole, String what) {
    long all = row.<Long>getAs(whole);
    long some = row.<Long>getAs(part);
    return "%s of %s (%s)".formatted(Count.of(some), Count.of(all, what), Percent.of(some, all));
  }

  private static String rest(int all, int shown, String what) {
    return all > shown ? "; %s more in the figure.".formatted(Count.of(all - shown, what)) : ".";
  }
}
