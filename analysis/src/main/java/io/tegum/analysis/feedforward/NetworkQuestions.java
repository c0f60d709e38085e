package io.tegum.analysis.feedforward;

import io.tegum.analysis.diagram.Count;
import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.ShortNumber;
import io.tegum.analysis.figure.Guide;
import io.tegum.analysis.figure.NumberAxis;
import io.tegum.analysis.page.Chart;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.LineQuestion;
import io.tegum.analysis.page.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;

/** The questions about feed-forward networks that lines answer. */
final class NetworkQuestions {
  private static final DiagramAxis MODEL = DiagramAxis.text("model");
  private static final DiagramAxis SPARSITY = FeedForwardReport.axis("sparsity");
  private static final NumberAxis SPARSITIES = NumberAxis.even("Sparsity S");
  private static final int MOST_PARTS = 8;

  private static final Set<String> SHOWN =
      Set.of(
          "sparsity",
          "function",
          "n_inputs",
          "n_neurons",
          "importance_decay",
          "activation",
          "output",
          "initial",
          "positive_w2");

  private static final Set<String> CELL =
      Set.of("sparsity", "function", "n_inputs", "n_neurons", "importance_decay", "activation");

  /** Rho. */
  static final Question RHO =
      new LineQuestion(
          "rho",
          "Do networks compute more than they have neurons for?",
          Queries.overSparsity("rho"),
          List.of(),
          1,
          new Chart(
              "ρ: loss over that of the best network known without superposition",
              "Line: median over trials; band: best to worst.",
              "Where rho_proves, ρ below 1 proves computation in superposition; elsewhere the loss is"
                  + " below the best known without. Over held-out tokens ρ is within some 1 %."
                  + " Networks whose neurons suffice for every output have none.",
              SHOWN,
              List.of(MODEL),
              SPARSITIES,
              NumberAxis.log("ρ"),
              "Network",
              List.of(Guide.level("no superposition", 1))),
          NetworkQuestions::rhos);

  /** Losses. */
  static final Question LOSSES =
      new LineQuestion(
          "losses",
          "How does the loss depend on sparsity?",
          Queries.overSparsity("loss_total"),
          List.of(),
          2,
          new Chart(
              "Loss over sparsity",
              "Line: median over trials; band: best to worst.",
              "",
              SHOWN,
              List.of(MODEL),
              SPARSITIES,
              NumberAxis.log("Loss"),
              "Network",
              List.of()),
          NetworkQuestions::losses);

  /** Basins of training. */
  static final Question BASINS =
      new LineQuestion(
          "basins",
          "Which minima do seeds end in, and how often?",
          Queries.of("basins"),
          List.of(),
          1,
          new Chart(
              "Share of trials that end with at most a loss",
              "Steep: a basin. Band: 95 % interval that counts seeds, not trials.",
              "",
              CELL,
              List.of(MODEL, SPARSITY),
              NumberAxis.log("Loss"),
              NumberAxis.range("Share of trials", 0, 1),
              "Activation",
              List.of()),
          NetworkQuestions::basins);

  /** ReLU beside GELU. */
  static final Question ACTIVATIONS =
      new LineQuestion(
          "activations",
          "Does GELU do better than ReLU?",
          Queries.of("activations"),
          List.of(),
          1,
          new Chart(
              "Share of seeds whose network ends lower with GELU than with ReLU",
              "Pairs that differ in the activation alone; band: 95 % interval that counts seeds.",
              "",
              Set.of("sparsity", "function", "n_inputs", "n_neurons", "activation"),
              List.of(DiagramAxis.text("function")),
              SPARSITIES,
              NumberAxis.range("Share of pairs", 0, 1),
              "Network",
              List.of(Guide.level("even", 0.5))),
          NetworkQuestions::activations);

  /** Neurons' classes over training. */
  static final Question CLASSES =
      new LineQuestion(
          "neuron-classes",
          "When do neurons become dedicated, shared or dead?",
          Queries.of("neuron-classes"),
          List.of(),
          2,
          new Chart(
              "Share of neurons by class over training",
              "Line: mean over completed trials; band: 95 % interval that counts seeds.",
              "Dedicated: serves one output; shared: several; dead: none.",
              Set.of("sparsity", "function", "n_inputs", "n_neurons", "importance_decay"),
              List.of(MODEL, SPARSITY),
              NumberAxis.log("Step"),
              NumberAxis.range("Share of neurons", 0, 1),
              "Class",
              List.of()),
          NetworkQuestions::classes);

  private NetworkQuestions() {}

  /** What rho proves, and how far it runs. */
  static String rhos(Evidence evidence) {
    List<Row> rhos = evidence.rows();
    List<Row> provable = rhos.stream().filter(row -> row.<Long>getAs("provable") > 0).toList();
    List<Row> proven = rhos.stream().filter(row -> row.<Long>getAs("proven") > 0).toList();
    long onlyBelow =
        rhos.stream()
            .filter(row -> row.<Long>getAs("proven") == 0 && row.<Long>getAs("below") > 0)
            .count();
    StringBuilder text = new StringBuilder();
    if (provable.isEmpty()) {
      text.append(
          "No ρ can prove computation in superposition here: there is one output, or the best"
              + " network without superposition is not proven to be the best.");
    } else if (proven.isEmpty()) {
      text.append(
          "No trial is below ρ = .98, which would prove computation in superposition, in %s."
              .formatted(Count.of(provable.size(), "cell")));
    } else {
      text.append(
          "The best trial is below ρ = .98, which proves computation in superposition, in %d of %s"
              .formatted(proven.size(), Count.of(provable.size(), "cell")));
      text.append(
          " (%d of %s)."
              .formatted(sum(proven, "proven"), Count.of(sum(provable, "provable"), "trial")));
    }
    if (onlyBelow > 0) {
      text.append(
          " In %s where that proves nothing, the best trial is below the best network known without"
              .formatted(Count.of(onlyBelow, "cell")));
      text.append(" superposition.");
    }
    return text + " " + range("The best trial's ρ", rhos, "best");
  }

  private static long sum(List<Row> rows, String column) {
    return rows.stream().mapToLong(row -> row.<Long>getAs(column)).sum();
  }

  /** The median losses. */
  static String losses(Evidence evidence) {
    return range("The median loss", evidence.rows(), "median");
  }

  /** From the lowest to the highest, where they differ as they are shown. */
  private static String range(String name, List<Row> rows, String column) {
    Comparator<Row> order = Comparator.comparingDouble(row -> row.<Double>getAs(column));
    Row lowest = rows.stream().min(order).orElseThrow();
    Row highest = rows.stream().max(order).orElseThrow();
    String low = ShortNumber.of(lowest.<Double>getAs(column));
    String high = ShortNumber.of(highest.<Double>getAs(column));
    if (rows.size() == 1) {
      return "%s is %s (%s).".formatted(name, low, where(lowest));
    }
    return low.equals(high)
        ? "%s is %s in all of %s.".formatted(name, low, Count.of(rows.size(), "cell"))
        : "%s runs from %s (%s) to %s (%s)."
            .formatted(name, low, where(lowest), high, where(highest));
  }

  private static String where(Row row) {
    return "%s, %s, S = %s"
        .formatted(
            row.<String>getAs("model"),
            row.<String>getAs("begun"),
            ShortNumber.of(row.<Double>getAs("sparsity")));
  }

  /** The lowest basin of each cell and its share. */
  private static String basins(Evidence evidence) {
    Set<String> parts = new LinkedHashSet<>();
    for (Row row : evidence.rows()) {
      if (row.<Long>getAs("basin") == 0) {
        parts.add(
            "%s, %s, S = %s: loss %s in %.0f %% of %s (95 %% interval %.0f to %.0f %%)"
                .formatted(
                    row.<String>getAs("model"),
                    row.<String>getAs("activation"),
                    ShortNumber.of(row.<Double>getAs("sparsity")),
                    ShortNumber.of(row.<Double>getAs("basin_loss")),
                    100 * row.<Double>getAs("basin_share"),
                    Count.of(row.<Long>getAs("trials"), "trial"),
                    100 * row.<Double>getAs("basin_share_low"),
                    100 * row.<Double>getAs("basin_share_high")));
      }
    }
    return "The lowest basin. " + listed(List.copyOf(parts)) + ".";
  }

  private static String activations(Evidence evidence) {
    List<String> parts = new ArrayList<>();
    for (Row row : evidence.rows()) {
      parts.add(
          "%s, %s, S = %s: %.0f %% of %s (95 %% interval %.0f to %.0f %%)"
              .formatted(
                  row.<String>getAs("function"),
                  row.<String>getAs("shape"),
                  ShortNumber.of(row.<Double>getAs("sparsity")),
                  100 * row.<Double>getAs("share"),
                  Count.of(row.<Long>getAs("pairs"), "pair"),
                  100 * row.<Double>getAs("low"),
                  100 * row.<Double>getAs("high")));
    }
    return "With GELU the same seed ends lower in: " + listed(parts) + ".";
  }

  private static String classes(Evidence evidence) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < evidence.rows().size(); i++) {
      Row row = evidence.rows().get(i);
      boolean last =
          i + 1 == evidence.rows().size()
              || evidence.rows().get(i + 1).<Integer>getAs("step") < row.<Integer>getAs("step");
      if (last && row.getAs("class").equals("shared")) {
        parts.add(
            "%.0f %% (%s, S = %s)"
                .formatted(
                    100 * row.<Double>getAs("mean"),
                    row.<String>getAs("model"),
                    ShortNumber.of(row.<Double>getAs("sparsity"))));
      }
    }
    return "In the end the mean share of shared neurons is " + listed(parts) + ".";
  }

  private static String listed(List<String> parts) {
    int shown = Math.min(parts.size(), MOST_PARTS);
    return String.join("; ", parts.subList(0, shown)) + (shown < parts.size() ? "; …" : "");
  }
}
