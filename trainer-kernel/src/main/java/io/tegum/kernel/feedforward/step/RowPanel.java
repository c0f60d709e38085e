package io.tegum.kernel.feedforward.step;

import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.TargetFunction;
import io.tegum.kernel.simd.Lists;
import io.tegum.kernel.simd.PanelOperations;
import io.tegum.kernel.simd.Rows;
import io.tegum.kernel.simd.Simd;
import io.tegum.kernel.simd.SparseOperations;
import java.util.Arrays;

/** Some tokens of a step and their targets, a token a row, each with the list of its non-zeros. */
final class RowPanel {

  private final int n;
  private final int outputs;
  private final int stride; // n, padded
  private final int outputStride; // K, padded
  private final TargetFunction function;
  private final int[][] arguments;
  private final BatchInputs inputs;
  private final boolean listing;

  /** Inputs, rows of n padded. */
  final float[] x;

  /** Targets, rows of K padded. */
  final float[] y;

  /** Inputs of the rows that are not 0, one list after the other. */
  private final int[] input;

  /** Where the list of each row begins; one more at the end. */
  private final int[] begin;

  /** The inputs that are not 0, a list a row. */
  final Lists lists;

  /** {@link #x}. */
  final Rows inputRows;

  private final long[] marks; // of a row's non-zeros
  private int filled; // rows that hold sampled tokens

  /** Room for so many rows, with lists of non-zeros or without. */
  RowPanel(FeedForwardConfiguration configuration, BatchInputs inputs, int rows, boolean listing) {
    n = configuration.inputs();
    outputs = configuration.outputs();
    stride = PanelOperations.padded(n);
    outputStride = PanelOperations.padded(outputs);
    function = configuration.task().function();
    arguments = configuration.arguments();
    this.inputs = inputs;
    this.listing = listing;
    x = new float[rows * stride];
    y = new float[rows * outputStride];
    input = new int[rows * stride + PanelOperations.LANES];
    begin = new int[rows + 1];
    lists = new Lists(input, begin);
    inputRows = new Rows(x, stride);
    marks = new long[SparseOperations.words(stride)];
  }

  /** Fills the panel with {@code rows} tokens from {@code first} on. */
  void fill(int first, int rows) {
    if (inputs.areSampled()) {
      fillSampled(first, rows);
    } else {
      inputs.coinFlips((long) first * stride, rows * stride, x, 0);
      clearPadding(rows);
      if (listing) {
        listNonZeros(rows);
      }
    }
    targets(rows);
  }

  /** Fills the first row with a token of zeros. */
  void fillEmpty() {
    clear();
    Arrays.fill(x, 0, stride, 0);
    Arrays.fill(y, 0, outputStride, 0);
    begin[0] = 0;
    begin[1] = 0;
  }

  private void fillSampled(int first, int rows) {
    clear();
    int end = 0;
    for (int t = 0; t < rows; t++) {
      begin[t] = end;
      int last = inputs.end(first + t);
      for (int entry = inputs.begin(first + t); entry < last; entry++) {
        int i = inputs.input(entry);
        input[end++] = i;
        x[t * stride + i] = inputs.value(entry);
      }
    }
    begin[rows] = end;
    filled = rows;
  }

  private void clear() {
    for (int t = 0; t < filled; t++) {
      for (int entry = begin[t]; entry < begin[t + 1]; entry++) {
        x[t * stride + input[entry]] = 0;
      }
    }
    filled = 0;
  }

  private void clearPadding(int rows) {
    for (int t = 0; t < rows; t++) {
      Arrays.fill(x, t * stride + n, (t + 1) * stride, 0);
    }
  }

  private void listNonZeros(int rows) {
    int end = 0;
    for (int t = 0; t < rows; t++) {
      begin[t] = end;
      Simd.SPARSE.nonZeros(x, t * stride, stride, marks);
      end = SparseOperations.list(marks, stride, input, end);
    }
    begin[rows] = end;
  }

  private void targets(int rows) {
    if (function.arguments() == 1) {
      FloatTargets.of(function, x, 0, 0, rows * stride, y, 0);
      return;
    }
    for (int t = 0; t < rows; t++) {
      int row = t * stride;
      for (int k = 0; k < outputs; k++) {
        FloatTargets.of(
            function, x, row + arguments[k][0], row + arguments[k][1], 1, y, t * outputStride + k);
      }
    }
  }
}
