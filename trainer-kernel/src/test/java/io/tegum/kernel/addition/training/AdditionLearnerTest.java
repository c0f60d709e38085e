package io.tegum.kernel.addition.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.addition.AdditionData;
import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.AdditionTraining;
import io.tegum.kernel.addition.AdditionTrial;
import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.ColumnType;
import io.tegum.kernel.family.Company;
import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Trial;
import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.training.Trainer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdditionLearnerTest {

  private static final AdditionModel SMALL = new AdditionModel(2, 32, 8, 2);

  private final Family family = Families.named(AdditionTrial.FAMILY);

  private static AdditionTrial trial(AdditionModel model, int epochs, double rate) {
    return new AdditionTrial(
        model,
        new AdditionData(1000, 200),
        new AdditionTraining(epochs, 100, rate, 0.01, 0.8),
        3,
        6);
  }

  @Test
  void learnsToAddTwoDigits() {
    TrialResult result = Trainer.train(trial(SMALL, 300, 0.01));

    AdditionMeasures measures = (AdditionMeasures) result.measures().orElseThrow();
    assertThat(result.stepsDone()).isEqualTo(3000);
    assertThat(measures.training().digits()).isGreaterThan(0.9);
    assertThat(measures.test().digits()).isGreaterThan(0.9);
    assertThat(measures.ablation().none().digits()).isLessThan(0.5);
  }

  @Test
  void theLastPointIsTheTrainedModel() {
    TrialResult result = Trainer.train(trial(SMALL, 5, 0.01));

    AdditionMeasures measures = (AdditionMeasures) result.measures().orElseThrow();
    AdditionPoint last = (AdditionPoint) result.curve().get(result.curve().size() - 1);
    assertThat(last.step()).isEqualTo(50);
    assertThat(last.epoch()).isEqualTo(5);
    assertThat(last.test().rightAnswers()).isEqualTo(measures.test().rightAnswers());
    assertThat(last.test().loss()).isCloseTo(measures.test().loss(), within(1e-5));
    assertThat(last.training().loss()).isCloseTo(measures.training().loss(), within(1e-5));
  }

  @Test
  void anExplodingTrialDiverges() {
    TrialResult result = Trainer.train(trial(SMALL, 100, 1e6));

    assertThat(result.status()).isEqualTo(TrialResult.Status.DIVERGED);
  }

  @Test
  void everyColumnHasAValueOfACompletedTrial() {
    TrialResult result = Trainer.train(trial(SMALL, 2, 0.01));
    Set<String> names = new HashSet<>();
    for (Column<Trial> column : family.settings().columns()) {
      assertThat(column.value().apply(result.trial())).as(column.name()).isNotNull();
      assertThat(names.add(column.name())).as(column.name()).isTrue();
    }
    for (Column<TrialResult> column : family.columns()) {
      assertThat(names.add(column.name())).as(column.name()).isTrue();
      requireType(column.type(), column.value().apply(result), column.name());
    }
    for (Column<CurvePoint> column : family.curveColumns()) {
      requireType(column.type(), column.value().apply(result.curve().get(0)), column.name());
    }
    assertThat(names)
        .contains(
            "seed",
            "steps",
            "batch",
            "optimizer",
            "learning_rate",
            "learning_rate_schedule",
            "warmup_steps",
            "weight_decay",
            "record_points",
            "test_accuracy_by_place",
            "head_alone_accuracy",
            "w_pos");
  }

  private static void requireType(ColumnType type, Object value, String name) {
    assertThat(value)
        .as(name)
        .isInstanceOf(
            type.equals(ColumnType.INT)
                ? Integer.class
                : type.equals(ColumnType.DOUBLE) ? Double.class : double[].class);
  }

  @Test
  void sizeIsThatOfTheLists() {
    TrialResult result = Trainer.train(trial(SMALL, 2, 0.01));
    double bytes = 0;
    for (Column<TrialResult> column : family.columns()) {
      Object value = column.value().apply(result);
      bytes +=
          value instanceof double[] list
              ? list.length * (column.type().equals(ColumnType.FLOATS) ? 4L : 8L)
              : 8;
    }

    assertThat((double) family.trialBytes(result.trial())).isCloseTo(bytes, within(0.1 * bytes));
  }

  @Test
  void whatCannotBeTrainedIsRefused() {
    assertThatThrownBy(() -> trial(new AdditionModel(1, 8, 2, 2), 1, 0.01))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("data.test_pairs was 200 with digits 1, must be at most")
        .hasMessageContaining("= 99, so that pairs to train on are left");
    assertThatThrownBy(() -> new AdditionModel(10, 8, 2, 2))
        .hasMessageContaining("digits was 10, must be a whole number from 1 to 9");
    assertThatThrownBy(
            () ->
                new AdditionTrial(
                    SMALL, new AdditionData(10, 10), new AdditionTraining(1, 20, 1e-3, 0, 1), 1, 2))
        .hasMessageContaining("must be at most training_pairs");
  }

  @Test
  void predictedCostGrowsWithWhatIsTrained() {
    double small = family.coreSeconds(trial(SMALL, 10, 0.01), Company.NONE);
    assertThat(family.coreSeconds(trial(SMALL, 40, 0.01), Company.NONE)).isGreaterThan(1.2 * small);
    assertThat(family.coreSeconds(trial(new AdditionModel(4, 32, 32, 2), 10, 0.01), Company.NONE))
        .isGreaterThan(2 * small);
  }
}
