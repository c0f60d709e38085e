package io.tegum.kernel.toy.theory;

import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Target;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;

/** Draws token pairs by the definition, one coin flip a feature, for Monte Carlo oracles. */
final class SampledTokens {
  /** Standard errors within which an estimate must lie: about one wrong alarm in two million. */
  static final double STANDARD_ERRORS = 5;

  private final Random random;
  private final double p;
  final double[] x;
  final double[] y;

  SampledTokens(int n, double p, long seed) {
    random = new Random(seed);
    this.p = p;
    x = new double[n];
    y = new double[n];
  }

  void draw() {
    fill(x);
    fill(y);
  }

  private void fill(double[] token) {
    for (int i = 0; i < token.length; i++) {
      token[i] = random.nextDouble() < p ? 1 - random.nextDouble() : 0;
    }
  }

  double target(HeadConfiguration head) {
    double s = 0;
    for (AttentionPair pair : head.pairs()) {
      double left = x[pair.left()];
      double right = y[pair.right()];
      if (head.target() == Target.PRODUCT) {
        s += pair.weight() * left * right;
      } else if (left > 0 && right > 0) {
        s = Math.max(s, pair.weight());
      }
    }
    return s;
  }

  /** E[x x'], n x n, entry by entry. */
  static DMatrixRMaj secondMoment(TokenMoments moments) {
    DMatrixRMaj matrix = new DMatrixRMaj(moments.features(), moments.features());
    for (int i = 0; i < moments.features(); i++) {
      for (int j = 0; j < moments.features(); j++) {
        matrix.set(i, j, i == j ? moments.meanSquare() : moments.crossMoment());
      }
    }
    return matrix;
  }

  static double[] times(DMatrixRMaj matrix, double[] vector) {
    double[] product = new double[matrix.numRows];
    for (int row = 0; row < matrix.numRows; row++) {
      for (int i = 0; i < vector.length; i++) {
        product[row] += matrix.get(row, i) * vector[i];
      }
    }
    return product;
  }

  /** Running mean and standard error. */
  static final class Estimate {
    private double sum;
    private double squares;
    private int count;

    void add(double value) {
      sum += value;
      squares += value * value;
      count++;
    }

    double mean() {
      return sum / count;
    }

    double tolerance() {
      double variance = squares / count - mean() * mean();
      return STANDARD_ERRORS * Math.sqrt(Math.max(0, variance) / count);
    }
  }
}
