package io.tegum.kernel.toy.theory;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * F_q = E z_+^q / q! prod_j x_j^{e_j} over the unit cube, z = c + a.x, in closed form and so many
 * digits that cancellation does not matter: an oracle for {@link RectifiedError}.
 *
 * <p>Powers of x go by parts, as z_+^q / q! is the derivative of z_+^{q+1} / (q+1)! along any axis,
 * over its slope; what is left is the signed sum over vertices of z_+^{q+k} / (q+k)!, over the
 * product of the slopes. Axes of slope 0 integrate by themselves.
 */
final class TruncatedPowers {
  private static final MathContext DIGITS = new MathContext(120, RoundingMode.HALF_EVEN);

  private TruncatedPowers() {}

  static double expectation(int q, double c, double[] slopes, int[] powers) {
    BigDecimal[] a = new BigDecimal[slopes.length];
    for (int j = 0; j < a.length; j++) {
      a[j] = new BigDecimal(slopes[j]);
    }
    return moment(q, new BigDecimal(c), a, powers).doubleValue();
  }

  private static BigDecimal moment(int q, BigDecimal c, BigDecimal[] a, int[] powers) {
    for (int j = 0; j < a.length; j++) {
      int power = powers[j];
      BigDecimal[] otherSlopes = without(j, a);
      int[] otherPowers = without(j, powers);
      if (a[j].signum() == 0) {
        return divide(moment(q, c, otherSlopes, otherPowers), power + 1);
      }
      if (power > 0) {
        int[] lower = powers.clone();
        lower[j]--;
        BigDecimal end = moment(q + 1, c.add(a[j]), otherSlopes, otherPowers);
        BigDecimal inside = moment(q + 1, c, a, lower).multiply(BigDecimal.valueOf(power));
        return end.subtract(inside).divide(a[j], DIGITS);
      }
    }
    return vertices(q, c, a);
  }

  private static BigDecimal vertices(int q, BigDecimal c, BigDecimal[] a) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int vertex = 0; vertex < 1 << a.length; vertex++) {
      BigDecimal z = c;
      for (int j = 0; j < a.length; j++) {
        z = (vertex >> j & 1) == 1 ? z.add(a[j]) : z;
      }
      if (z.signum() > 0) {
        BigDecimal term = z.pow(q + a.length, DIGITS);
        boolean odd = (a.length - Integer.bitCount(vertex)) % 2 == 1;
        sum = odd ? sum.subtract(term) : sum.add(term);
      }
    }
    for (BigDecimal slope : a) {
      sum = sum.divide(slope, DIGITS);
    }
    for (int factor = 2; factor <= q + a.length; factor++) {
      sum = divide(sum, factor);
    }
    return sum;
  }

  private static BigDecimal divide(BigDecimal dividend, int divisor) {
    return dividend.divide(BigDecimal.valueOf(divisor), DIGITS);
  }

  private static BigDecimal[] without(int j, BigDecimal[] values) {
    BigDecimal[] rest = new BigDecimal[values.length - 1];
    System.arraycopy(values, 0, rest, 0, j);
    System.arraycopy(values, j + 1, rest, j, rest.length - j);
    return rest;
  }

  private static int[] without(int j, int[] values) {
    int[] rest = new int[values.length - 1];
    System.arraycopy(values, 0, rest, 0, j);
    System.arraycopy(values, j + 1, rest, j, rest.length - j);
    return rest;
  }
}
