package io.tegum.analysis.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.analysis.SharedSpark;
import io.tegum.analysis.diagram.Proportion;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlFunctionsTest {
  private final SparkSession spark = SharedSpark.session();

  @BeforeEach
  void register() {
    SqlFunctions.register(spark);
  }

  @Test
  void importancesFollowTheDecayButForTheLast() {
    assertThat(one("importances(3, 0.5D, CAST(NULL AS DOUBLE))").<Double>getList(0))
        .containsExactly(1.0, 0.5, 0.25);
    assertThat(one("importances(3, 1D, 4D)").<Double>getList(0)).containsExactly(1.0, 1.0, 4.0);
  }

  /** E (min(x, y))^2 = 1/6 where both are active: (1 + r) p^2 / 6 (see docs/maths.md). */
  @Test
  void theLossOfAnAntipodalPairIsTheClosedForm() {
    double loss = one("relu_loss(array(1F, -1F), array(0F, 0F), 0.4D, array(1D, 3D))").getDouble(0);
    assertThat(loss).isCloseTo(4 * 0.16 / 6, within(1e-15));
    assertThat(one("relu_loss(CAST(NULL AS ARRAY<FLOAT>), NULL, 0.4D, array(1D))").isNullAt(0))
        .isTrue();
    assertThat(
            one("relu_loss(array_repeat(1F, 5), array_repeat(0F, 5), 0.4D, array_repeat(1D, 5))")
                .isNullAt(0))
        .isTrue();
  }

  @Test
  void theOptimumIsNoWorseThanTheKnownModelAndKnowsItsFigures() {
    Row optimum =
        one("relu_optimum(1, 0.2D, array(1D, 1D), array(1F, -1F), array(0F, 0F))").getStruct(0);
    assertThat(optimum.<Double>getAs("loss")).isBetween(0.9 * 0.04 / 3, 0.04 / 3);
    Row factor = optimum.<Row>getList(optimum.fieldIndex("tegum_factors")).get(0);
    assertThat(factor.<String>getAs("kind")).isEqualTo("antipodal pair");
    assertThat(factor.<Integer>getList(factor.fieldIndex("features"))).containsExactly(0, 1);
    assertThat(one("relu_optimum(1, 0.2D, array(1D, 1D), NULL, NULL).loss").getDouble(0))
        .isCloseTo(optimum.<Double>getAs("loss"), within(1e-10));
  }

  /**
   * One feature in one dimension: pq/3 - p^2 q^2 / (4 - 3p (1 - q)), .016017 for p = .1, q = .5.
   */
  @Test
  void underDropoutTheOptimumIsTheClosedForm() {
    Row optimum =
        one("relu_optimum_under_dropout(1, 0.1D, array(1D), 0.5D, NULL, NULL)").getStruct(0);
    double loss = optimum.getAs("loss");
    assertThat(loss).isCloseTo(0.016017, within(5e-7));
    float w = optimum.<Double>getList(optimum.fieldIndex("w")).get(0).floatValue();
    float b = optimum.<Double>getList(optimum.fieldIndex("b")).get(0).floatValue();
    String model = "array(%sF), array(%sF), 0.1D, array(1D)".formatted(w, b);
    assertThat(one("relu_loss_under_dropout(" + model + ", 0.5D)").getDouble(0))
        .isCloseTo(loss, within(1e-9));
    assertThat(one("relu_loss_under_dropout(" + model + ", 0D)").getDouble(0))
        .isEqualTo(one("relu_loss(" + model + ")").getDouble(0))
        .isNotCloseTo(loss, within(1e-3));
  }

  /** 2^m masks of more than twelve hidden units are too many; without dropout there is one. */
  @Test
  void modelsWithTooManyMasksHaveNoExactLoss() {
    String wide = "array_repeat(0F, 13), array(0F), 0.4D, array(1D)";
    assertThat(one("relu_loss_under_dropout(" + wide + ", 0.5D)").isNullAt(0)).isTrue();
    assertThat(one("relu_loss_under_dropout(" + wide + ", 0D)").isNullAt(0)).isFalse();
    assertThat(one("relu_optimum_under_dropout(13, 0.1D, array(1D), 0.5D, NULL, NULL)").isNullAt(0))
        .isTrue();
  }

  @Test
  void sharesOfLabelsHaveWilsonsInterval() {
    Row largest = one("phase_shares(array('b', 'a', 'b', 'b'))[0]").getStruct(0);
    assertThat(largest.<String>getAs("phase")).isEqualTo("b");
    assertThat(largest.<Long>getAs("trials")).isEqualTo(3);
    assertThat(largest.<Double>getAs("share")).isEqualTo(0.75);
    assertThat(largest.<Double>getAs("share_low")).isEqualTo(new Proportion(3, 4).low());
    assertThat(largest.<Double>getAs("share_high")).isEqualTo(new Proportion(3, 4).high());
  }

  private Row one(String expression) {
    return spark.sql("SELECT " + expression).head();
  }
}
