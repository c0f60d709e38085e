package io.tegum.analysis.toy;

import io.tegum.analysis.diagram.Count;
import io.tegum.analysis.diagram.DiagramAxis;
import io.tegum.analysis.diagram.ShortNumber;
import io.tegum.analysis.figure.NumberAxis;
import io.tegum.analysis.page.Chart;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.LineQuestion;
import io.tegum.analysis.page.Need;
import io.tegum.analysis.page.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;

/** The questions about output and hidden functions, and about single hidden units. */
final class NeuronQuestions {

  private static final String NO_AXES =
      " Only where a hidden function, dropout or an L1 penalty tells the axes of hidden space apart:"
          + " elsewhere a rotation of W changes no loss, and single neurons mean nothing.";

  private static final Set<String> FUNCTIONS =
      Set.of("sparsity", "activation", "hidden_activation");

  /** Represented features by output and hidden function. */
  static final Question REPRESENTED =
      new LineQuestion(
          "activations",
          "How many features are represented with each output and hidden function?",
          Queries.of("activations"),
          List.of(Need.severalValuesOf("activation", "hidden_activation")),
          1,
          new Chart(
              "Features with |Wᵢ| > 1/2 by output and hidden function",
              "Line: median over dictionaries; band: quartiles.",
              "",
              FUNCTIONS,
              List.of(DiagramAxis.text("hidden_function")),
              ToyAxes.SPARSITY,
              NumberAxis.linear("Features represented"),
              "Output function",
              List.of()),
          evidence -> atTheSparsest(evidence, "features represented"));

  /** Losses by output and hidden function. */
  static final Question LOSSES =
      new LineQuestion(
          "activation-losses",
          "What error is left with each output and hidden function?",
          Queries.of("activation-losses"),
          List.of(Need.severalValuesOf("activation", "hidden_activation")),
          1,
          new Chart(
              "Reconstruction loss L1 by output and hidden function",
              "Line: median over dictionaries; band: quartiles.",
              "",
              FUNCTIONS,
              List.of(DiagramAxis.text("hidden_function")),
              ToyAxes.SPARSITY,
              NumberAxis.log("L1"),
              "Output function",
              List.of()),
          evidence -> atTheSparsest(evidence, "a loss L1"));

  /** Axis alignment over sparsity. */
  static final Question ALIGNMENT =
      new LineQuestion(
          "axis-alignment",
          "Do features lie on single neurons?",
          Queries.of("axis-alignment"),
          List.of(ToyReport.PRIVILEGED_BASIS),
          1,
          new Chart(
              "Axis alignment of represented features against sparsity",
              "Line: median over dictionaries; band: quartiles.",
              "max |Wₐᵢ| / |Wᵢ|: 1 on one neuron; chance: its mean over random directions."
                  + NO_AXES,
              Penalties.columnsAnd(
                  "sparsity", "n_features", "n_hidden", "activation", "hidden_activation"),
              List.of(DiagramAxis.text("model")),
              ToyAxes.SPARSITY,
              NumberAxis.range("Axis alignment", 0, 1),
              "Axes are told apart by",
              List.of()),
          NeuronQuestions::alignment);

  /** Polysemantic neurons over m. */
  static final Question POLYSEMANTIC =
      new LineQuestion(
          "polysemantic",
          "How many neurons serve several features?",
          Queries.of("polysemantic"),
          List.of(ToyReport.PRIVILEGED_BASIS, Need.severalValuesOf("n_hidden")),
          2,
          new Chart(
              "Polysemantic neurons against the number of neurons",
              "Line: mean over dictionaries; band: one standard deviation.",
              "Neurons with two features or more of |Wₐᵢ| in [.8, 1.2]; n²/(4m): what incidental"
                  + " collisions of initial weights would bring about."
                  + NO_AXES,
              Penalties.columnsAnd("n_features", "n_hidden", "hidden_activation"),
              List.of(DiagramAxis.text("model")),
              NumberAxis.log("Neurons m"),
              NumberAxis.linear("Polysemantic neurons"),
              "Training",
              List.of()),
          NeuronQuestions::polysemantic);

  /** Polysemantic neurons over training. */
  static final Question ONSET =
      new LineQuestion(
          "polysemanticity-onset",
          "When do neurons come to serve several features?",
          Queries.of("polysemanticity-onset"),
          List.of(ToyReport.PRIVILEGED_BASIS),
          2,
          new Chart(
              "Polysemantic neurons over training",
              "Line: mean over dictionaries; band: quartiles.",
              "Neurons with two features or more of |Wₐᵢ| in [.8, 1.2]." + NO_AXES,
              Penalties.columnsAnd("n_hidden", "hidden_activation"),
              List.of(DiagramAxis.text("training")),
              NumberAxis.log("Step"),
              NumberAxis.linear("Polysemantic neurons"),
              "Neurons",
              List.of()),
          NeuronQuestions::onset);

  private NeuronQuestions() {}

  /** The medians at the largest sparsity. */
  private static String atTheSparsest(Evidence evidence, String what) {
    double sparsest =
        evidence.rows().stream().mapToDouble(r -> r.<Double>getAs("sparsity")).max().orElseThrow();
    List<String> parts = new ArrayList<>();
    for (Row row : evidence.rows()) {
      if (row.<Double>getAs("sparsity") == sparsest) {
        parts.add(
            "%s with output %s, %s"
                .formatted(
                    Rows.number(row, "median"),
                    row.getAs("output_function"),
                    row.getAs("hidden_function")));
      }
    }
    return "At S = %s the median trial has %s of %s."
        .formatted(ShortNumber.of(sparsest), what, String.join("; ", parts));
  }

  private static String alignment(Evidence evidence) {
    List<Row> trained =
        evidence.rows().stream().filter(row -> row.getAs("trials") != null).toList();
    Comparator<Row> byMedian = Comparator.comparingDouble(r -> r.<Double>getAs("median"));
    return "The median axis alignment goes from %s to %s."
        .formatted(
            besideChance(trained.stream().min(byMedian).orElseThrow()),
            besideChance(trained.stream().max(byMedian).orElseThrow()));
  }

  private static String besideChance(Row row) {
    return "%s (%s, %s, S = %s; by chance %s)"
        .formatted(
            Rows.number(row, "median"),
            row.getAs("model"),
            row.getAs("privileged_by"),
            Rows.number(row, "sparsity"),
            Rows.number(row, "by_chance"));
  }

  private static String polysemantic(Evidence evidence) {
    List<String> parts = new ArrayList<>();
    for (Row row : evidence.rows()) {
      if (row.getAs("trials") != null) {
        parts.add(
            "%s ± %s of %s (%s, %s, %s; n²/(4m) = %s)"
                .formatted(
                    Rows.number(row, "mean"),
                    Rows.number(row, "deviation"),
                    row.getAs("n_hidden"),
                    row.getAs("model"),
                    row.getAs("training"),
                    Count.of(row.<Long>getAs("trials"), "trial"),
                    Rows.number(row, "expected")));
      }
    }
    int shown = Math.min(parts.size(), 10);
    return "Polysemantic neurons, mean ± deviation: %s%s."
        .formatted(String.join("; ", parts.subList(0, shown)), shown < parts.size() ? "; …" : "");
  }

  /** At each model's last step, and from which on half of that was there for good. */
  static String onset(Evidence evidence) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Object, List<Row>> training : Rows.by(evidence.rows(), "training").entrySet()) {
      for (Map.Entry<Object, List<Row>> neurons :
          Rows.by(training.getValue(), "neurons").entrySet()) {
        List<Row> rows = neurons.getValue();
        Row end = rows.get(rows.size() - 1);
        parts.add(
            "%s (%s, %s%s)"
                .formatted(
                    Rows.number(end, "mean"), neurons.getKey(), training.getKey(), since(rows)));
      }
    }
    int shown = Math.min(parts.size(), 10);
    return "Mean polysemantic neurons at the end: %s%s."
        .formatted(String.join("; ", parts.subList(0, shown)), shown < parts.size() ? "; …" : "");
  }

  /** Initial weights have polysemantic neurons, which training may undo first. */
  private static String since(List<Row> rows) {
    double end = rows.get(rows.size() - 1).getAs("mean");
    int since = rows.size();
    while (since > 0 && rows.get(since - 1).<Double>getAs("mean") >= end / 2) {
      since--;
    }
    return end == 0 ? "" : ": at least half of it from step " + rows.get(since).getAs("step");
  }
}
