package io.tegum.kernel.checkpoint;

import io.tegum.kernel.metrics.Spectrum;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * A head's two circuits through their factors, never as matrices of width x width (Elhage et al.
 * 2021, "A mathematical framework for transformer circuits"). Scores are x' QK y = (W_Q x) . (W_K
 * y); what is read in y is written as OV y = W_O W_V y.
 *
 * <p>Singular vectors are not kept: a layer's would take more memory than its weights.
 *
 * @param qk QK = W_Q' W_K, its singular values alone
 * @param ov OV = W_O W_V, likewise
 * @param leftRightCosine |u_1 . v_1| of QK: 1 when a token is looked for that is like the one that
 *     looks; NaN where QK is 0
 * @param copying sum of the real parts of OV's eigenvalues over the sum of their absolute values: 1
 *     when what is read is written again, -1 when it is written negated; NaN where OV is 0, or its
 *     eigenvalues do not converge
 */
public record HeadCircuits(Spectrum qk, Spectrum ov, double leftRightCosine, double copying) {

  private static final DMatrixRMaj NONE = new DMatrixRMaj(0, 0);

  /** A head's weights in double, each size x width, a row a dimension of the head. */
  record Factors(DMatrixRMaj query, DMatrixRMaj key, DMatrixRMaj value, DMatrixRMaj output) {}

  static HeadCircuits of(Factors factors) {
    Spectrum qk = Spectrum.of(factors.query(), factors.key());
    Spectrum ov = Spectrum.of(factors.output(), factors.value());
    return new HeadCircuits(
        valuesOf(qk),
        valuesOf(ov),
        leftRightCosine(qk),
        copying(factors.value(), factors.output()));
  }

  private static Spectrum valuesOf(Spectrum spectrum) {
    return new Spectrum(spectrum.singularValues(), NONE, NONE);
  }

  private static double leftRightCosine(Spectrum qk) {
    double cosine = 0;
    for (int i = 0; i < qk.left().numCols; i++) {
      cosine += qk.left().get(0, i) * qk.right().get(0, i);
    }
    return qk.singularValues()[0] == 0 ? Double.NaN : Math.abs(cosine);
  }

  /** W_O W_V has the eigenvalues of W_V W_O, which is size x size, and zeros. */
  static double copying(DMatrixRMaj values, DMatrixRMaj output) {
    int size = values.numRows;
    DMatrixRMaj core = new DMatrixRMaj(size, size);
    CommonOps_DDRM.multTransB(values, output, core);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, false, false);
    if (!eigen.decompose(eigen.inputModified() ? core.copy() : core)) {
      return Double.NaN;
    }
    double real = 0;
    double absolute = 0;
    for (int k = 0; k < size; k++) {
      Complex_F64 value = eigen.getEigenvalue(k);
      real += value.getReal();
      absolute += value.getMagnitude();
    }
    return absolute == 0 ? Double.NaN : real / absolute;
  }
}
