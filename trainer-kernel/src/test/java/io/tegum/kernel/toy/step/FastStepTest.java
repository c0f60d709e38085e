package io.tegum.kernel.toy.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.HiddenActivation;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Regularisation;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.reference.BatchGradient;
import io.tegum.kernel.toy.reference.Losses;
import io.tegum.kernel.toy.reference.TokenBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All designs against the reference step in double, on the tokens that they draw. */
public class FastStepTest {

  static final long STEP = 17;

  /** Relative to the largest entry: some hundred float roundings, of 6e-8 each. */
  private static final double TOLERANCE = 2e-5;

  /** Added to every bias: the ReLU silences most features. */
  private static final double SILENCING_BIAS = -1;

  /** Odd sizes, one token, sizes that fill vectors exactly, sparse, dense and in between. */
  static List<Arguments> problems() {
    return List.of(
        Arguments.of(1, 1, 1, 1, 0.0),
        Arguments.of(2, 1, 1, 7, 0.5),
        Arguments.of(3, 2, 2, 1, 0.3),
        Arguments.of(5, 2, 1, 130, 0.9),
        Arguments.of(5, 2, 2, 1000, 0.99),
        Arguments.of(16, 16, 16, 48, 0.7),
        Arguments.of(20, 5, 5, 256, 0.0),
        Arguments.of(9, 4, 2, 150, 0.0),
        Arguments.of(20, 5, 3, 257, 0.9),
        Arguments.of(20, 5, 5, 600, 0.97),
        Arguments.of(33, 17, 9, 65, 0.95),
        Arguments.of(64, 16, 8, 128, 0.9),
        Arguments.of(80, 20, 4, 150, 0.99),
        Arguments.of(40, 3, 2, 100, 0.8),
        Arguments.of(100, 33, 17, 40, 0.999));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void jointGradientIsTheReferences(int n, int m, int r, int batch, double sparsity) {
    for (TrialConfiguration c : configurations(n, m, r, batch, sparsity)) {
      check(c, step -> pairs(step).joint(STEP), BatchGradient::joint);
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void representationGradientIsTheReferences(int n, int m, int r, int batch, double sparsity) {
    for (TrialConfiguration c : configurations(n, m, r, batch, sparsity)) {
      check(
          Trials.withoutHead(c),
          step -> step.plainRepresentation(STEP),
          (gradient, p, left, right) -> gradient.representation(p, left));
      check(c, step -> pairs(step).pairedRepresentation(STEP), BatchGradient::representation);
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void headGradientIsTheReferences(int n, int m, int r, int batch, double sparsity) {
    for (TrialConfiguration c : configurations(n, m, r, batch, sparsity)) {
      check(c, step -> pairs(step).head(STEP), BatchGradient::head);
    }
  }

  @Test
  void moreAttendedPairsThanBits() {
    int n = 9;
    List<AttentionPair> all = new ArrayList<>();
    for (int k = 0; k < n * n; k++) {
      all.add(new AttentionPair(k / n, k % n, 1 + 0.1 * (7 * k % 13)));
    }
    for (double sparsity : new double[] {0.5, 0.9, 0.99}) {
      TrialConfiguration c =
          Trials.joint(n, 3, 2, 150, sparsity, Activation.RELU, Target.INDICATOR, all);
      check(c, step -> pairs(step).joint(STEP), BatchGradient::joint);
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void lastFeaturesOwnImportanceIsTheReferences(int n, int m, int r, int batch, double sparsity) {
    for (TrialConfiguration c : configurations(n, m, r, batch, sparsity)) {
      TrialConfiguration own =
          new TrialConfiguration(
              c.model(),
              c.headOrNull(),
              new DataConfiguration(sparsity, 0.9, 5.0),
              c.training(),
              c.seed(),
              c.recordPoints());
      check(own, step -> pairs(step).joint(STEP), BatchGradient::joint);
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void gradientUnderDropoutIsTheReferences(int n, int m, int r, int batch, double sparsity) {
    for (TrialConfiguration c : configurations(n, m, r, batch, sparsity)) {
      for (double dropout : new double[] {0.1, 0.5}) {
        TrialConfiguration dropped = Trials.withDropout(c, dropout);
        TrialConfiguration plain = Trials.withDropout(Trials.withoutHead(c), dropout);
        check(dropped, step -> pairs(step).joint(STEP), BatchGradient::joint);
        check(
            dropped, step -> pairs(step).pairedRepresentation(STEP), BatchGradient::representation);
        check(dropped, step -> pairs(step).head(STEP), BatchGradient::head);
        check(
            plain,
            step -> step.plainRepresentation(STEP),
            (gradient, p, left, right) -> gradient.representation(p, left));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 1, 1, 40", "8, 3, 2, 130", "20, 5, 3, 257", "64, 16, 8, 128", "100, 33, 5, 90"})
  void gradientOfOtherDensitiesAndValuesAndOfSetsIsTheReferences(int n, int m, int r, int batch) {
    List<DataConfiguration> variants = new ArrayList<>(Variants.independent(n));
    variants.addAll(Variants.sets(n));
    for (TrialConfiguration c : configurations(n, m, r, batch, 0.9)) {
      for (DataConfiguration data : variants) {
        TrialConfiguration own = Variants.withData(c, data);
        check(own, step -> pairs(step).joint(STEP), BatchGradient::joint);
        check(own, step -> pairs(step).head(STEP), BatchGradient::head);
        check(
            Trials.withoutHead(own),
            step -> step.plainRepresentation(STEP),
            (gradient, p, left, right) -> gradient.representation(p, left));
      }
    }
  }

  /** What a trial has beside the plain model, each alone and with others. */
  static List<Variant> variants() {
    return List.of(
        new Variant(Activation.GELU, HiddenActivation.IDENTITY, Regularisation.NONE),
        new Variant(Activation.SOFTPLUS, HiddenActivation.IDENTITY, Regularisation.NONE),
        new Variant(Activation.RELU, HiddenActivation.RELU, Regularisation.NONE),
        new Variant(Activation.RELU, HiddenActivation.GELU, Regularisation.NONE),
        new Variant(
            Activation.RELU, HiddenActivation.IDENTITY, Regularisation.NONE.withHiddenL1(0.1)),
        new Variant(
            Activation.RELU, HiddenActivation.IDENTITY, Regularisation.NONE.withWeightL1(0.01)),
        new Variant(
            Activation.IDENTITY,
            HiddenActivation.RELU,
            Regularisation.NONE.withDropout(0.5).withWeightL1(0.01)),
        new Variant(
            Activation.SOFTPLUS,
            HiddenActivation.GELU,
            Regularisation.NONE.withDropout(0.2).withHiddenL1(0.1)),
        new Variant(
            Activation.GELU,
            HiddenActivation.RELU,
            Regularisation.NONE.withDropout(0.3).withHiddenL1(0.2).withWeightL1(0.02)));
  }

  /** A kind of model and what training asks of it. */
  record Variant(Activation output, HiddenActivation hidden, Regularisation regularisation) {

    TrialConfiguration of(TrialConfiguration c) {
      return new TrialConfiguration(
          new ModelConfiguration(c.model().features(), c.model().hidden(), output, hidden),
          c.headOrNull(),
          c.data(),
          c.training().with(regularisation),
          c.seed(),
          c.recordPoints());
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void gradientOfVariantsIsTheReferences(Variant variant) {
    List<Object[]> problems = new ArrayList<>();
    problems().forEach(each -> problems.add(each.get()));
    problems.add(new Object[] {5, 9, 2, 130, 0.9});
    problems.add(new Object[] {20, 50, 3, 70, 0.5});
    problems.add(new Object[] {3, 40, 1, 70, 0.999});
    for (Object[] sizes : problems) {
      for (TrialConfiguration c :
          configurations(
              (int) sizes[0], (int) sizes[1], (int) sizes[2], (int) sizes[3], (double) sizes[4])) {
        TrialConfiguration trial = variant.of(c);
        check(trial, step -> pairs(step).joint(STEP), BatchGradient::joint);
        check(trial, step -> pairs(step).pairedRepresentation(STEP), BatchGradient::representation);
        check(trial, step -> pairs(step).head(STEP), BatchGradient::head);
        check(
            variant.of(Trials.withoutHead(c)),
            step -> step.plainRepresentation(STEP),
            (gradient, p, left, right) -> gradient.representation(p, left));
      }
    }
  }

  private static List<TrialConfiguration> configurations(
      int n, int m, int r, int batch, double sparsity) {
    List<AttentionPair> pairs =
        n == 1
            ? List.of(AttentionPair.of(0, 0))
            : List.of(new AttentionPair(0, 1, 0.7), new AttentionPair(n - 1, 0, 1.5));
    return List.of(
        Trials.joint(n, m, r, batch, sparsity, Activation.RELU, Target.INDICATOR, pairs),
        Trials.joint(n, m, r, batch, sparsity, Activation.IDENTITY, Target.PRODUCT, pairs));
  }

  /** A fast step's loss. */
  interface FastLoss {
    double of(FastStep step);
  }

  /** The same loss and its gradient by the reference. */
  interface ReferenceLoss {
    Losses of(BatchGradient gradient, Parameters p, TokenBatch left, TokenBatch right);
  }

  static void check(TrialConfiguration c, FastLoss loss, ReferenceLoss reference) {
    check(
        new FeatureMajorStep(c),
        c,
        loss,
        masked(reference, Trials.panelMasks(c, STEP)),
        Trials.panelPairs(c, STEP));
    check(
        new TokenMajorStep(c),
        c,
        loss,
        masked(reference, Trials.rowMasks(c, STEP)),
        Trials.rowPairs(c, STEP));
    if (Design.GRAM.fits(c, new StepCost.Sizes(c))) {
      check(new GramStep(c), c, loss, reference, Trials.sparsePairs(c, STEP));
    }
  }

  private static ReferenceLoss masked(ReferenceLoss reference, Trials.Masks masks) {
    return (gradient, p, left, right) -> {
      gradient.dropOut(masks.leftOrNull(), masks.rightOrNull());
      return reference.of(gradient, p, left, right);
    };
  }

  private static void check(
      FastStep step,
      TrialConfiguration configuration,
      FastLoss loss,
      ReferenceLoss reference,
      Trials.Pairs pairs) {
    check(step, configuration, loss, reference, pairs, 0);
    check(step, configuration, loss, reference, pairs, SILENCING_BIAS);
  }

  private static void check(
      FastStep step,
      TrialConfiguration configuration,
      FastLoss loss,
      ReferenceLoss reference,
      Trials.Pairs pairs,
      double bias) {
    Parameters parameters = Trials.randomParameters(configuration, new Random(3));
    for (int i = 0; i < parameters.b().data.length; i++) {
      parameters.b().data[i] = (float) (parameters.b().data[i] + bias);
    }
    BatchGradient expected = new BatchGradient(configuration);
    Losses losses = reference.of(expected, parameters, pairs.left(), pairs.right());
    double expectedLoss = losses.total() - losses.penalty();
    step.load(parameters);
    loss.of(step); // a step before, whose traces must not matter
    double actualLoss = loss.of(step);
    String what = step.getClass().getSimpleName() + " of " + configuration;
    assertThat(actualLoss)
        .as(what)
        .isCloseTo(expectedLoss, within(TOLERANCE * Math.max(1e-6, Math.abs(expectedLoss))));
    Parameters actual = Parameters.zeros(configuration);
    step.storeGradient(actual);
    close(what + " W", actual.w().data, expected.gradient().w().data);
    close(what + " b", actual.b().data, expected.gradient().b().data);
    Parameters.HeadParameters head = expected.gradient().headOrNull();
    if (head != null) {
      close(what + " A", actual.headOrNull().a().data, head.a().data);
      close(what + " B", actual.headOrNull().b().data, head.b().data);
    }
  }

  public static void close(String what, double[] actual, double[] expected) {
    double largest = 1e-6;
    for (double value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as(what).isCloseTo(expected[i], within(TOLERANCE * largest));
    }
  }

  static PairedStep pairs(FastStep step) {
    return step.paired().orElseThrow();
  }
}
