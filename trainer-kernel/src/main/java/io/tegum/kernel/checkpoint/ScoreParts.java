package io.tegum.kernel.checkpoint;

import io.tegum.kernel.metrics.Spectrum;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A head's scores x' QK y between given vectors in parts: sigma_k (x.u_k) (y.v_k), which add up to
 * the score. How few parts carry a score is compared with parts of the same score in a basis that
 * is turned at random: with QK = A'B, A = S^1/2 U' and B = S^1/2 V', and a rotation R, the parts
 * (RAx)_k (RBy)_k add up to it, too.
 *
 * @param vectors how many vectors were given
 * @param carrying mean over ordered pairs of vectors of the least number of parts that make up 90 %
 *     of the parts' absolute values
 * @param rotated that number in turned bases
 */
public record ScoreParts(int vectors, double carrying, NullInterval rotated) {

  /** What share of the absolute values of a score's parts has to be made up. */
  static final double SHARE = 0.9;

  /** Whether fewer parts carry a score than in turned bases. */
  public boolean isSparse() {
    return carrying < rotated.low();
  }

  /**
   * @param qk the head's spectrum
   * @param vectors a row a vector, as it enters queries and keys
   * @param draws random rotations
   */
  static ScoreParts of(Spectrum qk, DMatrixRMaj vectors, int draws, long seed) {
    DMatrixRMaj left = projected(qk.left(), qk.singularValues(), vectors);
    DMatrixRMaj right = projected(qk.right(), qk.singularValues(), vectors);
    RandomMatrices random = new RandomMatrices(seed);
    double[] rotated = new double[draws];
    int rank = left.numCols;
    DMatrixRMaj turnedLeft = new DMatrixRMaj(left.numRows, rank);
    DMatrixRMaj turnedRight = new DMatrixRMaj(left.numRows, rank);
    for (int draw = 0; draw < draws; draw++) {
      DMatrixRMaj rotation = random.rotation(rank, draw);
      CommonOps_DDRM.multTransB(left, rotation, turnedLeft);
      CommonOps_DDRM.multTransB(right, rotation, turnedRight);
      rotated[draw] = carrying(turnedLeft, turnedRight);
    }
    return new ScoreParts(vectors.numRows, carrying(left, right), NullInterval.of(rotated));
  }

  /** sigma_k^1/2 (x . u_k), a row a vector, a column a k. */
  static DMatrixRMaj projected(DMatrixRMaj directions, double[] sigma, DMatrixRMaj vectors) {
    DMatrixRMaj projected = new DMatrixRMaj(vectors.numRows, directions.numRows);
    CommonOps_DDRM.multTransB(vectors, directions, projected);
    double[] roots = Arrays.stream(sigma).map(Math::sqrt).toArray();
    CommonOps_DDRM.multCols(projected, roots);
    return projected;
  }

  private static double carrying(DMatrixRMaj left, DMatrixRMaj right) {
    int rank = left.numCols;
    double[] parts = new double[rank];
    long sum = 0;
    for (int x = 0; x < left.numRows; x++) {
      for (int y = 0; y < right.numRows; y++) {
        for (int k = 0; k < rank; k++) {
          parts[k] = Math.abs(left.data[x * rank + k] * right.data[y * rank + k]);
        }
        sum += fewest(parts);
      }
    }
    return (double) sum / left.numRows / right.numRows;
  }

  /**
   * The least number of parts that make up the share of all.
   *
   * @param parts absolute values; sorted afterwards
   */
  static int fewest(double[] parts) {
    Arrays.sort(parts);
    double all = 0;
    for (double part : parts) {
      all += part;
    }
    double made = 0;
    int count = 0;
    for (int k = parts.length - 1; k >= 0 && made < SHARE * all; k--) {
      made += parts[k];
      count++;
    }
    return count;
  }
}
