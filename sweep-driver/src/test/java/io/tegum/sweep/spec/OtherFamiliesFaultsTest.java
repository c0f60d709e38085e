package io.tegum.sweep.spec;

import static io.tegum.sweep.spec.BadSpec.lines;
import static io.tegum.sweep.spec.BadSpec.text;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults of specs of any family: settings of another, defaults, bounds that others leave. */
class OtherFamiliesFaultsTest {

  private static final String ADDITION = "family: addition";

  static Stream<BadSpec> faults() {
    return Stream.of(
        text(
            lines(
                "- name: t",
                "  model: {features: 5, hidden: 2}",
                "  data: {sparsity: 0.9}",
                "- family: addition",
                "  model: {digits: 1, width: 8, heads: 1, head_size: 2}",
                "  data: {training_pairs: 90, test_pairs: 1}"),
            4,
            "family",
            "was addition, must be toy, the family of the first spec of the list"),
        text(
            lines("name: t", "model: {features: 5, hidden: 2, heads: 4}", "data: {sparsity: 0.9}"),
            2,
            "model.heads",
            "; model.heads is a setting of the family addition; this sweep is of toy"),
        text(
            lines("name: t", ADDITION, "model: {digits: 2}", "head: {rank: 2}"),
            4,
            "head",
            "; head is a setting of the family toy; this sweep is of addition"),
        text(
            lines("name: t", ADDITION, "data: {sparsity: 0.9}"),
            3,
            "data.sparsity",
            "; data.sparsity is a setting of the families toy, feed-forward and regression; this sweep is of addition"),
        text(
            lines(
                "name: t",
                ADDITION,
                "model: {heads: [2, 4]}",
                "training: {epochs: [1, 2]}",
                "zip: [[heads, training.epochs]]"),
            5,
            "zip[0][0]",
            "was heads",
            "did you mean model.heads?",
            "(axes are named like model.heads)"),
        text(
            lines(
                "name: t",
                ADDITION,
                "model: {heads: [2, 4]}",
                "training: {epochs: [1, 2]}",
                "zip: [[model.heads, data.sparsity]]"),
            5,
            "zip[0][1]",
            "data.sparsity is a setting of the families"),
        text(
            lines("name: t", ADDITION, "model: {digits: 1}"),
            3,
            "data.test_pairs",
            "was 2000 with digits 1, must be at most 10^(2 digits) - 1 = 99",
            "; data.test_pairs 2000 is the default"),
        text(
            lines("name: t", ADDITION, "model: {digits: 1}", "data: {test_pairs: 30}"),
            4,
            "data.training_pairs",
            "was 25000 with test_pairs 30 and digits 1",
            "= 70",
            "; data.training_pairs 25000 is the default"),
        text(
            lines(
                "name: t",
                ADDITION,
                "model: {digits: 1}",
                "data: {test_pairs: 30, training_pairs: 70}"),
            4,
            "training.batch",
            "was 256 with training_pairs 70, must be at most training_pairs",
            "; training.batch 256 is the default"),
        text(
            lines(
                "name: t",
                ADDITION,
                "model: {digits: 1}",
                "data: {test_pairs: 99, training_pairs: 2}",
                "training: {batch: 1}"),
            4,
            "data.training_pairs",
            "was 2 with test_pairs 99 and digits 1, must be at most 10^(2 digits) - test_pairs ="
                + " 1"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void saysWhatIsWrongWhereAndWhy(BadSpec spec) {
    spec.check();
  }
}
