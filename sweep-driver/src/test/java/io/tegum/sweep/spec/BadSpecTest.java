package io.tegum.sweep.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to get a spec wrong, and the one line that says so. */
class BadSpecTest {

  private static final List<String> GOOD =
      List.of(
          "name: test",
          "model: {features: 20, hidden: 5}",
          "head: {pairs: [[0, 1]]}",
          "data: {sparsity: 0.9}",
          "training: {steps: 100}",
          "seeds: 2");

  /** A spec with one fault, and what must be said of it. */
  private record Bad(String spec, int line, String field, List<String> parts, List<String> others) {

    /** The same, but the fault is told on another line. */
    Bad onLine(int other) {
      return new Bad(spec, other, field, parts, others);
    }

    /** The same, but further fields are at fault too. */
    Bad alsoSays(String... fields) {
      return new Bad(spec, line, field, parts, List.of(fields));
    }

    @Override
    public String toString() {
      return field + " " + String.join(" ", parts);
    }
  }

  /** The good spec with one line replaced; line 7 is added. */
  private static Bad bad(int line, String text, String field, String... parts) {
    List<String> lines = new ArrayList<>(GOOD);
    if (line > lines.size()) {
      lines.add(text);
    } else {
      lines.set(line - 1, text);
    }
    return new Bad(String.join("\n", lines) + "\n", line, field, List.of(parts), List.of());
  }

  private static Bad where(String constraint, String... parts) {
    return bad(7, "where: ['" + constraint.replace("'", "''") + "']", "where[0]", parts);
  }

  private static String lines(String... lines) {
    return String.join("\n", lines) + "\n";
  }

  private static Bad text(String spec, int line, String field, String... parts) {
    return new Bad(spec, line, field, List.of(parts), List.of());
  }

  static Stream<Bad> fields() {
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
            "(allowed: features, hidden, activation)"),
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
            "model: {features: 20, hidden: 25}",
            "model.hidden",
            "was 25 with features 20, must be at most features"),
        bad(
            2,
            "model: {features: [3, 20], hidden: 5}",
            "model.hidden",
            "was 5 with features 3",
            "where: [hidden <= features]"),
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
            "did you mean data.sparsity?"),
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
            "a positive finite number"),
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
        bad(3, "head: {pairs: [[0, 1]], lambda: -1}", "head.lambda", "was -1", "0 or more"),
        bad(
            3,
            "head: {pairs: [[0, 1]], lambda: .inf}",
            "head.lambda",
            "was Infinity (.inf)",
            "a finite number"),
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
            "did you mean product?"),
        bad(4, "data: {}", "data.sparsity", "is missing, must be in [0, 1)"),
        bad(4, "data: {sparsity: 1.2}", "data.sparsity", "was 1.2, must be in [0, 1)"),
        bad(4, "data: {sparsity: 1}", "data.sparsity", "was 1, must be in [0, 1)"),
        bad(4, "data: {sparsity: .nan}", "data.sparsity", "was NaN (.nan), must be in [0, 1)"),
        bad(
            4,
            "data: {sparsity: nan}",
            "data.sparsity",
            "was nan (text), must be a number, in [0, 1)"),
        bad(4, "data: {sparsity: true}", "data.sparsity", "was true, must be a number"),
        bad(4, "data: {sparsity: }", "data.sparsity", "was empty, must be a number"),
        bad(
            4,
            "data: {sparsity: [0.5, 0.9, 1.5]}",
            "data.sparsity[2]",
            "was 1.5, must be in [0, 1)"),
        bad(
            4,
            "data: {sparsity: {linspace: [0, 0.9], points: 0}}",
            "data.sparsity.points",
            "was 0",
            "from 1 to 10000"),
        bad(
            4,
            "data: {sparsity: {linspace: [0, 0.9], points: 1e9}}",
            "data.sparsity.points",
            "was 1e9"),
        bad(
            4,
            "data: {sparsity: {linspace: [0, 0.9], points: 2.5}}",
            "data.sparsity.points",
            "was 2.5",
            "a whole number"),
        bad(4, "data: {sparsity: {linspace: [0, 0.9]}}", "data.sparsity.points", "is missing"),
        bad(
            4,
            "data: {sparsity: {linspace: [0, 0.9], points: 1}}",
            "data.sparsity.points",
            "was 1 with differing ends 0.0 and 0.9"),
        bad(
            4,
            "data: {sparsity: {linspace: [0.5, 0.5], points: 2}}",
            "data.sparsity[1]",
            "0.5 stands twice"),
        bad(
            4,
            "data: {sparsity: {linspace: [0, 1], points: 5}}",
            "data.sparsity.linspace[1]",
            "was 1, must be in [0, 1)"),
        bad(
            4,
            "data: {sparsity: {linspace: 0.9, points: 5}}",
            "data.sparsity.linspace",
            "was 0.9",
            "its two ends"),
        bad(
            4,
            "data: {sparsity: {linspace: [0, 0.5, 0.9], points: 5}}",
            "data.sparsity.linspace",
            "was 3 values",
            "its two ends"),
        bad(
            4,
            "data: {sparsity: {points: 5}}",
            "data.sparsity",
            "exactly one of linspace, logspace, density-logspace"),
        bad(
            4,
            "data: {sparsity: {linspce: [0, 0.9], points: 5}}",
            "data.sparsity.linspce",
            "did you mean linspace?"),
        bad(
            4,
            "data: {sparsity: {linspace: [0, 0.9], logspace: [0.1, 0.9], points: 5}}",
            "data.sparsity",
            "exactly one of"),
        bad(
            4,
            "data: {sparsity: {density-logspace: [1, 0], points: 5}}",
            "data.sparsity.density-logspace[1]",
            "was 0, must be a density in (0, 1]"),
        bad(
            4,
            "data: {sparsity: {density-logspace: [1, 1e-20], points: 2}}",
            "data.sparsity.density-logspace",
            "gives 1.0",
            "in [0, 1)"),
        bad(
            4,
            "data: {sparsity: 0.9, importance_decay: 0}",
            "data.importance_decay",
            "was 0",
            "a positive finite number"),
        bad(
            4,
            "data: {sparsity: 0.9, importance-decay: 1}",
            "data.importance-decay",
            "did you mean importance_decay?"),
        bad(5, "training: {steps: 0}", "training.steps", "was 0", "1 or more"),
        bad(5, "training: {steps: 1e-3}", "training.steps", "was 1e-3, must be a whole number"),
        bad(
            5,
            "training: {steps: 100, warmup_steps: 200}",
            "training.warmup_steps",
            "was 200 with steps 100, must be at most steps"),
        bad(
            5,
            "training: {steps: [100, 300], warmup_steps: 200}",
            "training.warmup_steps",
            "where: [warmup_steps <= steps]"),
        bad(5, "training: {batch: no}", "training.batch", "was no (text)"),
        bad(5, "training: {learning_rate: 0}", "training.learning_rate", "was 0", "positive"),
        bad(
            5,
            "training: {learning_rate: -.inf}",
            "training.learning_rate",
            "was -Infinity (-.inf)"),
        bad(5, "training: {weight_decay: -0.1}", "training.weight_decay", "was -0.1", "0 or more"),
        bad(
            5,
            "training: {optimizer: adamm}",
            "training.optimizer",
            "one of adam, adamw, sgd",
            "did you mean adam?"),
        bad(
            5,
            "training: {learning_rate_schedule: cosin}",
            "training.learning_rate_schedule",
            "did you mean cosine?"),
        bad(
            5,
            "training: {schedule: representation-only}",
            "training.schedule",
            "was representation-only with a head",
            "leave out head:"),
        bad(
            5,
            "training: {schedule: [joint, representation-only]}",
            "training.schedule[1]",
            "leave out head:"),
        bad(6, "seeds: 0", "seeds", "was 0, must be a count from 1 to 1000000 or a list"),
        bad(6, "seeds: 2.5", "seeds", "was 2.5"),
        bad(6, "seeds: []", "seeds", "was an empty list"),
        bad(6, "seeds: [1, 2, 1]", "seeds[2]", "1 stands twice"),
        bad(6, "seeds: [1, x]", "seeds[1]", "was x", "a whole number of 64 bits"),
        bad(6, "seeds: [9223372036854775808]", "seeds[0]", "was 9223372036854775808"),
        bad(7, "record: {points: 1}", "record.points", "was 1", "from 2 to 10000"),
        bad(7, "record: 60", "record", "was 60, must be a mapping with points"),
        bad(7, "name: again", "name", "stands twice, first on line 1"),
        bad(7, "sparsity: 0.9", "sparsity", "unknown field; did you mean data.sparsity?"),
        bad(7, "[a, b]: 1", "a list", "unknown field"));
  }

  static Stream<Bad> zipsAndConstraints() {
    return Stream.of(
        bad(
            7,
            "zip: data.sparsity",
            "zip",
            "was data.sparsity",
            "[[data.sparsity, training.steps]]"),
        bad(
                7,
                "zip: [data.sparsity, training.steps]",
                "zip[0]",
                "was data.sparsity",
                "a list of groups")
            .alsoSays("zip[1]"),
        bad(7, "zip: [[data.sparsity]]", "zip[0]", "names 1 axes, must name two or more"),
        bad(
                7,
                "zip: [[data.sparsty, model.hidden]]",
                "zip[0][0]",
                "was data.sparsty",
                "did you mean data.sparsity?")
            .alsoSays("zip[0][1]"),
        bad(7, "zip: [[data.sparsity, training.steps]]", "zip[0][0]", "data.sparsity has one value")
            .alsoSays("zip[0][1]"),
        bad(
                7,
                "zip: [[head.pair_sets, head.rank]]",
                "zip[0][1]",
                "head.rank is not given in this spec")
            .alsoSays("zip[0][0]"),
        bad(7, "zip: [[seeds, model.hidden]]", "zip[0][0]", "was seeds", "cannot be zipped")
            .alsoSays("zip[0][1]"),
        text(
            lines(
                "name: t",
                "model: {features: 20, hidden: [3, 5]}",
                "data: {sparsity: [0.1, 0.2, 0.3]}",
                "zip: [[model.hidden, data.sparsity]]"),
            4,
            "zip[0]",
            "lengths differ, must be equal: model.hidden has 2, data.sparsity has 3"),
        text(
            lines(
                "name: t",
                "model: {features: [8, 9], hidden: [3, 5]}",
                "data: {sparsity: [0.1, 0.2]}",
                "zip: [[model.hidden, data.sparsity], [model.features, model.hidden]]"),
            4,
            "zip[1][1]",
            "model.hidden is zipped twice"),
        text(
            lines(
                "name: t",
                "model: {features: [8, 8], hidden: [3, 3]}",
                "data: {sparsity: 0.1}",
                "zip: [[model.features, model.hidden]]"),
            2,
            "model.features[1]",
            "[8, 3] stands twice"),
        bad(
            7,
            "where: head_rank <= hidden",
            "where",
            "was head_rank <= hidden",
            "must be a list of conditions"),
        bad(7, "where: [5]", "where[0]", "was 5, must be a condition"),
        where(
            "hiden <= 5",
            "was hiden <= 5",
            "at column 1: unknown name hiden; did you mean hidden?"),
        where(
            "features >= hidden + hed_rank",
            "at column 22: unknown name hed_rank; did you mean head_rank?"),
        where("hidden", "at column 1", "a condition is needed", "begins a number"),
        where("hidden <=", "at column 10: found the end"),
        where("hidden = 5", "at column 8: found \"=\"", "equality is =="),
        where("1 < hidden < 6", "at column 12: comparisons do not chain"),
        where("(hidden < 6", "at column 12: found the end, must be \")\""),
        where("hidden < 6)", "at column 11: found \")\""),
        where("hidden < 6 and features", "at column 16: a condition is needed"),
        where("not hidden", "at column 5: a condition is needed"),
        where("schedule + 1 > 2", "at column 1: a number is needed", "begins a label"),
        where("schedule == jiont", "at column 13: schedule cannot be jiont", "did you mean joint?"),
        where("schedule == representation-then-haed", "did you mean representation-then-head?"),
        where("schedule < joint", "at column 10: schedule is a label, compare it by == or !="),
        where(
            "schedule == 5",
            "at column 13: schedule is a label, must be compared with one of joint"),
        where("(hidden < 6) + 1 > 2", "a number is needed", "begins a condition"),
        where("hidden < 6 & features > 2", "at column 12: unexpected \"&\""),
        where("schedule == 'joint", "at column 13: a quote is not closed"),
        where("1.2.3 < hidden", "at column 1: \"1.2.3\" is no number"),
        where("hidden < " + "(".repeat(2000), "longer than 1000 characters"),
        bad(7, "where: [hidden > 5]", "where", "cuts all 2 combinations", "hidden > 5 never holds"),
        bad(
            7,
            "where: ['seed > 0', 'seed < 1']",
            "where",
            "cuts all 2 combinations",
            "seed > 0 and seed < 1"),
        text(
            lines(
                "name: t",
                "model: {features: 5, hidden: 2}",
                "data: {sparsity: 0.1}",
                "where:",
                "  - hidden > 1",
                "  - head_rank <= hidden"),
            6,
            "where[1]",
            "head_rank needs a head"),
        text(
            lines(
                "name: t",
                "model: {features: 5, hidden: 2}",
                "data: {sparsity: 0.1}",
                "training: {schedule: joint}"),
            4,
            "training.schedule",
            "was joint without a head",
            "representation-only",
            "head:"));
  }

  static Stream<Bad> documents() {
    String good = String.join("\n", GOOD) + "\n";
    String big = "name: t\nmodel: {features: {linspace: [1, 10000], points: 10000}, hidden: 1}\n";
    return Stream.of(
        text("", 0, "", "the file is empty"),
        text("# nothing\n# here\n", 0, "", "the file is empty"),
        text("---\n", 0, "", "the file is empty"),
        text("just text\n", 1, "", "was just text, must be a mapping with name"),
        text("[]\n", 1, "", "was a list of 0 specs"),
        text("- 5\n", 1, "", "was 5, must be a mapping"),
        text(good + "---\n" + good, 7, "", "a second YAML document", "write a list"),
        text("name: t\nmodel:\n\tfeatures: 20\n", 3, "", "a tab stands in the indentation"),
        text("name: t\nmodel: {features: 20\ndata: {sparsity: 0.5}\n", 3, "", "not YAML"),
        text("name: t\nmodel: [1, 2\n", 3, "", "not YAML"),
        text("name: 'test\nmodel: 5\n", 3, "", "not YAML"),
        text("name: a: b\n", 1, "", "not YAML at column 8"),
        text("name: t\n  model: 5\n", 2, "", "not YAML"),
        text("name: *nobody\n", 1, "", "not YAML"),
        text("a: " + "[".repeat(100_000), 1, "", "nested deeper than 32 levels"),
        text("a: &a [1]\nb: [" + "*a, ".repeat(60) + "]\n", 2, "", "more than 50 aliases"),
        text("name: t\nmodel: \u0007\n", 2, "", "control character 0x07"),
        text("name: t\n#" + "x".repeat(1_000_000), 0, "", "larger than 1 MB"),
        text(
            big
                + "data: {sparsity: {linspace: [0, 0.9], points: 10000}, importance_decay: {linspace: [1, 2], points: 10000}}\n",
            1,
            "",
            "1,000,000,000,000 combinations",
            "2,000,000,000",
            "model.features 10000 x data.sparsity 10000"),
        text(
            big
                + lines(
                    "data: {sparsity: {linspace: [0, 0.9], points: 10000}, importance_decay: {linspace: [1, 2], points: 10000}}",
                    "training: {learning_rate: {linspace: [1, 2], points: 10000}, weight_decay: {linspace: [1, 2], points: 10000}}"),
            1,
            "",
            "100,000,000,000,000,000,000 combinations"),
        text(
            lines(
                    "- name: t",
                    "  model: {features: 5, hidden: 2}",
                    "  data: {sparsity: {linspace: [0, 0.9], points: 1100}}",
                    "  seeds: 1000000")
                .repeat(2),
            1,
            "",
            "union have 2,200,000,000 combinations"),
        text(
            "- model: {features: 5, hidden: 2}\n  data: {sparsity: 0.5}\n",
            1,
            "name",
            "is missing"),
        text(
            lines(
                "- name: t",
                "  model: {features: 5, hidden: 2}",
                "  data: {sparsity: 0.5}",
                "- model: {features: 5, hidden: 2}",
                "  data: {sparsity: 2}"),
            5,
            "data.sparsity",
            "was 2, must be in [0, 1)"));
  }

  @ParameterizedTest
  @MethodSource({"fields", "zipsAndConstraints", "documents"})
  void eachFaultIsOneLineWithPlaceValueAndWhatIsAllowed(Bad bad) {
    List<Fault> faults = faults(bad.spec());
    Fault fault =
        faults.stream()
            .filter(f -> f.field().equals(bad.field()))
            .findFirst()
            .orElse(faults.get(0));
    assertThat(fault.describe()).contains(bad.parts()).doesNotContain("\n");
    assertThat(fault.line()).as(fault.describe()).isEqualTo(bad.line());
    assertThat(fault.field()).as(fault.describe()).isEqualTo(bad.field());
    List<String> fields = new ArrayList<>(bad.others());
    fields.add(bad.field());
    assertThat(faults)
        .extracting(Fault::field)
        .as("no fault draws others after it")
        .containsExactlyInAnyOrderElementsOf(fields);
  }

  @Test
  void faultsReadAsFileLineFieldAndMessage() {
    assertThat(faults(bad(4, "data: {sparsity: 1.2}", "").spec()))
        .extracting(Fault::toString)
        .containsExactly("studies/x.yaml:4: data.sparsity: was 1.2, must be in [0, 1)");
    assertThat(faults(""))
        .extracting(Fault::describe)
        .singleElement()
        .asString()
        .startsWith("studies/x.yaml: the file is empty");
  }

  @Test
  void allFaultsAreToldInOneGoByLine() {
    String spec =
        """
        name: a/b
        model: {features: x, hiden: 5}
        head: {rank_ratio: 2, pairs: [[0, -1]]}
        data: {sparsity: [0.5, 1.5, .nan]}
        training: {steps: 0, batch: 2.5, optimizer: adamm}
        seeds: none
        where: [hiden < 5, features > 2]
        """;
    SpecException thrown = thrown(spec.getBytes(StandardCharsets.UTF_8));
    assertThat(thrown.faults().stream().map(f -> f.line() + " " + f.field()))
        .containsExactly(
            "1 name",
            "2 model.hiden",
            "2 model.features",
            "3 head.rank_ratio",
            "3 head.pairs[0][1]",
            "4 data.sparsity[1]",
            "4 data.sparsity[2]",
            "5 training.steps",
            "5 training.batch",
            "5 training.optimizer",
            "6 seeds",
            "7 where[0]");
    assertThat(thrown.getMessage().lines()).hasSize(12);
  }

  @Test
  void bytesThatAreNotUtf8AreNamedWithTheirLine() {
    byte[] latin = "name: t\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(thrown(latin).faults())
        .containsExactly(
            new Fault(
                "studies/x.yaml", 2, "", "the file is not UTF-8 text: byte 0xe9 at offset 13"));
    byte[] truncated = {'a', (byte) 0xe2, (byte) 0x82};
    assertThat(thrown(truncated).faults()).singleElement().asString().contains("not UTF-8");
    byte[] zeros = new byte[100];
    assertThat(thrown(zeros).faults())
        .singleElement()
        .asString()
        .contains("control character 0x00");
  }

  private static List<Fault> faults(String spec) {
    return thrown(spec.getBytes(StandardCharsets.UTF_8)).faults();
  }

  private static SpecException thrown(byte[] content) {
    return catchThrowableOfType(
        SpecException.class, () -> SweepSpec.parse("studies/x.yaml", content));
  }
}
