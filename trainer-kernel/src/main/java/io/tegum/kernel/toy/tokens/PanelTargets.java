package io.tegum.kernel.toy.tokens;

import static io.tegum.kernel.simd.Simd.PANELS;

import io.tegum.kernel.simd.Rows;
import io.tegum.kernel.toy.model.AttentionPair;
import io.tegum.kernel.toy.model.HeadConfiguration;
import io.tegum.kernel.toy.model.Target;
import java.util.Arrays;

/** The head's targets s of a panel of pairs (science: "Pseudo-attention head"). */
public final class PanelTargets {

  private final AttentionPair[] pairs;
  private final Target kind;

  public PanelTargets(HeadConfiguration head) {
    pairs = head.pairs().toArray(AttentionPair[]::new);
    kind = head.target();
  }

  /**
   * Targets of the pairs in the first columns of two panels.
   *
   * @param target Modified
   */
  public void of(int columns, Rows left, Rows right, float[] target) {
    float[] x = left.floats();
    float[] y = right.floats();
    Arrays.fill(target, 0, columns, 0);
    for (AttentionPair pair : pairs) {
      float weight = (float) pair.weight();
      int i = left.at() + pair.left() * left.columns();
      int j = right.at() + pair.right() * right.columns();
      switch (kind) {
        case INDICATOR -> PANELS.strongestPresent(columns, weight, x, i, y, j, target);
        case PRODUCT -> PANELS.addProduct(columns, weight, x, i, y, j, target);
      }
    }
  }
}
