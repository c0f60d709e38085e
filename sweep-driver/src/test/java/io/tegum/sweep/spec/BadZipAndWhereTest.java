package io.tegum.sweep.spec;

import static io.tegum.sweep.spec.BadSpec.bad;
import static io.tegum.sweep.spec.BadSpec.lines;
import static io.tegum.sweep.spec.BadSpec.text;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults in zip and where, and the one line that says so. */
class BadZipAndWhereTest {

  private static BadSpec where(String constraint, String... parts) {
    return bad(7, "where: ['" + constraint.replace("'", "''") + "']", "where[0]", parts);
  }

  static Stream<BadSpec> zipsAndWhere() {
    return Stream.of(
        bad(
            7,
            "zip: data.sparsity",
            "zip",
            "was data.sparsity",
            "[[model.features, model.hidden]]"),
        bad(
                7,
                "zip: [data.sparsity, training.steps]",
                "zip[0]",
                "was data.sparsity",
                "a list of groups")
            .alsoSays("zip[1]"),
        bad(7, "zip: [[data.sparsity]]", "zip[0]", "names one axis, must name two or more"),
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
                "model: {features: [8, 8], hidden: [3, 4]}",
                "data: {sparsity: 2}",
                "zip: [[model.features, model.hidden, data.sparsity]]"),
            3,
            "data.sparsity",
            "was 2, must be in [0, 1)"),
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
            "was \"head_rank <= hidden\", must be a list of conditions"),
        bad(7, "where: [5]", "where[0]", "was 5, must be a condition"),
        bad(7, "where: ['']", "where[0]", "was \"\", must be a condition, for instance"),
        where(
            "hiden <= 5",
            "was \"hiden <= 5\",",
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
        where("features / 0 > 1", "was \"features / 0 > 1\", which divides by zero"),
        where(
            "features / (hidden - 5) > 0",
            "divides by zero where hidden is 5; put a condition that cuts such combinations before"),
        bad(
            7,
            "where: [hidden > 4, features / (hidden - 5) > 0]",
            "where[1]",
            "divides by zero where hidden is 5"),
        bad(7, "where: [hidden > 5]", "where", "cuts all 2 combinations", "hidden > 5 never holds"),
        text(
            lines(
                "name: t",
                "model: {features: 5, hidden: 2}",
                "data: {sparsity: 0.1}",
                "where: [hidden > 5]"),
            4,
            "where",
            "cuts the only combination, must keep at least one"),
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

  @ParameterizedTest
  @MethodSource("zipsAndWhere")
  void eachFaultIsOneLineWithPlaceValueAndWhatIsAllowed(BadSpec bad) {
    bad.check();
  }
}
