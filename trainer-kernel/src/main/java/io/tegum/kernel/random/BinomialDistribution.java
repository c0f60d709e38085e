package io.tegum.kernel.random;

import java.util.Arrays;

/**
 * The number of successes in independent trials: probabilities of {@code first}, {@code first} + 1
 * and so on. Outcomes some 2^-70 as likely as the likeliest are left out.
 *
 * @param first the smallest outcome that is kept
 * @param probability of each outcome that is kept; they add up to 1
 */
public record BinomialDistribution(int first, double[] probability) {

  private static final double NEGLIGIBLE = 0x1.0p-70;

  /** The distribution of successes in {@code trials} trials of probability p in (0, 1]. */
  public static BinomialDistribution of(int trials, double p) {
    double odds = p / (1 - p); // infinite when p is 1: all mass at trials
    int mode = (int) Math.min(trials, (trials + 1.0) * p);
    int room = 64;
    double[] below = new double[room];
    double[] above = new double[room];
    int belows = 0;
    double weight = 1;
    for (int k = mode; k > 0; k--) { // P(k - 1) = P(k) k / ((trials - k + 1) odds)
      weight *= k / ((trials - k + 1) * odds);
      if (weight < NEGLIGIBLE) {
        break;
      }
      below = belows == below.length ? Arrays.copyOf(below, 2 * belows) : below;
      below[belows++] = weight;
    }
    int aboves = 0;
    weight = 1;
    for (int k = mode; k < trials; k++) { // P(k + 1) = P(k) (trials - k) odds / (k + 1)
      weight *= (trials - k) * odds / (k + 1);
      if (weight < NEGLIGIBLE) {
        break;
      }
      above = aboves == above.length ? Arrays.copyOf(above, 2 * aboves) : above;
      above[aboves++] = weight;
    }
    double[] probability = new double[belows + 1 + aboves];
    double sum = 0;
    for (int i = 0; i < probability.length; i++) {
      int distance = i - belows;
      probability[i] =
          distance == 0 ? 1 : distance < 0 ? below[-distance - 1] : above[distance - 1];
      sum += probability[i];
    }
    for (int i = 0; i < probability.length; i++) {
      probability[i] /= sum;
    }
    return new BinomialDistribution(mode - belows, probability);
  }

  /** P(at least k). */
  public double atLeast(int k) {
    double sum = 0;
    for (int i = probability.length - 1; i >= Math.max(0, k - first); i--) {
      sum += probability[i];
    }
    return sum;
  }
}
