package io.tegum.kernel.toy.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.HiddenActivation;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Regularisation;
import io.tegum.kernel.toy.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CentralDifferencesTest {

  private static final int PROBLEMS = 60;

  /** Relative to the gradient's norm: central differences err by 1e-9 or so here. */
  private static final double TOLERANCE = 1e-6;

  /** Rounding of a loss of order 1 over twice the step, for gradients that vanish. */
  private static final double ROUNDING = 1e-9;

  /**
   * Small enough that no ReLU of these problems changes side within it, large enough against
   * rounding.
   */
  private static final double STEP = 1e-6;

  @ParameterizedTest
  @CsvSource({"RELU,INDICATOR", "RELU,PRODUCT", "IDENTITY,INDICATOR", "IDENTITY,PRODUCT"})
  void jointGradientMatchesCentralDifferences(Activation activation, Target target) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = Problem.random(seed, activation, target);
      BatchGradient gradient = new BatchGradient(problem.configuration());
      check(
          problem,
          gradient,
          p -> gradient.joint(p, problem.left(), problem.right()),
          CentralDifferencesTest::all);
    }
  }

  @ParameterizedTest
  @CsvSource({"RELU,INDICATOR", "IDENTITY,PRODUCT"})
  void representationGradientMatchesCentralDifferences(Activation activation, Target target) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = Problem.random(seed, activation, target);
      BatchGradient gradient = new BatchGradient(problem.configuration());
      check(
          problem,
          gradient,
          p -> gradient.representation(p, problem.left()),
          p -> List.of(p.w().data, p.b().data));
      check(
          problem,
          gradient,
          p -> gradient.representation(p, problem.left(), problem.right()),
          CentralDifferencesTest::all);
    }
  }

  @ParameterizedTest
  @CsvSource({"RELU,INDICATOR", "IDENTITY,PRODUCT"})
  void headGradientOnFrozenRepresentationMatchesCentralDifferences(
      Activation activation, Target target) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = Problem.random(seed, activation, target);
      BatchGradient gradient = new BatchGradient(problem.configuration());
      check(
          problem,
          gradient,
          p -> gradient.head(p, problem.left(), problem.right()),
          p -> List.of(p.headOrNull().a().data, p.headOrNull().b().data));
      assertThat(gradient.gradient().w().data).containsOnly(0);
      assertThat(gradient.gradient().b().data).containsOnly(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"RELU,INDICATOR,0.2", "IDENTITY,PRODUCT,0.5", "RELU,PRODUCT,0.8"})
  void gradientUnderDropoutMatchesCentralDifferences(
      Activation activation, Target target, double dropout) {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Problem problem = Problem.random(seed, activation, target);
      BatchGradient gradient = new BatchGradient(problem.configuration());
      gradient.dropOut(problem.masks(dropout, 1), problem.masks(dropout, 2));
      check(
          problem,
          gradient,
          p -> gradient.joint(p, problem.left(), problem.right()),
          CentralDifferencesTest::all);
      check(
          problem,
          gradient,
          p -> gradient.representation(p, problem.left(), problem.right()),
          CentralDifferencesTest::all);
      check(
          problem,
          gradient,
          p -> gradient.head(p, problem.left(), problem.right()),
          p -> List.of(p.headOrNull().a().data, p.headOrNull().b().data));
    }
  }

  /** Every function with every other, each with penalties and dropout in turn. */
  static List<Arguments> variants() {
    List<Regularisation> regularisations =
        List.of(
            Regularisation.NONE,
            Regularisation.NONE.withDropout(0.3),
            Regularisation.NONE.withHiddenL1(0.2),
            Regularisation.NONE.withWeightL1(0.05),
            Regularisation.NONE.withDropout(0.5).withHiddenL1(0.1).withWeightL1(0.02));
    List<Arguments> all = new ArrayList<>();
    for (Activation activation : Activation.values()) {
      for (HiddenActivation hidden : HiddenActivation.values()) {
        for (Regularisation regularisation : regularisations) {
          all.add(Arguments.of(activation, hidden, regularisation));
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("variants")
  void gradientOfVariantsMatchesCentralDifferences(
      Activation activation, HiddenActivation hidden, Regularisation regularisation) {
    for (int seed = 0; seed < 20; seed++) {
      Target target = seed % 2 == 0 ? Target.INDICATOR : Target.PRODUCT;
      Problem problem = Problem.random(seed, activation, hidden, target, regularisation);
      BatchGradient gradient = new BatchGradient(problem.configuration());
      if (regularisation.dropout() > 0) {
        gradient.dropOut(
            problem.masks(regularisation.dropout(), 1), problem.masks(regularisation.dropout(), 2));
      }
      check(
          problem,
          gradient,
          p -> gradient.joint(p, problem.left(), problem.right()),
          CentralDifferencesTest::all);
      check(
          problem,
          gradient,
          p -> gradient.representation(p, problem.left()),
          p -> List.of(p.w().data, p.b().data));
      check(
          problem,
          gradient,
          p -> gradient.head(p, problem.left(), problem.right()),
          p -> List.of(p.headOrNull().a().data, p.headOrNull().b().data));
    }
  }

  private static List<double[]> all(Parameters p) {
    return List.of(p.w().data, p.b().data, p.headOrNull().a().data, p.headOrNull().b().data);
  }

  private static void check(
      Problem problem,
      BatchGradient gradient,
      Function<Parameters, Losses> losses,
      Function<Parameters, List<double[]>> checked) {
    Parameters parameters = problem.parameters();
    double loss = losses.apply(parameters).total();
    Parameters analytic = gradient.gradient().copy();
    List<double[]> arrays = checked.apply(parameters);
    List<double[]> slopes = checked.apply(analytic);
    assertThat(loss).isNotNegative();
    double scale = norm(slopes);
    for (int array = 0; array < arrays.size(); array++) {
      for (int i = 0; i < arrays.get(array).length; i++) {
        double value = arrays.get(array)[i];
        arrays.get(array)[i] = value + STEP;
        double above = losses.apply(parameters).total();
        arrays.get(array)[i] = value - STEP;
        double below = losses.apply(parameters).total();
        arrays.get(array)[i] = value;
        assertThat(slopes.get(array)[i])
            .as("array %d, entry %d of %s", array, i, problem.configuration())
            .isCloseTo((above - below) / (2 * STEP), within(TOLERANCE * scale + ROUNDING));
      }
    }
  }

  private static double norm(List<double[]> arrays) {
    double sum = 0;
    for (double[] array : arrays) {
      for (double value : array) {
        sum += value * value;
      }
    }
    return Math.sqrt(sum);
  }
}
