package io.tegum.kernel.addition;

import static io.tegum.kernel.family.ColumnType.DOUBLE;
import static io.tegum.kernel.family.ColumnType.DOUBLES;
import static io.tegum.kernel.family.ColumnType.FLOATS;
import static io.tegum.kernel.family.ColumnType.INT;

import io.tegum.kernel.addition.metrics.CarryChains;
import io.tegum.kernel.addition.metrics.DigitPairs;
import io.tegum.kernel.addition.metrics.HeadAblation;
import io.tegum.kernel.addition.metrics.Projections;
import io.tegum.kernel.addition.metrics.TokenCircuits;
import io.tegum.kernel.addition.training.AdditionMeasures;
import io.tegum.kernel.addition.training.AdditionPoint;
import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.family.TrialResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What the results tables have of addition transformers beside their settings. */
final class AdditionColumns {
  private AdditionColumns() {}

  static final List<Column<TrialResult>> TRIALS =
      Stream.of(accuracies(), carries(), heads(), digitPairs(), projections(), weights())
          .flatMap(List::stream)
          .toList();

  static final List<Column<CurvePoint>> CURVES =
      List.of(
          point("epoch", DOUBLE, "Epochs done", AdditionPoint::epoch),
          point("train_loss", DOUBLE, "As in trials, at this step", p -> p.training().loss()),
          point("train_accuracy", DOUBLE, "As in trials, at this step", p -> p.training().digits()),
          point("test_loss", DOUBLE, "Loss on the test pairs, at this step", p -> p.test().loss()),
          point("test_accuracy", DOUBLE, "As in trials, at this step", p -> p.test().digits()),
          point("test_sums", DOUBLE, "As in trials, at this step", p -> p.test().sums()),
          point(
              "test_accuracy_by_place",
              DOUBLES,
              "As in trials, at this step",
              p -> p.test().byPlace()));

  private static List<Column<TrialResult>> accuracies() {
    return List.of(
        column(
            "train_loss",
            DOUBLE,
            "Mean cross-entropy of a digit on the training pairs, in nats; loss_total is that on"
                + " the test pairs",
            m -> m.training().loss()),
        column(
            "train_accuracy",
            DOUBLE,
            "Share of digits of the sums that are right, on the training pairs",
            m -> m.training().digits()),
        column(
            "test_accuracy",
            DOUBLE,
            "Share of digits of the sums that are right, on the test pairs",
            m -> m.test().digits()),
        column(
            "train_sums",
            DOUBLE,
            "Share of sums all of whose digits are right, on the training pairs",
            m -> m.training().sums()),
        column(
            "test_sums",
            DOUBLE,
            "Share of sums all of whose digits are right, on the test pairs",
            m -> m.test().sums()),
        column(
            "train_accuracy_by_place",
            DOUBLES,
            "train_accuracy of each digit of the sum, D + 1, units first",
            m -> m.training().byPlace()),
        column(
            "test_accuracy_by_place",
            DOUBLES,
            "test_accuracy of each digit of the sum, D + 1, units first",
            m -> m.test().byPlace()));
  }

  private static List<Column<TrialResult>> carries() {
    return List.of(
        column(
            "accuracy_by_carry_chain",
            DOUBLES,
            "test_accuracy of digits at which a carry arrives that has come along 0 to D places;"
                + " null where there is none",
            carries(CarryChains::answerAccuracy)),
        column(
            "digits_by_carry_chain",
            DOUBLES,
            "How many digits of the test sums those are",
            carries(c -> Arrays.stream(c.answers()).asDoubleStream().toArray())),
        column(
            "sums_by_carry_chain",
            DOUBLES,
            "test_sums by the longest chain of a sum, 0 to D; null where there is none",
            carries(CarryChains::sumAccuracy)));
  }

  private static List<Column<TrialResult>> heads() {
    return List.of(
        column(
            "head_alone_accuracy",
            DOUBLES,
            "test_accuracy with one head alone, H",
            ablation(a -> each(a.alone(), Accuracy::digits))),
        column(
            "head_removed_accuracy",
            DOUBLES,
            "test_accuracy without one head, H",
            ablation(a -> each(a.removed(), Accuracy::digits))),
        column(
            "head_removed_loss",
            DOUBLES,
            "Loss on the test pairs without one head, H",
            ablation(a -> each(a.removed(), Accuracy::loss))),
        column(
            "no_heads_accuracy",
            DOUBLE,
            "test_accuracy without any head",
            ablation(a -> a.none().digits())),
        column(
            "no_heads_loss",
            DOUBLE,
            "Loss on the test pairs without any head",
            ablation(a -> a.none().loss())),
        column(
            "attention_by_place",
            FLOATS,
            "H x (D + 1) x T row-major; mean attention at each \"=\" to each place, over the test"
                + " pairs",
            AdditionMeasures::attention),
        column(
            "qk_circuits",
            FLOATS,
            "H x 11 x 11 row-major; W_E W_Q W_K' W_E' over digits and \"=\": how much a token (row)"
                + " looks for another",
            m -> circuits(m, c -> c.qk().data)),
        column(
            "ov_circuits",
            FLOATS,
            "H x 11 x 10 row-major; W_E W_V W_O W_U: what a token, once read, adds to each output",
            m -> circuits(m, c -> c.ov().data)),
        column(
            "qk_singular_values",
            DOUBLES,
            "H x min(d_head, 11) row-major; singular values of qk_circuits, descending",
            m -> circuits(m, TokenCircuits::qkSingularValues)),
        column(
            "ov_singular_values",
            DOUBLES,
            "H x min(d_head, 10) row-major; singular values of ov_circuits, descending",
            m -> circuits(m, TokenCircuits::ovSingularValues)));
  }

  private static List<Column<TrialResult>> digitPairs() {
    return List.of(
        column(
            "head_parts",
            FLOATS,
            "H x 100 x 10 row-major, 10 a + b; what a head adds to each output for a pair of units"
                + " digits, at the first \"=\", mean over other digits",
            pairs(DigitPairs::parts)),
        column(
            "head_right_logits",
            FLOATS,
            "H x 100 row-major, 10 a + b; logit of the right units digit with one head alone,"
                + " likewise",
            pairs(DigitPairs::rightLogits)),
        column(
            "head_contributions",
            FLOATS,
            "H x 100 row-major; a head's part of that logit less its mean part of all ten outputs",
            pairs(DigitPairs::contributions)),
        column(
            "contribution_singular_values",
            DOUBLES,
            "Singular values of head_contributions, descending",
            pairs(DigitPairs::singularValues)),
        column(
            "contribution_rank",
            INT,
            "How many of them are above 1 % of the largest",
            pairs(DigitPairs::rank)),
        column(
            "contribution_participation",
            DOUBLE,
            "Their participation ratio (sum s^2)^2 / sum s^4",
            pairs(DigitPairs::participationRatio)),
        column(
            "head_shares",
            DOUBLES,
            "Each head's share of the squares of head_contributions, H",
            pairs(DigitPairs::headShares)),
        column(
            "heads_per_pair",
            DOUBLE,
            "How many heads serve a pair of digits: participation ratio over heads, mean over"
                + " pairs",
            pairs(DigitPairs::headsPerPair)),
        column(
            "pairs_per_head",
            DOUBLES,
            "How many pairs of digits a head serves: participation ratio over the 100, H",
            pairs(DigitPairs::pairsPerHead)));
  }

  private static List<Column<TrialResult>> projections() {
    List<Column<TrialResult>> columns = new ArrayList<>();
    columns.addAll(projections("digit", "10", "digits 0 to 9", AdditionMeasures::digits));
    columns.addAll(projections("place", "T", "places", AdditionMeasures::places));
    return columns;
  }

  private static List<Column<TrialResult>> projections(
      String prefix, String count, String what, Function<AdditionMeasures, Projections> of) {
    List<Column<TrialResult>> columns = new ArrayList<>();
    columns.addAll(projection(prefix + "_queries", count, what, "W_Q", of, Projections::queries));
    columns.addAll(projection(prefix + "_keys", count, what, "W_K", of, Projections::keys));
    columns.addAll(projection(prefix + "_values", count, what, "W_V", of, Projections::values));
    return columns;
  }

  private static List<Column<TrialResult>> projection(
      String name,
      String count,
      String what,
      String matrix,
      Function<AdditionMeasures, Projections> of,
      Function<Projections, double[]> projections) {
    return List.of(
        column(
            name,
            FLOATS,
            "H x %s x d_head row-major; embeddings of %s times %s".formatted(count, what, matrix),
            m -> projections.apply(of.apply(m))),
        column(
            name + "_fourier",
            DOUBLES,
            "H x frequencies 1 to %s/2 row-major; shares of the variance of %s; null where that is 0"
                .formatted(count, name),
            m ->
                of.apply(m)
                    .fourierShares(
                        projections.apply(of.apply(m)), m.parameters().model().heads())));
  }

  private static List<Column<TrialResult>> weights() {
    List<String> shapes =
        List.of(
            "12 x d_model (digits, \"=\", and a token that is never used)",
            "T x d_model",
            "H x d_model x d_head",
            "H x d_model x d_head",
            "H x d_model x d_head",
            "H x d_head",
            "H x d_head",
            "H x d_head",
            "H x d_head x d_model",
            "d_model",
            "d_model x 10",
            "10");
    List<Column<TrialResult>> columns = new ArrayList<>();
    for (int k = 0; k < shapes.size(); k++) {
      int number = k;
      String name = AdditionParameters.NAMES.get(k);
      columns.add(
          column(
              name.toLowerCase(Locale.ROOT),
              FLOATS,
              name + ", " + shapes.get(k) + " row-major",
              m -> m.parameters().arrays().get(number)));
    }
    return columns;
  }

  private static Column<TrialResult> column(
      String name, ColumnType type, String meaning, Function<AdditionMeasures, Object> value) {
    return new Column<>(
        name,
        type,
        meaning,
        result -> result.measures().map(AdditionMeasures.class::cast).map(value).orElse(null));
  }

  private static Column<CurvePoint> point(
      String name, ColumnType type, String meaning, Function<AdditionPoint, Object> value) {
    return new Column<>(name, type, meaning, point -> value.apply((AdditionPoint) point));
  }

  private static Function<AdditionMeasures, Object> carries(Function<CarryChains, Object> value) {
    return ablation(ablation -> value.apply(ablation.carries()));
  }

  private static Function<AdditionMeasures, Object> ablation(Function<HeadAblation, Object> value) {
    return measures -> value.apply(measures.ablation());
  }

  private static Function<AdditionMeasures, Object> pairs(Function<DigitPairs, Object> value) {
    return measures -> value.apply(measures.digitPairs());
  }

  private static double[] each(List<Accuracy> heads, ToDoubleFunction<Accuracy> value) {
    return heads.stream().mapToDouble(value).toArray();
  }

  private static double[] circuits(
      AdditionMeasures measures, Function<TokenCircuits, double[]> values) {
    return measures.circuits().stream()
        .flatMapToDouble(c -> Arrays.stream(values.apply(c)))
        .toArray();
  }
}
