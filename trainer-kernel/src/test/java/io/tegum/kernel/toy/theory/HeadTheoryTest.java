package io.tegum.kernel.toy.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.algebra.RandomMatrices;
import io.tegum.kernel.algebra.SortedSvd;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Target;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeadTheoryTest {
  /** Rounding of decompositions and inverses of matrices that are not badly conditioned. */
  private static final double ROUNDING = 1e-10;

  private static final int N = 8;
  private static final int M = 4;
  private static final double P = 0.3;
  private static final TokenMoments TOKENS = new TokenMoments(N, P);
  private static final DMatrixRMaj W = RandomMatrices.gaussian(M, N, 42);
  private static final List<AttentionPair> PAIRS =
      List.of(
          new AttentionPair(0, 1, 1),
          new AttentionPair(2, 3, 2),
          new AttentionPair(2, 5, 0.5),
          new AttentionPair(6, 1, 1));

  @ParameterizedTest
  @EnumSource(Target.class)
  void lossOfAnyHeadMatchesMonteCarlo(Target target) {
    HeadConfiguration head = HeadMomentsTest.head(PAIRS, target);
    HeadTheory theory = theory(target);
    for (long seed = 0; seed < 3; seed++) {
      DMatrixRMaj a = small(2, seed);
      DMatrixRMaj b = small(2, seed + 10);
      SampledTokens tokens = new SampledTokens(N, P, 20 + seed);
      SampledTokens.Estimate estimate = new SampledTokens.Estimate();
      for (int sample = 0; sample < 100_000; sample++) {
        tokens.draw();
        double[] u = SampledTokens.times(a, SampledTokens.times(W, tokens.x));
        double[] v = SampledTokens.times(b, SampledTokens.times(W, tokens.y));
        double error = tokens.target(head) - u[0] * v[0] - u[1] * v[1];
        estimate.add(error * error);
      }
      assertThat(theory.loss(a, b)).isCloseTo(estimate.mean(), within(estimate.tolerance()));
    }
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void optimalFactorsReachTheOptimalLossAndNoRandomHeadDoesBetter(Target target) {
    HeadTheory theory = theory(target);
    HeadOptimum optimum = theory.optimum();
    double previous = theory.loss(new DMatrixRMaj(1, M), new DMatrixRMaj(1, M));
    for (int rank = 1; rank <= M; rank++) {
      double best = optimum.loss(rank);
      assertThat(best).isBetween(0.0, previous);
      assertThat(theory.loss(optimum.a(rank), optimum.b(rank))).isCloseTo(best, within(1e-12));
      for (long seed = 0; seed < 50; seed++) {
        assertThat(theory.loss(small(rank, seed), small(rank, 100 + seed))).isGreaterThan(best);
        DMatrixRMaj nearby = optimum.a(rank);
        CommonOps_DDRM.addEquals(nearby, 1e-3, RandomMatrices.gaussian(rank, M, seed));
        assertThat(theory.loss(nearby, optimum.b(rank))).isGreaterThan(best);
      }
      previous = best;
    }
    assertThat(optimum.loss(M + 3)).isEqualTo(optimum.loss(M));
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void gradientVanishesAtTheOptimum(Target target) {
    HeadTheory theory = theory(target);
    for (int rank = 1; rank <= M; rank++) {
      DMatrixRMaj a = theory.optimum().a(rank);
      DMatrixRMaj b = theory.optimum().b(rank);
      for (DMatrixRMaj factor : List.of(a, b)) {
        for (int entry = 0; entry < factor.getNumElements(); entry++) {
          double value = factor.get(entry);
          double step = 1e-4;
          factor.set(entry, value + step);
          double above = theory.loss(a, b);
          factor.set(entry, value - step);
          double below = theory.loss(a, b);
          factor.set(entry, value);
          // L2 is quadratic in one entry, so only rounding (1e-16 over the step) is left.
          assertThat((above - below) / (2 * step)).isCloseTo(0, within(1e-11));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void fullRankOptimumIsTheLeastSquaresSolution(Target target) {
    // Normal equations of E (s - <Omega, h g'>)^2 over the m^2 entries of Omega, by their Kronecker
    // product: (C x C) vec Omega = vec K.
    DMatrixRMaj c = between(SampledTokens.secondMoment(TOKENS));
    DMatrixRMaj k = between(moments(target).matrix());
    DMatrixRMaj system = new DMatrixRMaj(M * M, M * M);
    CommonOps_DDRM.kron(c, c, system);
    DMatrixRMaj solution = new DMatrixRMaj(M * M, 1);
    CommonOps_DDRM.solve(system, DMatrixRMaj.wrap(M * M, 1, k.data), solution);
    HeadOptimum optimum = theory(target).optimum();
    DMatrixRMaj omega = omega(optimum.a(M), optimum.b(M));
    assertThat(omega.data).containsExactly(solution.data, within(ROUNDING));
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void theOptimumForOnePairHasRankOneAndTheDualVectors(Target target) {
    HeadConfiguration head = HeadMomentsTest.head(List.of(AttentionPair.of(2, 5)), target);
    HeadTheory theory = HeadTheory.of(HeadMoments.of(head, TOKENS), W);
    HeadOptimum optimum = theory.optimum();
    assertThat(optimum.loss(M)).isCloseTo(optimum.loss(1), within(1e-14));
    SortedSvd svd = SortedSvd.of(omega(optimum.a(M), optimum.b(M)));
    assertThat(svd.rank(1e-9)).isEqualTo(1);

    // a_i as E[x 1(x_i > 0)] or E[x x_i], and C inverted directly.
    double own = target == Target.INDICATOR ? P / 2 : P / 3;
    double other = target == Target.INDICATOR ? P * P / 2 : P * P / 4;
    DMatrixRMaj left = dual(2, own, other);
    DMatrixRMaj right = dual(5, own, other);
    DMatrixRMaj directions = theory.dualDirections();
    double leftCosine = 0;
    double rightCosine = 0;
    for (int d = 0; d < M; d++) {
      assertThat(directions.get(d, 2)).isCloseTo(left.get(d), within(ROUNDING));
      assertThat(directions.get(d, 5)).isCloseTo(right.get(d), within(ROUNDING));
      leftCosine += svd.u().get(d, 0) * left.get(d);
      rightCosine += svd.v().get(d, 0) * right.get(d);
    }
    assertThat(Math.abs(leftCosine)).isCloseTo(1, within(ROUNDING));
    assertThat(leftCosine * rightCosine).isCloseTo(1, within(ROUNDING));
  }

  @Test
  void aProductOfRepresentedFeaturesIsComputedWithoutError() {
    HeadConfiguration head = HeadMomentsTest.head(PAIRS, Target.PRODUCT);
    HeadTheory theory =
        HeadTheory.of(HeadMoments.of(head, TOKENS), RandomMatrices.gaussian(N, N, 1));
    assertThat(theory.optimum().loss(N)).isCloseTo(0, within(1e-15));
    // Pairs (2, 3) and (2, 5) share a left feature, (0, 1) and (6, 1) a right one: T has rank 2.
    assertThat(theory.optimum().loss(2)).isCloseTo(0, within(1e-15));
    assertThat(theory.optimum().loss(1)).isGreaterThan(1e-4);
  }

  @Test
  void unusedHiddenDimensionsChangeNothing() {
    for (double unused : new double[] {0, 1e-9}) {
      DMatrixRMaj padded = new DMatrixRMaj(M + 2, N);
      CommonOps_DDRM.fill(padded, unused);
      CommonOps_DDRM.insert(W, padded, 0, 0);
      HeadTheory theory = HeadTheory.of(moments(Target.INDICATOR), padded);
      HeadOptimum expected = theory(Target.INDICATOR).optimum();
      for (int rank = 1; rank <= M + 2; rank++) {
        assertThat(theory.optimum().loss(rank)).isCloseTo(expected.loss(rank), within(1e-12));
      }
    }
  }

  @Test
  void aDimensionSeenOnlyByItselfIsUsedHoweverSmall() {
    // Scaling one hidden dimension by 1e-5 loses no information, so the optimum must not change.
    DMatrixRMaj scaled = W.copy();
    for (int i = 0; i < N; i++) {
      scaled.set(M - 1, i, W.get(M - 1, i) * 1e-5);
    }
    HeadTheory theory = HeadTheory.of(moments(Target.INDICATOR), scaled);
    for (int rank = 1; rank <= M; rank++) {
      assertThat(theory.optimum().loss(rank))
          .isCloseTo(theory(Target.INDICATOR).optimum().loss(rank), within(1e-9));
    }
  }

  @Test
  void aZeroWHasNoOptimumButDoingNothing() {
    HeadTheory theory = HeadTheory.of(moments(Target.INDICATOR), new DMatrixRMaj(2, N));
    assertThat(theory.optimum().loss(2)).isEqualTo(moments(Target.INDICATOR).targetSquare());
    assertThat(theory.optimum().a(2).data).containsOnly(0);
    assertThat(theory.loss(RandomMatrices.gaussian(2, 2, 1), RandomMatrices.gaussian(2, 2, 2)))
        .isEqualTo(moments(Target.INDICATOR).targetSquare());
    for (double value : theory.dualDirections().data) {
      assertThat(value).isNaN();
    }
  }

  @Test
  void aDualDirectionThatCancelsIsNan() {
    // Always present antipodal features: h = W x tells nothing about which is present.
    HeadConfiguration head =
        HeadMomentsTest.head(List.of(AttentionPair.of(0, 1)), Target.INDICATOR);
    HeadMoments moments = HeadMoments.of(head, new TokenMoments(2, 1));
    HeadTheory theory = HeadTheory.of(moments, new DMatrixRMaj(new double[][] {{0.9, -0.9}}));
    assertThat(theory.dualDirections().get(0, 0)).isNaN();
  }

  @Test
  void orthonormalFeaturesRestUnrepresentedGiveBackTheFeatureInTheSparseLimit() {
    DMatrixRMaj w = new DMatrixRMaj(3, 6);
    CommonOps_DDRM.insert(RandomMatrices.rotation(3, 1), w, 0, 0);
    HeadConfiguration head =
        HeadMomentsTest.head(List.of(AttentionPair.of(0, 1)), Target.INDICATOR);
    HeadMoments moments = HeadMoments.of(head, new TokenMoments(6, 1e-3));
    DMatrixRMaj directions = HeadTheory.of(moments, w).dualDirections();
    double cosine = 0;
    for (int d = 0; d < 3; d++) {
      cosine += directions.get(d, 0) * w.get(d, 0);
    }
    assertThat(cosine).isCloseTo(1, within(1e-6));
  }

  @Test
  void shapesThatDoNotFitAreRefused() {
    HeadTheory theory = theory(Target.INDICATOR);
    assertThatThrownBy(() -> theory.loss(new DMatrixRMaj(1, M), new DMatrixRMaj(1, M + 1)))
        .hasMessageContaining("columns of B were 5, must be hidden = 4");
    assertThatThrownBy(() -> theory.optimum().loss(0)).hasMessageContaining("rank was 0");
  }

  private static HeadMoments moments(Target target) {
    return HeadMoments.of(HeadMomentsTest.head(PAIRS, target), TOKENS);
  }

  private static HeadTheory theory(Target target) {
    return HeadTheory.of(moments(target), W);
  }

  private static DMatrixRMaj small(int rank, long seed) {
    DMatrixRMaj factor = RandomMatrices.gaussian(rank, M, seed);
    CommonOps_DDRM.scale(0.4, factor);
    return factor;
  }

  /** W X W'. */
  private static DMatrixRMaj between(DMatrixRMaj x) {
    DMatrixRMaj half = new DMatrixRMaj(M, N);
    CommonOps_DDRM.mult(W, x, half);
    DMatrixRMaj result = new DMatrixRMaj(M, M);
    CommonOps_DDRM.multTransB(half, W, result);
    return result;
  }

  private static DMatrixRMaj omega(DMatrixRMaj a, DMatrixRMaj b) {
    DMatrixRMaj omega = new DMatrixRMaj(M, M);
    CommonOps_DDRM.multTransA(a, b, omega);
    return omega;
  }

  /** The unit vector of C^{-1} W a_i. */
  private static DMatrixRMaj dual(int i, double own, double other) {
    DMatrixRMaj response = new DMatrixRMaj(N, 1);
    CommonOps_DDRM.fill(response, other);
    response.set(i, own);
    DMatrixRMaj hidden = new DMatrixRMaj(M, 1);
    CommonOps_DDRM.mult(W, response, hidden);
    DMatrixRMaj dual = new DMatrixRMaj(M, 1);
    CommonOps_DDRM.solve(between(SampledTokens.secondMoment(TOKENS)), hidden, dual);
    CommonOps_DDRM.divide(dual, Math.sqrt(CommonOps_DDRM.dot(dual, dual)));
    return dual;
  }
}
