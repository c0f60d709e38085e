package io.tegum.kernel.addition.metrics;

import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.AdditionParameters;
import io.tegum.kernel.algebra.SortedSvd;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A head's two circuits between tokens (Elhage et al. 2021, "A mathematical framework for
 * transformer circuits"): how much token s looks for token t, and how much token t, once attended
 * to, raises output o. Tokens are the ten digits and "=".
 *
 * @param qk W_E W_Q W_K' W_E', tokens x tokens
 * @param ov W_E W_V W_O W_U, tokens x outputs
 * @param qkSingularValues of qk, descending, as many as d_head allows
 * @param ovSingularValues of ov, descending, as many as d_head allows
 */
public record TokenCircuits(
    DMatrixRMaj qk, DMatrixRMaj ov, double[] qkSingularValues, double[] ovSingularValues) {

  /** Digits and "=". */
  public static final int TOKENS = AdditionModel.EQUALS + 1;

  /** The circuits of one head. */
  public static TokenCircuits of(AdditionParameters parameters, int head) {
    AdditionModel model = parameters.model();
    int width = model.width();
    int size = model.headSize();
    DMatrixRMaj embedding = part(parameters.wE(), 0, TOKENS, width);
    DMatrixRMaj queries = times(embedding, part(parameters.wQ(), head, width, size));
    DMatrixRMaj keys = times(embedding, part(parameters.wK(), head, width, size));
    DMatrixRMaj values = times(embedding, part(parameters.wV(), head, width, size));
    DMatrixRMaj written =
        times(
            part(parameters.wO(), head, size, width),
            part(parameters.wU(), 0, width, AdditionModel.OUTPUTS));
    DMatrixRMaj qk = new DMatrixRMaj(TOKENS, TOKENS);
    CommonOps_DDRM.multTransB(queries, keys, qk);
    DMatrixRMaj ov = times(values, written);
    return new TokenCircuits(qk, ov, singularValues(qk, size), singularValues(ov, size));
  }

  /** Matrix number {@code k} of an array of rows x columns matrices. */
  private static DMatrixRMaj part(double[] array, int k, int rows, int columns) {
    DMatrixRMaj part = new DMatrixRMaj(rows, columns);
    System.arraycopy(array, k * rows * columns, part.data, 0, rows * columns);
    return part;
  }

  private static DMatrixRMaj times(DMatrixRMaj left, DMatrixRMaj right) {
    DMatrixRMaj product = new DMatrixRMaj(left.numRows, right.numCols);
    CommonOps_DDRM.mult(left, right, product);
    return product;
  }

  private static double[] singularValues(DMatrixRMaj matrix, int size) {
    double[] all = SortedSvd.of(matrix).singularValues();
    double[] first = new double[Math.min(size, all.length)];
    System.arraycopy(all, 0, first, 0, first.length);
    return first;
  }
}
