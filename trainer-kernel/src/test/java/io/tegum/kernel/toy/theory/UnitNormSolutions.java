package io.tegum.kernel.toy.theory;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.ejml.data.DMatrixRMaj;

/**
 * The solutions of unit norm that the published phase diagrams compare (Elhage et al., 2022). All
 * features have importance 1 but the last, which has r.
 */
final class UnitNormSolutions {
  /** W, and the loss at density p and importance r. Ignored features have b_i = p/2, others 0. */
  record Solution(String name, DMatrixRMaj w, DoubleBinaryOperator formula) {
    DMatrixRMaj b(double p) {
      DMatrixRMaj b = new DMatrixRMaj(w.numCols, 1);
      for (int i = 0; i < w.numCols; i++) {
        boolean ignored = true;
        for (int d = 0; d < w.numRows; d++) {
          ignored &= w.get(d, i) == 0;
        }
        b.set(i, ignored ? p / 2 : 0);
      }
      return b;
    }

    double loss(double p, double r) {
      return formula.applyAsDouble(p, r);
    }
  }

  private UnitNormSolutions() {}

  static List<Solution> twoFeatures() {
    return List.of(
        solution("ignore last", UnitNormSolutions::ignoreLast, new double[] {1, 0}),
        solution("ignore first", UnitNormSolutions::ignoreFirst, new double[] {0, 1}),
        solution("antipodal", UnitNormSolutions::lastAntipodal, new double[] {1, -1}));
  }

  static List<Solution> threeFeatures() {
    return List.of(
        solution(
            "ignore last",
            UnitNormSolutions::ignoreLast,
            new double[] {1, 0, 0},
            new double[] {0, 1, 0}),
        solution(
            "ignore first",
            UnitNormSolutions::ignoreFirst,
            new double[] {0, 1, 0},
            new double[] {0, 0, 1}),
        solution(
            "last antipodal",
            UnitNormSolutions::lastAntipodal,
            new double[] {1, 0, -1},
            new double[] {0, 1, 0}),
        solution(
            "first two antipodal",
            UnitNormSolutions::firstTwoAntipodal,
            new double[] {1, -1, 0},
            new double[] {0, 0, 1}));
  }

  private static Solution solution(String name, DoubleBinaryOperator formula, double[]... rows) {
    return new Solution(name, new DMatrixRMaj(rows), formula);
  }

  /** r Var x: what is lost of a feature that only its bias represents. */
  private static double ignoreLast(double p, double r) {
    return r * ignoreFirst(p, r);
  }

  private static double ignoreFirst(double p, double r) {
    return p / 3 - p * p / 4;
  }

  /** (x - (x - y)_+)^2 = min(x, y)^2 has the mean 1/6, and both are active with probability p^2. */
  private static double lastAntipodal(double p, double r) {
    return (1 + r) * p * p / 6;
  }

  private static double firstTwoAntipodal(double p, double r) {
    return p * p / 3;
  }
}
