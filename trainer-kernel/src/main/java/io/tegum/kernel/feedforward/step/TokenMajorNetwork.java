package io.tegum.kernel.feedforward.step;

import static io.tegum.kernel.simd.PanelOperations.LANES;
import static io.tegum.kernel.simd.PanelOperations.padded;
import static io.tegum.kernel.simd.Simd.NONLINEAR;
import static io.tegum.kernel.simd.Simd.PANELS;
import static io.tegum.kernel.simd.Simd.SPARSE;

import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.nonlinear.Nonlinear;
import io.tegum.kernel.nonlinear.OutputErrors;
import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.optimiser.Weights;
import io.tegum.kernel.simd.Factor;
import io.tegum.kernel.simd.Floats;
import io.tegum.kernel.simd.Lists;
import io.tegum.kernel.simd.Reconstruction;
import io.tegum.kernel.simd.Rows;
import io.tegum.kernel.simd.Simd;
import io.tegum.kernel.simd.SparseOperations;
import java.util.Arrays;

/**
 * The step for wider networks: a token a row, so that a vector holds 16 inputs, neurons or outputs.
 * Where inputs are sparse, sums over them run over those that are not 0, and sums over outputs over
 * those with an error, as an output's ReLU silences most; else the same sums are dense products.
 */
final class TokenMajorNetwork implements NetworkStep {

  /**
   * Floats of a panel of inputs or outputs: it stays in L2. Sums over tokens gain by its length.
   */
  private static final int PANEL_FLOATS = 24576;

  private static final int LARGEST_CHUNK = 64;

  /** From this probability of an input that is not 0 on, dense products beat lists. */
  private static final double SMALLEST_DENSE_PROBABILITY = 0.25;

  /** Above this share of outputs with an error in a step's first panel lists lose. */
  private static final double LARGEST_LISTED_SHARE = 0.2;

  private final FeedForwardConfiguration configuration;
  private final boolean dense; // W1 x and its gradient by dense products
  private final int n;
  private final int m;
  private final int outputs; // K
  private final int inputStride; // n, padded
  private final int hiddenStride; // m, in whole vectors of the machine
  private final int outputStride; // K, padded
  private final int batch;
  private final int chunk; // tokens at a time

  private final Weights reading; // W1', n x hiddenStride
  private final Weights c; // hiddenStride
  private final Weights writing; // W2, K x hiddenStride
  private final Weights b; // outputStride
  private final float[] slope; // 2 I_k / B, padded
  private final float[] emptySlope; // the same of all tokens of zeros together

  private final BatchInputs inputs;
  private final RowPanel panel;
  private final Nonlinear activation;
  private final OutputErrors errors;

  private final float[] h; // chunk x hiddenStride: z, then act(z)
  private final float[] hSlope; // the same: act'(z)
  private final float[] hGradient; // the same
  private final float[] d; // chunk x outputStride: Z, then D
  private final long[] marks; // of a token's outputs with an error
  private final int[] active; // outputs with an error, token after token
  private final int[] activeBegin; // of each token; one more at the end
  private boolean decided; // whether this step has seen a panel's errors
  private boolean listed; // whether its errors are few enough to be listed

  // The same arrays as rows and lists.
  private final Lists activeLists;
  private final Rows outputErrors; // d
  private final Rows neurons; // h
  private final Rows neuronGradients; // hGradient
  private final Rows readingRows; // W1'
  private final Rows readingGradient;
  private final Rows zeros; // one row for all
  private final Rows bias; // b, one row for all
  private final Factor inputFactor; // x
  private final Factor inputColumns; // x'
  private final Factor neuronFactor; // h
  private final Factor errorFactor; // d
  private final Factor errorColumns; // d'
  private final Rows writingColumns; // W2', m x outputStride: a transposed copy
  private final Rows listening; // W2
  private final Rows listeningGradient;

  private final float[] lossPartial = new float[LANES];
  private final Rows targets; // y
  private final Reconstruction eachErrors; // of tokens that are not empty
  private final Reconstruction emptyErrors; // of all the empty ones together
  private final float[] sum = new float[1];

  TokenMajorNetwork(FeedForwardConfiguration configuration) {
    this.configuration = configuration;
    n = configuration.inputs();
    m = configuration.neurons();
    outputs = configuration.outputs();
    inputStride = padded(n);
    hiddenStride = Simd.row(m);
    outputStride = padded(outputs);
    batch = configuration.training().batch();
    int widest = Math.max(inputStride, Math.max(hiddenStride, outputStride));
    chunk = Math.max(4, Math.min(LARGEST_CHUNK, PANEL_FLOATS / widest & -4));
    dense = configuration.task().notZeroProbability() >= SMALLEST_DENSE_PROBABILITY;
    reading = new Weights(n * hiddenStride);
    c = new Weights(hiddenStride);
    writing = new Weights(outputs * hiddenStride);
    b = new Weights(outputStride);
    slope = new float[outputStride];
    emptySlope = new float[outputStride];
    double[] importance = configuration.importance();
    for (int k = 0; k < outputs; k++) {
      slope[k] = (float) (2.0 / batch * importance[k]);
    }
    inputs = BatchInputs.inRows(configuration);
    panel = new RowPanel(configuration, inputs, chunk, !dense);
    activation = configuration.network().activation().function().onFloats();
    errors =
        new OutputErrors(
            configuration.network().output().function().onFloats(), chunk * outputStride);
    h = new float[chunk * hiddenStride];
    hSlope = new float[chunk * hiddenStride];
    hGradient = new float[chunk * hiddenStride];
    d = new float[chunk * outputStride];
    marks = new long[SparseOperations.words(outputStride)];
    active = new int[chunk * outputStride + LANES];
    activeBegin = new int[chunk + 1];
    activeLists = new Lists(active, activeBegin);
    outputErrors = new Rows(d, outputStride);
    neurons = new Rows(h, hiddenStride);
    neuronGradients = new Rows(hGradient, hiddenStride);
    targets = new Rows(panel.y, outputStride);
    float floor = configuration.network().output().function().onFloats().floor();
    eachErrors = new Reconstruction(floor, b.value, slope, b.slope, lossPartial);
    emptyErrors = new Reconstruction(floor, b.value, emptySlope, b.slope, lossPartial);
    zeros = new Rows(new float[hiddenStride], 0);
    bias = new Rows(b.value, 0);
    Rows inputRows = new Rows(panel.x, inputStride);
    inputFactor = Factor.of(inputRows);
    inputColumns = Factor.transposed(inputRows);
    neuronFactor = Factor.of(neurons);
    errorFactor = Factor.of(outputErrors);
    errorColumns = Factor.transposed(outputErrors);
    writingColumns = Rows.zeros(m, outputStride);
    readingRows = new Rows(reading.value, hiddenStride);
    readingGradient = new Rows(reading.slope, hiddenStride);
    listening = new Rows(writing.value, hiddenStride);
    listeningGradient = new Rows(writing.slope, hiddenStride);
  }

  @Override
  public double step(long step) {
    Matrices.transpose(
        writing.value, hiddenStride, outputs, m, writingColumns.floats(), outputStride);
    Arrays.fill(reading.slope, 0);
    Arrays.fill(c.slope, 0);
    Arrays.fill(writing.slope, 0);
    Arrays.fill(b.slope, 0);
    Arrays.fill(lossPartial, 0);
    decided = false;
    inputs.draw(step);
    for (int first = 0; first < inputs.tokens(); first += chunk) {
      int rows = Math.min(chunk, inputs.tokens() - first);
      panel.fill(first, rows);
      pass(rows, eachErrors);
    }
    if (inputs.empty() > 0) {
      for (int k = 0; k < outputs; k++) {
        emptySlope[k] = inputs.empty() * slope[k];
      }
      panel.fillEmpty();
      pass(1, emptyErrors);
    }
    PANELS.sumLanes(1, lossPartial, 0, sum, 0);
    return sum[0] / 2.0;
  }

  /** Forward and backward of the panel's tokens. */
  private void pass(int rows, Reconstruction sums) {
    read(rows); // z = W1 x
    activate(rows); // h = act(z + c)
    PANELS.multiply( // Z = W2 h + b
        rows, m, outputStride, neuronFactor, writingColumns, bias, outputErrors);
    errors.ofRows(rows, outputStride, sums, targets, outputErrors);
    backThroughOutputs(rows); // dW2 += D h', dh = W2' D
    NONLINEAR.multiply(hSlope, 0, hGradient, 0, rows * hiddenStride); // dz = dh act'(z)
    if (configuration.hasHiddenBias()) {
      addBiasGradient(rows);
    }
    backToInputs(rows); // dW1 += dz x'
  }

  private void read(int rows) {
    if (dense) {
      PANELS.multiply(rows, n, hiddenStride, inputFactor, readingRows, zeros, neurons);
      return;
    }
    for (int t = 0; t < rows; t++) {
      SPARSE.gather(panel.lists, t, panel.inputRows, readingRows, neurons);
    }
  }

  private void activate(int rows) {
    if (configuration.hasHiddenBias()) {
      for (int t = 0; t < rows; t++) {
        for (int a = 0; a < m; a++) {
          h[t * hiddenStride + a] += c.value[a];
        }
      }
    }
    activation.apply(h, 0, hSlope, 0, rows * hiddenStride);
  }

  private void backThroughOutputs(int rows) {
    if (!decided || listed) {
      int errorCount = listErrors(rows);
      listed = decided || errorCount <= LARGEST_LISTED_SHARE * rows * outputs;
      decided = true;
    }
    if (!listed) {
      PANELS.multiply( // W2' D
          rows, outputs, hiddenStride, errorFactor, listening, zeros, neuronGradients);
      addProducts(outputs, rows, errorColumns, neurons, listeningGradient); // D h'
      return;
    }
    for (int t = 0; t < rows; t++) {
      SPARSE.gather(activeLists, t, outputErrors, listening, neuronGradients); // W2' D
      SPARSE.scatter(activeLists, t, outputErrors, neurons, listeningGradient); // D h'
    }
  }

  /** Lists the outputs with an error of each of the panel's tokens; returns how many there are. */
  private int listErrors(int rows) {
    int end = 0;
    for (int t = 0; t < rows; t++) {
      activeBegin[t] = end;
      SPARSE.nonZeros(d, t * outputStride, outputStride, marks);
      end = SparseOperations.list(marks, outputStride, active, end);
    }
    activeBegin[rows] = end;
    return end;
  }

  private void addBiasGradient(int rows) {
    for (int t = 0; t < rows; t++) {
      for (int a = 0; a < m; a++) {
        c.slope[a] += hGradient[t * hiddenStride + a];
      }
    }
  }

  private void backToInputs(int rows) {
    if (dense) {
      addProducts(n, rows, inputColumns, neuronGradients, readingGradient);
      return;
    }
    for (int t = 0; t < rows; t++) {
      SPARSE.scatter(panel.lists, t, panel.inputRows, neuronGradients, readingGradient);
    }
  }

  /** sums (count x hiddenStride) += factor (count x rows) hidden. */
  private void addProducts(int count, int rows, Factor factor, Rows hidden, Rows sums) {
    PANELS.multiply(count, rows, hiddenStride, factor, hidden, sums, sums);
  }

  @Override
  public FloatOptimizer optimizer() {
    return configuration.hasHiddenBias()
        ? new FloatOptimizer(configuration.training(), reading, writing, b, c)
        : new FloatOptimizer(configuration.training(), reading, writing, b);
  }

  @Override
  public void load(NetworkParameters parameters) {
    Matrices.narrowTransposed(parameters.w1().data, n, reading.value, hiddenStride);
    Matrices.narrow(parameters.w2().data, m, writing.value, hiddenStride);
    Floats.narrow(parameters.b().data, b.value);
    Floats.narrow(parameters.c().data, c.value);
  }

  @Override
  public void store(NetworkParameters parameters) {
    Matrices.widenTransposed(reading.value, hiddenStride, parameters.w1().data, n);
    Matrices.widen(writing.value, hiddenStride, parameters.w2().data, m);
    Floats.widen(b.value, parameters.b().data);
    Floats.widen(c.value, parameters.c().data);
  }

  @Override
  public void storeGradient(NetworkParameters gradient) {
    Matrices.widenTransposed(reading.slope, hiddenStride, gradient.w1().data, n);
    Matrices.widen(writing.slope, hiddenStride, gradient.w2().data, m);
    Floats.widen(b.slope, gradient.b().data);
    Floats.widen(c.slope, gradient.c().data);
  }
}
