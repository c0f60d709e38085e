package io.tegum.kernel.feedforward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tegum.kernel.family.Column;
import io.tegum.kernel.family.Company;
import io.tegum.kernel.family.CurvePoint;
import io.tegum.kernel.family.Families;
import io.tegum.kernel.family.Family;
import io.tegum.kernel.family.Point;
import io.tegum.kernel.family.TrialResult;
import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.InputPair;
import io.tegum.kernel.feedforward.model.InputPairs;
import io.tegum.kernel.feedforward.model.TargetFunction;
import io.tegum.kernel.feedforward.model.TaskConfiguration;
import io.tegum.kernel.training.Trainer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeedForwardFamilyTest {

  private final Family family = Families.named("feed-forward");

  @Test
  void aTrialIsTheOneAtItsPoint() {
    for (FeedForwardConfiguration each : Networks.ofAllKinds(8, 0.5)) {
      assertThat(family.trial(Point.of(each))).isEqualTo(each);
      assertThat(each.family()).isSameAs(family);
      assertThat(each.canonicalText()).startsWith("family=feed-forward\n");
    }
  }

  @Test
  void differentTrialsHaveDifferentIds() {
    Set<String> ids = new HashSet<>();
    for (double sparsity : new double[] {0, 0.5, 0.9}) {
      for (FeedForwardConfiguration each : Networks.ofAllKinds(8, sparsity)) {
        assertThat(ids.add(each.trialId())).isTrue();
      }
    }
  }

  @Test
  void everyColumnHasAValueOfATrainedNetwork() {
    for (FeedForwardConfiguration each : Networks.ofAllKinds(8, 0.5)) {
      TrialResult result = Trainer.train(each);
      for (Column<TrialResult> column : family.columns()) {
        assertThat(column.value().apply(result)).as(column.name()).isNotNull();
      }
      for (Column<CurvePoint> column : family.curveColumns()) {
        assertThat(column.value().apply(result.curve().get(0))).as(column.name()).isNotNull();
      }
      assertThat(family.coreSeconds(each, Company.NONE)).isPositive();
      assertThat(family.trialBytes(each)).isPositive();
      assertThat(family.curveBytes(each)).isPositive();
    }
  }

  @Test
  void aFailedTrialHasNoMeasures() {
    FeedForwardConfiguration trial = Networks.ofAllKinds(8, 0.5).get(0);
    TrialResult failed = TrialResult.failed(trial, "stopped", 0, List.of(), 0);
    for (Column<TrialResult> column : family.columns()) {
      assertThat(column.value().apply(failed)).as(column.name()).isNull();
    }
  }

  @Test
  void whatCannotBeTrainedIsRefused() {
    assertThatThrownBy(
            () -> Networks.of(Networks.relu(1, 1), task(TargetFunction.AND, InputPairs.ALL), 8))
        .hasMessageContaining("inputs was 1 with function and, must be 2 or more");
    assertThatThrownBy(
            () -> Networks.of(Networks.relu(3, 1), task(TargetFunction.ABS, InputPairs.ALL), 8))
        .hasMessageContaining("data.pairs was all with function abs, must be left out");
    InputPairs far = InputPairs.of(List.of(new InputPair(0, 3)));
    assertThatThrownBy(() -> Networks.of(Networks.relu(3, 1), task(TargetFunction.XOR, far), 8))
        .hasMessageContaining("data.pairs index was 3 with inputs 3, must be below inputs");
    assertThatThrownBy(
            () ->
                Networks.of(
                    Networks.relu(3, 1), task(TargetFunction.ABS, InputPairs.NEIGHBOURS), 1 << 24))
        .hasMessageContaining("training.batch was 16777216 with 3 inputs, neurons or outputs");
  }

  /** No fault asks for at most no neurons or tokens: what makes too many outputs is to blame. */
  @Test
  void tooManyOutputsAreThePairsOrTheInputsFault() {
    TaskConfiguration all = task(TargetFunction.AND, InputPairs.ALL);
    assertThatThrownBy(() -> Networks.of(Networks.relu(20_000, 3), all, 8))
        .hasMessageContaining(
            "data.pairs was all with inputs 20000, which are 199990000 pairs, must be at most"
                + " 16777216 pairs: with all, at most 5793 inputs");
    assertThatThrownBy(() -> Networks.of(Networks.relu(5_794, 1), all, 1))
        .hasMessageContaining("data.pairs was all with inputs 5794");
    assertThat(Networks.of(Networks.relu(5_793, 1), all, 1).outputs()).isEqualTo(16_776_528);
    TaskConfiguration abs = task(TargetFunction.ABS, InputPairs.NEIGHBOURS);
    assertThatThrownBy(() -> Networks.of(Networks.relu(1 << 25, 1), abs, 1))
        .hasMessageContaining("model.inputs was 33554432, must be at most 16777216");
    assertThatThrownBy(() -> Networks.of(Networks.relu(2, 1 << 25), abs, 1))
        .hasMessageContaining("model.neurons was 33554432 with 2 inputs or outputs, must be");
  }

  private static TaskConfiguration task(TargetFunction function, InputPairs pairs) {
    return new TaskConfiguration(function, 0.5, 1, pairs);
  }
}
