package io.tegum.kernel.toy.reference;

/**
 * What each token's hidden units are multiplied by: 0 where one is dropped, else 1 / (1 - q).
 *
 * @param factor token c's unit k at c m + k; owned by this record, and not changed by anyone
 */
public record DropoutMasks(double[] factor) {

  /** Multiplies the hidden units of token c, or their gradient. */
  void apply(int c, double[] hidden) {
    int at = c * hidden.length;
    for (int k = 0; k < hidden.length; k++) {
      hidden[k] *= factor[at + k];
    }
  }
}
