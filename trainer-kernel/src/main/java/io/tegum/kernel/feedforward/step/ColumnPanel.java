package io.tegum.kernel.feedforward.step;

import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.TargetFunction;
import io.tegum.kernel.simd.PanelOperations;
import io.tegum.kernel.simd.Rows;
import java.util.Arrays;

/** Some tokens of a step and their targets, a token a column. Columns after them are zeros. */
final class ColumnPanel {

  /** Floats of a panel: with its work it stays in the nearest caches. */
  private static final int PANEL_FLOATS = 6144;

  private static final int SMALLEST_CHUNK = 64;
  private static final int LARGEST_CHUNK = 1024;

  private final int n;
  private final int outputs;
  private final int chunk;
  private final TargetFunction function;
  private final int[][] arguments;
  private final BatchInputs inputs;

  private final Rows x; // n
  private final Rows y; // K

  /**
   * A panel of tokens that are drawn with {@code inputs}.
   *
   * @param x where inputs go: n rows
   * @param y where targets go: K rows that are as long
   */
  ColumnPanel(FeedForwardConfiguration configuration, BatchInputs inputs, Rows x, Rows y) {
    n = configuration.inputs();
    outputs = configuration.outputs();
    chunk = x.columns();
    function = configuration.task().function();
    arguments = configuration.arguments();
    this.inputs = inputs;
    this.x = x;
    this.y = y;
  }

  /** Columns of a panel whose matrices have so many rows at most: a power of two. */
  static int chunk(int rows, int batch) {
    int most = Math.min(PANEL_FLOATS / rows, PanelOperations.padded(batch));
    return Math.max(
        SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, Integer.highestOneBit(Math.max(1, most))));
  }

  /** The panel's tokens, an input a row. */
  Rows x() {
    return x;
  }

  /** The panel's targets, an output a row. */
  Rows y() {
    return y;
  }

  /** Fills the panel with {@code tokens} tokens from {@code first}, a multiple of chunk, on. */
  void fill(int first, int tokens) {
    if (inputs.areSampled()) {
      x.clear(n);
      for (int t = 0; t < tokens; t++) {
        int last = inputs.end(first + t);
        for (int entry = inputs.begin(first + t); entry < last; entry++) {
          x.floats()[x.at() + inputs.input(entry) * chunk + t] = inputs.value(entry);
        }
      }
    } else if (inputs.areCondensed()) {
      inputs.columns(first, tokens, x);
    } else {
      inputs.coinFlips((long) first * n, n * chunk, x.floats(), x.at());
      for (int i = 0; i < n && tokens < chunk; i++) {
        int row = x.at() + i * chunk;
        Arrays.fill(x.floats(), row + tokens, row + chunk, 0);
      }
    }
    int columns = PanelOperations.padded(tokens);
    for (int k = 0; k < outputs; k++) {
      int left = x.at() + arguments[k][0] * chunk;
      int right = x.at() + arguments[k][1] * chunk;
      FloatTargets.of(function, x.floats(), left, right, columns, y.floats(), y.at() + k * chunk);
    }
  }

  /** Fills the first columns with zeros. */
  void fillEmpty() {
    x.clear(n);
    y.clear(outputs);
  }
}
