package io.tegum.kernel.toy.reference;

import io.tegum.kernel.toy.model.Parameters;
import io.tegum.kernel.toy.model.TrialConfiguration;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The kurtosis of a token's hidden units, mean over tokens (Elhage et al. 2023, "Privileged Bases
 * in the Transformer Residual Stream"): with the mean and the central moments taken over the m
 * units of h = g(W x), it is their fourth over their second squared. Where the axes mean nothing it
 * is that of m normal numbers, 3 (m - 1) / (m + 1); a token on a few axes has more.
 */
public final class HiddenKurtosis {
  private HiddenKurtosis() {}

  /**
   * Of tokens that are not empty; those whose units are all equal have none and are left out.
   *
   * @param parameters W (not modified)
   * @return NaN where no token has one
   */
  public static double of(
      TrialConfiguration trial, Parameters parameters, List<TokenBatch> batches) {
    DMatrixRMaj directions = CommonOps_DDRM.transpose(parameters.w(), null);
    TokenSide side = new TokenSide(trial);
    double sum = 0;
    int tokens = 0;
    for (TokenBatch batch : batches) {
      for (int c = 0; c < batch.tokens(); c++) {
        side.encode(batch, c, directions);
        side.clear(batch, c);
        double kurtosis = kurtosis(side.hidden);
        if (!Double.isNaN(kurtosis)) {
          sum += kurtosis;
          tokens++;
        }
      }
    }
    return sum / tokens;
  }

  /** NaN where all are equal. */
  private static double kurtosis(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double second = 0;
    double fourth = 0;
    for (double value : values) {
      double square = (value - mean) * (value - mean);
      second += square / values.length;
      fourth += square * square / values.length;
    }
    return fourth / (second * second);
  }
}
