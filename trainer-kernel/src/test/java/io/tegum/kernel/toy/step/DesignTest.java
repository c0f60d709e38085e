package io.tegum.kernel.toy.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.toy.model.Activation;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The choice of a design, at sizes where one was measured to be clearly ahead. */
class DesignTest {

  @ParameterizedTest
  @CsvSource({
    "2,1,0,0.5,PACKED",
    "5,2,0,0.9,PACKED",
    "5,2,0,0.99,PACKED",
    "5,2,0,0,FEATURE_MAJOR",
    "8,3,0,0.9,PACKED",
    "9,3,0,0.9,GRAM",
    "5,2,1,0.99,GRAM",
    "20,5,0,0,FEATURE_MAJOR",
    "20,5,0,0.9,GRAM",
    "20,5,5,0.5,FEATURE_MAJOR",
    "20,5,5,0.99,GRAM",
    "80,20,0,0,TOKEN_MAJOR",
    "80,20,0,0.9,GRAM",
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
