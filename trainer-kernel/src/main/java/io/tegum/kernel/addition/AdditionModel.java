package io.tegum.kernel.addition;

import static io.tegum.kernel.family.Checks.require;

import java.io.Serializable;

/**
 * A transformer of one attention layer, without a norm or an MLP, that adds two numbers: shapes.
 *
 * <p>Its input is the digits of a, then those of b, least significant first, then an "=" for each
 * digit of the sum, which is predicted at that place.
 *
 * @param digits D of each summand, 1 to {@link #MAX_DIGITS}
 * @param width d_model, 1 to {@link #MAX_WIDTH}
 * @param heads H, 1 to {@link #MAX_HEADS}
 * @param headSize d_head, 1 to {@link #MAX_HEAD_SIZE}
 */
public record AdditionModel(int digits, int width, int heads, int headSize)
    implements Serializable {

  /** Most digits of a summand: its sum still is an int. */
  public static final int MAX_DIGITS = 9;

  public static final int MAX_WIDTH = 4096;

  public static final int MAX_HEADS = 1024;

  public static final int MAX_HEAD_SIZE = 1024;

  /** Most entries of a head's matrices: heads x d_head x d_model. */
  public static final int MAX_HEAD_WEIGHTS = 1 << 24;

  /** Values of a digit, which are the outputs too. */
  public static final int OUTPUTS = 10;

  /** The token at the places where the sum is predicted. */
  public static final int EQUALS = 10;

  /** Input tokens: digits, "=", and one that is never used, as in the original. */
  public static final int TOKENS = 12;

  public AdditionModel {
    require(digits >= 1 && digits <= MAX_DIGITS, "digits", digits, "1 to " + MAX_DIGITS);
    require(width >= 1 && width <= MAX_WIDTH, "width", width, "1 to " + MAX_WIDTH);
    require(heads >= 1 && heads <= MAX_HEADS, "heads", heads, "1 to " + MAX_HEADS);
    require(
        headSize >= 1 && headSize <= MAX_HEAD_SIZE, "head size", headSize, "1 to " + MAX_HEAD_SIZE);
    long weights = (long) heads * headSize * width;
    require(
        weights <= MAX_HEAD_WEIGHTS,
        "heads x head size x width",
        weights,
        "at most " + MAX_HEAD_WEIGHTS);
  }

  /** Places of the input that hold a digit: 2 D. */
  public int digitPlaces() {
    return 2 * digits;
  }

  /** Places that predict: D + 1. */
  public int answers() {
    return digits + 1;
  }

  /** T = 3 D + 1. */
  public int places() {
    return digitPlaces() + answers();
  }

  /** H d_head: all heads' hidden values of a place. */
  public int units() {
    return heads * headSize;
  }

  /** How many pairs of summands there are: 10^(2D). */
  public long pairs() {
    long numbers = numbers();
    return numbers * numbers;
  }

  /** How many summands there are: 10^D. */
  public int numbers() {
    int numbers = 1;
    for (int i = 0; i < digits; i++) {
      numbers *= OUTPUTS;
    }
    return numbers;
  }

  /** All parameters: 38,346 for six digits, width 128 and 32 heads of size 2. */
  public int parameters() {
    return (TOKENS + places()) * width
        + 4 * units() * width
        + 3 * units()
        + width
        + width * OUTPUTS
        + OUTPUTS;
  }
}
