package io.tegum.kernel.toy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tegum.kernel.algebra.RandomMatrices;
import io.tegum.kernel.metrics.Spectrum;
import io.tegum.kernel.metrics.SpectrumTest;
import io.tegum.kernel.toy.model.AttentionPair;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class PairMatchTest {
  /** Rounding of a decomposition of matrices of order 10. */
  private static final double ROUNDING = 1e-12;

  private static final DMatrixRMaj W = RandomMatrices.orthonormal(6, 6, 21);

  @Test
  void eachPairFindsTheTripletPlantedForIt() {
    // The weaker pair comes first: the order of singular values must not matter.
    List<AttentionPair> pairs = List.of(AttentionPair.of(0, 1), AttentionPair.of(2, 3));
    Alignment alignment = Alignment.raw(head(new double[] {3, 1}, 2, 3, 0, 1), W);
    PairMatch match = PairMatch.of(alignment, pairs);
    assertThat(match.vector()).containsExactly(1, 0);
    assertThat(match.score()).containsExactly(new double[] {1, 1}, within(ROUNDING));
    assertThat(match.worst()).isCloseTo(1, within(ROUNDING));
    assertThat(alignment.recoveredLeft(W)).isEqualTo(2);
    assertThat(alignment.recoveredRight(W)).isEqualTo(2);
  }

  /** What W keeps of a feature that it does not represent often points along u_1. */
  @Test
  void featuresThatAreNotRepresentedAreNeverRecovered() {
    DMatrixRMaj w = W.copy();
    for (int row = 0; row < 6; row++) {
      w.set(row, 0, 0.02 / Directions.norm(W, 0) * W.get(row, 0));
      w.set(row, 3, 0.5 / Directions.norm(W, 3) * W.get(row, 3)); // not above one half
      w.set(row, 4, 0.02 * W.get(row, 2));
    }
    Alignment alignment = Alignment.raw(head(new double[] {3, 1}, 2, 3, 0, 1), w);
    assertThat(Math.abs(alignment.left().get(0, 4))).isCloseTo(1, within(ROUNDING));
    assertThat(alignment.recoveredLeft(w)).isEqualTo(1);
    assertThat(alignment.recoveredRight(w)).isEqualTo(1);
    assertThat(alignment.recoveredLeft(W)).isEqualTo(3);
  }

  @Test
  void aRepulsedPairScoresNegative() {
    DMatrixRMaj flipped = W.copy();
    for (int row = 0; row < 6; row++) {
      flipped.set(row, 1, -W.get(row, 1));
    }
    Alignment alignment = Alignment.raw(head(new double[] {1}, 0, 1), flipped);
    PairMatch match = PairMatch.of(alignment, List.of(AttentionPair.of(0, 1)));
    assertThat(match.score()[0]).isCloseTo(-1, within(ROUNDING));
    assertThat(match.vector()).containsExactly(0);
  }

  @Test
  void aPairForWhichNoTripletIsLeftScoresZero() {
    Alignment alignment = Alignment.raw(head(new double[] {1}, 2, 3), W);
    PairMatch match =
        PairMatch.of(alignment, List.of(AttentionPair.of(0, 1), AttentionPair.of(2, 3)));
    assertThat(match.vector()).containsExactly(-1, 0);
    assertThat(match.score()[0]).isZero();
    assertThat(match.score()[1]).isCloseTo(1, within(ROUNDING));
    assertThat(match.worst()).isZero();
  }

  @Test
  void aPairWithAFeatureWithoutDirectionIsNanAndTakesNoTriplet() {
    DMatrixRMaj w = W.copy();
    for (int row = 0; row < 6; row++) {
      w.set(row, 1, 0);
    }
    Alignment alignment = Alignment.raw(head(new double[] {2, 1}, 2, 3, 0, 5), w);
    PairMatch match =
        PairMatch.of(
            alignment,
            List.of(AttentionPair.of(0, 1), AttentionPair.of(0, 5), AttentionPair.of(2, 3)));
    assertThat(match.vector()).containsExactly(-1, 1, 0);
    assertThat(match.score()[0]).isNaN();
    assertThat(match.score()[1]).isCloseTo(1, within(ROUNDING));
    assertThat(match.worst()).isNaN();
    assertThat(alignment.left().get(0, 1)).isNaN();
    assertThat(alignment.recoveredRight(w)).isEqualTo(2);
  }

  @Test
  void negligibleTripletsFindNothing() {
    double negligible = Spectrum.NEGLIGIBLE_SIGMA / 2;
    Alignment alignment = Alignment.raw(head(new double[] {1, negligible}, 2, 3, 0, 1), W);
    assertThat(alignment.significantCount()).isEqualTo(1);
    assertThat(alignment.recoveredLeft(W)).isEqualTo(1);
    assertThat(alignment.recoveredRight(W)).isEqualTo(1);
    PairMatch match =
        PairMatch.of(alignment, List.of(AttentionPair.of(0, 1), AttentionPair.of(2, 3)));
    assertThat(match.vector()).containsExactly(-1, 0);
  }

  @Test
  void aZeroOmegaFindsNothing() {
    Spectrum spectrum = Spectrum.of(new DMatrixRMaj(2, 6), new DMatrixRMaj(2, 6));
    Alignment alignment = Alignment.raw(spectrum, W);
    PairMatch match = PairMatch.of(alignment, List.of(AttentionPair.of(0, 1)));
    assertThat(match.vector()).containsExactly(-1);
    assertThat(match.score()).containsExactly(0);
    assertThat(alignment.recoveredLeft(W)).isZero();
    assertThat(alignment.recoveredRight(W)).isZero();
  }

  @Test
  void equalSingularValuesStillGiveEachPairItsOwnTriplet() {
    List<AttentionPair> pairs =
        List.of(AttentionPair.of(0, 1), AttentionPair.of(2, 3), AttentionPair.of(4, 5));
    for (long seed = 0; seed < 20; seed++) {
      DMatrixRMaj u = columns(0, 2, 4);
      DMatrixRMaj v = columns(1, 3, 5);
      Spectrum spectrum = SpectrumTest.planted(u, new double[] {1, 1, 1}, v, seed);
      PairMatch match = PairMatch.of(Alignment.raw(spectrum, W), pairs);
      assertThat(match.vector()).containsExactlyInAnyOrder(0, 1, 2);
      // What an arbitrary rotation of u and v within the shared space leaves alone.
      double trace = 0;
      Alignment alignment = Alignment.raw(spectrum, W);
      for (int k = 0; k < 3; k++) {
        for (AttentionPair pair : pairs) {
          trace += alignment.left().get(k, pair.left()) * alignment.right().get(k, pair.right());
        }
      }
      assertThat(trace).isCloseTo(3, within(1e-9));
    }
  }

  @Test
  void aModelOfOneHiddenDimensionWorks() {
    DMatrixRMaj one = new DMatrixRMaj(new double[][] {{-2}});
    DMatrixRMaj w = new DMatrixRMaj(new double[][] {{1, -1}});
    Alignment alignment = Alignment.raw(Spectrum.of(one, one), w);
    PairMatch match = PairMatch.of(alignment, List.of(AttentionPair.of(0, 0)));
    assertThat(match.score()).containsExactly(1);
    assertThat(alignment.left().data).containsExactly(1, -1);
    assertThat(alignment.recoveredLeft(w)).isEqualTo(2);
  }

  /** Omega = sum of sigma_k What_left What_right' for features (left, right) given in turn. */
  private static Spectrum head(double[] sigma, int... features) {
    int r = sigma.length;
    DMatrixRMaj a = new DMatrixRMaj(r, 6);
    DMatrixRMaj b = new DMatrixRMaj(r, 6);
    for (int k = 0; k < r; k++) {
      for (int row = 0; row < 6; row++) {
        a.set(k, row, sigma[k] * W.get(row, features[2 * k]));
        b.set(k, row, W.get(row, features[2 * k + 1]));
      }
    }
    return Spectrum.of(a, b);
  }

  private static DMatrixRMaj columns(int... features) {
    DMatrixRMaj columns = new DMatrixRMaj(6, features.length);
    for (int k = 0; k < features.length; k++) {
      CommonOps_DDRM.insert(
          CommonOps_DDRM.extract(W, 0, 6, features[k], features[k] + 1), columns, 0, k);
    }
    return columns;
  }
}
