package io.tegum.sweep.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.metrics.Estimate;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import io.tegum.kernel.toy.training.ToyPoint;
import io.tegum.kernel.toy.training.ToyResult;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Checks of heads pass on planted published values, and fail on others. */
class HeadChecksTest {

  /** Two orthogonal antipodal pairs, 0 and 1, 2 and 3. */
  private static final DMatrixRMaj TWO_PAIRS =
      new DMatrixRMaj(2, 4, true, 1, -1, 0, 0, 0, 0, 1, -1);

  private static boolean passes(List<Finding> findings) {
    return findings.stream().allMatch(Finding::passes);
  }

  @Test
  void headTableAsksForStrengthsDirectionsAndSignsInAllCellsButTheSparsest() {
    double allButTheSparsest = 0.03;
    assertThat(table(1, 0, allButTheSparsest)).isTrue();
    assertThat(table(1.06, 0, allButTheSparsest)).isFalse();
    assertThat(table(-1, 0, allButTheSparsest)).isFalse();
    assertThat(table(1, 0.2, allButTheSparsest)).isFalse();
    assertThat(table(1, 0, 0.05)).isFalse();
  }

  @Test
  void headTableAsksForTheMedianSeedOfEachCell() {
    assertThat(passes(headTable(c -> c.seed() < 2 ? 0.1 : 1, 1, 0))).isTrue();
    assertThat(passes(headTable(c -> c.seed() < 3 ? 0.1 : 1, 1, 0))).isFalse();
  }

  /** Heads weak where density is below least. */
  private static boolean table(double scale, double tilt, double least) {
    return passes(headTable(c -> c.data().featureProbability() < least ? 0.1 : 1, scale, tilt));
  }

  /** The first features dedicated; heads of some strength, scaled and tilted. */
  private static List<Finding> headTable(
      ToDoubleFunction<TrialConfiguration> strength, double scale, double tilt) {
    Check check = new HeadTable();
    return check.judge(
        Planted.trials(
            check,
            c -> {
              Parameters parameters = Parameters.zeros(c);
              for (int k = 0; k < 15; k++) {
                parameters.w().set(k, k, 1);
              }
              List<AttentionPair> pairs = c.headOrNull().pairs();
              for (int k = 0; k < pairs.size(); k++) {
                double root = Math.sqrt(pairs.get(k).weight());
                double left = strength.applyAsDouble(c) * root;
                parameters.headOrNull().a().set(k, pairs.get(k).left(), left);
                parameters.headOrNull().a().set(k, 14, tilt * root);
                parameters.headOrNull().b().set(k, pairs.get(k).right(), scale * root);
              }
              return Planted.trained(c, parameters, 1);
            }));
  }

  @Test
  void antipodalHeadAsksForAQuarterAndForTheGeometry() {
    assertThat(antipodal(TWO_PAIRS, 0.25)).isTrue();
    assertThat(antipodal(TWO_PAIRS, 0.5)).isFalse();
    assertThat(antipodal(Planted.fan(4, 360, 1), 0.25)).isFalse(); // 0 and 1 orthogonal
  }

  private static boolean antipodal(DMatrixRMaj w, double quarter) {
    Check check = new AntipodalHead();
    return passes(
        check.judge(
            Planted.trials(
                check,
                c -> {
                  double t = c.headOrNull().pairs().get(0).weight();
                  return headed(c, w, new double[] {1, 0}, new double[] {-quarter * t, 0});
                })));
  }

  @Test
  void sharedAxisAsksForOneVectorOfTheMixture() {
    assertThat(shared(-0.5, -0.25, 0)).isTrue();
    assertThat(shared(-0.25, -0.5, 0)).isFalse();
    assertThat(shared(-0.6, -0.3, 0)).isFalse();
    assertThat(shared(-0.5, -0.25, 0.01)).isTrue();
    assertThat(shared(-0.5, -0.25, 0.03)).isFalse();
  }

  /** Omega = e_0 (first, second) + rest e_1 (second, -first), so sigma_2 / sigma_1 = rest. */
  private static boolean shared(double first, double second, double rest) {
    Check check = new SharedAxis();
    return passes(
        check.judge(
            Planted.trials(
                check,
                c -> {
                  Parameters parameters = Parameters.zeros(c);
                  parameters.w().setTo(TWO_PAIRS);
                  parameters.headOrNull().a().set(0, 0, 1);
                  parameters.headOrNull().a().set(1, 1, rest);
                  parameters.headOrNull().b().set(0, 0, first);
                  parameters.headOrNull().b().set(0, 1, second);
                  parameters.headOrNull().b().set(1, 0, second);
                  parameters.headOrNull().b().set(1, 1, -first);
                  return Planted.trained(c, parameters, 1);
                })));
  }

  /** A head of rank one, Omega = left right'. */
  private static ToyResult headed(
      TrialConfiguration configuration, DMatrixRMaj w, double[] left, double[] right) {
    Parameters parameters = Parameters.zeros(configuration);
    parameters.w().setTo(w);
    for (int k = 0; k < 2; k++) {
      parameters.headOrNull().a().set(0, k, left[k]);
      parameters.headOrNull().b().set(0, k, right[k]);
    }
    return Planted.trained(configuration, parameters, 1);
  }

  @Test
  void alignmentFirstAsksForBothStepsAndTheirOrder() {
    assertThat(alignment(200, 1200)).isTrue();
    assertThat(alignment(400, 1200)).isFalse();
    assertThat(alignment(200, 2000)).isFalse();
    assertThat(alignment(200, 300)).isFalse();
    assertThat(alignment(9999, 1200)).isFalse(); // never
  }

  private static boolean alignment(int aligned, int orthogonal) {
    Check check = new AlignmentFirst();
    return passes(
        check.judge(
            Planted.trials(
                check,
                c -> {
                  ToyPoint[] curve = new ToyPoint[41];
                  for (int k = 0; k <= 40; k++) {
                    curve[k] = point(100 * k, 100 * k >= aligned, 100 * k >= orthogonal);
                  }
                  Parameters parameters = Parameters.zeros(c);
                  parameters.w().set(0, 0, 1);
                  parameters.headOrNull().a().set(0, 0, 1);
                  parameters.headOrNull().b().set(0, 0, 1);
                  return Planted.trained(c, parameters, 1, curve);
                })));
  }

  private static ToyPoint point(int step, boolean aligned, boolean orthogonal) {
    double[] norms = new double[30];
    double[] dimensionality = new double[30];
    Arrays.fill(norms, 1);
    Arrays.fill(dimensionality, orthogonal ? 0.997 : 0.99);
    double[] scores = {0.1, aligned ? 0.9 : 0.8};
    return new ToyPoint(
        step,
        Estimate.exact(1),
        Estimate.exact(1),
        scores,
        new double[] {2, 1},
        norms,
        dimensionality,
        0.1,
        null);
  }
}
