package io.tegum.kernel.toy.metrics;

import io.tegum.kernel.algebra.SortedEigen;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The figure that unit vectors form.
 *
 * @param rank dimension d of their span
 * @param kind see {@link TegumFactor#kind}
 */
public record Figure(int rank, String kind) {

  /**
   * Singular value, relative to the largest, above which a dimension counts. Trained figures are
   * never exact: an antipodal pair bent by up to 11 degrees still has rank 1.
   */
  public static final double RANK_THRESHOLD = 0.1;

  /**
   * A simplex has the origin inside: in the one linear dependence of its k vectors all coefficients
   * have one sign, and here the smallest must reach this share of the largest. It is 1 for a
   * regular simplex, .52 for a triangle with angles of 105, 105 and 150 degrees, and negative for
   * parallel vectors.
   */
  static final double SIMPLEX_BALANCE = 0.5;

  /**
   * Largest difference, in cosine, between a vector's sorted overlaps and the ideal figure's. A
   * cube's differ from the square antiprism's by .47.
   */
  static final double COSINE_TOLERANCE = 0.2;

  /** Cosines of one vertex with the four others: those of 144 and 72 degrees, twice each. */
  private static final double[] PENTAGON = {
    -(1 + Math.sqrt(5)) / 4, -(1 + Math.sqrt(5)) / 4, (Math.sqrt(5) - 1) / 4, (Math.sqrt(5) - 1) / 4
  };

  /**
   * Cosines of one vertex with the seven others where D_i = 3/8 for all: the squares lie at heights
   * 1/sqrt(3) and -1/sqrt(3), turned by 45 degrees.
   */
  private static final double[] SQUARE_ANTIPRISM = {
    -(1 + Math.sqrt(2)) / 3,
    -(1 + Math.sqrt(2)) / 3,
    -1.0 / 3,
    (Math.sqrt(2) - 1) / 3,
    (Math.sqrt(2) - 1) / 3,
    1.0 / 3,
    1.0 / 3
  };

  /** The figure of {@code unit}'s columns (m x k; not modified), each of length 1, k at least 1. */
  public static Figure of(DMatrixRMaj unit) {
    int k = unit.numCols;
    DMatrixRMaj gram = new DMatrixRMaj(k, k);
    CommonOps_DDRM.multInner(unit, gram);
    double threshold = RANK_THRESHOLD * RANK_THRESHOLD; // eigenvalues are squared singular values
    if (k > unit.numRows + 1) {
      DMatrixRMaj frame = new DMatrixRMaj(unit.numRows, unit.numRows);
      CommonOps_DDRM.multOuter(unit, frame);
      int rank = SortedEigen.of(frame).rank(threshold);
      return new Figure(rank, vertexTransitive(k, rank, gram));
    }
    SortedEigen eigen = SortedEigen.of(gram);
    int rank = eigen.rank(threshold);
    if (k == 1) {
      return new Figure(rank, "dedicated");
    }
    if (rank == k - 1 && hasOriginInside(eigen.vectors())) {
      return new Figure(rank, simplex(k));
    }
    return new Figure(rank, vertexTransitive(k, rank, gram));
  }

  private static String simplex(int k) {
    return switch (k) {
      case 2 -> "antipodal pair";
      case 3 -> "triangle";
      case 4 -> "tetrahedron";
      default -> "simplex";
    };
  }

  private static String vertexTransitive(int k, int rank, DMatrixRMaj gram) {
    if (k == 5 && rank == 2 && resembles(gram, PENTAGON)) {
      return "pentagon";
    }
    if (k == 8 && rank == 3 && resembles(gram, SQUARE_ANTIPRISM)) {
      return "square antiprism";
    }
    return k + " in " + rank;
  }

  /** Whether the last eigenvector, the linear dependence, has coefficients of one sign. */
  private static boolean hasOriginInside(DMatrixRMaj vectors) {
    int last = vectors.numCols - 1;
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < vectors.numRows; i++) {
      smallest = Math.min(smallest, vectors.unsafe_get(i, last));
      largest = Math.max(largest, vectors.unsafe_get(i, last));
    }
    return smallest > 0
        ? smallest >= SIMPLEX_BALANCE * largest
        : largest <= SIMPLEX_BALANCE * smallest;
  }

  private static boolean resembles(DMatrixRMaj gram, double[] ideal) {
    double[] overlaps = new double[ideal.length];
    for (int i = 0; i < gram.numRows; i++) {
      int count = 0;
      for (int j = 0; j < gram.numCols; j++) {
        if (j != i) {
          overlaps[count++] = gram.unsafe_get(i, j);
        }
      }
      Arrays.sort(overlaps);
      for (int j = 0; j < ideal.length; j++) {
        if (Math.abs(overlaps[j] - ideal[j]) > COSINE_TOLERANCE) {
          return false;
        }
      }
    }
    return true;
  }
}
