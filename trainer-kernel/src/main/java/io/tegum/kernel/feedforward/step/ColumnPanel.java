package io.tegum.kernel.feedforward.step;

import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.TargetFunction;
import io.tegum.kernel.simd.PanelOperations;
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

  /** Inputs, n rows of chunk columns. */
  final float[] x;

  /** Targets, K rows of chunk columns. */
  final float[] y;

  /** Room for so many columns. */
  ColumnPanel(FeedForwardConfiguration configuration, BatchInputs inputs, int chunk) {
    n = configuration.inputs();
    outputs = configuration.outputs();
    this.chunk = chunk;
    function = configuration.task().function();
    arguments = configuration.arguments();
    this.inputs = inputs;
    x = new float[n * chunk];
    y = new float[outputs * chunk];
  }

  /** Columns of a panel whose matrices have so many rows at most: a power of two. */
  static int chunk(int rows, int batch) {
    int most = Math.min(PANEL_FLOATS / rows, PanelOperations.padded(batch));
    return Math.max(
        SMALLEST_CHUNK, Math.min(LARGEST_CHUNK, Integer.highestOneBit(Math.max(1, most))));
  }

  /** Fills the panel with {@code tokens} tokens from {@code first}, a multiple of chunk, on. */
  void fill(int first, int tokens) {
    if (inputs.areSampled()) {
      Arrays.fill(x, 0);
      for (int t = 0; t < tokens; t++) {
        int last = inputs.end(first + t);
        for (int entry = inputs.begin(first + t); entry < last; entry++) {
          x[inputs.input(entry) * chunk + t] = inputs.value(entry);
        }
      }
    } else if (inputs.areCondensed()) {
      inputs.columns(first, tokens, chunk, x);
    } else {
      inputs.coinFlips((long) first * n, n * chunk, x);
      for (int i = 0; i < n && tokens < chunk; i++) {
        Arrays.fill(x, i * chunk + tokens, (i + 1) * chunk, 0);
      }
    }
    int columns = PanelOperations.padded(tokens);
    for (int k = 0; k < outputs; k++) {
      int left = arguments[k][0] * chunk;
      int right = arguments[k][1] * chunk;
      FloatTargets.of(function, x, left, right, columns, y, k * chunk);
    }
  }

  /** Fills the first columns with zeros. */
  void fillEmpty() {
    Arrays.fill(x, 0);
    Arrays.fill(y, 0);
  }
}
