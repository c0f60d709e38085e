package io.tegum.kernel.toy.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.DataConfiguration;
import io.tegum.kernel.toy.model.HiddenActivation;
import io.tegum.kernel.toy.model.ModelConfiguration;
import io.tegum.kernel.toy.model.Regularisation;
import io.tegum.kernel.toy.model.Schedule;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The choice of a design, at sizes where one was measured to be clearly ahead. */
class DesignTest {

  @ParameterizedTest
  @CsvSource({
    "2,1,0,0.5,PACKED",
    "5,2,0,0.9,PACKED",
    "5,2,0,0.99,PACKED",
    "5,2,0,0,FEATURE_MAJOR",
    "7,3,0,0.9,PACKED",
    "9,3,0,0.9,GRAM",
    "5,2,1,0.99,GRAM",
    "20,5,0,0,FEATURE_MAJOR",
    "20,5,0,0.9,GRAM",
    "20,5,5,0.5,FEATURE_MAJOR",
    "20,5,5,0.99,GRAM",
    "80,20,0,0,TOKEN_MAJOR",
    "80,20,0,0.9,GRAM",
    "200,40,0,0.95,GRAM",
    "114,50,0,0.997,GRAM",
    "64,16,8,0.9,GRAM",
    "400,30,0,0.9,TOKEN_MAJOR",
    "400,30,0,0.99,GRAM",
    "400,30,0,0.999,TOKEN_MAJOR",
    "1000,100,0,0.99,TOKEN_MAJOR",
    "100000,1,0,0.9999999,TOKEN_MAJOR"
  })
  void theFastestIsTaken(int n, int m, int r, double sparsity, Design fastest) {
    TrialConfiguration configuration = configuration(n, m, r, sparsity);
    assertThat(Design.of(configuration, new StepCost.Sizes(configuration))).isEqualTo(fastest);
    StepCost cost = StepCost.of(configuration);
    assertThat(cost.side()).isPositive();
    assertThat(cost.head() > 0).isEqualTo(r > 0);
  }

  /** Each says for itself what it takes: one that could train anything would hide its ignorance. */
  @Test
  void whatADesignDoesNotTakeIsSaidInASpecsWords() {
    TrialConfiguration head = configuration(100, 5, 2, 0);
    StepCost.Sizes sizes = new StepCost.Sizes(head);
    assertThat(Design.cheapest(List.of(Design.PACKED, Design.GRAM), head, sizes)).isEmpty();
    assertThat(Design.refusal(List.of(Design.PACKED), head, sizes))
        .isEqualTo("head rank was 2, must be 0, features was 100, must be at most 8");
    assertThat(Design.refusal(List.of(Design.PACKED, Design.GRAM), head, sizes))
        .isEqualTo(
            "packed: head rank was 2, must be 0, features was 100, must be at most 8;"
                + " gram: sparsity was 0.0, must be so high that few features are present");
    TrialConfiguration sets =
        new TrialConfiguration(
            new ModelConfiguration(4, 2, Activation.RELU),
            null,
            new DataConfiguration(0.5, 0.9, null, Correlation.CORRELATED, 2),
            Trials.training(Schedule.REPRESENTATION_ONLY, 10),
            1,
            2);
    assertThat(Design.refusal(List.of(Design.PACKED), sets, new StepCost.Sizes(sets)))
        .isEqualTo("correlation was correlated, must be none");
  }

  @Test
  void onlyATrialWithAHeadHasPairs() {
    for (String sizes : List.of("5,2,0.9", "20,5,0", "64,16,0.9", "400,30,0")) {
      String[] each = sizes.split(",", -1);
      int n = Integer.parseInt(each[0]);
      int m = Integer.parseInt(each[1]);
      double sparsity = Double.parseDouble(each[2]);
      try (FastStep plain = FastStep.of(configuration(n, m, 0, sparsity));
          FastStep paired = FastStep.of(configuration(n, m, 1, sparsity))) {
        assertThat(plain.paired()).isEmpty();
        assertThat(paired.paired()).isPresent();
      }
    }
  }

  /** What knows a model by W'W alone has no hidden units to drop. */
  @ParameterizedTest
  @CsvSource({"5,2,0,0.9", "5,2,0,0", "20,5,2,0.99", "400,30,0,0.99", "400,30,5,0.5"})
  void dropoutTakesADenseDesign(int n, int m, int r, double sparsity) {
    TrialConfiguration trial = Trials.withDropout(configuration(n, m, r, sparsity), 0.25);
    StepCost.Sizes sizes = new StepCost.Sizes(trial);
    assertThat(Design.of(trial, sizes)).isIn(Design.FEATURE_MAJOR, Design.TOKEN_MAJOR);
    assertThat(Design.refusal(List.of(Design.PACKED), trial, sizes))
        .contains("dropout was 0.25, must be 0");
    assertThat(Design.refusal(List.of(Design.GRAM), trial, sizes))
        .contains("dropout was 0.25, must be 0");
    assertThat(StackedStep.mayFit(trial, trial)).isFalse();
  }

  /** GELU with a ReLU model's W and b is another number: whoever computes no GELU says so. */
  @ParameterizedTest
  @EnumSource(Activation.class)
  void outputsWithoutAFloorTakeADenseDesign(Activation output) {
    TrialConfiguration trial = Trials.plain(5, 2, 1024, 0.9, output);
    StepCost.Sizes sizes = new StepCost.Sizes(trial);
    boolean smooth = output == Activation.GELU || output == Activation.SOFTPLUS;
    assertThat(Design.of(trial, sizes) == Design.PACKED).isNotEqualTo(smooth);
    for (Design sparse : List.of(Design.PACKED, Design.GRAM)) {
      assertThat(sparse.fits(trial, sizes)).isNotEqualTo(smooth);
      if (smooth) {
        assertThat(Design.refusal(List.of(sparse), trial, sizes))
            .isEqualTo("activation was " + output.label() + ", must be relu or identity");
      }
    }
  }

  @Test
  void whatHiddenUnitsAreBesideWxTakesADenseDesign() {
    TrialConfiguration plain = configuration(5, 2, 0, 0.9);
    TrialConfiguration neurons =
        new TrialConfiguration(
            new ModelConfiguration(5, 2, Activation.RELU, HiddenActivation.RELU),
            null,
            plain.data(),
            plain.training(),
            1,
            2);
    TrialConfiguration penalised =
        new TrialConfiguration(
            plain.model(),
            null,
            plain.data(),
            plain.training().with(Regularisation.NONE.withHiddenL1(0.5)),
            1,
            2);
    for (Design sparse : List.of(Design.PACKED, Design.GRAM)) {
      assertThat(Design.refusal(List.of(sparse), neurons, new StepCost.Sizes(neurons)))
          .isEqualTo("hidden activation was relu, must be identity");
      assertThat(Design.refusal(List.of(sparse), penalised, new StepCost.Sizes(penalised)))
          .isEqualTo("hidden L1 was 0.5, must be 0");
    }
    assertThat(StackedStep.mayFit(neurons, neurons)).isFalse();
    assertThat(StackedStep.mayFit(penalised, penalised)).isFalse();
  }

  /** Penalties of weights and growth are updates, which any design makes. */
  @ParameterizedTest
  @CsvSource({"5,2,0,0.9,PACKED", "20,5,0,0.9,GRAM"})
  void whatWeightsAreAskedChangesNoDesign(int n, int m, int r, double sparsity, Design fastest) {
    TrialConfiguration plain = configuration(n, m, r, sparsity);
    TrialConfiguration penalised =
        new TrialConfiguration(
            plain.model(),
            null,
            plain.data(),
            plain.training().with(Regularisation.NONE.withWeightL1(0.5)),
            1,
            2);
    assertThat(Design.of(penalised, new StepCost.Sizes(penalised))).isEqualTo(fastest);
  }

  /** What functions take in vector code is predicted; another choice would have other bits. */
  @Test
  void predictionsChooseNoDesign() {
    TrialConfiguration plain = configuration(20, 8, 0, 0.97);
    TrialConfiguration smooth =
        new TrialConfiguration(
            new ModelConfiguration(
                plain.model().features(),
                plain.model().hidden(),
                Activation.RELU,
                HiddenActivation.GELU),
            null,
            plain.data(),
            plain.training(),
            1,
            2);
    StepCost.Sizes sizes = new StepCost.Sizes(smooth);
    Design chosen = Design.of(smooth, sizes);
    assertThat(chosen).isEqualTo(Design.FEATURE_MAJOR);
    assertThat(Design.of(smooth, sizes.forPrediction())).isNotEqualTo(chosen);
    assertThat(StepCost.of(smooth)).isEqualTo(chosen.cost(sizes.forPrediction()));
  }

  private static TrialConfiguration configuration(int n, int m, int r, double sparsity) {
    if (r > 0) {
      return Trials.joint(
          n,
          m,
          r,
          1024,
          sparsity,
          Activation.RELU,
          Target.INDICATOR,
          List.of(AttentionPair.of(0, 1)));
    }
    return Trials.plain(n, m, n > 1024 ? 100 : 1024, sparsity, Activation.RELU);
  }
}
