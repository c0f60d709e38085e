package io.tegum.kernel.toy.metrics;

import io.tegum.kernel.algebra.RandomMatrices;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Builds a W from figures in orthogonal subspaces, for tests. */
final class PlantedFeatures {
  private final List<double[][]> figures = new ArrayList<>();

  /** Adds a figure: one vector a feature. */
  PlantedFeatures with(double[]... vectors) {
    figures.add(vectors);
    return this;
  }

  /** k vectors at the given angles in a plane. */
  static double[][] plane(double... degrees) {
    double[][] vectors = new double[degrees.length][];
    for (int i = 0; i < degrees.length; i++) {
      double radians = StrictMath.toRadians(degrees[i]);
      vectors[i] = new double[] {StrictMath.cos(radians), StrictMath.sin(radians)};
    }
    return vectors;
  }

  /** Corners of a regular tetrahedron: alternate corners of a cube. */
  static double[][] tetrahedron() {
    double c = 1 / Math.sqrt(3);
    return new double[][] {{c, c, c}, {c, -c, -c}, {-c, c, -c}, {-c, -c, c}};
  }

  /** Corners of a square antiprism whose upper square is turned by {@code degrees}. */
  static double[][] squares(double degrees) {
    double[][] vectors = new double[8][];
    for (int i = 0; i < 8; i++) {
      double radians = StrictMath.toRadians(90.0 * (i % 4) + (i < 4 ? 0 : degrees));
      double radius = Math.sqrt(2.0 / 3);
      vectors[i] =
          new double[] {
            radius * StrictMath.cos(radians),
            radius * StrictMath.sin(radians),
            (i < 4 ? 1 : -1) / Math.sqrt(3)
          };
    }
    return vectors;
  }

  /** W, m x n, unrotated. */
  DMatrixRMaj matrix() {
    int m = 0;
    int n = 0;
    for (double[][] figure : figures) {
      m += figure[0].length;
      n += figure.length;
    }
    DMatrixRMaj w = new DMatrixRMaj(m, n);
    int row = 0;
    int column = 0;
    for (double[][] figure : figures) {
      for (double[] vector : figure) {
        for (int d = 0; d < vector.length; d++) {
          w.set(row + d, column, vector[d]);
        }
        column++;
      }
      row += figure[0].length;
    }
    return w;
  }

  /** W, m x n, under a random rotation of hidden space. */
  DMatrixRMaj rotated(long seed) {
    DMatrixRMaj w = matrix();
    DMatrixRMaj rotated = new DMatrixRMaj(w.numRows, w.numCols);
    CommonOps_DDRM.mult(RandomMatrices.rotation(w.numRows, seed), w, rotated);
    return rotated;
  }
}
