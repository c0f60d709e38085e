package io.tegum.kernel.addition.metrics;

import io.tegum.kernel.addition.AdditionModel;
import io.tegum.kernel.addition.data.Pairs;
import io.tegum.kernel.addition.table.TableForm;
import io.tegum.kernel.algebra.SortedSvd;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * How the heads share the 100 pairs of units digits, at the first "=", where their sum's last digit
 * is predicted. The other digits are those of given pairs of summands, as in training, and parts
 * are means over them. A head's contribution to a pair is its part of the right digit's logit less
 * its mean part of all ten, for softmax does not see what all have in common. The arrays belong to
 * this record.
 *
 * @param heads H
 * @param parts heads x pairs (10 a + b) x outputs: each head's part of the logits
 * @param rightLogits heads x pairs: the right digit's logit with that head alone
 * @param contributions heads x pairs
 * @param singularValues of the contributions, descending
 */
public record DigitPairs(
    int heads,
    double[] parts,
    double[] rightLogits,
    double[] contributions,
    double[] singularValues) {

  /** Pairs of digits. */
  public static final int PAIRS = AdditionModel.OUTPUTS * AdditionModel.OUTPUTS;

  /** Singular values below this share of the largest do not count in the rank. */
  public static final double NEGLIGIBLE = 0.01;

  /** Most pairs of summands whose other digits are taken. */
  public static final int MOST_CONTEXTS = 256;

  private static final int OUTPUTS = AdditionModel.OUTPUTS;

  /** With the other digits of the first {@link #MOST_CONTEXTS} of {@code pairs}. */
  public static DigitPairs of(TableForm form, Pairs pairs) {
    AdditionModel model = form.model();
    int heads = model.heads();
    int contexts = Math.min(MOST_CONTEXTS, pairs.count());
    double[] parts = new double[heads * PAIRS * OUTPUTS];
    double[] one = new double[heads * OUTPUTS];
    for (int digits = 0; digits < PAIRS; digits++) {
      Pairs changed = withUnits(pairs, contexts, digits / OUTPUTS, digits % OUTPUTS);
      for (int context = 0; context < contexts; context++) {
        form.parts(changed, context, 0, one);
        for (int k = 0; k < one.length; k++) {
          int at = (k / OUTPUTS * PAIRS + digits) * OUTPUTS + k % OUTPUTS;
          parts[at] += one[k] / contexts;
        }
      }
    }
    return of(form, parts);
  }

  private static Pairs withUnits(Pairs pairs, int count, int a, int b) {
    int[] left = Arrays.copyOf(pairs.left(), count);
    int[] right = Arrays.copyOf(pairs.right(), count);
    for (int k = 0; k < count; k++) {
      left[k] += a - left[k] % OUTPUTS;
      right[k] += b - right[k] % OUTPUTS;
    }
    return new Pairs(pairs.digits(), left, right);
  }

  private static DigitPairs of(TableForm form, double[] parts) {
    int heads = form.model().heads();
    double[] rightLogits = new double[heads * PAIRS];
    double[] contributions = new double[heads * PAIRS];
    for (int k = 0; k < contributions.length; k++) {
      int digits = k % PAIRS;
      int sum = (digits / OUTPUTS + digits % OUTPUTS) % OUTPUTS;
      double mean = 0;
      for (int o = 0; o < OUTPUTS; o++) {
        mean += parts[k * OUTPUTS + o] / OUTPUTS;
      }
      double right = parts[k * OUTPUTS + sum];
      rightLogits[k] = form.constant(0, sum) + right;
      contributions[k] = right - mean;
    }
    double[] singularValues =
        SortedSvd.of(DMatrixRMaj.wrap(heads, PAIRS, contributions)).singularValues();
    return new DigitPairs(heads, parts, rightLogits, contributions, singularValues);
  }

  /** How many singular values of the contributions are not negligible. */
  public int rank() {
    int rank = 0;
    while (rank < singularValues.length && singularValues[rank] > NEGLIGIBLE * singularValues[0]) {
      rank++;
    }
    return rank;
  }

  /** Over how many directions the contributions are spread: of their singular values. */
  public double participationRatio() {
    return Participation.of(singularValues, 0, 1, singularValues.length);
  }

  /** Each head's share of the contributions' squares. */
  public double[] headShares() {
    double all = 0;
    double[] shares = new double[heads];
    for (int k = 0; k < contributions.length; k++) {
      double square = contributions[k] * contributions[k];
      shares[k / PAIRS] += square;
      all += square;
    }
    for (int head = 0; head < heads; head++) {
      shares[head] /= all;
    }
    return shares;
  }

  /** How many heads serve a pair of digits: the mean over pairs of the participation ratio. */
  public double headsPerPair() {
    double sum = 0;
    for (int digits = 0; digits < PAIRS; digits++) {
      sum += Participation.of(contributions, digits, PAIRS, heads);
    }
    return sum / PAIRS;
  }

  /** How many of the pairs of digits each head serves: its participation ratio. */
  public double[] pairsPerHead() {
    double[] pairs = new double[heads];
    for (int head = 0; head < heads; head++) {
      pairs[head] = Participation.of(contributions, head * PAIRS, 1, PAIRS);
    }
    return pairs;
  }
}
