package io.tegum.sweep.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tegum.kernel.toy.model.Correlation;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/** Checks of models without a head pass on planted published values, and fail on others. */
class RepresentationChecksTest {

  private static boolean passes(List<Finding> findings) {
    return findings.stream().allMatch(Finding::passes);
  }

  @Test
  void linearOptimumAsksForTheLossAndForTheMostImportantFeatures() {
    assertThat(linear(0.0464645, 0, 1)).isTrue();
    assertThat(linear(0.0470, 0, 1)).isFalse();
    assertThat(linear(0.0464645, 1, 1)).isFalse(); // the sixth feature instead of the first
    assertThat(linear(0.0464645, 0, 0.4)).isFalse(); // too short to be represented
  }

  private static boolean linear(double loss, int firstFeature, double norm) {
    Check check = new LinearOptimum();
    DMatrixRMaj w = new DMatrixRMaj(5, 20);
    for (int k = 0; k < 5; k++) {
      w.set(k, firstFeature + k, norm);
    }
    return passes(check.judge(Planted.trials(check, c -> Planted.plain(c, w, 0, loss))));
  }

  @Test
  void pentagonJudgesTheBestSeed() {
    Check check = new Pentagon();
    DMatrixRMaj regular = Planted.fan(5, 360, 1.17);
    DMatrixRMaj squeezed = Planted.fan(5, 330, 1.17);
    assertThat(passes(pentagons(check, regular, squeezed))).isTrue();
    assertThat(passes(pentagons(check, squeezed, regular))).isFalse();
  }

  private static List<Finding> pentagons(Check check, DMatrixRMaj best, DMatrixRMaj others) {
    return check.judge(
        Planted.trials(
            check,
            c -> Planted.plain(c, c.seed() == 3 ? best : others, -0.2, c.seed() == 3 ? 0.1 : 0.2)));
  }

  @Test
  void sparsePolygonsAskForNormBiasLossAndApproach() {
    assertThat(polygons(p -> 0.1 * p, 0, 0)).isTrue();
    assertThat(polygons(p -> 0.1 * (1 - p), 0, 0)).isFalse(); // far off, and farther as p falls
    assertThat(polygons(p -> 0.1 * p, 0.03, 0)).isFalse();
    assertThat(polygons(p -> 0.1 * p, 0, 0.02)).isFalse();
  }

  private static boolean polygons(ToDoubleFunction<Double> normError, double bias, double loss) {
    Check check = new SparsePolygons();
    return passes(
        check.judge(
            Planted.trials(
                check,
                c -> {
                  int k = c.model().features();
                  double p = c.data().featureProbability();
                  SparsePolygons.Polygon polygon = SparsePolygons.PUBLISHED.get(k - 4);
                  return Planted.plain(
                      c,
                      Planted.fan(k, 360, polygon.norm() + normError.applyAsDouble(p)),
                      polygon.bias() + bias,
                      p * k * (polygon.energy() / (3 * k) + loss));
                })));
  }

  /** D* of the public curve, by falling density. */
  private static final double[] PUBLISHED = {
    1.004, 0.958, 0.832, 0.573, 0.525, 0.511, 0.505, 0.426, 0.331, 0.293, 0.168, 0.136
  };

  @Test
  void dimensionsCurveAsksForEachDensity() {
    assertThat(dimensions(PUBLISHED)).isTrue();
    for (int k = 0; k < PUBLISHED.length; k++) {
      double[] off = PUBLISHED.clone();
      off[k] += 0.03;
      assertThat(dimensions(off)).isFalse();
      off[k] -= 0.045;
      assertThat(dimensions(off)).isTrue();
    }
  }

  private static boolean dimensions(double... perFeature) {
    Check check = new DimensionsCurve();
    double[] sparsity = {
      0, 0.2705, 0.3769, 0.4678, 0.5454, 0.6117, 0.6684, 0.7581, 0.8235, 0.8492, 0.9315, 0.95
    };
    return passes(
        check.judge(
            Planted.trials(
                check,
                c -> {
                  int k = DoubleStream.of(sparsity).boxed().toList().indexOf(c.data().sparsity());
                  DMatrixRMaj w = new DMatrixRMaj(20, 200);
                  CommonOps_DDRM.fill(w, Math.sqrt(20 / perFeature[k] / 4000));
                  return Planted.plain(c, w, 0, 1);
                })));
  }

  @Test
  void correlatedSetsAskForEachFigure() {
    DMatrixRMaj pairsBeside = new DMatrixRMaj(2, 4, true, 1, 0, -1, 0, 0, 1, 0, -1);
    DMatrixRMaj pairsOpposite = new DMatrixRMaj(2, 4, true, 1, -1, 0, 0, 0, 0, 1, -1);
    DMatrixRMaj octahedron =
        new DMatrixRMaj(3, 6, true, 1, 0, 0, 0, -1, 0, 0, 1, 0, -1, 0, 0, 0, 0, 1, 0, 0, -1);
    DMatrixRMaj parallel = octahedron.copy();
    parallel.set(1, 3, 1); // on the axis of feature 1, and on its side
    assertThat(sets(pairsBeside, pairsOpposite, octahedron)).isTrue();
    assertThat(sets(pairsOpposite, pairsOpposite, octahedron)).isFalse();
    assertThat(sets(pairsBeside, pairsBeside, octahedron)).isFalse();
    assertThat(sets(pairsBeside, pairsOpposite, parallel)).isFalse();
  }

  private static boolean sets(
      DMatrixRMaj correlated, DMatrixRMaj anticorrelated, DMatrixRMaj triples) {
    Check check = new CorrelatedSets();
    return passes(
        check.judge(
            Planted.trials(
                check,
                c -> Planted.plain(c, ofSets(c, correlated, anticorrelated, triples), 0, 1))));
  }

  private static DMatrixRMaj ofSets(
      TrialConfiguration configuration,
      DMatrixRMaj correlated,
      DMatrixRMaj anticorrelated,
      DMatrixRMaj triples) {
    if (configuration.data().setSize() == 3) {
      return triples;
    }
    return configuration.data().correlation() == Correlation.CORRELATED
        ? correlated
        : anticorrelated;
  }

  /** Every feature on a neuron of its own, and some once more on another feature's. */
  @Test
  void polysemanticNeuronsAskForTheirNumberAndForOppositeSigns() {
    assertThat(polysemantic(2, -1)).isTrue();
    assertThat(polysemantic(3, -0.85)).isTrue();
    assertThat(polysemantic(3, -0.75)).as("too small to count").isFalse();
    assertThat(polysemantic(4, -1)).isFalse();
    assertThat(polysemantic(1, -1)).isFalse();
    assertThat(polysemantic(2, 1)).as("of one sign").isFalse();
  }

  private static boolean polysemantic(int neurons, double second) {
    Check check = new PolysemanticNeurons();
    DMatrixRMaj w = new DMatrixRMaj(120, 32);
    for (int i = 0; i < 32; i++) {
      w.set(i, i, 1);
    }
    for (int i = 0; i < neurons; i++) {
      w.set(i, i + 1, second);
    }
    return passes(check.judge(Planted.trials(check, c -> Planted.plain(c, w, 0, 0))));
  }
}
