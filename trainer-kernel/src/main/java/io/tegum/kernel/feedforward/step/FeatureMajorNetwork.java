package io.tegum.kernel.feedforward.step;

import static io.tegum.kernel.simd.PanelOperations.LANES;
import static io.tegum.kernel.simd.PanelOperations.padded;
import static io.tegum.kernel.simd.Simd.PANELS;

import io.tegum.kernel.feedforward.model.FeedForwardConfiguration;
import io.tegum.kernel.feedforward.model.NetworkParameters;
import io.tegum.kernel.nonlinear.Nonlinear;
import io.tegum.kernel.nonlinear.OutputErrors;
import io.tegum.kernel.optimiser.FloatOptimizer;
import io.tegum.kernel.optimiser.Weights;
import io.tegum.kernel.simd.Factor;
import io.tegum.kernel.simd.Floats;
import io.tegum.kernel.simd.Reconstruction;
import io.tegum.kernel.simd.Rows;
import java.util.Arrays;

/**
 * The step for small networks: an input, a neuron or an output a row, a token a column, so that a
 * vector holds 16 tokens. Dense arithmetic on the tokens that are not all 0; those are one column
 * with their number as its weight.
 */
final class FeatureMajorNetwork implements NetworkStep {

  private final FeedForwardConfiguration configuration;
  private final int n;
  private final int m;
  private final int outputs; // K
  private final int batch;
  private final int chunk; // columns of a panel
  private final float[] slope; // K, 2 I_k / B
  private final float[] emptySlope; // K, the same of all tokens of zeros together

  private final Weights w1; // m x n
  private final Weights c; // m
  private final Weights w2; // K x m
  private final Weights b; // K

  private final BatchInputs inputs;
  private final ColumnPanel panel;
  private final Nonlinear activation;
  private final OutputErrors errors;

  // One panel's work: rows of chunk columns.
  private final float[] h; // m: z, then act(z)
  private final float[] hSlope; // m: act'(z)
  private final float[] hGradient; // m
  private final float[] d; // K: Z, then D

  // The same arrays, and the weights, as the products take them.
  private final Rows zeros; // one row for all
  private final Rows inputRows; // x
  private final Rows targets; // y
  private final Reconstruction eachErrors; // of tokens that are not empty
  private final Reconstruction emptyErrors; // of all the empty ones together
  private final Rows neurons; // h
  private final Rows neuronGradients; // hGradient
  private final Rows outputErrors; // d
  private final Factor reading; // W1
  private final Factor writing; // W2
  private final Factor writingColumns; // W2'

  // Sums over columns, LANES partial sums each.
  private final float[] w1Partial;
  private final float[] cPartial;
  private final float[] w2Partial;
  private final float[] bPartial;
  private final float[] lossPartial;
  private final float[] losses; // K

  FeatureMajorNetwork(FeedForwardConfiguration configuration) {
    this.configuration = configuration;
    n = configuration.inputs();
    m = configuration.neurons();
    outputs = configuration.outputs();
    batch = configuration.training().batch();
    slope = new float[outputs];
    emptySlope = new float[outputs];
    double[] importance = configuration.importance();
    for (int k = 0; k < outputs; k++) {
      slope[k] = (float) (2.0 / batch * importance[k]);
    }
    w1 = new Weights(m * n);
    c = new Weights(m);
    w2 = new Weights(outputs * m);
    b = new Weights(outputs);
    inputs = BatchInputs.inColumns(configuration);
    chunk = ColumnPanel.chunk(Math.max(n, Math.max(m, outputs)), batch);
    panel = new ColumnPanel(configuration, inputs, chunk);
    activation = configuration.network().activation().function().onFloats();
    errors = new OutputErrors(configuration.network().output().function().onFloats(), chunk);
    h = new float[m * chunk];
    hSlope = new float[m * chunk];
    hGradient = new float[m * chunk];
    d = new float[outputs * chunk];
    zeros = new Rows(new float[chunk], 0);
    inputRows = new Rows(panel.x, chunk);
    neurons = new Rows(h, chunk);
    neuronGradients = new Rows(hGradient, chunk);
    outputErrors = new Rows(d, chunk);
    reading = Factor.of(new Rows(w1.value, n));
    Rows w2Rows = new Rows(w2.value, m);
    writing = Factor.of(w2Rows);
    writingColumns = Factor.transposed(w2Rows);
    w1Partial = new float[m * n * LANES];
    cPartial = new float[m * LANES];
    w2Partial = new float[outputs * m * LANES];
    bPartial = new float[outputs * LANES];
    lossPartial = new float[outputs * LANES];
    losses = new float[outputs];
    targets = new Rows(panel.y, chunk);
    float floor = configuration.network().output().function().onFloats().floor();
    eachErrors = new Reconstruction(floor, b.value, slope, bPartial, lossPartial);
    emptyErrors = new Reconstruction(floor, b.value, emptySlope, bPartial, lossPartial);
  }

  @Override
  public double step(long step) {
    Arrays.fill(w1Partial, 0);
    Arrays.fill(cPartial, 0);
    Arrays.fill(w2Partial, 0);
    Arrays.fill(bPartial, 0);
    Arrays.fill(lossPartial, 0);
    inputs.draw(step);
    for (int first = 0; first < inputs.tokens(); first += chunk) {
      int tokens = Math.min(chunk, inputs.tokens() - first);
      panel.fill(first, tokens);
      pass(tokens, eachErrors);
    }
    if (inputs.empty() > 0) {
      for (int k = 0; k < outputs; k++) {
        emptySlope[k] = inputs.empty() * slope[k];
      }
      panel.fillEmpty();
      pass(1, emptyErrors);
    }
    PANELS.sumLanes(m * n, w1Partial, 0, w1.slope, 0);
    PANELS.sumLanes(m, cPartial, 0, c.slope, 0);
    PANELS.sumLanes(outputs * m, w2Partial, 0, w2.slope, 0);
    PANELS.sumLanes(outputs, bPartial, 0, b.slope, 0);
    PANELS.sumLanes(outputs, lossPartial, 0, losses, 0);
    double loss = 0;
    for (float each : losses) {
      loss += each;
    }
    return loss / 2;
  }

  /** Forward and backward of the panel's tokens. */
  private void pass(int tokens, Reconstruction sums) {
    int columns = padded(tokens);
    PANELS.multiply(m, n, columns, reading, inputRows, zeros, neurons); // z = W1 x
    activate(columns); // h = act(z + c)
    PANELS.multiply(outputs, m, columns, writing, neurons, zeros, outputErrors); // Z = W2 h
    silence(tokens, columns);
    errors.ofColumns(outputs, columns, sums, targets, outputErrors); // D, db
    PANELS.outer(outputs, m, columns, outputErrors, neurons, w2Partial, 0); // D h'
    PANELS.multiply( // dh = W2' D
        m, outputs, columns, writingColumns, outputErrors, zeros, neuronGradients);
    backThroughNeurons(columns); // dz = dh act'(z), dc
    PANELS.outer(m, n, columns, neuronGradients, inputRows, w1Partial, 0); // dz x'
  }

  private void activate(int columns) {
    for (int a = 0; a < m; a++) {
      int row = a * chunk;
      if (configuration.hasHiddenBias()) {
        float bias = c.value[a];
        for (int t = row; t < row + columns; t++) {
          h[t] += bias;
        }
      }
      activation.apply(h, row, hSlope, row, columns);
    }
  }

  /**
   * Where there is no token, gives each output the target that it puts out: no error. Z = -b there,
   * as y' = out(0) = 0 is the target of any output function.
   */
  private void silence(int tokens, int columns) {
    for (int k = 0; k < outputs && tokens < columns; k++) {
      Arrays.fill(d, k * chunk + tokens, k * chunk + columns, -b.value[k]);
    }
  }

  private void backThroughNeurons(int columns) {
    for (int a = 0; a < m; a++) {
      int row = a * chunk;
      for (int t = row; t < row + columns; t++) {
        hGradient[t] *= hSlope[t];
      }
      if (configuration.hasHiddenBias()) {
        for (int t = row; t < row + columns; t += LANES) {
          for (int lane = 0; lane < LANES; lane++) {
            cPartial[a * LANES + lane] += hGradient[t + lane];
          }
        }
      }
    }
  }

  @Override
  public FloatOptimizer optimizer() {
    return configuration.hasHiddenBias()
        ? new FloatOptimizer(configuration.training(), w1, w2, b, c)
        : new FloatOptimizer(configuration.training(), w1, w2, b);
  }

  @Override
  public void load(NetworkParameters parameters) {
    Floats.narrow(parameters.w1().data, w1.value);
    Floats.narrow(parameters.w2().data, w2.value);
    Floats.narrow(parameters.b().data, b.value);
    Floats.narrow(parameters.c().data, c.value);
  }

  @Override
  public void store(NetworkParameters parameters) {
    Floats.widen(w1.value, parameters.w1().data);
    Floats.widen(w2.value, parameters.w2().data);
    Floats.widen(b.value, parameters.b().data);
    Floats.widen(c.value, parameters.c().data);
  }

  @Override
  public void storeGradient(NetworkParameters gradient) {
    Floats.widen(w1.slope, gradient.w1().data);
    Floats.widen(w2.slope, gradient.w2().data);
    Floats.widen(b.slope, gradient.b().data);
    Floats.widen(c.slope, gradient.c().data);
  }
}
