package io.tegum.kernel.toy.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.optimiser.LearningRateSchedule;
import io.tegum.kernel.optimiser.Optimisation;
import io.tegum.kernel.optimiser.OptimizerKind;
import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.FeatureDependence;
import io.tegum.kernel.toy.model.FeatureProfile;
import io.tegum.kernel.toy.model.FeatureValues;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.HiddenActivation;
import io.tegum.kernel.toy.model.InitialWeights;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.Regularisation;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrainingConfiguration;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.reference.BatchGradient;
import io.tegum.kernel.toy.reference.Losses;
import io.tegum.kernel.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every variant of the toy model with every other: the combination either trains, with the gradient
 * that central differences and the reference say, or is refused in one line.
 */
class VariantPairsTest {

  private static final long STEP = FastStepTest.STEP;

  /** Relative to the gradient's largest entry: central differences of a step of 1e-6. */
  private static final double TOLERANCE = 1e-5;

  private static final double DIFFERENCE = 1e-6;

  /** A trial that is being put together. */
  private static final class Draft {
    private int features = 6;
    private int hidden = 3;
    private Activation output = Activation.RELU;
    private HiddenActivation hiddenActivation = HiddenActivation.IDENTITY;
    private HeadConfiguration headOrNull;
    private Schedule schedule = Schedule.REPRESENTATION_ONLY;
    private FeatureDependence sets = FeatureDependence.INDEPENDENT;
    private FeatureProfile profile = FeatureProfile.UNIFORM;
    private FeatureValues values = FeatureValues.UNIT;
    private OptimizerKind optimizer = OptimizerKind.ADAMW;
    private double weightDecay = 0.01;
    private Regularisation regularisation = Regularisation.NONE;
    private InitialWeights initial = InitialWeights.XAVIER;

    private void head(Target target) {
      headOrNull =
          new HeadConfiguration(
              2, 0.5, List.of(AttentionPair.of(0, 1), new AttentionPair(2, 0, 0.5)), target);
      schedule = Schedule.JOINT;
    }

    private DataConfiguration data() {
      DataConfiguration equal =
          new DataConfiguration(0.7, 0.9, null, sets.correlation(), sets.size()).withValues(values);
      return profile.equals(FeatureProfile.UNIFORM) ? equal : equal.withProfile(profile, features);
    }

    private TrialConfiguration trial() {
      return new TrialConfiguration(
          new ModelConfiguration(features, hidden, output, hiddenActivation),
          headOrNull,
          data(),
          new TrainingConfiguration(
              schedule,
              new Optimisation(
                  5, 70, optimizer, 1e-3, weightDecay, LearningRateSchedule.CONSTANT, 0),
              initial,
              regularisation),
          3,
          2);
    }
  }

  /** One thing that a trial has beside the plain model, and which choice it is one of. */
  @SuppressWarnings("ImmutableEnumChecker") // changes keep nothing
  enum Variant {
    IDENTITY_OUTPUT("output", d -> d.output = Activation.IDENTITY),
    GELU_OUTPUT("output", d -> d.output = Activation.GELU),
    SOFTPLUS_OUTPUT("output", d -> d.output = Activation.SOFTPLUS),
    RELU_HIDDEN("hidden activation", d -> d.hiddenActivation = HiddenActivation.RELU),
    GELU_HIDDEN("hidden activation", d -> d.hiddenActivation = HiddenActivation.GELU),
    WIDE("hidden", d -> d.hidden = 13),
    DROPOUT("dropout", d -> d.regularisation = d.regularisation.withDropout(0.4)),
    HIDDEN_L1("hidden L1", d -> d.regularisation = d.regularisation.withHiddenL1(0.1)),
    WEIGHT_L1("weight L1", d -> d.regularisation = d.regularisation.withWeightL1(0.02)),
    GROWTH("weight decay", d -> d.weightDecay = -0.5),
    ADAM("optimizer", d -> d.optimizer = OptimizerKind.ADAM),
    SGD("optimizer", d -> d.optimizer = OptimizerKind.SGD),
    UNIT_WEIGHTS("weights", d -> d.initial = unit(d.initial)),
    INITIAL_BIAS("bias", d -> d.initial = biased(d.initial)),
    CORRELATED("sets", d -> d.sets = new FeatureDependence(Correlation.CORRELATED, 2)),
    ANTICORRELATED("sets", d -> d.sets = new FeatureDependence(Correlation.ANTICORRELATED, 3)),
    GROUPS("profile", d -> d.profile = Variants.groups(d.features, 0.5, 0.9)),
    POWER_LAW("profile", d -> d.profile = new FeatureProfile.Power(0.7, null)),
    LISTED_DENSITIES(
        "profile", d -> d.profile = new FeatureProfile.Densities(List.of(.4, .4, .1, .1, .2, .2))),
    WIDE_VALUES("values", d -> d.values = FeatureValues.WIDE),
    SIGNED_VALUES("values", d -> d.values = FeatureValues.SIGNED),
    VALUES_OF_ONE("values", d -> d.values = FeatureValues.ONE),
    INDICATOR_HEAD("head", d -> d.head(Target.INDICATOR)),
    PRODUCT_HEAD("head", d -> d.head(Target.PRODUCT)),
    HEAD_AFTERWARDS(
        "head",
        d -> {
          d.head(Target.INDICATOR);
          d.schedule = Schedule.REPRESENTATION_THEN_HEAD;
        });

    private final String choice;
    private final Consumer<Draft> change;

    Variant(String choice, Consumer<Draft> change) {
      this.choice = choice;
      this.change = change;
    }

    private static InitialWeights unit(InitialWeights of) {
      return new InitialWeights(InitialWeights.Scheme.UNIT, of.scale(), of.biasDeviation());
    }

    private static InitialWeights biased(InitialWeights of) {
      return new InitialWeights(of.scheme(), of.scale(), 0.5);
    }

    private TrialConfiguration with(Variant other) {
      Draft draft = new Draft();
      change.accept(draft);
      other.change.accept(draft);
      return draft.trial();
    }
  }

  /** The pairs that are refused, and why; all others train. */
  private static Map<String, String> refused() {
    Map<String, String> refused = new TreeMap<>();
    for (String optimizer : List.of("ADAM", "SGD")) {
      refused.put("GROWTH with " + optimizer, "must be a finite number, 0 or more");
    }
    for (String profile : List.of("GROUPS", "POWER_LAW")) {
      refused.put("CORRELATED with " + profile, "one density: they are present together");
      refused.put("ANTICORRELATED with " + profile, "at most 1: only one of them is present");
    }
    return refused;
  }

  @Test
  void pairsThatAreRefusedAreSoInOneLine() {
    Map<String, String> refused = refused();
    List<String> found = new ArrayList<>();
    for (Variant one : Variant.values()) {
      for (Variant other : Variant.values()) {
        String name = one + " with " + other;
        if (one.compareTo(other) < 0 && !one.choice.equals(other.choice)) {
          try {
            TrialConfiguration trial = one.with(other);
            assertThat(Design.of(trial, new StepCost.Sizes(trial))).as(name).isNotNull();
          } catch (IllegalArgumentException e) {
            assertThat(e).as(name).hasMessageContaining(refused.getOrDefault(name, "nothing"));
            assertThat(e.getMessage()).doesNotContain("\n");
            found.add(name);
          }
        }
      }
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(refused.keySet());
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void pairsThatTrainHaveTheRightGradient(Variant one) {
    for (Variant other : Variant.values()) {
      boolean isRefused = refused().containsKey(one + " with " + other);
      if (one.compareTo(other) < 0 && !one.choice.equals(other.choice) && !isRefused) {
        check(one.with(other));
      }
    }
  }

  private static void check(TrialConfiguration trial) {
    boolean head = trial.headOrNull() != null;
    if (head) {
      FastStepTest.check(trial, s -> FastStepTest.pairs(s).joint(STEP), BatchGradient::joint);
      FastStepTest.check(
          trial,
          s -> FastStepTest.pairs(s).pairedRepresentation(STEP),
          BatchGradient::representation);
      FastStepTest.check(trial, s -> FastStepTest.pairs(s).head(STEP), BatchGradient::head);
    } else {
      FastStepTest.check(
          trial,
          s -> s.plainRepresentation(STEP),
          (gradient, p, left, right) -> gradient.representation(p, left));
    }
    referenceMatchesCentralDifferences(trial, head);
    TrialResult trained = Trainer.train(trial);
    assertThat(trained.status()).as(trial.toString()).isEqualTo(TrialResult.Status.COMPLETED);
  }

  private static void referenceMatchesCentralDifferences(TrialConfiguration trial, boolean head) {
    Trials.Pairs pairs = Trials.panelPairs(trial, STEP);
    Trials.Masks masks = Trials.panelMasks(trial, STEP);
    BatchGradient gradient = new BatchGradient(trial);
    gradient.dropOut(masks.leftOrNull(), masks.rightOrNull());
    ToDoubleFunction<Parameters> loss =
        p -> {
          Losses losses =
              head
                  ? gradient.joint(p, pairs.left(), pairs.right())
                  : gradient.representation(p, pairs.left());
          return losses.total();
        };
    Parameters at = Trials.randomParameters(trial, new Random(8));
    assertThat(loss.applyAsDouble(at)).isFinite(); // leaves the gradient
    Parameters slopes = gradient.gradient().copy();
    differences(at.w().data, slopes.w().data, () -> loss.applyAsDouble(at), trial);
    differences(at.b().data, slopes.b().data, () -> loss.applyAsDouble(at), trial);
    if (head) {
      double[] a = at.headOrNull().a().data;
      differences(a, slopes.headOrNull().a().data, () -> loss.applyAsDouble(at), trial);
    }
  }

  private static void differences(
      double[] values, double[] slopes, DoubleSupplier loss, Object what) {
    double largest = 1e-3;
    for (double slope : slopes) {
      largest = Math.max(largest, Math.abs(slope));
    }
    for (int k = 0; k < values.length; k++) {
      double value = values[k];
      values[k] = value + DIFFERENCE;
      double above = loss.getAsDouble();
      values[k] = value - DIFFERENCE;
      double below = loss.getAsDouble();
      values[k] = value;
      assertThat(slopes[k])
          .as(what.toString())
          .isCloseTo((above - below) / (2 * DIFFERENCE), within(TOLERANCE * largest));
    }
  }
}
