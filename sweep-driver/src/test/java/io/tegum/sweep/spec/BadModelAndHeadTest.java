package io.tegum.sweep.spec;

import static io.tegum.sweep.spec.BadSpec.bad;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults in name, model and head, and the one line that says so. */
class BadModelAndHeadTest {

  static Stream<BadSpec> model() {
    return Stream.of(
        bad(1, "name:", "name", "was empty", "must be 1 to 80"),
        bad(1, "name: ''", "name", "was \"\"", "must be 1 to 80"),
        bad(1, "name: a/b", "name", "was a/b", "letters, digits"),
        bad(1, "name: ..", "name", "was ..", "beginning with a letter or digit"),
        bad(1, "name: 'end.'", "name", "was \"end.\"", "not ending with a space or dot"),
        bad(1, "name: \"a\\nb\"", "name", "was \"a\\u000ab\""),
        bad(1, "name: 5", "name", "was 5", "put a number in quotes"),
        bad(1, "name: " + "x".repeat(81), "name", "xxx...", "1 to 80"),
        bad(1, "nmae: test", "nmae", "unknown field; did you mean name?"),
        bad(1, "# no name", "name", "is missing, must name the sweep").onLine(2),
        bad(
            2,
            "model: {features: 20, hiden: 5}",
            "model.hiden",
            "did you mean hidden?",
            "(allowed: features, hidden, activation, hidden_activation)"),
        bad(
            2,
            "model: {features: 20}",
            "model.hidden",
            "is missing, must be a whole number, 1 or more"),
        bad(
            2,
            "model: 20",
            "model",
            "was 20",
            "must be a mapping with features, hidden, activation"),
        bad(2, "model: [20, 5]", "model", "was a list", "must be a mapping"),
        bad(
            2,
            "model: {features: twenty, hidden: 5}",
            "model.features",
            "was twenty (text)",
            "a whole number"),
        bad(
            2,
            "model: {features: 20.5, hidden: 5}",
            "model.features",
            "was 20.5",
            "a whole number, 1 or more"),
        bad(2, "model: {features: 0, hidden: 5}", "model.features", "was 0", "1 or more"),
        bad(2, "model: {features: 3000000000, hidden: 5}", "model.features", "was 3000000000"),
        bad(2, "model: {features: 0x, hidden: 5}", "model.features", "was 0x (text)"),
        bad(2, "model: {features: '20', hidden: 5}", "model.features", "was \"20\" (text)"),
        bad(2, "model: {features: 1_000, hidden: 5}", "model.features", "was 1_000 (text)"),
        bad(
            2,
            "model: {features: 20, hidden: 5, features: 30}",
            "model.features",
            "stands twice, first on line 2"),
        bad(
            2,
            "model: {features: 20, hidden: 5, activation: rellu}",
            "model.activation",
            "was rellu",
            "one of relu, identity",
            "did you mean relu?"),
        bad(
            2,
            "model: {features: 20, hidden: 5, activation: no}",
            "model.activation",
            "was no",
            "one of relu, identity"),
        bad(
            2,
            "model: {features: 20, hidden: 5, activation: {linspace: [0, 1], points: 2}}",
            "model.activation",
            "was a mapping",
            "one of relu"),
        bad(
            2,
            "model: {features: 20, hidden: []}",
            "model.hidden",
            "was an empty list",
            "at least one value"),
        bad(
            2,
            "model: {features: 20, hidden: [5, [6]]}",
            "model.hidden[1]",
            "was a list",
            "a whole number"),
        bad(2, "model: {features: 20, hidden: [5, 6, 5]}", "model.hidden[2]", "5 stands twice"),
        bad(
            2,
            "model: {features: 20, hidden: 5, hidden_activation: softplus}",
            "model.hidden_activation",
            "was softplus, must be one of identity, relu, gelu"),
        bad(
            2,
            "model: {features: 20, hidden: {linspace: [1, 4], points: 3}}",
            "model.hidden.linspace",
            "gives 2.5",
            "a whole number"),
        bad(
            2,
            "model: {features: 20, hidden: 5, sparsity: 0.9}",
            "model.sparsity",
            "did you mean data.sparsity?"));
  }

  static Stream<BadSpec> head() {
    return Stream.of(
        bad(3, "head:", "head", "was empty", "must be a mapping"),
        bad(3, "haed: {pairs: [[0, 1]]}", "haed", "unknown field; did you mean head?"),
        bad(3, "head: {}", "head.pairs", "is missing", "[[0, 1]]", "leave out head:"),
        bad(3, "head: {pairs: []}", "head.pairs", "was an empty list", "at least one pair"),
        bad(3, "head: {pairs: [0, 1]}", "head.pairs[0]", "was 0, must be [left, right]")
            .alsoSays("head.pairs[1]"),
        bad(
            3,
            "head: {pairs: [[0, 1, 2]]}",
            "head.pairs[0]",
            "was a list of 3",
            "{left, right, weight}"),
        bad(
            3,
            "head: {pairs: [[0, -1]]}",
            "head.pairs[0][1]",
            "was -1",
            "a feature's index, 0 or more"),
        bad(3, "head: {pairs: [[0, 1.5]]}", "head.pairs[0][1]", "was 1.5"),
        bad(
            3,
            "head: {pairs: [[0, 20]]}",
            "head.pairs",
            "index was 20 with features 20, must be at most 19"),
        bad(
            3,
            "head: {pairs: [[0, 1], [2, 3], {left: 0, right: 1, weight: 2}]}",
            "head.pairs[2]",
            "[0, 1] stands twice in the set"),
        bad(
            3,
            "head: {pairs: [{left: 0, right: 1, weight: 0}]}",
            "head.pairs[0].weight",
            "was 0",
            "in (0, 1e6]"),
        bad(
            3,
            "head: {pairs: [{left: 0, rihgt: 1}]}",
            "head.pairs[0].rihgt",
            "did you mean right?"),
        bad(
                3,
                "head: {pair_sets: [[0, 1]]}",
                "head.pair_sets[0][0]",
                "was 0, must be [left, right]")
            .alsoSays("head.pair_sets[0][1]"),
        bad(3, "head: {pair_sets: []}", "head.pair_sets", "was an empty list"),
        bad(
            3,
            "head: {pair_sets: [[[0, 1], [2, 3]], [[2, 3], [0, 1]]]}",
            "head.pair_sets[1]",
            "[[0, 1], [2, 3]] stands twice"),
        bad(
            3,
            "head: {pairs: [[0, 1]], pair_sets: [[[0, 1]]]}",
            "head.pairs",
            "stands beside pair_sets"),
        bad(
            3,
            "head: {pairs: [[0, 1]], rank: 2, rank_ratio: 0.5}",
            "head.rank",
            "stands beside rank_ratio"),
        bad(
            3,
            "head: {pairs: [[0, 1]], rank: 6}",
            "head.rank",
            "was 6 with hidden 5, must be at most hidden"),
        bad(
            3,
            "head: {pairs: [[0, 1]], rank: [1, 6]}",
            "head.rank",
            "was 6 with hidden 5",
            "where: [head_rank <= hidden]"),
        bad(
            3,
            "head: {pairs: [[0, 1]], rank_ratio: 1.5}",
            "head.rank_ratio",
            "was 1.5, must be in (0, 1]"),
        bad(
            3,
            "head: {pairs: [[0, 1]], rank_ratio: 0}",
            "head.rank_ratio",
            "was 0, must be in (0, 1]"),
        bad(3, "head: {pairs: [[0, 1]], lambda: -1}", "head.lambda", "was -1", "from 0 to 1e9"),
        bad(
            3,
            "head: {pairs: [[0, 1]], lambda: .inf}",
            "head.lambda",
            "was Infinity (.inf)",
            "from 0 to 1e9"),
        bad(
            3,
            "head: {pairs: [[0, 1]], lambda: {logspace: [0, 10], points: 3}}",
            "head.lambda.logspace[0]",
            "was 0",
            "positive"),
        bad(
            3,
            "head: {pairs: [[0, 1]], lambda: {logspace: [-1, 10], points: 3}}",
            "head.lambda.logspace[0]",
            "was -1",
            "positive"),
        bad(
            3,
            "head: {pairs: [[0, 1]], lambda: {density-logspace: [0.1, 1], points: 3}}",
            "head.lambda.density-logspace",
            "unknown field",
            "(allowed: linspace, logspace, points)"),
        bad(
            3,
            "head: {pairs: [[0, 1]], target: prodct}",
            "head.target",
            "was prodct",
            "indicator, product",
            "did you mean product?"));
  }

  @ParameterizedTest
  @MethodSource({"model", "head"})
  void eachFaultIsOneLineWithPlaceValueAndWhatIsAllowed(BadSpec bad) {
    bad.check();
  }
}
