package io.tegum.analysis.feedforward;

import io.tegum.analysis.diagram.ShortNumber;
import io.tegum.analysis.figure.FigureText;
import io.tegum.analysis.page.Answer;
import io.tegum.analysis.page.Evidence;
import io.tegum.analysis.page.Illustration;
import io.tegum.analysis.page.Question;
import io.tegum.analysis.page.Reply;
import io.tegum.analysis.page.SweepSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The best networks of each shape and function as stacks of weights, over sparsity. */
final class StacksQuestion implements Question {

  /** Panels side by side; of wide networks fewer, so that columns stay wide enough to see. */
  private static final int MOST_PANELS = 6;

  private static final int MOST_WIDE_PANELS = 3;
  private static final int WIDE = 20;

  @Override
  public String id() {
    return "stacks";
  }

  @Override
  public String text() {
    return "Do neurons share features?";
  }

  @Override
  public Reply ask(SparkSession spark, SweepSummary sweep) {
    Evidence evidence = Evidence.of(spark, Queries.of(id()));
    List<Illustration> illustrations = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (Map.Entry<String, List<Row>> model : by(evidence.rows(), StacksQuestion::model)) {
      List<List<Row>> networks =
          evenly(by(model.getValue(), row -> row.<String>getAs("trial_id")), model.getValue());
      illustrations.add(illustration(model.getKey(), networks, evidence));
      sentences.add(model.getKey() + ": " + sentence(networks) + ".");
    }
    return illustrations.isEmpty()
        ? Reply.none()
        : Reply.of(new Answer(String.join(" ", sentences), illustrations));
  }

  /** What decides which features a picture shows. */
  private static String model(Row row) {
    return "%s, n = %d, m = %d"
        .formatted(
            row.<String>getAs("function"),
            row.<Integer>getAs("n_inputs"),
            row.<Integer>getAs("n_neurons"));
  }

  private static List<Map.Entry<String, List<Row>>> by(List<Row> rows, Function<Row, String> key) {
    Map<String, List<Row>> groups = new LinkedHashMap<>();
    rows.forEach(row -> groups.computeIfAbsent(key.apply(row), k -> new ArrayList<>()).add(row));
    return List.copyOf(groups.entrySet());
  }

  private static List<List<Row>> evenly(
      List<Map.Entry<String, List<Row>>> networks, List<Row> rows) {
    int most = rows.get(0).<Integer>getAs("n_neurons") > WIDE ? MOST_WIDE_PANELS : MOST_PANELS;
    List<List<Row>> chosen = new ArrayList<>();
    int count = Math.min(most, networks.size());
    for (int i = 0; i < count; i++) {
      int k = count == 1 ? 0 : Math.round((networks.size() - 1f) * i / (count - 1));
      chosen.add(networks.get(k).getValue());
    }
    return chosen;
  }

  private static Illustration illustration(
      String model, List<List<Row>> networks, Evidence evidence) {
    Row first = networks.get(0).get(0);
    String id =
        "stacks-%s-n%d-m%d"
            .formatted(
                first.<String>getAs("function"),
                first.<Integer>getAs("n_inputs"),
                first.<Integer>getAs("n_neurons"));
    FigureText text =
        new FigureText(
            id,
            "Neurons as stacks of weights, " + model,
            "The network with the lowest loss over all other axes; importance decay %s."
                .formatted(ShortNumber.of(first.<Double>getAs("importance_decay"))),
            "A column a neuron, sorted by the importance of its main output; a rectangle a weight,"
                + " coloured by its input (W₁) or output (W₂). The largest weight that a neuron"
                + " reads by is 1, and the largest that it writes by. Plain ground: it serves one"
                + " output; tinted, ever more: two, three, four or more; grey: none.");
    List<StackFigure.Panel> panels = networks.stream().map(StacksQuestion::panel).toList();
    return new Illustration(
        id,
        StackFigure.svg(text, panels),
        new Evidence(
            evidence.sql(), evidence.columns(), networks.stream().flatMap(List::stream).toList()));
  }

  private static StackFigure.Panel panel(List<Row> neurons) {
    return new StackFigure.Panel(
        heading(neurons.get(0)),
        neurons.stream()
            .map(
                row ->
                    new StackFigure.Neuron(
                        row.<Integer>getAs("outputs_served"),
                        numbers(row, "reads"),
                        numbers(row, "writes")))
            .toList());
  }

  private static String heading(Row row) {
    return "%s, S = %s"
        .formatted(row.<String>getAs("activation"), ShortNumber.of(row.<Double>getAs("sparsity")));
  }

  private static List<Double> numbers(Row row, String column) {
    return row.<Number>getList(row.fieldIndex(column)).stream().map(Number::doubleValue).toList();
  }

  private static String sentence(List<List<Row>> networks) {
    List<String> parts = new ArrayList<>();
    for (List<Row> neurons : networks) {
      Row first = neurons.get(0);
      Double rho = first.getAs("rho");
      parts.add(
          "%s: %d of %d neurons serve one output, %d several, %d none (loss %s%s)"
              .formatted(
                  heading(first),
                  count(neurons, served -> served == 1),
                  neurons.size(),
                  count(neurons, served -> served > 1),
                  count(neurons, served -> served == 0),
                  ShortNumber.of(first.<Double>getAs("loss_total")),
                  rho == null || rho.isNaN() ? "" : ", ρ = " + ShortNumber.of(rho)));
    }
    return String.join("; ", parts);
  }

  private static long count(List<Row> neurons, IntPredicate served) {
    return neurons.stream()
        .filter(row -> served.test(row.<Integer>getAs("outputs_served")))
        .count();
  }
}
