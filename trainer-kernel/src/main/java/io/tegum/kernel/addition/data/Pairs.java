package io.tegum.kernel.addition.data;

import io.tegum.kernel.addition.AdditionModel;

/**
 * Pairs of summands. The arrays belong to this record.
 *
 * @param digits D of each summand
 * @param left a of each pair
 * @param right b of each pair
 */
public record Pairs(int digits, int[] left, int[] right) {

  public int count() {
    return left.length;
  }

  /**
   * The digit of a pair at a place of the input: a's digits, then b's, least significant first.
   *
   * @param pair which one
   * @param place 0 to 2D - 1
   */
  public int digit(int pair, int place) {
    return place < digits ? digitOf(left[pair], place) : digitOf(right[pair], place - digits);
  }

  /**
   * A digit of the sum.
   *
   * @param pair which one
   * @param answer 0 (units) to D
   */
  public int sumDigit(int pair, int answer) {
    return digitOf(left[pair] + right[pair], answer);
  }

  /**
   * How many places the carry that arrives at a digit of the sum has come along: 0 where none
   * arrives, 1 where the place below makes it, and one more for each place in between, whose two
   * digits add up to 9.
   *
   * @param pair which one
   * @param answer 0 (units) to D
   */
  public int carryChain(int pair, int answer) {
    int chain = 0;
    for (int place = 0; place < answer; place++) {
      int sum = digitOf(left[pair], place) + digitOf(right[pair], place);
      if (sum > 9) {
        chain = 1;
      } else {
        chain = sum == 9 && chain > 0 ? chain + 1 : 0;
      }
    }
    return chain;
  }

  /** The pairs with the given numbers, in their order. */
  public Pairs select(int[] which, int begin, int end) {
    int[] selectedLeft = new int[end - begin];
    int[] selectedRight = new int[end - begin];
    for (int k = begin; k < end; k++) {
      selectedLeft[k - begin] = left[which[k]];
      selectedRight[k - begin] = right[which[k]];
    }
    return new Pairs(digits, selectedLeft, selectedRight);
  }

  private static int digitOf(int number, int place) {
    int rest = number;
    for (int i = 0; i < place; i++) {
      rest /= AdditionModel.OUTPUTS;
    }
    return rest % AdditionModel.OUTPUTS;
  }
}
