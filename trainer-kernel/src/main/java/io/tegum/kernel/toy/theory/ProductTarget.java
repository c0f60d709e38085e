package io.tegum.kernel.toy.theory;

import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.Target;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * {@link HeadMoments} of the product target: s = sum of weight x_i y_j = x'T y, so M = S T S and
 * E[s^2] = &lt;T, S T S&gt; with S = E[x x'] = V + mu mu', V the covariance. Multiplied out: c =
 * f^2 mu'T mu, alpha = f V T mu, beta = f V T'mu, Gamma = V T V. Where densities are equal, V = v I
 * and mu = f 1.
 */
final class ProductTarget {
  private ProductTarget() {}

  static HeadMoments moments(List<AttentionPair> pairs, Moments tokens) {
    int[] lefts = HeadMoments.withSets(pairs.stream().mapToInt(AttentionPair::left), tokens);
    int[] rights = HeadMoments.withSets(pairs.stream().mapToInt(AttentionPair::right), tokens);
    DMatrixRMaj core = new DMatrixRMaj(lefts.length, rights.length);
    double[] leftPart = new double[lefts.length];
    double[] rightPart = new double[rights.length];
    double constant = 0;
    double cross = tokens.baseFactor() * tokens.baseFactor();
    for (AttentionPair pair : pairs) {
      double weight = pair.weight();
      double leftBase = tokens.base(pair.left());
      double rightBase = tokens.base(pair.right());
      for (int a = 0; a < lefts.length; a++) {
        double left = covariance(tokens, lefts[a], pair.left());
        leftPart[a] += left * cross * weight * rightBase;
        for (int b = 0; b < rights.length && left != 0; b++) {
          core.add(a, b, left * covariance(tokens, pair.right(), rights[b]) * weight);
        }
      }
      for (int b = 0; b < rights.length; b++) {
        rightPart[b] += covariance(tokens, pair.right(), rights[b]) * cross * weight * leftBase;
      }
      constant += cross * cross * weight * leftBase * rightBase;
    }
    double targetSquare = 0;
    for (AttentionPair pair : pairs) {
      int a = Arrays.binarySearch(lefts, pair.left());
      int b = Arrays.binarySearch(rights, pair.right());
      double leftBase = tokens.base(pair.left());
      double rightBase = tokens.base(pair.right());
      targetSquare +=
          pair.weight()
              * (constant * leftBase * rightBase
                  + leftPart[a] * rightBase
                  + rightPart[b] * leftBase
                  + core.get(a, b));
    }
    return new HeadMoments(
        tokens,
        targetSquare,
        constant,
        lefts,
        leftPart,
        rights,
        rightPart,
        core,
        tokens.responses(Target.PRODUCT));
  }

  private static double covariance(Moments tokens, int i, int k) {
    if (tokens instanceof SetMoments sets) {
      return sets.covariance(i, k);
    }
    return i == k ? ((TokenMoments) tokens).variance() : 0;
  }
}
