package io.tegum.kernel.toy.metrics;

import io.tegum.kernel.algebra.SortedSvd;
import io.tegum.kernel.metrics.Spectrum;
import io.tegum.kernel.toy.model.AttentionPair;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Where the head's singular vectors lie as a whole, which no single cosine tells: whether they span
 * the features of the pairs, and whether each of them keeps to one tegum factor. Only triplets that
 * are not negligible ({@link Spectrum#NEGLIGIBLE_SIGMA}) take part in the angles. Equally strong
 * pairs are the case to look here: an optimal head's singular vectors then mix their features
 * evenly (pair scores near 1/2), while the span is theirs. The arrays and matrices belong to this
 * record and must not be changed.
 *
 * @param leftAngles principal angles in radians, ascending, between span(u_k) and span{W_i : i on
 *     the left of a pair}; as many as the smaller span has dimensions, 0 to pi/2
 * @param rightAngles likewise for v_k and the features on the right
 * @param leftEnergy |P_f u_k|^2, r x factors: the share of u_k in the span of factor f, 0 to 1
 * @param rightEnergy |P_f v_k|^2 likewise
 */
public record Subspaces(
    double[] leftAngles, double[] rightAngles, DMatrixRMaj leftEnergy, DMatrixRMaj rightEnergy) {

  /** How the singular vectors of {@code spectrum} lie to W (m x n), its pairs and its factors. */
  public static Subspaces of(
      Spectrum spectrum, DMatrixRMaj w, List<AttentionPair> pairs, List<TegumFactor> factors) {
    DMatrixRMaj unit = Directions.of(w);
    List<Integer> lefts = pairs.stream().map(AttentionPair::left).distinct().toList();
    List<Integer> rights = pairs.stream().map(AttentionPair::right).distinct().toList();
    int significant = spectrum.significantCount();
    return new Subspaces(
        angles(leadingColumns(spectrum.left(), significant), basis(unit, lefts)),
        angles(leadingColumns(spectrum.right(), significant), basis(unit, rights)),
        energies(spectrum.left(), w, factors),
        energies(spectrum.right(), w, factors));
  }

  /**
   * Orthonormal columns spanning the columns of {@code unit} (each of length 1; not modified), with
   * the rank that {@link TegumFactor#rank} would have: nearly (anti)parallel features span a line.
   */
  static DMatrixRMaj basis(DMatrixRMaj unit) {
    if (unit.numCols == 0) {
      return unit;
    }
    SortedSvd svd = SortedSvd.of(unit);
    int rank = svd.rank(Figure.RANK_THRESHOLD);
    return CommonOps_DDRM.extract(svd.u(), 0, unit.numRows, 0, rank);
  }

  private static DMatrixRMaj basis(DMatrixRMaj unit, List<Integer> features) {
    return basis(Directions.defined(unit, features));
  }

  /**
   * Principal angles between the spans of orthonormal columns. Cosines alone lose small angles to
   * rounding and sines large ones, so both are taken (Bjorck and Golub 1973, section 3).
   */
  static double[] angles(DMatrixRMaj first, DMatrixRMaj second) {
    if (first.numCols < second.numCols) {
      return angles(second, first);
    }
    int count = second.numCols;
    if (count == 0) {
      return new double[0];
    }
    DMatrixRMaj overlap = new DMatrixRMaj(first.numCols, count);
    CommonOps_DDRM.multTransA(first, second, overlap);
    double[] cosines = SortedSvd.of(overlap).singularValues();
    DMatrixRMaj outside = second.copy(); // what of the second span lies outside the first
    CommonOps_DDRM.multAdd(-1, first, overlap, outside);
    double[] sines = SortedSvd.of(outside).singularValues();
    double[] angles = new double[count];
    for (int k = 0; k < count; k++) {
      angles[k] = StrictMath.atan2(sines[count - 1 - k], cosines[k]);
    }
    return angles;
  }

  private static DMatrixRMaj leadingColumns(DMatrixRMaj rows, int count) {
    DMatrixRMaj columns = new DMatrixRMaj(rows.numCols, count);
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < rows.numCols; i++) {
        columns.unsafe_set(i, k, rows.unsafe_get(k, i));
      }
    }
    return columns;
  }

  private static DMatrixRMaj energies(
      DMatrixRMaj vectors, DMatrixRMaj w, List<TegumFactor> factors) {
    DMatrixRMaj energies = new DMatrixRMaj(vectors.numRows, factors.size());
    for (int f = 0; f < factors.size(); f++) {
      DMatrixRMaj basis = factors.get(f).basis(w);
      DMatrixRMaj components = new DMatrixRMaj(vectors.numRows, basis.numCols);
      CommonOps_DDRM.mult(vectors, basis, components);
      for (int k = 0; k < vectors.numRows; k++) {
        double sum = 0;
        for (int d = 0; d < basis.numCols; d++) {
          sum += components.unsafe_get(k, d) * components.unsafe_get(k, d);
        }
        energies.unsafe_set(k, f, sum);
      }
    }
    return energies;
  }
}
