package io.tegum.kernel.toy.tokens;

import io.tegum.kernel.random.AliasTable;
import io.tegum.kernel.random.BinomialDistribution;
import io.tegum.kernel.toy.model.DataConfiguration;

/** Where drawing by counting begins: how many of B tokens have a present feature. */
final class TokenCounts {

  private static final double NUMBERS = 0x1.0p31; // that randomNumbers chooses from

  /** The threshold of the share 1, though the largest number is not below it. */
  static final int ALL = Integer.MAX_VALUE;

  private final int fewest;
  private final AliasTable above;

  /** Binomial(B, 1 - S^n), of tokens with n independent features, or sets of them. */
  TokenCounts(int n, double sparsity, int batch) {
    this(-StrictMath.expm1(n * StrictMath.log1p(-(1 - sparsity))), batch);
  }

  private TokenCounts(double notEmpty, int batch) {
    BinomialDistribution distribution = BinomialDistribution.of(batch, notEmpty);
    fewest = distribution.first();
    above = new AliasTable(distribution.probability());
  }

  /** Of tokens with n features of that distribution. */
  static TokenCounts of(int n, DataConfiguration data, int batch) {
    return data.isUniform()
        ? new TokenCounts(data.setCount(n), data.absentProbability(), batch)
        : new TokenCounts(data.notEmptyProbability(n), batch);
  }

  /** The number that 64 random bits stand for. */
  int draw(long bits) {
    return fewest + above.draw(bits);
  }

  /**
   * The 31-bit number that a share of all numbers is below. Of the share 1 a 2^-31 part is missing,
   * as the largest number is below none.
   */
  static int threshold(double share) {
    return (int) Math.min(NUMBERS - 1, Math.rint(NUMBERS * share));
  }
}
