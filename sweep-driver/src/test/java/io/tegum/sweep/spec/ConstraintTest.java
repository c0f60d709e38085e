package io.tegum.sweep.spec;

import static io.tegum.sweep.spec.SpecValuesTest.TOY;
import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.Quantity;
import io.tegum.kernel.family.Setting;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.sweep.where.Constraint;
import io.tegum.sweep.where.ConstraintException;
import io.tegum.sweep.where.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintTest {

  private static final String SPEC =
      """
      name: t
      model: {features: [8, 20], hidden: [3, 5], activation: [relu, identity]}
      head: {rank_ratio: [0.2, 0.6, 1.0], lambda: [0.1, 1], pair_sets: [[[0, 1]], [[0, 1], [2, 3]]]}
      data: {sparsity: [0, 0.5, 0.9], importance_decay: 0.7, last_importance: [0.1, 10]}
      training:
        schedule: [joint, representation-then-head]
        optimizer: [adam, adamw]
        steps: [100, 200]
        warmup_steps: 10
        initial_scale: [0.5, 1]
        learning_rate: 1.0e-3
        batch: 64
      seeds: [-1, 5]
      """;

  private static Constraint parse(String text) throws ConstraintException {
    return Constraint.parse(text, new Quantities(TOY));
  }

  /** A constraint and the same in Java. */
  private record Case(String text, Predicate<TrialConfiguration> expected) {
    @Override
    public String toString() {
      return text;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("features == 8", c -> c.model().features() == 8),
        new Case("hidden*4<=features", c -> c.model().hidden() * 4 <= c.model().features()),
        new Case("head_rank < hidden", c -> c.headOrNull().rank() < c.model().hidden()),
        new Case("rank_ratio == 0.6", c -> c.headOrNull().rank() * 10 == c.model().hidden() * 6),
        new Case("density == 0.1", c -> c.data().sparsity() == 0.9),
        new Case("density >= .5", c -> c.data().sparsity() <= 0.5),
        new Case("sparsity != 0.5", c -> c.data().sparsity() != 0.5),
        new Case("lambda > 1e-1", c -> c.headOrNull().lambda() == 1),
        new Case("pairs > 1", c -> c.headOrNull().pairs().size() == 2),
        new Case("seed < 0", c -> c.seed() < 0),
        new Case("seed == -1", c -> c.seed() == -1),
        new Case("weight_decay > 0", c -> c.training().optimisation().weightDecay() == 0.01),
        new Case("initial_scale < 1", c -> c.training().initial().scale() == 0.5),
        new Case("warmup_steps * 20 == steps", c -> c.training().steps() == 200),
        new Case("steps - 100 - 50 > 0", c -> c.training().steps() == 200),
        new Case("steps - (100 - 50) > 100", c -> c.training().steps() == 200),
        new Case("steps / 10 / 10 == 1", c -> c.training().steps() == 100),
        new Case("2 + 3 * 4 == 14", c -> true),
        new Case("(2 + 3) * 4 == 14", c -> false),
        new Case("- - steps + 2 * -50 == 0", c -> c.training().steps() == 100),
        new Case("features-hidden > 4", c -> c.model().features() - c.model().hidden() > 4),
        new Case("schedule == joint", c -> c.training().schedule() == Schedule.JOINT),
        new Case("schedule != \"joint\"", c -> c.training().schedule() != Schedule.JOINT),
        new Case(
            "representation-then-head == schedule",
            c -> c.training().schedule() == Schedule.REPRESENTATION_THEN_HEAD),
        new Case("activation == 'relu'", c -> c.model().activation().label().equals("relu")),
        new Case(
            "optimizer==adamw",
            c -> c.training().optimisation().optimizer().label().equals("adamw")),
        new Case("target == product", c -> false),
        new Case("learning_rate_schedule == constant and batch == 64", c -> true),
        new Case("learning_rate == 0.001 and importance_decay < 1", c -> true),
        new Case("last_importance > 1", c -> c.data().lastImportanceOrNull() == 10),
        new Case(
            "features == 8 or hidden == 3 and seed > 0",
            c -> c.model().features() == 8 || (c.model().hidden() == 3 && c.seed() > 0)),
        new Case(
            "(features == 8 or hidden == 3) and seed > 0",
            c -> (c.model().features() == 8 || c.model().hidden() == 3) && c.seed() > 0),
        new Case(
            "not features == 8 and not (seed > 0 or hidden == 3)",
            c -> c.model().features() != 8 && !(c.seed() > 0 || c.model().hidden() == 3)),
        new Case("not not seed > 0", c -> c.seed() > 0),
        new Case("1 / (features - 8) > 1000", c -> c.model().features() == 8));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void holdsExactlyWhereTheSameConditionInJavaDoes(Case example) throws ConstraintException {
    Constraint constraint = parse(example.text());
    Point point = new Point(TOY.settings());
    Combinations all = new Combinations(SpecValuesTest.region(SPEC).dimensions(), point);
    int points = 0;
    while (all.next()) {
      points++;
      TrialConfiguration trial = (TrialConfiguration) TOY.trial(point);
      assertThat(constraint.holds(point)).isEqualTo(example.expected().test(trial));
    }
    assertThat(points).isEqualTo(2 * 2 * 2 * 2 * 3 * 2 * 2 * 3 * 2 * 2 * 2 * 2 * 2);
  }

  /** Random formulas whose value is worked out by hand while their text is written. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void arithmeticFollowsPrecedence(long seed) throws ConstraintException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Point point = new Point(TOY.settings());
    new Combinations(SpecValuesTest.region(SPEC).dimensions(), point).next();
    for (int k = 0; k < 200; k++) {
      List<Double> values = new ArrayList<>();
      String text = sum(random, 3, values);
      double value = values.get(0);
      assertThat(parse(text + " == " + value).holds(point)).as(text).isTrue();
      assertThat(parse(text + " < " + value).holds(point)).as(text).isFalse();
    }
  }

  private static String sum(RandomGenerator random, int depth, List<Double> out) {
    StringBuilder text = new StringBuilder();
    double total = 0;
    int terms = random.nextInt(1, 4);
    for (int k = 0; k < terms; k++) {
      boolean minus = k > 0 && random.nextBoolean();
      text.append(k == 0 ? "" : minus ? " - " : " + ");
      double product = 1;
      int factors = random.nextInt(1, 3);
      for (int f = 0; f < factors; f++) {
        double value = random.nextInt(1, 10);
        String spelling = Integer.toString((int) value);
        if (depth > 0 && random.nextBoolean()) {
          List<Double> inner = new ArrayList<>();
          spelling = "(" + sum(random, depth - 1, inner) + ")";
          value = inner.get(0);
        }
        text.append(f == 0 ? "" : "*").append(spelling);
        product *= value;
      }
      total = minus ? total - product : total + product;
    }
    out.add(total);
    return text.toString();
  }

  @Test
  void namesTheQuantitiesAndSettingsThatItReads() throws ConstraintException {
    Constraint constraint = parse("head_rank < 3 or not (schedule == joint)");
    assertThat(constraint.quantities())
        .extracting(Quantity::name)
        .containsExactly("head_rank", "schedule");
    assertThat(constraint.settings())
        .extracting(Setting::path)
        .containsExactly("head.rank", "model.hidden", "training.schedule");
    assertThat(constraint.text()).isEqualTo("head_rank < 3 or not (schedule == joint)");
  }

  @Test
  void aConstraintLegitimisesAProductThatHasImpossibleCombinations() {
    String ranks =
        """
        name: t
        model: {features: 20, hidden: [2, 5]}
        head: {rank: [1, 3, 5], pairs: [[0, 1]]}
        data: {sparsity: 0.5}
        where: [head_rank <= hidden]
        """;
    assertThat(SpecValuesTest.region(ranks).where()).hasSize(1);
    String indirect =
        """
        name: t
        model: {features: [3, 20], hidden: 2}
        head: {pair_sets: [[[0, 1]], [[0, 1], [4, 5]]]}
        data: {sparsity: [0.5, 0.9]}
        where: [pairs == 1 or sparsity == 0.9, features == 20 or sparsity < 0.9]
        """;
    assertThat(SpecValuesTest.region(indirect).where()).hasSize(2);
  }
}
