package io.tegum.kernel.addition.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.AdditionParameters;
import io.tegum.kernel.addition.RandomAddition;
import io.tegum.kernel.addition.data.Pairs;
import io.tegum.kernel.addition.reference.PlainForm;
import io.tegum.kernel.addition.table.TableForm;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Ablation by parts of the logits against the plain form of a model whose heads write nothing. */
class HeadAblationTest {

  private static final AdditionModel MODEL = new AdditionModel(3, 16, 5, 2);
  private static final double ROUNDING = 1e-12;
  private static final int OUTPUTS = AdditionModel.OUTPUTS;

  private final RandomAddition problem = RandomAddition.of(MODEL, 100, 4);
  private final Pairs pairs = problem.pairs();

  @Test
  void headsAloneAddUpToTheWholeModel() {
    double[] full = plainLogits(problem.parameters());
    double[] none = plainLogits(keeping(-1));
    double[] sum = none.clone();
    for (int head = 0; head < MODEL.heads(); head++) {
      double[] alone = plainLogits(keeping(head));
      for (int k = 0; k < sum.length; k++) {
        sum[k] += alone[k] - none[k];
      }
    }

    assertThat(sum).usingComparatorWithPrecision(ROUNDING).containsExactly(full);
  }

  @Test
  void withoutHeadsNoDigitIsSeen() {
    double[] none = plainLogits(keeping(-1));
    int logits = MODEL.answers() * OUTPUTS;
    for (int pair = 1; pair < pairs.count(); pair++) {
      assertThat(Arrays.copyOfRange(none, pair * logits, (pair + 1) * logits))
          .isEqualTo(Arrays.copyOf(none, logits));
    }
  }

  @Test
  void partsAreWhatAHeadAddsToThePlainForm() {
    TableForm form = new TableForm(problem.parameters());
    double[] none = plainLogits(keeping(-1));
    double[] parts = new double[MODEL.heads() * OUTPUTS];
    for (int head = 0; head < MODEL.heads(); head++) {
      double[] alone = plainLogits(keeping(head));
      for (int pair = 0; pair < pairs.count(); pair++) {
        for (int answer = 0; answer < MODEL.answers(); answer++) {
          form.parts(pairs, pair, answer, parts);
          for (int o = 0; o < OUTPUTS; o++) {
            int at = (pair * MODEL.answers() + answer) * OUTPUTS + o;
            assertThat(form.constant(answer, o)).isCloseTo(none[at], within(ROUNDING));
            assertThat(parts[head * OUTPUTS + o]).isCloseTo(alone[at] - none[at], within(ROUNDING));
          }
        }
      }
    }
  }

  @Test
  void accuraciesAreThoseOfThePlainForm() {
    HeadAblation ablation = HeadAblation.of(new TableForm(problem.parameters()), pairs);

    assertThat(ablation.all().rightAnswers()).isEqualTo(right(problem.parameters()));
    assertThat(ablation.none().rightAnswers()).isEqualTo(right(keeping(-1)));
    for (int head = 0; head < MODEL.heads(); head++) {
      assertThat(ablation.alone().get(head).rightAnswers()).isEqualTo(right(keeping(head)));
      AdditionParameters removed = without(head);
      assertThat(ablation.removed().get(head).rightAnswers()).isEqualTo(right(removed));
      assertThat(ablation.removed().get(head).loss())
          .isCloseTo(plainLoss(removed), within(ROUNDING));
    }
    assertThat(Arrays.stream(ablation.carries().answers()).sum()).isEqualTo(400);
    assertThat(Arrays.stream(ablation.carries().sums()).sum()).isEqualTo(100);
  }

  /** The same model with no head but one writing; with none where it is negative. */
  private AdditionParameters keeping(int head) {
    AdditionParameters copy = copy();
    int size = MODEL.headSize() * MODEL.width();
    for (int k = 0; k < copy.wO().length; k++) {
      copy.wO()[k] = k / size == head ? copy.wO()[k] : 0;
    }
    return copy;
  }

  private AdditionParameters without(int head) {
    AdditionParameters copy = copy();
    int size = MODEL.headSize() * MODEL.width();
    Arrays.fill(copy.wO(), head * size, (head + 1) * size, 0);
    return copy;
  }

  private AdditionParameters copy() {
    AdditionParameters copy = AdditionParameters.zeros(MODEL);
    copy.set(problem.parameters());
    return copy;
  }

  private double[] plainLogits(AdditionParameters parameters) {
    double[] logits = new double[pairs.count() * MODEL.answers() * OUTPUTS];
    new PlainForm(MODEL).loss(parameters, pairs, logits);
    return logits;
  }

  private double plainLoss(AdditionParameters parameters) {
    double[] logits = new double[pairs.count() * MODEL.answers() * OUTPUTS];
    return new PlainForm(MODEL).loss(parameters, pairs, logits);
  }

  private long[] right(AdditionParameters parameters) {
    double[] logits = plainLogits(parameters);
    long[] right = new long[MODEL.answers()];
    for (int k = 0; k < pairs.count() * MODEL.answers(); k++) {
      int best = 0;
      for (int o = 1; o < OUTPUTS; o++) {
        if (logits[k * OUTPUTS + o] > logits[k * OUTPUTS + best]) {
          best = o;
        }
      }
      int answer = k % MODEL.answers();
      right[answer] += best == pairs.sumDigit(k / MODEL.answers(), answer) ? 1 : 0;
    }
    return right;
  }
}
