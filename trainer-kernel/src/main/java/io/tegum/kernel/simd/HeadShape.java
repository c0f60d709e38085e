package io.tegum.kernel.simd;

/**
 * Heads, and the rows of {@link TableOperations} that hold them.
 *
 * @param heads H
 * @param size values of each head
 */
public record HeadShape(int heads, int size) {

  /** Values of all heads. */
  public int units() {
    return heads * size;
  }

  /** Floats of a row of one number a head. */
  public int headRow() {
    return PanelOperations.padded(heads);
  }

  /** Floats of a row of queries, keys or values. */
  public int unitRow() {
    return PanelOperations.padded(units());
  }

  /** Floats of a row of numerators and denominators. */
  public int tableRow() {
    return PanelOperations.padded(units() + heads);
  }
}
