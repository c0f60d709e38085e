package io.tegum.sweep.spec;

import static io.tegum.sweep.spec.BadSpec.bad;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults in data, training, seeds and record, and the one line that says so. */
class BadDataAndTrainingTest {

  static Stream<BadSpec> dataAndTraining() {
    return Stream.of(
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
            "in (0, 10]"),
        bad(
            4,
            "data: {sparsity: 0.9, importance-decay: 1}",
            "data.importance-decay",
            "did you mean importance_decay?"),
        bad(
            4,
            "data: {sparsity: 0.9, last_importance: [1, 0]}",
            "data.last_importance[1]",
            "was 0, must be in (0, 1e9]"),
        bad(4, "data: {sparsity: 0.9, last_importance: x}", "data.last_importance", "was x (text)"),
        bad(
            4,
            "data: {sparsity: 0.9, last_importanc: 1}",
            "data.last_importanc",
            "did you mean last_importance?"),
        bad(
            7,
            "where: [last_importance < 5]",
            "where[0]",
            "last_importance needs data.last_importance, which is not given"),
        bad(5, "training: {steps: 0}", "training.steps", "was 0", "from 1 to 1000000000"),
        bad(5, "training: {steps: 2000000000}", "training.steps", "from 1 to 1000000000"),
        bad(
            4,
            "data: {sparsity: 0.9, importance_decay: 1e300}",
            "data.importance_decay",
            "(0, 10]"),
        bad(
            5,
            "training: {batch: 1000000000}",
            "training.batch",
            "was 1000000000",
            "batch * features"),
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
        bad(
            5,
            "training: {initial_scale: [1, 0]}",
            "training.initial_scale[1]",
            "was 0, must be in (0, 1000]"),
        bad(
            5,
            "training: {weight_decay: -0.1}",
            "training.weight_decay",
            "was -0.1 with optimizer adam, must be 0 or more; or have optimizer adamw"),
        bad(
            5,
            "training: {optimizer: [adamw, sgd], weight_decay: [-0.1, 0]}",
            "training.weight_decay",
            "was -0.1 with optimizer sgd",
            "where: [weight_decay >= 0 or optimizer == adamw]"),
        bad(5, "training: {hidden_l1: -1}", "training.hidden_l1", "was -1, must be in [0, 1e6]"),
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

  @ParameterizedTest
  @MethodSource({"dataAndTraining"})
  void eachFaultIsOneLineWithPlaceValueAndWhatIsAllowed(BadSpec bad) {
    bad.check();
  }
}
