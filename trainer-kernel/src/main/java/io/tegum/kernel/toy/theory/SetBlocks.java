package io.tegum.kernel.toy.theory;

import org.ejml.data.DMatrixRMaj;

/**
 * A matrix of n x n that relates features of one set only: a diagonal, and in the block of each set
 * a product of two vectors besides.
 *
 * @param size features of a set
 * @param diagonal n
 * @param factor of each set's product; n / size
 * @param left n; entry (i, k) of a block is factor left_i right_k, and on the diagonal more
 * @param right n
 */
record SetBlocks(int size, double[] diagonal, double[] factor, double[] left, double[] right) {

  /** Entry (i, k). */
  double at(int i, int k) {
    double value = i == k ? diagonal[i] : 0;
    return i / size == k / size ? value + factor[i / size] * left[i] * right[k] : value;
  }

  /** W times this, for W (m x n; not modified); a new matrix. O(m n). */
  DMatrixRMaj leftTimes(DMatrixRMaj w) {
    DMatrixRMaj product = w.createLike();
    for (int row = 0; row < w.numRows; row++) {
      for (int first = 0; first < diagonal.length; first += size) {
        double sum = 0;
        for (int i = first; i < first + size; i++) {
          sum += w.unsafe_get(row, i) * left[i];
        }
        sum *= factor[first / size];
        for (int i = first; i < first + size; i++) {
          product.unsafe_set(row, i, w.unsafe_get(row, i) * diagonal[i] + sum * right[i]);
        }
      }
    }
    return product;
  }

  /** r' times this times r, for a row r of a matrix with n columns. */
  double quadratic(DMatrixRMaj rows, int row) {
    double total = 0;
    for (int first = 0; first < diagonal.length; first += size) {
      double leftSum = 0;
      double rightSum = 0;
      for (int i = first; i < first + size; i++) {
        double value = rows.unsafe_get(row, i);
        leftSum += value * left[i];
        rightSum += value * right[i];
        total += value * value * diagonal[i];
      }
      total += factor[first / size] * leftSum * rightSum;
    }
    return total;
  }
}
