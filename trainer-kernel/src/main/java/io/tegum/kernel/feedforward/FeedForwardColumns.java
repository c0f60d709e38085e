package io.tegum.kernel.feedforward;

import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.family.Labelled;
import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.feedforward.metrics.FeatureClass;
import io.tegum.kernel.feedforward.metrics.NetworkMetrics;
import io.tegum.kernel.feedforward.metrics.NeuronClass;
import io.tegum.kernel.feedforward.metrics.RescaledNetwork;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.feedforward.training.FeedForwardMeasures;
import io.tegum.kernel.feedforward.training.FeedForwardPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the results tables have of feed-forward networks beside their settings. */
final class FeedForwardColumns {
  private FeedForwardColumns() {}

  private static final ColumnType STRINGS = new ColumnType.ListOf(ColumnType.STRING);

  static final List<Column<TrialResult>> TRIALS = trials();

  static final List<Column<CurvePoint>> CURVES = curves();

  private static List<Column<TrialResult>> trials() {
    List<Column<TrialResult>> columns =
        new ArrayList<>(
            List.of(
                new Column<>(
                    "loss_exact",
                    ColumnType.BOOLEAN,
                    "Whether losses are exact expectations over all inputs; else over held-out"
                        + " tokens",
                    measures(FeedForwardMeasures::lossIsExact)),
                new Column<>(
                    "loss_monosemantic",
                    ColumnType.DOUBLE,
                    "Loss of the best network known each of whose neurons serves one output, reading"
                        + " its inputs alone",
                    measures(FeedForwardMeasures::monosemanticLoss)),
                new Column<>(
                    "rho_proves",
                    ColumnType.BOOLEAN,
                    "Whether rho below 1 proves computation in superposition: loss_monosemantic is"
                        + " the least there is, not 0, and there are several outputs",
                    measures(FeedForwardMeasures::rhoProves)),
                new Column<>(
                    "w1",
                    ColumnType.FLOATS,
                    "W1, m x n row-major: what neurons read",
                    parameters(p -> p.w1().data)),
                new Column<>("c", ColumnType.FLOATS, "c, m", parameters(p -> p.c().data)),
                new Column<>(
                    "w2",
                    ColumnType.FLOATS,
                    "W2, K x m row-major: what neurons write",
                    parameters(p -> p.w2().data)),
                new Column<>("b", ColumnType.FLOATS, "b, K", parameters(p -> p.b().data)),
                new Column<>(
                    "neuron_scale",
                    ColumnType.DOUBLES,
                    "m: largest |W1| entry of each neuron; W1 over it and W2 times it are the"
                        + " rescaled gauge",
                    parameters(p -> RescaledNetwork.of(p).scale())),
                new Column<>(
                    "neuron_share",
                    ColumnType.FLOATS,
                    "m x K row-major: each neuron's service |W2_ka| max |W1_ai| to an output over"
                        + " the sum of its services",
                    measures(m -> flat(m.metrics().classes().share())))));
    metrics().forEach(each -> columns.add(each.over(FeedForwardColumns::ofTrial)));
    return List.copyOf(columns);
  }

  private static List<Column<CurvePoint>> curves() {
    List<Column<CurvePoint>> columns =
        new ArrayList<>(
            List.of(
                new Column<>(
                    "loss_total",
                    ColumnType.DOUBLE,
                    "Loss, exact where inputs are few and discrete, else over held-out tokens",
                    point -> ofPoint(point).loss())));
    metrics().forEach(each -> columns.add(each.over(FeedForwardColumns::ofPoint)));
    return List.copyOf(columns);
  }

  /** What both tables have. */
  private static List<Column<NetworkMetrics>> metrics() {
    return List.of(
        of(
            "loss_total_standard_error",
            ColumnType.DOUBLE,
            "Standard error of loss_total as an estimate of the expected loss; trials of a cell"
                + " share their held-out tokens, so most of it is common to them; null where that"
                + " is exact",
            m -> m.estimate().standardError()),
        of(
            "rho",
            ColumnType.DOUBLE,
            "Loss over loss_monosemantic: below 1 it proves computation in superposition where"
                + " rho_proves, else it is below the best known without; null where neurons suffice"
                + " for all outputs",
            NetworkMetrics::rho),
        of(
            "function_loss",
            ColumnType.DOUBLES,
            "K: E (y_k - y'_k)^2, without importance",
            NetworkMetrics::functionLosses),
        of(
            "functions_computed",
            ColumnType.INT,
            "Number of outputs with less than half of the loss of an ignored one",
            NetworkMetrics::computed),
        of(
            "neuron_class",
            STRINGS,
            "m: dedicated, shared or dead",
            m -> labels(m.classes().neurons())),
        of(
            "feature_class",
            STRINGS,
            "K: ignored, one-sided, two-sided or shared",
            m -> labels(m.classes().features())),
        neurons(
            "neurons_dedicated", "Number of neurons that serve one output", NeuronClass.DEDICATED),
        neurons(
            "neurons_shared", "Number of neurons that serve several outputs", NeuronClass.SHARED),
        neurons("neurons_dead", "Number of neurons that serve none", NeuronClass.DEAD),
        of(
            "features_shared",
            ColumnType.INT,
            "Number of outputs that a neuron serves that serves another as well",
            m -> m.classes().count(FeatureClass.SHARED)),
        of(
            "features_ignored",
            ColumnType.INT,
            "Number of outputs that no neuron serves, or to no avail",
            m -> m.classes().count(FeatureClass.IGNORED)));
  }

  private static Column<NetworkMetrics> of(
      String name, ColumnType type, String meaning, Function<NetworkMetrics, Object> value) {
    return new Column<>(
        name, type, meaning, metrics -> metrics == null ? null : value.apply(metrics));
  }

  private static Column<NetworkMetrics> neurons(String name, String meaning, NeuronClass kind) {
    return of(name, ColumnType.INT, meaning, m -> m.classes().count(kind));
  }

  private static List<String> labels(Labelled[] kinds) {
    return Stream.of(kinds).map(Labelled::label).toList();
  }

  private static double[] flat(double[][] rows) {
    int columns = rows[0].length;
    double[] flat = new double[rows.length * columns];
    for (int a = 0; a < rows.length; a++) {
      System.arraycopy(rows[a], 0, flat, a * columns, columns);
    }
    return flat;
  }

  /** The metrics of a trained network, or null. */
  private static NetworkMetrics ofTrial(TrialResult result) {
    return result.measuresOrNull() == null
        ? null
        : ((FeedForwardMeasures) result.measuresOrNull()).metrics();
  }

  private static NetworkMetrics ofPoint(CurvePoint point) {
    return ((FeedForwardPoint) point).metrics();
  }

  private static Function<TrialResult, Object> measures(
      Function<FeedForwardMeasures, Object> value) {
    return result -> result.measures().map(FeedForwardMeasures.class::cast).map(value).orElse(null);
  }

  private static Function<TrialResult, Object> parameters(
      Function<NetworkParameters, Object> value) {
    return measures(m -> value.apply(m.parameters()));
  }
}
