package io.tegum.kernel.toy.theory;

import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Target;
import org.ejml.data.DMatrixRMaj;

/**
 * E[s^2] and M by going through all 2^n x 2^n patterns of present features. A present feature has
 * the mean 1/2 and the mean square 1/3.
 */
final class PatternEnumeration {
  private final HeadConfiguration head;
  private final int n;
  final DMatrixRMaj matrix;
  double targetSquare;

  PatternEnumeration(HeadConfiguration head, int n, double p) {
    this.head = head;
    this.n = n;
    matrix = new DMatrixRMaj(n, n);
    for (int x = 0; x < 1 << n; x++) {
      for (int y = 0; y < 1 << n; y++) {
        add(x, y, probability(x, p) * probability(y, p));
      }
    }
  }

  private void add(int x, int y, double probability) {
    if (head.target() == Target.INDICATOR) {
      double s = strongest(x, y);
      targetSquare += probability * s * s;
      for (int k = 0; k < n; k++) {
        for (int l = 0; l < n; l++) {
          matrix.add(k, l, probability * s * mean(x, k) * mean(y, l));
        }
      }
      return;
    }
    for (AttentionPair pair : head.pairs()) {
      for (AttentionPair other : head.pairs()) {
        targetSquare +=
            probability
                * pair.weight()
                * other.weight()
                * product(x, pair.left(), other.left())
                * product(y, pair.right(), other.right());
      }
      for (int k = 0; k < n; k++) {
        for (int l = 0; l < n; l++) {
          matrix.add(
              k,
              l,
              probability
                  * pair.weight()
                  * product(x, pair.left(), k)
                  * product(y, pair.right(), l));
        }
      }
    }
  }

  private double strongest(int x, int y) {
    double strongest = 0;
    for (AttentionPair pair : head.pairs()) {
      if ((x >> pair.left() & 1) == 1 && (y >> pair.right() & 1) == 1) {
        strongest = Math.max(strongest, pair.weight());
      }
    }
    return strongest;
  }

  private double probability(int pattern, double p) {
    double probability = 1;
    for (int i = 0; i < n; i++) {
      probability *= (pattern >> i & 1) == 1 ? p : 1 - p;
    }
    return probability;
  }

  /** E[x_i | pattern]. */
  private static double mean(int pattern, int i) {
    return (pattern >> i & 1) / 2.0;
  }

  /** E[x_i x_j | pattern]. */
  private static double product(int pattern, int i, int j) {
    return i == j ? (pattern >> i & 1) / 3.0 : mean(pattern, i) * mean(pattern, j);
  }
}
