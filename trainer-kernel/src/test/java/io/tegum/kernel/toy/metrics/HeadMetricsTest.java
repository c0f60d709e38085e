package io.tegum.kernel.toy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.algebra.RandomMatrices;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Parameters.HeadParameters;
import io.tegum.kernel.toy.model.Target;
import io.tegum.kernel.toy.theory.HeadMoments;
import io.tegum.kernel.toy.theory.HeadOptimum;
import io.tegum.kernel.toy.theory.HeadTheory;
import io.tegum.kernel.toy.theory.TokenMoments;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadMetricsTest {
  /** What a change of coordinates that is not a change may cost in rounding. */
  private static final double INVARIANCE = 1e-9;

  @ParameterizedTest
  @CsvSource({"1,1,1", "6,3,2", "5,5,5", "20,5,3", "20,5,5"})
  void aRotationOfHiddenSpaceChangesNothing(int n, int m, int r) {
    DMatrixRMaj w = RandomMatrices.gaussian(m, n, 1);
    HeadParameters head = randomHead(r, m);
    DMatrixRMaj rotation = RandomMatrices.rotation(m, 4);
    DMatrixRMaj rotated = new DMatrixRMaj(m, n);
    CommonOps_DDRM.mult(rotation, w, rotated);
    DMatrixRMaj a = new DMatrixRMaj(r, m);
    CommonOps_DDRM.multTransB(head.a(), rotation, a);
    DMatrixRMaj b = new DMatrixRMaj(r, m);
    CommonOps_DDRM.multTransB(head.b(), rotation, b);
    assertSame(w, head, rotated, new HeadParameters(a, b));
    FeatureGeometry before = FeatureGeometry.of(w);
    FeatureGeometry after = FeatureGeometry.of(rotated);
    assertThat(after.interference()).containsExactly(before.interference(), within(INVARIANCE));
    assertThat(after.dimensionality()).containsExactly(before.dimensionality(), within(INVARIANCE));
    assertThat(TegumFactor.of(rotated)).isEqualTo(TegumFactor.of(w));
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "6,3,2", "5,5,5", "20,5,3", "20,5,5"})
  void aChangeOfTheFactorsThatKeepsOmegaChangesNothing(int n, int m, int r) {
    DMatrixRMaj w = RandomMatrices.gaussian(m, n, 1);
    HeadParameters head = randomHead(r, m);
    DMatrixRMaj g = RandomMatrices.gaussian(r, r, 5);
    DMatrixRMaj inverse = new DMatrixRMaj(r, r);
    CommonOps_DDRM.invert(g, inverse);
    DMatrixRMaj a = new DMatrixRMaj(r, m);
    CommonOps_DDRM.mult(g, head.a(), a);
    DMatrixRMaj b = new DMatrixRMaj(r, m);
    CommonOps_DDRM.multTransA(inverse, head.b(), b);
    assertSame(w, head, w, new HeadParameters(a, b));
  }

  @Test
  void anOptimalHeadInSuperpositionIsFoundThroughTheDualAndNotDirectly() {
    // Four features in a plane: two dimensions too few for the raw vectors to be optimal.
    DMatrixRMaj w = new PlantedFeatures().with(PlantedFeatures.plane(0, 40, 60, 200)).rotated(2);
    List<AttentionPair> pairs = List.of(AttentionPair.of(0, 1));
    HeadTheory theory = theory(w, pairs, 0.2);
    HeadOptimum optimum = theory.optimum();
    HeadMetrics metrics =
        HeadMetrics.of(new HeadParameters(optimum.a(1), optimum.b(1)), pairs, theory);
    assertThat(metrics.loss()).isCloseTo(metrics.optimalLoss(), within(1e-14));
    assertThat(Math.abs(metrics.dualAlignmentOrNull().left().get(0, 0)))
        .isCloseTo(1, within(1e-12));
    assertThat(
            metrics.dualAlignmentOrNull().left().get(0, 0)
                * metrics.dualAlignmentOrNull().right().get(0, 1))
        .isCloseTo(1, within(1e-12));
    assertThat(Math.abs(metrics.alignment().right().get(0, 1))).isLessThan(Alignment.RECOVERED);
  }

  @Test
  void anUnrepresentedFeatureHasNoDualDirectionEither() {
    DMatrixRMaj w = RandomMatrices.gaussian(3, 5, 1);
    for (int row = 0; row < 3; row++) {
      w.set(row, 4, 0);
    }
    List<AttentionPair> pairs = List.of(AttentionPair.of(0, 1));
    HeadMetrics metrics = HeadMetrics.of(randomHead(2, 3), pairs, theory(w, pairs, 0.3));
    assertThat(metrics.alignment().left().get(0, 4)).isNaN();
    assertThat(metrics.dualAlignmentOrNull().left().get(0, 4)).isNaN();
    assertThat(metrics.dualAlignmentOrNull().left().get(0, 3)).isBetween(-1.0, 1.0);
  }

  @Test
  void orthonormalFeaturesAreAllRecovered() {
    DMatrixRMaj w = RandomMatrices.rotation(4, 3);
    List<AttentionPair> pairs =
        List.of(
            new AttentionPair(0, 1, 4),
            new AttentionPair(1, 2, 3),
            new AttentionPair(2, 3, 2),
            new AttentionPair(3, 0, 1));
    HeadConfiguration configuration = new HeadConfiguration(4, 1, pairs, Target.PRODUCT);
    HeadTheory theory = HeadTheory.of(HeadMoments.of(configuration, new TokenMoments(4, 0.1)), w);
    HeadOptimum optimum = theory.optimum();
    HeadMetrics metrics =
        HeadMetrics.of(new HeadParameters(optimum.a(4), optimum.b(4)), pairs, theory);
    assertThat(metrics.loss()).isCloseTo(0, within(1e-15));
    assertThat(metrics.spectrum().singularValues())
        .containsExactly(new double[] {4, 3, 2, 1}, within(1e-9));
    assertThat(metrics.pairMatch().vector()).containsExactly(0, 1, 2, 3);
    assertThat(metrics.pairMatch().worst()).isCloseTo(1, within(1e-9));
    assertThat(metrics.recoveredLeft()).isEqualTo(4);
    assertThat(metrics.recoveredRight()).isEqualTo(4);
  }

  @Test
  void equallyStrongPairsAreMixedThoughTheirSpanIsFound() {
    DMatrixRMaj w = RandomMatrices.rotation(5, 1);
    List<AttentionPair> equal = List.of(AttentionPair.of(0, 1), AttentionPair.of(2, 3));
    HeadTheory theory = theory(w, equal, 0.005);
    HeadOptimum optimum = theory.optimum();
    HeadMetrics metrics =
        HeadMetrics.of(new HeadParameters(optimum.a(2), optimum.b(2)), equal, theory);
    // By symmetry the two vectors are (What_0 + What_2) / sqrt 2 and (What_0 - What_2) / sqrt 2.
    assertThat(metrics.pairMatch().score()).containsExactly(new double[] {0.5, 0.5}, within(1e-3));
    assertThat(metrics.recoveredLeft()).isZero();
    double[] angles = Subspaces.of(metrics.spectrum(), w, equal, List.of()).leftAngles();
    assertThat(angles).containsExactly(new double[] {0, 0}, within(0.01));

    List<AttentionPair> unequal = List.of(AttentionPair.of(0, 1), new AttentionPair(2, 3, 1.2));
    HeadTheory apart = theory(w, unequal, 0.005);
    HeadOptimum clean = apart.optimum();
    HeadMetrics separated =
        HeadMetrics.of(new HeadParameters(clean.a(2), clean.b(2)), unequal, apart);
    assertThat(separated.pairMatch().worst()).isGreaterThan(0.999);
  }

  private static HeadParameters randomHead(int r, int m) {
    return new HeadParameters(RandomMatrices.gaussian(r, m, 2), RandomMatrices.gaussian(r, m, 3));
  }

  private static HeadTheory theory(DMatrixRMaj w, List<AttentionPair> pairs, double p) {
    HeadConfiguration configuration = new HeadConfiguration(1, 1, pairs, Target.INDICATOR);
    return HeadTheory.of(HeadMoments.of(configuration, new TokenMoments(w.numCols, p)), w);
  }

  private static void assertSame(
      DMatrixRMaj w, HeadParameters head, DMatrixRMaj otherW, HeadParameters otherHead) {
    int last = w.numCols - 1;
    List<AttentionPair> pairs =
        last == 0
            ? List.of(AttentionPair.of(0, 0))
            : List.of(AttentionPair.of(0, last), AttentionPair.of(last, last / 2));
    HeadMetrics one = HeadMetrics.of(head, pairs, theory(w, pairs, 0.3));
    HeadMetrics other = HeadMetrics.of(otherHead, pairs, theory(otherW, pairs, 0.3));
    assertThat(other.loss()).isCloseTo(one.loss(), within(INVARIANCE * one.loss()));
    assertThat(other.optimalLoss()).isCloseTo(one.optimalLoss(), within(INVARIANCE));
    assertThat(other.spectrum().singularValues())
        .containsExactly(one.spectrum().singularValues(), within(INVARIANCE));
    assertThat(other.spectrum().effectiveRank())
        .isCloseTo(one.spectrum().effectiveRank(), within(INVARIANCE));
    assertThat(other.spectrum().stableRank())
        .isCloseTo(one.spectrum().stableRank(), within(INVARIANCE));
    assertThat(other.pairMatch().vector()).containsExactly(one.pairMatch().vector());
    assertThat(other.pairMatch().score())
        .containsExactly(one.pairMatch().score(), within(INVARIANCE));
    assertThat(other.recoveredLeft()).isEqualTo(one.recoveredLeft());
    assertThat(other.recoveredRight()).isEqualTo(one.recoveredRight());
    assertSameUpToJointSigns(one.alignment(), other.alignment());
    assertSameUpToJointSigns(one.dualAlignmentOrNull(), other.dualAlignmentOrNull());
    assertSameSubspaces(
        Subspaces.of(one.spectrum(), w, pairs, TegumFactor.of(w)),
        Subspaces.of(other.spectrum(), otherW, pairs, TegumFactor.of(otherW)));
  }

  private static void assertSameUpToJointSigns(Alignment one, Alignment other) {
    for (int k = 0; k < one.left().numRows; k++) {
      double sign = Math.signum(one.left().get(k, 0) * other.left().get(k, 0));
      for (int i = 0; i < one.left().numCols; i++) {
        assertThat(sign * other.left().get(k, i))
            .isCloseTo(one.left().get(k, i), within(INVARIANCE));
        assertThat(sign * other.right().get(k, i))
            .isCloseTo(one.right().get(k, i), within(INVARIANCE));
      }
    }
  }

  private static void assertSameSubspaces(Subspaces one, Subspaces other) {
    assertThat(other.leftAngles()).containsExactly(one.leftAngles(), within(INVARIANCE));
    assertThat(other.rightAngles()).containsExactly(one.rightAngles(), within(INVARIANCE));
    assertThat(other.leftEnergy().data).containsExactly(one.leftEnergy().data, within(INVARIANCE));
    assertThat(other.rightEnergy().data)
        .containsExactly(one.rightEnergy().data, within(INVARIANCE));
  }
}
