package io.tegum.analysis.toy;

/**
 * One trial's overlaps. The arrays belong to this record and must not be changed.
 *
 * @param heading what tells the trial from the others, for instance "S = 0.9"
 * @param gram W'W, n x n row-major
 * @param bias b, n
 */
public record GramPanel(String heading, double[] gram, double[] bias) {

  public GramPanel {
    if (gram.length != bias.length * bias.length) {
      throw new IllegalArgumentException(
          "Cannot draw W'W: it had "
              + gram.length
              + " entries, must be the square of the bias's "
              + bias.length);
    }
  }

  /**
   * The panel of a trial.
   *
   * @param w W, m x n row-major; not modified
   * @param bias b, n
   */
  public static GramPanel of(String heading, double[] w, double[] bias) {
    int n = bias.length;
    double[] gram = new double[n * n];
    for (int row = 0; row < w.length; row += n) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          gram[i * n + j] += w[row + i] * w[row + j];
        }
      }
    }
    return new GramPanel(heading, gram, bias);
  }
}
